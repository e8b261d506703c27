"""Relations that a person states or corrects."""

from __future__ import annotations

import datetime as dt

import pytest

from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.roles import Role
from gongkai.information import actions
from gongkai.information.discover import discover
from gongkai.information.enums import RelationKind, RelationState, Validity
from tests.factories.orgs import OrganizationFactory, actor_with
from tests.information.people import bureau

pytestmark = pytest.mark.django_db

BODY = "<p>办理时参照《示范市旧办法》（示政发〔2016〕3号）。</p>"


@pytest.fixture
def office():
    return bureau()


@pytest.fixture
def old(office):
    return office.published(title="示范市旧办法", document_number="示政发〔2016〕3号")


@pytest.fixture
def new(office, old):
    return office.published(
        title="示范市新办法", document_number="示政发〔2024〕1号", effective_on="2024-06-01", body_html=BODY
    )


def test_a_stated_relation_is_confirmed_at_once_and_audited(office, old):
    source = office.published(title="示范市新办法", document_number="示政发〔2024〕1号")
    row = actions.add_relation(source, actor=office.reviewer, kind="based_on", target=old, clause="第一条")
    assert (row.state, row.kind, row.target, row.clause) == (
        RelationState.CONFIRMED,
        RelationKind.BASED_ON,
        old,
        "第一条",
    )
    entry = AuditEntry.objects.of(source).first()
    assert (entry.event, entry.data["by_hand"], entry.data["state"]) == (
        "information.relation",
        True,
        ["found", "confirmed"],
    )


def test_a_stated_repeal_ends_its_target(office, old, new):
    actions.add_relation(
        new, actor=office.reviewer, kind="repeals", target=old, from_on=dt.date(2024, 7, 1), clause="第九条"
    )
    old.refresh_from_db()
    fact = old.validity_facts.get(status=Validity.REPEALED)
    assert (old.validity, fact.from_on, fact.by, fact.clause) == (
        Validity.REPEALED,
        dt.date(2024, 7, 1),
        new,
        "第九条",
    )


def test_stating_what_waits_as_something_else_makes_it_that(office, old, new):
    assert new.relations.get().kind == RelationKind.CITES
    actions.add_relation(new, actor=office.reviewer, kind="repeals", target=old)
    row = new.relations.get()
    assert (row.kind, row.state) == (RelationKind.REPEALS, RelationState.CONFIRMED)


def test_what_was_refused_may_be_stated_after_all(office, old, new):
    actions.refuse_relation(new.relations.get(), actor=office.drafter)
    actions.add_relation(new, actor=office.drafter, kind="cites", target=old)
    assert new.relations.get().state == RelationState.CONFIRMED


def test_the_same_twice_is_refused(office, old, new):
    actions.add_relation(new, actor=office.drafter, kind="based_on", target=old)
    with pytest.raises(RefusedError, match="已经确认"):
        actions.add_relation(new, actor=office.drafter, kind="based_on", target=old)


def test_a_document_that_is_not_there_yet_is_named_and_waits(office):
    source = office.published(title="示范市新办法", document_number="示政发〔2024〕1号")
    row = actions.add_relation(
        source, actor=office.drafter, kind="based_on", number="示政发[2016]03号", title="示范市旧办法"
    )
    assert (row.state, row.target, row.target_number) == (RelationState.FOUND, None, "示政发〔2016〕3号")
    discover([source])  # a new reading of the words does not sweep it away
    target = office.published(title="示范市旧办法", document_number="示政发〔2016〕3号")
    row.refresh_from_db()
    assert row.target == target
    assert actions.confirm_relation(row, actor=office.drafter).state == RelationState.CONFIRMED


def test_naming_a_document_of_the_library_is_choosing_it(office, old, new):
    row = actions.add_relation(new, actor=office.reviewer, kind="amends", number="示政发〔2016〕3号")
    assert (row.target, row.state) == (old, RelationState.CONFIRMED)


def test_a_stated_relation_is_not_found_a_second_time(office, old):
    source = office.draft(title="示范市新办法", document_number="示政发〔2024〕1号")
    actions.add_relation(source, actor=office.drafter, kind="based_on", target=old)
    actions.edit(source, actor=office.drafter, body_html=BODY)
    discover([source])
    assert source.relations.get().kind == RelationKind.BASED_ON


@pytest.mark.parametrize(
    "values", [{"kind": "likes", "title": "示范市旧办法"}, {"kind": "cites"}, {"kind": "cites", "title": " "}]
)
def test_a_kind_and_a_document_must_be_named(office, new, values):
    with pytest.raises(InvalidInputError):
        actions.add_relation(new, actor=office.drafter, **values)


def test_only_the_editors_of_the_document_state_relations(new, old):
    stranger = actor_with(OrganizationFactory(), Role.DRAFTER, Role.REVIEWER)
    with pytest.raises(RefusedError):
        actions.add_relation(new, actor=stranger, kind="cites", target=old)


def test_nothing_is_related_to_itself(office, new):
    with pytest.raises(RefusedError, match="自身"):
        actions.add_relation(new, actor=office.drafter, kind="cites", target=new)
    assert new.relations.filter(target=new).count() == 0


def test_whoever_states_a_repeal_must_look_after_the_target(office, new):
    other = bureau()
    target = other.published(title="别局办法", document_number="示教规〔2020〕1号")
    with pytest.raises(RefusedError):
        actions.add_relation(new, actor=office.reviewer, kind="repeals", target=target)
    assert not new.relations.filter(target=target).exists()


def test_a_misread_relation_is_confirmed_as_what_it_is(office, old, new):
    actions.confirm_relation(new.relations.get(), actor=office.reviewer, kind="amends")
    old.refresh_from_db()
    assert (new.relations.get().kind, old.validity) == (RelationKind.AMENDS, Validity.AMENDED)
    assert old.validity_facts.get(status=Validity.AMENDED).from_on == dt.date(2024, 6, 1)


def test_a_corrected_kind_must_not_double_a_relation(office, old, new):
    actions.add_relation(new, actor=office.reviewer, kind="based_on", target=old)
    from gongkai.information.models import Relation

    second = Relation.objects.create(
        source=new, kind="cites", target=old, target_key=old.document_key, target_title_key=old.title_key
    )
    with pytest.raises(RefusedError, match="已有一条"):
        actions.confirm_relation(second, actor=office.reviewer, kind="based_on")
