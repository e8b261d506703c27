"""Validity is a history: every day has an answer."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import RefusedError
from gongkai.information import actions
from gongkai.information.enums import RelationKind, RelationState, Validity
from gongkai.information.models import Information, Relation
from gongkai.information.validity import in_force_on, validity_on
from tests.information.people import bureau

pytestmark = pytest.mark.django_db


def day(text):
    return dt.date.fromisoformat(text)


@pytest.fixture
def office():
    return bureau()


@pytest.fixture
def row(office):
    return office.published(effective_on="2016-05-01", written_on="2016-04-01")


def record(row, office, status, since, **more):
    return actions.record_validity(row, actor=office.reviewer, status=status, from_on=since and day(since), **more)


def test_was_it_in_force_on_that_day(row, office):
    record(row, office, Validity.AMENDED, "2019-06-01", by_text="修改通知", clause="一")
    record(row, office, Validity.REPEALED, "2023-07-01", by_text="新办法", clause="第二十条")
    assert validity_on(row, day("2016-04-30")).status is None
    assert validity_on(row, day("2016-05-01")).status == Validity.IN_FORCE
    assert validity_on(row, day("2019-05-31")).fact.clause == "施行日期"
    assert validity_on(row, day("2020-01-01")).in_force  # an amended document is in force as amended
    answer = validity_on(row, day("2023-07-01"))
    assert (answer.status, answer.fact.clause, answer.in_force) == (Validity.REPEALED, "第二十条", False)


def test_facts_recorded_out_of_order_give_the_same_history(row, office):
    record(row, office, Validity.REPEALED, "2023-07-01")
    record(row, office, Validity.AMENDED, "2019-06-01")
    assert validity_on(row, day("2024-01-01")).status == Validity.REPEALED
    assert validity_on(row, day("2020-01-01")).status == Validity.AMENDED


def test_of_two_facts_of_one_day_the_later_recorded_counts(row, office):
    record(row, office, Validity.REPEALED, "2023-07-01")
    record(row, office, Validity.IN_FORCE, "2023-07-01", by_text="更正")
    assert validity_on(row, day("2023-07-01")).status == Validity.IN_FORCE


def test_an_end_of_unknown_day_counts_from_its_record_and_casts_doubt_before(row, office):
    with time_machine.travel("2024-09-01 12:00+08:00"):
        record(row, office, Validity.LAPSED, None, by_text="来源标注")
    before = validity_on(row, day("2020-01-01"))
    assert before.in_force
    assert before.doubt.status == Validity.LAPSED
    after = validity_on(row, day("2024-09-01"))
    assert after.status == Validity.LAPSED
    assert after.doubt is None


def test_the_queryset_agrees_with_the_single_answer(row, office):
    record(row, office, Validity.AMENDED, "2019-06-01")
    record(row, office, Validity.REPEALED, "2023-07-01")
    for text in ("2016-04-30", "2016-05-01", "2019-06-01", "2023-06-30", "2023-07-01", "2030-01-01"):
        assert in_force_on(day(text)).filter(pk=row.pk).exists() == validity_on(row, day(text)).in_force


def test_the_stored_status_follows_and_the_audit_says_so(row, office):
    record(row, office, Validity.REPEALED, "2023-07-01")
    row.refresh_from_db()
    assert (row.validity, row.ended_on) == ("repealed", day("2023-07-01"))
    assert AuditEntry.objects.of(row).first().data["status"] == ["in_force", "repealed"]


def test_only_keepers_of_the_organization_record_validity(row, office):
    with pytest.raises(RefusedError, match="示范市住房和城乡建设局"):
        actions.record_validity(row, actor=office.drafter, status=Validity.REPEALED, from_on=None)


def test_a_day_that_comes_changes_the_stored_status(row, office):
    with time_machine.travel("2024-06-01 12:00+08:00"):
        record(row, office, Validity.LAPSED, "2024-07-01", clause="有效期五年")
        row.refresh_from_db()
        assert row.validity == "in_force"
        assert actions.refresh_due() == 0
    with time_machine.travel("2024-07-01 00:10+08:00"):
        assert actions.refresh_due() == 1
        assert actions.refresh_due() == 0
    row.refresh_from_db()
    assert row.validity == "lapsed"
    assert AuditEntry.objects.of(row).first().event == "information.refresh_validity"


def test_refreshing_one_document_says_whether_it_changed(row, office):
    assert not actions.refresh_validity(row, actor=office.reviewer)
    Information.objects.filter(pk=row.pk).update(validity="")
    assert actions.refresh_validity(row, actor=office.reviewer)


def test_a_confirmed_repeal_becomes_a_fact_of_its_target(row, office):
    act = office.published(title="示范市新办法", document_number="示建规〔2023〕9号", effective_on="2023-07-01")
    relation = Relation.objects.create(
        source=act, target=row, kind=RelationKind.REPEALS, from_on=day("2023-07-01"), clause="第二十条"
    )
    actions.confirm_relation(relation, actor=office.publisher)
    fact = row.validity_facts.get(status=Validity.REPEALED)
    assert (fact.from_on, fact.by, fact.clause) == (day("2023-07-01"), act, "第二十条")
    with pytest.raises(RefusedError, match="已确认"):
        actions.refuse_relation(relation, actor=office.publisher)


def test_a_confirmed_citation_changes_no_validity(row, office):
    act = office.published(title="另一办法", document_number="示建规〔2023〕9号")
    relation = Relation.objects.create(source=act, target=row, kind=RelationKind.CITES)
    actions.confirm_relation(relation, actor=office.drafter)
    assert row.validity_facts.count() == 1


def test_a_relation_without_its_target_waits(row, office):
    relation = Relation.objects.create(source=row, kind=RelationKind.REPEALS, target_title="旧办法")
    with pytest.raises(RefusedError, match="尚未收录"):
        actions.confirm_relation(relation, actor=office.publisher)
    other = office.published(title="旧办法", document_number="示建规〔2010〕1号")
    assert actions.confirm_relation(relation, actor=office.publisher, target=other).target == other


def test_nobody_repeals_what_another_department_issued(row):
    other = bureau()
    act = other.published(title="别局办法", document_number="示民规〔2023〕1号")
    relation = Relation.objects.create(source=act, target=row, kind=RelationKind.REPEALS)
    with pytest.raises(RefusedError):
        actions.confirm_relation(relation, actor=other.publisher)
    relation.refresh_from_db()
    assert relation.state == RelationState.FOUND


def test_a_refused_relation_is_not_found_again(office):
    from gongkai.information.discover import discover

    row = office.published(body_html="<p>根据《示范市电梯条例》，制定本办法。</p>")
    actions.refuse_relation(row.relations.get(), actor=office.drafter)
    discover([row])
    assert row.relations.get().state == RelationState.REFUSED
