"""Names that nobody could place: counted, settled once, answered everywhere."""

from __future__ import annotations

import pytest

from gongkai.core import outbox
from gongkai.core.actors import system
from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.roles import Role
from gongkai.orgs import settled
from gongkai.orgs.actions import note_unresolved, settle_name
from gongkai.orgs.models import UnresolvedName
from gongkai.orgs.models.names import Settlement
from gongkai.orgs.resolver import Resolver
from tests.factories.orgs import actor_with

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def officer(town):
    return actor_with(town.city, Role.DISCLOSURE_OFFICER)


@pytest.fixture
def unresolved(town):
    note_unresolved(["公开专班"], within=town["office"], example="示政办〔2024〕1号 任务1")
    return UnresolvedName.objects.get()


def test_a_name_seen_again_is_counted_and_keeps_its_first_place(town, unresolved):
    note_unresolved(["公开专班", "公开专班", "另一专班"], within=town["office"], example="另一处")
    unresolved.refresh_from_db()
    assert (unresolved.seen, unresolved.example) == (3, "示政办〔2024〕1号 任务1")
    assert UnresolvedName.objects.count() == 2


def test_a_name_longer_than_its_column_is_cut(town):
    note_unresolved(["长" * 500], within=town["office"], example="处" * 500)
    row = UnresolvedName.objects.get()
    assert (len(row.name), len(row.example)) == (200, 300)


def test_settling_with_an_alias_answers_the_name_in_every_document(town, unresolved, officer):
    settle_name(
        unresolved,
        settlement=Settlement.ORGANIZATION,
        organization=town["office"],
        add_alias=True,
        actor=officer,
    )
    assert Resolver(town["east"]).resolve("公开专班").organization == town["office"]
    events = set(AuditEntry.objects.values_list("event", flat=True))
    assert events == {"organization.name_added", "unresolved_name.settled"}


def test_settling_without_an_alias_answers_it_in_its_own_documents_alone(town, unresolved, officer):
    settle_name(unresolved, settlement=Settlement.ORGANIZATION, organization=town["office"], actor=officer)
    assert Resolver(town["office"]).resolve("公开专班").organization == town["office"]
    assert Resolver(town["east"]).resolve("公开专班").organization is None


def test_the_same_name_elsewhere_is_settled_with_it(town, unresolved, officer):
    note_unresolved(["公开专班"], within=town["finance"])
    settle_name(
        unresolved,
        settlement=Settlement.ORGANIZATION,
        organization=town["office"],
        add_alias=True,
        actor=officer,
    )
    outbox.drain()
    other = UnresolvedName.objects.get(within=town["finance"])
    assert (other.state, other.organization) == (Settlement.ORGANIZATION, town["office"])
    entry = AuditEntry.objects.get(event="unresolved_name.settled", subject_id=str(other.pk))
    assert (entry.actor_name, entry.data["old"], entry.data["new"]) == ("名称认定", "open", "organization")


def test_a_name_that_the_tree_does_not_answer_elsewhere_stays_open(town, unresolved, officer):
    note_unresolved(["公开专班"], within=town["finance"])
    settle_name(unresolved, settlement=Settlement.OUTSIDE, actor=officer)
    outbox.drain()
    assert UnresolvedName.objects.get(within=town["finance"]).state == Settlement.OPEN


def test_whoever_waits_for_the_name_is_told_after_the_commit(town, unresolved, officer, monkeypatch):
    told = []
    monkeypatch.setattr(settled, "_waiting", [told.append])
    settle_name(unresolved, settlement=Settlement.OUTSIDE, actor=officer)
    assert told == []
    outbox.drain()
    assert told == [unresolved]


def test_only_the_names_office_settles(town, unresolved):
    for actor in (actor_with(town["office"], Role.DRAFTER), actor_with(town["finance"], Role.ADMINISTRATOR)):
        with pytest.raises(RefusedError, match="政务公开办工作人员"):
            settle_name(unresolved, settlement=Settlement.OUTSIDE, actor=actor)
    unresolved.refresh_from_db()
    assert unresolved.state == Settlement.OPEN


@pytest.mark.parametrize("settlement", [Settlement.OPEN, "certainly"])
def test_a_settlement_is_one_of_three(town, unresolved, officer, settlement):
    with pytest.raises(RefusedError, match="认定结果"):
        settle_name(unresolved, settlement=settlement, actor=officer)


def test_an_organization_goes_with_its_settlement_and_no_other(town, unresolved, officer):
    with pytest.raises(InvalidInputError, match="选择一个机构"):
        settle_name(unresolved, settlement=Settlement.ORGANIZATION, actor=officer)
    with pytest.raises(InvalidInputError, match="不选机构"):
        settle_name(unresolved, settlement=Settlement.OUTSIDE, organization=town["office"], actor=officer)


def test_unresolved_names_are_seen_by_those_who_look_after_their_organization(town, unresolved, officer):
    assert UnresolvedName.objects.visible_to(officer).count() == 1
    assert UnresolvedName.objects.visible_to(system("导入")).count() == 1
    assert not UnresolvedName.objects.visible_to(actor_with(town["finance"], Role.DRAFTER)).exists()
