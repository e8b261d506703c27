"""The page that everything leads to, and what it gives away."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from django.urls import reverse

from gongkai.cases.foi import flags
from gongkai.portal.foi import traces
from gongkai.portal.law import sources
from gongkai.sites.models import Guide
from tests.factories.cases import registered
from tests.portal.foi.support import apply

if TYPE_CHECKING:
    from django.test import Client

    from tests.factories.cases import Office


def test_every_figure_comes_from_its_rule_and_leads_there(office: Office, client: Client) -> None:
    text = client.get(reverse("portal:foi")).content.decode()
    for rule in ("FOI-30", "FOI-31", "FOI-32", "FOI-33", "FOI-33x", "FEE-04", "FEE-05", "FEE-06"):
        assert reverse("portal:law-rule", args=[rule]) in text
    for rule in ("FOI-33", "FOI-30", "FEE-06"):
        assert sources.book().rule(rule).amount in text


def test_the_remedies_are_those_of_the_law_today(office: Office, client: Client) -> None:
    text = client.get(reverse("portal:foi")).content.decode()
    for words in ("先行向", "行政诉讼", "逾期不答复的", "REV-20", "SUE-45"):
        assert words in text
    assert "〔" not in text.split('id="remedies"')[1].split("</section>")[0]


def test_each_unit_is_shown_with_its_guide(office: Office, other_office: Office, client: Client) -> None:
    Guide.objects.create(unit=office.unit, office="教育局办公室", telephone="0990-2120000")
    Guide.objects.create(unit=other_office.unit, request_url="https://wjw.example/apply")
    text = client.get(reverse("portal:foi")).content.decode()
    assert "教育局办公室" in text
    assert f"{reverse('portal:foi-apply')}?unit=education" in text
    assert "https://wjw.example/apply" in text


@pytest.mark.parametrize("name", ["portal:home", "portal:disclosure", "portal:guide"])
def test_it_is_found(name: str, office: Office, client: Client) -> None:
    assert f'href="{reverse("portal:foi")}"' in client.get(reverse(name)).content.decode()


def test_the_paper_form_asks_for_what_the_article_asks(client: Client, db: None) -> None:
    response = client.get(reverse("portal:foi-paper"))
    paper = docx.Document(BytesIO(response.content))
    words = "".join(cell.text for row in paper.tables[0].rows for cell in row.cells)
    for part in (
        "姓名或者单位名称",
        "证件名称和号码",
        "联系电话",
        "所需信息的名称、文号",
        "希望得到什么形式",
        "自然人",
    ):
        assert part in words
    assert "口头" in paper.paragraphs[-1].text


def test_many_applications_are_marked_slowed_and_taken(office: Office, client: Client, quick: list[float]) -> None:
    last = None
    for number in range(12):
        last = apply(client, request=f"第{number}项信息")
    assert last is not None
    marks = flags.flags(last)
    assert len(marks) == 2
    assert all("FOI-35r" in mark and "不能据此拒收" in mark for mark in marks)
    assert [seconds for seconds in quick if seconds >= traces.STEP_SECONDS] == [traces.STEP_SECONDS]


def test_ten_in_a_month_are_nobodys_concern(office: Office) -> None:
    made = [registered(office) for _ in range(10)]
    assert flags.flags(made[-1]) == []


def test_other_sources_of_marks_join_once(office: Office) -> None:
    case = registered(office)
    before = list(flags._providers)
    try:
        for _ in range(2):
            flags.join(only_here)
        assert flags.flags(case) == ["只此一条"]
    finally:
        flags._providers[:] = before


def only_here(_: object) -> list[str]:
    return ["只此一条"]
