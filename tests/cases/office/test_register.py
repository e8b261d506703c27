"""Precedents that name nobody, what is opened to all, hints, complaints, and the workload of all units."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from gongkai.cases.actions import Identity
from gongkai.cases.foi import actions
from gongkai.cases.office import complaints, hints, opening, precedents
from gongkai.cases.office.desk.complaints import _todo as complaint_todo
from gongkai.cases.office.desk.workload import counted, usual
from gongkai.cases.office.enums import ComplaintState, ComplaintSubject, OpeningState, PrecedentState
from gongkai.cases.office.models import Caseload, Complaint, Opening, Precedent
from gongkai.core.actors import PUBLIC
from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.roles import Role
from gongkai.information.models import Information
from tests.factories.cases import SOMEBODY, build_office, handled, registered
from tests.factories.office import answered
from tests.factories.orgs import person_with

PLANTED = ("申小明", "13900001234", "139 0000 1234", "11010519491231002X", "幸福路1号")
REQUEST = f"我叫申小明（身份证号{SOMEBODY.id_number}，电话139 0000 1234），住示范市幸福路1号，要学位供给的统计数据"
OTHER = Identity(name="罗一舟", phone="13800138000", address="示范市和平路2号")


def test_a_precedent_names_nobody_and_is_the_units_own_until_approved(office, town):
    case = answered(office, request=REQUEST, title="学位供给的统计数据")
    made = precedents.propose(case, actor=office.handler)
    words = made.request + made.reasons
    assert not [each for each in PLANTED if each in words]
    assert "学位供给" in words
    elsewhere = person_with(town["finance"], Role.HANDLER).actor()
    assert not Precedent.objects.visible_to(elsewhere).exists()
    with pytest.raises(RefusedError, match="政务公开办"):
        precedents.approve(made, actor=office.handler)
    precedents.approve(made, actor=office.officer)
    assert Precedent.objects.visible_to(elsewhere).get() == made
    assert not Precedent.objects.visible_to(PUBLIC).exists()
    precedents.withdraw(made, actor=office.officer, reason="有争议")
    assert (made.state, Precedent.objects.visible_to(elsewhere).count()) == (PrecedentState.WITHDRAWN, 0)


@pytest.mark.parametrize("named", ["申小明要的数据", "电话13900001234", "身份证号11010519491231002X"])
def test_a_precedent_is_not_approved_while_somebody_is_named(office, named):
    made = precedents.propose(answered(office), actor=office.handler)
    precedents.edit(made, actor=office.handler, request=named, reasons="")
    with pytest.raises(RefusedError, match="个人信息"):
        precedents.approve(made, actor=office.officer)
    with pytest.raises(InvalidInputError, match="个人信息"):
        precedents.note_outcome(made, actor=office.officer, outcome=f"{named}，复议维持")


def test_the_head_of_an_organization_is_no_part_of_its_precedent(office):
    who = Identity(name="示范机床厂", phone="05105550000", representative="欧阳若木")
    case = answered(office, applicant=who, request="示范机床厂（欧阳若木）要求公开改制方案")
    assert "欧阳若木" not in precedents.propose(case, actor=office.handler).request


def test_only_what_was_answered_becomes_a_precedent_and_once(office):
    case = handled(office)
    with pytest.raises(RefusedError, match="已答复"):
        precedents.propose(case, actor=office.handler)
    case = answered(office)
    precedents.propose(case, actor=office.handler)
    with pytest.raises(RefusedError, match="已整理"):
        precedents.propose(case, actor=office.handler)


def test_the_same_person_asking_the_same_is_found_without_being_read(office):
    first = registered(office)
    second = registered(office)
    other = registered(office, applicant=OTHER)
    found = hints.hints(second, office.handler)
    assert [like.case for like in found.duplicates] == [first]
    assert {like.case.pk for like in found.likes} == {first.pk, other.pk}
    assert [case.pk for case in found.others_of_applicant] == [first.pk]
    unlike = registered(office, applicant=OTHER, request="全市校车运营企业的考核结果")
    assert hints.alike(unlike, office.handler) == []


def test_hints_stay_within_what_the_person_may_see(office, town):
    case = registered(office)
    registered(build_office(town["finance"]))
    assert hints.hints(case, office.handler).others_of_applicant == []


def test_what_several_people_were_given_is_proposed_for_everybody(office):
    answered(office, applicant=OTHER)
    case = answered(office)
    assert hints.asked_alike(case) == 2
    with pytest.raises(InvalidInputError, match="个人信息"):
        opening.propose(case, actor=office.handler, title="申小明要的数据", summary="学位")
    made = opening.propose(case, actor=office.handler, title="学位供给统计", summary="各校学位数\n见下")
    assert made.applicants == 2
    assert AuditEntry.objects.filter(event="case.opening", subject_id=str(case.pk)).exists()
    with pytest.raises(RefusedError, match="已提出"):
        opening.propose(case, actor=office.handler, title="学位", summary="学位")
    writer = person_with(office.unit, Role.DRAFTER).actor()
    assert Opening.objects.visible_to(writer).get() == made
    information = opening.draft(made, actor=writer)
    assert (made.state, made.information, information.opening) == (OpeningState.DRAFTED, information, made)
    assert "各校学位数" in Information.objects.get(pk=information.pk).body_html


def test_what_was_not_given_is_not_opened(office):
    case = handled(office)
    with pytest.raises(RefusedError, match="予以公开"):
        opening.propose(case, actor=office.handler, title="学位", summary="学位")


def test_a_complaint_is_ordered_corrected_and_closed_and_the_unit_never_learns_who(office, town):
    made = complaints.register(
        office.unit, ComplaintSubject.NOT_PUBLISHED, "预算没有公开", name="祁望", actor=office.officer
    )
    assert b"\xe7\xa5\x81" not in bytes(made.sealed)
    assert made.content["name"] == "祁望"
    assert not Complaint.objects.visible_to(office.handler).exists()
    with pytest.raises(InvalidInputError, match="晚于今天"):
        complaints.order(made, actor=office.officer, finding="属实", order="公开", due_on=timezone.localdate())
    due = timezone.localdate() + dt.timedelta(days=10)
    complaints.order(made, actor=office.officer, finding="属实", order="公开预算", due_on=due)
    assert Complaint.objects.visible_to(office.handler).get() == made
    complaints.report(made, actor=office.handler, corrected="已公开")
    complaints.send_back(made, actor=office.officer, reason="缺附表")
    complaints.report(made, actor=office.handler, corrected="已补附表")
    complaints.close(made, actor=office.officer, outcome="已改正")
    assert (made.state, made.due_on, made.closed_on) == (ComplaintState.CLOSED, due, timezone.localdate())
    assert not Complaint.objects.visible_to(person_with(town["finance"], *Role).actor()).exists()


def test_the_workload_counts_each_case_of_a_unit_once(office):
    with time_machine.travel("2026-03-02T10:00:00+08:00", tick=False):
        handled(office)  # late by the end of April
        answered(office, applicant=OTHER)
    with time_machine.travel("2026-04-29T10:00:00+08:00", tick=False):
        handled(office)
        waiting = handled(office)
        actions.ask_correction(waiting, "请写明年份", dt.date(2026, 5, 29), actor=office.handler)
        row = counted(Caseload.objects.visible_to(office.officer)).get()
        figures = (row.open_cases, row.overdue_cases, row.waiting_cases, row.soon_cases, row.answered_cases)
        assert figures == (3, 1, 1, 0, 1)
        assert usual(row) == 0
    assert not Caseload.objects.visible_to(office.handler).exists()


def test_complaints_are_numbered_in_one_series_of_the_city(office, town):
    numbers = [
        complaints.register(unit, ComplaintSubject.OTHER, "没有公开", actor=office.officer).number
        for unit in (office.unit, office.unit)
    ]
    year = timezone.localdate().year
    assert numbers == [f"公开诉〔{year}〕1号", f"公开诉〔{year}〕2号"]


def test_what_a_unit_was_told_to_put_right_is_on_its_desk_before_it_is_late(office):
    made = complaints.register(office.unit, ComplaintSubject.NOT_UPDATED, "没有更新", actor=office.officer)
    due = timezone.localdate() + dt.timedelta(days=5)
    complaints.order(made, actor=office.officer, finding="属实", order="更新", due_on=due)
    found = {group.label: list(group.rows) for group in complaint_todo(office.handler, timezone.localdate())}
    assert found["责令改正，待报告"] == [made]
    assert found["逾期未改正"] == []
