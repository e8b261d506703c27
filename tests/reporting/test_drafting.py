"""Counted figures, prose and figures by hand, questions answered in words."""

from __future__ import annotations

import pytest

from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.roles import Role
from gongkai.reporting import actions, checks
from gongkai.reporting.deadlines import due_on, reporting_units
from gongkai.reporting.models import AnnualReport
from tests.factories.orgs import actor_with
from tests.factories.reports import case_of, drafted, published


@pytest.fixture
def draft(desk):
    return actions.draft(desk.unit, 2025, actor=desk.writer)


def keys(report):
    return {finding.key for finding in checks.findings(report)}


def test_a_unit_has_one_report_a_year(desk, draft):
    with pytest.raises(RefusedError, match="已经有了"):
        actions.draft(desk.unit, 2025, actor=desk.writer)
    actions.discard(draft, reason="重来", actor=desk.writer)
    assert actions.draft(desk.unit, 2025, actor=desk.writer).version == 2


def test_only_the_unit_itself_writes_its_report(town, desk):
    for unit, role in ((town["civil"], Role.DRAFTER), (town.city, Role.DISCLOSURE_OFFICER)):
        with pytest.raises(RefusedError, match="示范市教育局"):
            actions.draft(desk.unit, 2025, actor=actor_with(unit, role))
    assert actions.draft(desk.unit, 2025, actor=desk.actor(Role.DISCLOSURE_OFFICER)).pk


def test_years_without_a_form_have_no_report(desk):
    with pytest.raises(InvalidInputError, match="2018"):
        actions.draft(desk.unit, 2018, actor=desk.writer)


def test_prose_is_cleaned(desk, draft):
    actions.edit_prose(draft, {"overview": "<p onclick='x'>一</p><script>二</script>"}, actor=desk.writer)
    assert "script" not in draft.sections["overview"]
    assert "onclick" not in draft.sections["overview"]
    with pytest.raises(InvalidInputError, match="没有“seventh”"):
        actions.edit_prose(draft, {"seventh": "<p>七</p>"}, actor=desk.writer)


def test_an_entered_figure_says_who_when_and_whence_beside_the_counted_one(desk, draft):
    actions.enter_figures(draft, {"art20/coercion/decisions": "1,024"}, note="执法年报", actor=desk.writer)
    entered = draft.manual["art20/coercion/decisions"]
    assert (entered["value"], entered["by"], entered["note"]) == (1024, desk.writer.name, "执法年报")
    assert entered["at"].startswith("2026-01-15T12:00")
    assert draft.computed["art20"]["coercion"]["decisions"] == 0
    assert draft.value("art20/coercion/decisions") == 1024
    actions.enter_figures(draft, {"art20/coercion/decisions": ""}, note="", actor=desk.writer)
    assert draft.manual == {}


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("art20/coercion/decisions", "-1", "不能是负数"),
        ("art20/coercion/decisions", "1.5", "整数"),
        ("art20/coercion/decisions", "十", "整数"),
        ("art20/coercion/decisions", "NaN", "整数"),
        ("art20/fees_wan/amount", "Infinity", "万元"),
        ("art20/coercion/decisions", "1E+999999", "15位"),
        ("art20/fees_wan/amount", "1000000000000000", "15位"),
        ("art20/fees_wan/amount", "1E-999999", "小数"),
        ("requests/new/total", "5", "由办件统计"),
        ("nothing", "5", "不是可以填报的项"),
    ],
)
def test_a_figure_that_cannot_be_is_refused_with_its_cell(desk, draft, path, value, said):
    with pytest.raises(InvalidInputError, match=said):
        actions.enter_figures(draft, {path: value}, note="某", actor=desk.writer)


def test_counting_again_leaves_entered_figures_alone(desk, draft):
    actions.enter_figures(draft, {"art20/coercion/decisions": 3}, note="某", actor=desk.writer)
    case_of(desk.unit, "2025-05-05", "2025-05-20")
    actions.recount(draft, actor=desk.writer)
    assert draft.computed["requests"]["new"]["total"] == 1
    assert draft.value("art20/coercion/decisions") == 3
    assert AuditEntry.objects.of(draft).first().data["changed"] == 6


def test_what_is_missing_hinders_and_is_named(desk, draft):
    found = keys(draft)
    assert {"section.overview", "section.problems", "section.other"} <= found
    assert "source.art20/fees_wan/amount" in found
    with pytest.raises(RefusedError, match="总体情况"):
        actions.submit(draft, actor=desk.writer)


