"""What the report of a small city says in each format, word for word, counted from its cases and publications."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest
import time_machine

from gongkai.information.enums import Validity
from gongkai.reporting import paper
from gongkai.reporting.content import content_for
from tests.factories.disputes import dispute_of
from tests.factories.reports import case_of
from tests.reporting.golden import FOLDER, READERS
from tests.reporting.test_figures import document, fact

if TYPE_CHECKING:
    from tests.factories.town import City

PROSE = {
    "overview": "<p>2025年，示范市依法做好政府信息公开工作。</p><h2>（一）主动公开</h2><p>公开规范性文件1件。</p>"
    "<ul><li>健全目录；</li><li>回应关切。</li></ul><table><tr><th>渠道</th><th>件数</th></tr>"
    "<tr><td>网上</td><td>3</td></tr></table>",
    "problems": "<p>存在的问题：个别目录更新不及时。改进情况：按月检查。</p>",
    "other": "<p>本年度没有收取信息处理费。</p>",
}


@pytest.fixture
def report(town: City) -> dict[str, Any]:
    """The city's 2025: eight applications in three units, one carried in, one carried out, a review, a norm."""
    case_of(town["education"], "2024-12-20", "2025-01-08")
    case_of(town["education"], "2025-03-03", "2025-03-20")
    case_of(town["education"], "2025-04-01", "2025-04-20", "partial", "business")
    case_of(town["finance"], "2025-05-06", "2025-05-20", "deny_process")
    case_of(town["finance"], "2025-05-06", "2025-05-20", "na_nothold", "legal_service")
    case_of(town["east"], "2025-06-06", "2025-06-20", "np_petition")
    case_of(town["east"], "2025-12-29", klass="other")
    with time_machine.travel("2025-09-01T10:00:00+08:00", tick=False):
        dispute_of(town["finance"], "review", decided="upheld")
    norm = document(town["education"], "normative", "2025-05-05")
    fact(norm, Validity.IN_FORCE, norm.written_on)
    content, _ = content_for(None, 2025)
    return content | {"sections": PROSE, "published_on": "2026-03-20"}


@pytest.mark.parametrize("form", paper.FORMATS)
def test_the_report_says_what_its_golden_file_says(report: dict[str, Any], form: str) -> None:
    said = READERS[form](paper.render(report, form)) + "\n"
    path = FOLDER / f"{form}.txt"
    if os.environ.get("GOLDEN") == "write":
        FOLDER.mkdir(exist_ok=True)
        path.write_text(said, encoding="utf-8")
    assert said == path.read_text("utf-8"), f"{form}: look at the difference, then write the file anew"


def test_no_golden_file_is_left_of_a_format_that_is_gone() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(paper.FORMATS)
