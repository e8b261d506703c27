"""The public page of structured information: figures with units, rows, sums, charts, files, earlier periods."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from django.urls import reverse

from gongkai.information.enums import InformationState
from gongkai.information.models import Information
from gongkai.information.rows import keep, public_text
from gongkai.search.rebuild import fill
from tests.portal.support import publish, words

if TYPE_CHECKING:
    from tests.portal.support import Library

DEBT = {
    "as_of": "2026-06-30",
    "region": "示范市",
    "ceiling": "120.5",
    "ceiling_general": "60.5",
    "ceiling_special": "60",
    "balance": "100",
    "balance_general": "50",
    "balance_special": "50",
    "issued": "12.5",
    "repayment_plan": "按年偿还。",
    "repayment_source": "一般公共预算收入。",
}
BONDS = [
    {"name": "2026年一期", "variety": "新增一般债券", "amount": "2.5", "term": "10", "rate": "2.31"},
    {"name": "2026年二期", "variety": "新增专项债券", "amount": "10", "term": "15", "rate": "2.45"},
]


def record(library: Library, kind: str, elements: dict[str, Any], rows: Any = (), **values: Any) -> Information:
    row = publish(
        library.office, **{"kind": kind, "title": "一份结构化信息", "published_on": "2026-07-10", **values}
    )
    row.elements = elements
    row.rows_sha256 = keep(row, rows).sha256 if rows else ""
    row.save()
    return row


@pytest.fixture
def debt(library: Library) -> Information:
    return record(library, "government_debt", DEBT, BONDS)


@pytest.fixture
def penalties(library: Library) -> Information:
    row = {
        "party": "示范市某食品店",
        "representative": "欧阳某某某",
        "home": "示范市示范街道一号楼",
        "id_number": "330000",
        "number": "示市监罚〔2026〕1号",
        "category": "罚款",
        "fine": "0.5",
    }
    return record(library, "penalty", {"decisions": 1, "fines": "0.5"}, [row])


def shown(client: Any, information: Information) -> str:
    return words(client.get(information.get_absolute_url()))


def test_figures_stand_with_their_units(client, debt):
    page = shown(client, debt)
    assert "120.5亿元" in page
    assert "按年偿还。" in page
    assert "发行额（亿元）" in page


def test_rows_have_scoped_heads_and_their_sum(client, debt):
    page = shown(client, debt)
    assert '<th scope="row">2026年二期</th>' in page
    assert '<th scope="row">合计</th>' in page
    assert '<td class="number">12.5</td>' in page


def test_charts_are_drawn_beside_their_table(client, debt):
    page = shown(client, debt)
    assert "限额与余额" in page
    assert "发行额按品种" in page
    assert page.count('<ul class="bars">') == 2
    assert '<th scope="row">新增专项债券</th>' in page


def test_the_law_on_when_to_publish_is_named_and_linked(client, debt):
    assert f'href="{reverse("portal:law-rule", args=["PUB-26"])}"' in shown(client, debt)


def test_a_person_stays_hidden_everywhere(client, penalties):
    everything = shown(client, penalties)
    everything += words(client.get(reverse("portal:rows", args=[penalties.pk])))
    for form in ("csv", "json"):
        everything += client.get(reverse("portal:data", args=[penalties.pk, form])).content.decode()
    sheet = client.get(reverse("portal:data", args=[penalties.pk, "xlsx"])).content
    everything += str([[c.value for c in r] for r in openpyxl.load_workbook(io.BytesIO(sheet)).worksheets[0]])
    assert "欧阳***" in everything
    for secret in ("欧阳某", "示范街道", "330000", ">证件号码<", ">住址<"):
        assert secret not in everything
    assert "没有符合的行" in words(client.get(reverse("portal:rows", args=[penalties.pk]), {"q": "330000"}))


def test_rows_are_searched_and_paged_without_a_script(client, library):
    rows = [
        {"number": f"N{n}", "name": "大米" if n % 2 else "食醋", "result": "合格", "category": "粮食"}
        for n in range(120)
    ]
    row = record(library, "food_sampling", {"week": "2026-W12", "tested": 120}, rows)
    assert "查看和检索全部 120 行" in shown(client, row)
    address = reverse("portal:rows", args=[row.pk])
    second = words(client.get(address, {"page": "2"}))
    assert "N50" in second
    assert "N49" not in second
    found = words(client.get(address, {"q": "食醋 N10"}))
    assert "共 <b>6</b> 行" in found
    assert "大米" not in found


def test_data_goes_out_as_csv_xlsx_and_json(client, debt):
    def file(form: str) -> bytes:
        return client.get(reverse("portal:data", args=[debt.pk, form])).content

    lines = list(csv.reader(io.StringIO(file("csv").decode("utf-8-sig"))))
    assert lines[0][:3] == ["债券名称", "品种", "发行额（亿元）"]
    assert lines[2][2] == "10"
    data = json.loads(file("json"))
    assert data["rows"][0]["amount"] == "2.5"
    assert {"code": "ceiling", "label": "债务限额", "type": "money", "unit": "亿元", "value": "120.5"} in data[
        "fields"
    ]
    sheet = openpyxl.load_workbook(io.BytesIO(file("xlsx"))).worksheets[0]
    assert sheet["C2"].value == pytest.approx(2.5)


def test_no_cell_of_a_file_is_a_formula(client, library):
    row = record(library, "food_sampling", {}, [{"number": "N1", "name": "=1+1"}])
    assert "'=1+1" in client.get(reverse("portal:data", args=[row.pk, "csv"])).content.decode()
    sheet = client.get(reverse("portal:data", args=[row.pk, "xlsx"])).content
    assert openpyxl.load_workbook(io.BytesIO(sheet)).worksheets[0]["B2"].data_type == "s"


def test_the_search_finds_it_by_its_rows_and_not_by_what_is_withheld(client, penalties, engine):
    fill()
    assert "一份结构化信息" in words(client.get(reverse("portal:search"), {"q": "示范市某食品店"}))
    assert "330000" not in public_text(penalties)
    assert "欧阳***" in public_text(penalties)


@pytest.mark.parametrize("state", [InformationState.DRAFT, InformationState.REVIEWED])
def test_rows_and_files_of_what_is_not_public_are_not_there(client, debt, state):
    Information.objects.filter(pk=debt.pk).update(state=state)
    assert client.get(reverse("portal:rows", args=[debt.pk])).status_code == 404
    assert client.get(reverse("portal:data", args=[debt.pk, "csv"])).status_code == 404


def test_what_has_no_rows_has_no_such_pages(client, library):
    assert client.get(reverse("portal:rows", args=[library.notice.pk])).status_code == 404
    assert client.get(reverse("portal:data", args=[library.notice.pk, "csv"])).status_code == 404
    assert client.get(reverse("portal:series", args=["notice"])).status_code == 404


def month(library: Library, number: int, income: str, **values: Any) -> Information:
    elements = {"month": f"2026-{number:02d}", "income": income, "income_total": income}
    return record(library, "fiscal_monthly", elements, title=f"2026年{number}月财政收支", **values)


def test_a_series_sets_each_period_against_the_one_before(client, library):
    for number, income in ((1, "1000"), (2, "1200"), (5, "900")):
        month(library, number, income)
    page = words(client.get(reverse("portal:series", args=["fiscal_monthly"])))
    assert "<polyline" in page
    page = page.split("各期数据</h2>")[1]
    assert page.index("2026年5月") < page.index("2026年2月") < page.index("2026年1月")
    assert "较上期 +20.0%" in page
    assert "较上期 -25.0%" in page
    assert "以下各期没有公开：2026年3月、2026年4月" in page


def test_a_series_is_of_one_unit_and_one_variant(client, library):
    budget = {"year": 2026, "stage": "预算", "general_income": "100"}
    record(library, "government_budget", budget)
    record(library, "government_budget", {**budget, "stage": "决算", "general_income": "7777"})
    other = publish(library.education, kind="government_budget", title="别家", published_on="2026-07-01")
    Information.objects.filter(pk=other.pk).update(elements={**budget, "general_income": "8888"})
    address = reverse("portal:series", args=["government_budget"])
    page = words(client.get(address, {"unit": library.office.code, "variant": "预算"}))
    assert "7,777" not in page
    assert "8,888" not in page
    assert "示范市教育局" in page


def test_an_empty_series_says_so(client, library):
    assert "还没有公开的数据" in words(client.get(reverse("portal:series", args=["air_quality"])))


def test_ten_thousand_rows_take_few_queries(client, library, django_assert_max_num_queries):
    rows = [{"number": f"N{n}", "name": "大米", "result": "合格"} for n in range(300)]
    row = record(library, "food_sampling", {"tested": 300}, rows)
    with django_assert_max_num_queries(24):
        client.get(row.get_absolute_url())