def test_an_empty_paragraph_is_no_content(desk, draft):
    actions.edit_prose(draft, {"overview": "<p>&nbsp; </p>"}, actor=desk.writer)
    assert "section.overview" in keys(draft)


def test_a_complete_report_is_handed_in(desk):
    report = drafted(desk)
    assert keys(report) == set()
    assert actions.submit(report, actor=desk.writer).submitted_on.isoformat() == "2026-01-15"


def test_a_year_that_is_not_over_is_not_reported(desk):
    assert "year" in keys(drafted(desk, 2026))


def test_figures_counted_before_the_year_was_over_are_counted_again(desk, january):
    january.move_to("2025-12-30T04:00:00+00:00")
    report = drafted(desk)
    january.move_to("2026-01-15T04:00:00+00:00")
    assert keys(report) == {"counted"}
    actions.recount(report, actor=desk.writer)
    assert keys(report) == set()


def test_sums_that_do_not_agree_hinder(desk):
    report = drafted(desk)
    cells = {"review_litigation/review/upheld": 2, "review_litigation/review/total": 1}
    actions.enter_figures(report, cells, note="某", actor=desk.writer)
    assert keys(report) == {"I5.review_litigation/review"}


def test_a_question_wants_words_and_keeps_them(desk):
    published(desk, 2024)
    report = drafted(desk)
    actions.enter_figures(report, {"art20/norm/valid": 5}, note="台账", actor=desk.writer)
    assert keys(report) == {"I6.art20/norm"}
    with pytest.raises(RefusedError, match="现行有效"):
        actions.submit(report, actor=desk.writer)
    actions.explain(report, "I6.art20/norm", "清理后核实", actor=desk.writer)
    assert keys(report) == set()
    with pytest.raises(InvalidInputError):
        actions.explain(report, "I1.requests", "没有这条", actor=desk.writer)


def test_what_was_carried_over_otherwise_tells_the_applications_and_why(desk):
    late = case_of(desk.unit, "2024-12-20", number="甲号")
    gone = case_of(desk.unit, "2024-12-21", number="乙号")
    published(desk, 2024)
    late.closed_on, late.cell = "2024-12-31", "grant"
    late.save()
    gone.counts = False
    gone.save()
    case_of(desk.unit, "2024-11-11", number="丙号")
    report = drafted(desk)
    words = [each.says for each in checks.explainable(report) if each.key.startswith("I4")]
    assert words
    assert "少 甲号：办结日期补记为 2024-12-31" in words[0]
    assert "少 乙号：登记已撤销" in words[0]
    assert "多 丙号：上年度报告发布后补录" in words[0]


def test_paragraphs_of_last_year_are_pointed_out(desk):
    long = f"<p>{'我局坚持以公开为常态、不公开为例外，依法做好各项工作。' * 4}</p>"
    before = drafted(desk, 2024)
    actions.edit_prose(before, {"problems": long}, actor=desk.writer)
    from tests.factories.reports import bring_out

    bring_out(desk, before)
    report = actions.draft(desk.unit, 2025, actor=desk.writer)
    actions.edit_prose(report, {"problems": long}, actor=desk.writer)
    assert "copied.problems" in keys(report)


def test_the_day_depends_on_who_reports(town):
    days = {code: due_on(town[code], 2025).isoformat() for code in ("education", "east", "city", "stone")}
    assert days == {"education": "2026-01-31", "stone": "2026-01-31", "east": "2026-03-31", "city": "2026-03-31"}


def test_units_that_ended_before_the_year_did_owe_no_report(town):
    codes = {unit.code for unit in reporting_units(town.city, 2025)}
    assert "commerce" not in codes
    assert {"market", "east", "east-education", "stone", "zone"} <= codes
    assert "commerce" in {unit.code for unit in reporting_units(town.city, 2018)}


def test_at_the_turn_of_the_year_every_unit_finds_its_draft(town, desk, january):
    from gongkai.reporting.jobs import open_year

    own = actions.draft(desk.unit, 2025, actor=desk.writer)
    open_year()
    open_year()
    assert AnnualReport.objects.count() == len(reporting_units(town.city, 2025)) + 1
    assert AnnualReport.objects.get(unit=desk.unit) == own
    AnnualReport.objects.all().delete()
    january.move_to("2026-04-01T04:00:00+00:00")
    open_year()
    assert not AnnualReport.objects.exists()
