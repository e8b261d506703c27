"""The public ledger pages, as a browser asks for them."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.urls import reverse

from gongkai.core.actors import system
from gongkai.information.enums import Disclosure, InformationState
from gongkai.tasks.actions import add_progress, build_ledger
from gongkai.tasks.enums import TaskState
from gongkai.tasks.models import Task
from tests.factories.orgs import CityFactory, OrganizationFactory
from tests.factories.tasks import OrderFactory, TaskFactory, TaskUnitFactory, an_information, an_order
from tests.factories.town import build_town

IMPORT = system("导入")
MOST_QUERIES = 12


@pytest.fixture
def town(db):
    return build_town()


@pytest.fixture
def document(town):
    order = an_order()
    information = an_information(order, owner=town["office"])
    build_ledger(information, order, actor=IMPORT)
    return information


def page(client, name, *args, **query):
    response = client.get(reverse(f"portal:{name}", args=args), query)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def test_the_ledger_shows_each_task_with_units_date_and_sentence(client, document):
    shown = page(client, "ledger", document.pk)
    for words in (
        "示范市2024年政务公开工作要点",
        "示政办发〔2024〕12号",
        "年底前建成全市统一的政策文件库，分类展示现行有效文件",
        "牵头单位",
        "指导单位",
        "省民政厅",
        "2024-12-31",
        "年底前，建成全市统一的政策文件库，分类展示现行有效文件。",
        "一、政策公开",
        "二、保障措施",
    ):
        assert words in shown
    assert f'href="{document.get_absolute_url()}#s1"' in shown


def test_units_that_are_known_lead_to_their_own_ledger(client, document):
    shown = page(client, "ledger", document.pk)
    address = reverse("portal:unit-ledger", args=["justice"])
    assert f'<a href="{address}">市司法局职能处室</a>' in shown
    assert "某某专班</a>" not in shown


def test_counts_stand_in_words_and_in_a_chart_with_its_table(client, document):
    Task.objects.filter(number="1").update(due_on=dt.date(2020, 1, 1))
    Task.objects.filter(number="2").update(state=TaskState.DONE)
    shown = page(client, "ledger", document.pk)
    assert "共 3 项任务：未启动 2 项，已完成 1 项。其中已逾期 1 项。" in shown
    assert '<figure class="chart">' in shown
    assert '<th scope="row">未启动</th><td class="number">2</td>' in shown


def test_the_latest_progress_shows_its_public_evidence_alone(client, town, document):
    task = document.tasks.get(number="2")
    public = OrderFactory(title="公开的佐证", owner=town["civil"])
    draft = OrderFactory(title="未公开的佐证", owner=town["civil"], state=InformationState.DRAFT)
    add_progress(task, organization=town["civil"], text="早先的进展", actor=IMPORT)
    add_progress(task, organization=town["civil"], text="窗口已开通", evidence=[public, draft], actor=IMPORT)
    shown = page(client, "ledger", document.pk)
    assert "窗口已开通" in shown
    assert "早先的进展" not in shown
    assert "共报送 2 次" in shown
    assert f'<a href="{public.get_absolute_url()}">公开的佐证</a>' in shown
    assert "未公开的佐证" not in shown


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ({}, ["1", "2", "3"]),
        ({"unit": "civil"}, ["2"]),
        ({"unit": "某某专班"}, ["1"]),
        ({"role": "guiding"}, ["2"]),
        ({"unit": "education", "role": "lead"}, []),
        ({"state": "in_progress"}, ["3"]),
        ({"state": "overdue"}, ["1"]),
        ({"state": "nonsense", "role": "nonsense"}, ["1", "2", "3"]),
        ({"unit": "\x00"}, ["1", "2", "3"]),
        ({"page": "not a number"}, ["1", "2", "3"]),
    ],
)
def test_the_ledger_is_narrowed_by_unit_role_and_state(client, document, query, numbers):
    document.tasks.filter(number="1").update(due_on=dt.date(2020, 1, 1))
    document.tasks.filter(number="3").update(state=TaskState.IN_PROGRESS)
    response = client.get(reverse("portal:ledger", args=[document.pk]), query)
    assert [task.number for task in response.context["page"]] == numbers


def test_what_nothing_fits_says_so(client, document):
    assert "没有符合条件的任务" in page(client, "ledger", document.pk, state="done")


@pytest.mark.parametrize(
    "fields",
    [{"state": InformationState.DRAFT}, {"state": InformationState.REMOVED}, {"disclosure": Disclosure.WITHHELD}],
)
def test_what_is_not_public_does_not_exist(client, document, fields):
    for name, value in fields.items():
        setattr(document, name, value)
    document.save()
    assert client.get(reverse("portal:ledger", args=[document.pk])).status_code == 404
    assert document.title not in page(client, "ledgers")
    assert "没有任务" in page(client, "unit-ledger", "civil")


def test_a_document_without_tasks_has_no_ledger(client, town):
    order = OrderFactory(owner=town["office"])
    assert client.get(reverse("portal:ledger", args=[order.pk])).status_code == 404
    assert client.get(reverse("portal:ledger", args=[0])).status_code == 404


def test_a_unit_sees_its_tasks_of_all_ledgers(client, town, document):
    other = TaskFactory(document=OrderFactory(owner=town["finance"]), text="另一份文件的任务")
    TaskUnitFactory(task=other, organization=town["civil"])
    shown = page(client, "unit-ledger", "civil")
    assert "示范市民政局的任务" in shown
    assert "完善政策咨询窗口运行机制" in shown
    assert "另一份文件的任务" in shown
    assert "组织一次业务培训" not in shown


def test_a_district_sees_what_is_ordered_to_all_districts(client, town, document):
    assert "政策文件库" in page(client, "unit-ledger", "east")
    elsewhere = OrganizationFactory(code="far", kind="district", parent=CityFactory(code="far-city"))
    assert "政策文件库" not in page(client, "unit-ledger", elsewhere.code)


def test_a_unit_is_narrowed_by_its_own_role(client, document):
    response = client.get(reverse("portal:unit-ledger", args=["civil"]), {"role": "guiding"})
    assert list(response.context["page"]) == []
    response = client.get(reverse("portal:unit-ledger", args=["civil"]), {"role": "lead"})
    assert [task.number for task in response.context["page"]] == ["2"]


def test_an_unknown_unit_does_not_exist(client, document):
    assert client.get(reverse("portal:unit-ledger", args=["nobody"])).status_code == 404


def test_ledgers_are_listed_by_year_the_latest_first(client, town, document):
    earlier = TaskFactory(
        document=OrderFactory(owner=town["office"], written_on=dt.date(2021, 3, 1), title="旧要点")
    )
    undated = TaskFactory(document=OrderFactory(written_on=None, published_on=None, title="无日期的要点"))
    latest = page(client, "ledgers")
    assert document.title in latest
    assert "旧要点" not in latest
    assert "2021年" in latest
    assert earlier.document.title in page(client, "ledgers", year="2021")
    assert undated.document.title in page(client, "ledgers", year="0")
    assert client.get(reverse("portal:ledgers"), {"year": "1999"}).status_code == 404


def test_without_ledgers_the_index_says_so(client, db):
    assert "还没有台账" in page(client, "ledgers")


def test_large_ledgers_come_in_pages(client, town):
    order = OrderFactory(owner=town["office"])
    for _ in range(60):
        TaskFactory(document=order)
    assert "第 1/2 页" in page(client, "ledger", order.pk)
    assert len(client.get(reverse("portal:ledger", args=[order.pk]), {"page": 2}).context["page"]) == 10


def test_the_address_of_a_task_leads_to_the_page_it_stands_on(client, town):
    order = OrderFactory(owner=town["office"])
    tasks = [TaskFactory(document=order, position=at) for at in range(60)]
    for task in (tasks[0], tasks[49], tasks[50], tasks[59]):
        address, _, anchor = task.get_absolute_url().partition("#")
        assert f'id="{anchor}"' in client.get(address).content.decode()
    assert client.get(address, {"task": "x" * 30}).status_code == 200
    assert client.get(address, {"task": "9" * 18}).status_code == 200


@pytest.mark.parametrize("name", ["ledger", "unit-ledger", "ledgers"])
def test_pages_take_few_queries_however_long_the_ledger(
    client, town, document, name, django_assert_max_num_queries
):
    for _ in range(40):
        task = TaskFactory(document=document)
        for organization in (town["civil"], town["finance"], None):
            TaskUnitFactory(task=task, organization=organization)
        add_progress(task, organization=town["civil"], text="已办", evidence=[document], actor=IMPORT)
        TaskFactory(document=OrderFactory(owner=town["office"], written_on=dt.date(2024, 1, 1)))
    args = {"ledger": [document.pk], "unit-ledger": ["civil"], "ledgers": []}[name]
    with django_assert_max_num_queries(MOST_QUERIES):
        page(client, name, *args)
