"""Lists: filters, search, order, paging, saved views, and a number of queries that does not grow."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.core.desk.models import SavedView
from gongkai.information.enums import InformationState, Validity
from gongkai.tasks.enums import TaskState, UnitRole
from gongkai.tasks.models import TaskUnit
from tests.factories.information import InformationFactory
from tests.factories.orgs import OrganizationFactory
from tests.factories.tasks import TaskFactory

if TYPE_CHECKING:
    from gongkai.orgs.models import Organization
    from tests.core.desk.conftest import Seat

LIST = "/desk/information/"
TODAY = dt.date(2026, 6, 15)


def titles(seat: Seat, query: str = "", url: str = LIST) -> list[str]:
    table = seat.client.get(f"{url}?{query}").context["table"]
    return [str(row.record) for row in table.paginated_rows]


@pytest.fixture
def rows(housing: Organization) -> None:
    for title, fields in {
        "甲办法": {
            "kind": "normative",
            "validity": Validity.IN_FORCE,
            "written_on": dt.date(2024, 3, 1),
            "theme": "城乡建设、环境保护\\城乡建设（含住房）",
        },
        "乙规定": {"kind": "normative", "validity": Validity.REPEALED, "written_on": dt.date(2019, 3, 1)},
        "丙通知": {"kind": "notice", "state": InformationState.PUBLISHED, "document_number": "示住建〔2025〕3号"},
    }.items():
        InformationFactory(owner=housing, title=title, **fields)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind=normative", {"甲办法", "乙规定"}),
        ("state=published", {"丙通知"}),
        ("validity=repealed", {"乙规定"}),
        ("validity=unmarked", {"丙通知"}),
        ("year=2024", {"甲办法"}),
        ("theme=城乡建设、环境保护", {"甲办法"}),
        ("q=2025 丙", {"丙通知"}),
        ("q=丙 甲", set()),
        ("kind=normative&validity=in_force&year=2024", {"甲办法"}),
        ("year=nineteen&kind=notice", {"丙通知"}),
    ],
)
def test_filters_narrow_the_list(query: str, expected: set[str], rows: None, drafter: Seat) -> None:
    assert set(titles(drafter, query)) == expected


def test_a_list_sorts_by_its_columns(rows: None, drafter: Seat) -> None:
    assert titles(drafter, "kind=normative&sort=written_on") == ["乙规定", "甲办法"]
    assert titles(drafter, "kind=normative&sort=-written_on") == ["甲办法", "乙规定"]


def test_sorting_by_what_is_no_column_is_ignored(rows: None, drafter: Seat) -> None:
    assert len(titles(drafter, "sort=owner__posts__roles")) == 3


def test_pages_beyond_the_last_show_the_last(housing: Organization, drafter: Seat) -> None:
    InformationFactory.create_batch(30, owner=housing)
    assert len(titles(drafter, "page=2")) == 5
    assert len(titles(drafter, "page=99")) == 5
    assert len(titles(drafter, "page=zwei")) == 25


def test_the_page_links_keep_the_filters(housing: Organization, drafter: Seat) -> None:
    InformationFactory.create_batch(30, owner=housing)
    assert "?kind=notice&amp;page=2" in drafter.client.get(f"{LIST}?kind=notice").text


@pytest.mark.parametrize("few_many", [(2, 20)])
def test_a_list_costs_the_same_number_of_queries_however_long(
    few_many: tuple[int, int], housing: Organization, drafter: Seat
) -> None:
    few, many = few_many
    InformationFactory.create_batch(few, owner=housing)
    with CaptureQueriesContext(
        connection,
    ) as short:
        drafter.client.get(LIST)
    InformationFactory.create_batch(many, owner=housing)
    with CaptureQueriesContext(connection) as long:
        drafter.client.get(LIST)
    assert len(long) == len(short) <= 11


def test_the_ledger_costs_the_same_number_of_queries_however_long(housing: Organization, drafter: Seat) -> None:
    url = reverse("desk:list", args=["tasks"])
    counts = []
    for batch in (2, 20):
        for task in TaskFactory.create_batch(batch, document__owner=OrganizationFactory()):
            TaskUnit.objects.create(task=task, role=UnitRole.LEAD, name="市住建局", organization=housing)
        with CaptureQueriesContext(connection) as captured:
            assert drafter.client.get(url).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 12


@pytest.mark.parametrize(
    ("due", "expected"),
    [("overdue", ["逾期"]), ("week", ["今天", "七天"]), ("month", ["今天", "七天", "八天"]), ("none", ["无期"])],
)
def test_tasks_filter_by_their_day(
    due: str, expected: list[str], housing: Organization, drafter: Seat, time_machine: object
) -> None:
    time_machine.move_to(dt.datetime(2026, 6, 15, 9, tzinfo=dt.timezone(dt.timedelta(hours=8))))  # type: ignore[attr-defined]  # a fixture
    document = InformationFactory(owner=housing)
    for position, (text, days) in enumerate({"逾期": -1, "今天": 0, "七天": 7, "八天": 8, "无期": None}.items()):
        day = None if days is None else TODAY + dt.timedelta(days=days)
        task = TaskFactory(document=document, text=text, due_on=day, number="", position=position)
        TaskUnit.objects.create(task=task, role=UnitRole.LEAD, name="市住建局", organization=housing)
    done = TaskFactory(document=document, due_on=TODAY - dt.timedelta(days=3), state=TaskState.DONE, position=9)
    TaskUnit.objects.create(task=done, role=UnitRole.LEAD, name="市住建局", organization=housing)
    assert [text.strip() for text in titles(drafter, f"due={due}", "/desk/tasks/")] == expected


def test_unit_and_role_filter_together(housing: Organization, drafter: Seat) -> None:
    led, supported = TaskFactory.create_batch(2, document__owner=OrganizationFactory())
    TaskUnit.objects.create(task=led, role=UnitRole.LEAD, name="市住建局", organization=housing)
    TaskUnit.objects.create(task=supported, role=UnitRole.SUPPORTING, name="市住建局", organization=housing)
    TaskUnit.objects.create(task=supported, role=UnitRole.LEAD, name="某局", organization=led.owner)
    assert titles(drafter, f"unit={housing.pk}&role=lead", "/desk/tasks/") == [str(led)]
    assert titles(drafter, "role=supporting", "/desk/tasks/") == [str(supported)]


def test_a_saved_view_keeps_the_filters_and_belongs_to_its_person(
    rows: None, drafter: Seat, reviewer: Seat
) -> None:
    url = reverse("desk:save-view", args=["information"])
    response = drafter.client.post(url, {"name": "有效文件", "query": "validity=in_force&page=3"})
    assert response["Location"] == f"{LIST}?validity=in_force"
    assert 'href="?validity=in_force">有效文件' in drafter.client.get(LIST).text
    assert "有效文件" not in reviewer.client.get(LIST).text


def test_the_same_name_again_replaces_the_view(drafter: Seat) -> None:
    url = reverse("desk:save-view", args=["information"])
    for query in ("kind=notice", "kind=plan"):
        drafter.client.post(url, {"name": "常用", "query": query})
    assert [view.query for view in SavedView.objects.all()] == ["kind=plan"]


def test_only_its_own_person_drops_a_view(drafter: Seat, reviewer: Seat) -> None:
    url = reverse("desk:save-view", args=["information"])
    drafter.client.post(url, {"name": "常用", "query": "kind=notice"})
    view = SavedView.objects.get()
    reviewer.client.post(url, {"delete": view.pk})
    assert SavedView.objects.exists()
    drafter.client.post(url, {"delete": view.pk})
    assert not SavedView.objects.exists()


def test_a_view_without_a_name_is_refused_with_the_reason(drafter: Seat) -> None:
    response = drafter.client.post(reverse("desk:save-view", args=["information"]), {"name": " ", "query": ""})
    assert response.status_code == 400
    assert "请填写视图名称" in response.text
