"""Published in one act, frozen, corrected by versions."""

from __future__ import annotations

import hashlib

import pytest

from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import RefusedError
from gongkai.information.enums import InformationState
from gongkai.information.models import Information, PublishingRule
from gongkai.information.rows import values_of
from gongkai.reporting import actions, paper, snapshot
from gongkai.reporting.content import content_for, content_of
from gongkai.reporting.enums import ReportState
from gongkai.reporting.kept import kept_file
from gongkai.reporting.models import AnnualReport
from tests.factories.reports import bring_out, case_of, complete, drafted, published


def files_of(unit, year=2025):
    """What the command line gives for a unit's year, in every format."""
    content, report = content_for(unit, year)
    return {form: kept_file(report, content, form) or paper.render(content, form) for form in paper.FORMATS}


def test_one_act_brings_out_page_rows_and_files(desk):
    case_of(desk.unit, "2025-03-03", "2025-03-20")
    case_of(desk.unit, "2025-12-20")
    report = published(desk)
    page = report.information
    assert (page.kind, page.state, page.owner) == ("annual_report", InformationState.PUBLISHED, desk.unit)
    assert page.title == "示范市教育局2025年政府信息公开工作年度报告"
    assert page.elements["new"] == 2
    assert page.elements["carried_over"] == 1
    assert "<caption>收到和处理政府信息公开申请情况</caption>" in page.body_html
    rows = {values["item"]: values for values, _ in values_of(page)}
    assert rows["一、本年新收政府信息公开申请数量"]["total"] == 2
    assert sorted(attachment.name.rpartition(".")[2] for attachment in page.attachments.all()) == ["docx", "pdf"]


def test_the_files_are_those_of_the_paper(desk):
    report = published(desk)
    for attachment in report.information.attachments.all():
        form = attachment.name.rpartition(".")[2]
        assert attachment.sha256 == hashlib.sha256(paper.render(report.frozen, form)).hexdigest()
        assert report.files[form]["sha256"] == attachment.sha256


def test_a_published_year_gives_the_same_bytes_whatever_happens_to_the_cases(desk):
    case = case_of(desk.unit, "2025-03-03", "2025-03-20")
    published(desk)
    before = files_of(desk.unit)
    case.cell = "partial"
    case.save()
    case_of(desk.unit, "2025-05-05", "2025-05-20")
    desk.unit.name = "示范市教育委员会"
    desk.unit.save()
    assert files_of(desk.unit) == before
    fresh, _ = content_for(desk.unit, 2025, recount=True)
    assert fresh["tables"]["requests"]["new"]["total"] == 2


@pytest.mark.parametrize("form", paper.FORMATS)
def test_a_later_release_that_sets_it_otherwise_gives_what_went_out(desk, monkeypatch, form):
    report = published(desk)
    went_out = paper.render(report.frozen, form)
    monkeypatch.setattr(paper, "render", lambda *_: b"set otherwise")
    assert kept_file(report, content_of(report), form) == went_out
    assert kept_file(report, content_of(report) | {"note": "x"}, form) is None


def test_the_author_neither_approves_nor_publishes(desk, town):
    report = drafted(desk)
    actions.submit(report, actor=desk.writer)
    with pytest.raises(RefusedError):
        actions.approve(report, actor=desk.writer)
    actions.approve(report, actor=desk.checker)
    with pytest.raises(RefusedError):
        actions.publish(report, actor=desk.writer)
    assert AnnualReport.objects.get().state == ReportState.APPROVED


def test_where_the_rule_asks_for_it_a_secrecy_review_comes_between(desk):
    PublishingRule.objects.create(kind="annual_report", organization=desk.unit, secrecy_review=True)
    report = drafted(desk)
    actions.submit(report, actor=desk.writer)
    actions.approve(report, actor=desk.checker)
    assert report.state == ReportState.SECRECY_REVIEW
    with pytest.raises(RefusedError):
        actions.publish(report, actor=desk.publisher)
    actions.clear(report, actor=desk.actor("secrecy_reviewer"))
    actions.publish(report, actor=desk.publisher)
    assert report.information.state == InformationState.PUBLISHED


def test_nothing_is_left_when_the_release_is_refused(desk, monkeypatch):
    report = drafted(desk)
    actions.submit(report, actor=desk.writer)
    actions.approve(report, actor=desk.checker)

    def refused(*_: object, **__: object) -> None:
        raise RefusedError("不能发布")

    monkeypatch.setattr("gongkai.information.actions.publish", refused)
    with pytest.raises(RefusedError):
        actions.publish(report, actor=desk.publisher)
    report.refresh_from_db()
    assert (report.state, report.frozen, Information.objects.count()) == (ReportState.APPROVED, {}, 0)


def test_a_correction_is_a_version_with_its_reason_at_the_same_address(desk):
    first = published(desk)
    old = files_of(desk.unit)
    case_of(desk.unit, "2025-06-06", "2025-06-20", "deny_law")
    second = actions.correct(first, reason="补录一件申请", actor=desk.writer)
    assert files_of(desk.unit) == old
    with pytest.raises(RefusedError):
        actions.correct(first, reason="再来一次", actor=desk.writer)
    bring_out(desk, complete(second, desk.writer))
    first.refresh_from_db()
    assert (first.state, second.state, second.version) == (ReportState.SUPERSEDED, ReportState.PUBLISHED, 2)
    page = Information.objects.get()
    assert second.information == page
    assert page.elements["new"] == 1
    assert "补录一件申请" in page.body_text
    names = sorted(attachment.name for attachment in page.attachments.all())
    assert names == [f"示范市教育局2025年政府信息公开工作年度报告（更正1）.{form}" for form in ("docx", "pdf")]
    assert files_of(desk.unit) != old
    assert kept_file(first, content_of(first), "pdf") == old["pdf"]
    assert page.revisions.filter(state="pending").count() == 0


def test_a_correction_needs_a_reason(desk):
    with pytest.raises(RefusedError, match="理由"):
        actions.correct(published(desk), reason=" ", actor=desk.writer)


def test_the_way_leaves_its_trail(desk):
    report = published(desk)
    events = list(AuditEntry.objects.of(report).values_list("event", flat=True))[::-1]
    assert events[0] == "report.create"
    assert events[-3:] == ["report.submit", "report.approve", "report.publish"]


def test_the_cases_counted_are_kept_without_people(desk):
    case = case_of(desk.unit, "2025-03-03", "2025-03-20")
    case_of(desk.unit, "2024-03-03", "2024-03-20")
    kept = list(snapshot.read(published(desk).cases))
    assert [(each.key, each.cell, each.column) for each in kept] == [(case.pk, "grant", "natural_person")]
