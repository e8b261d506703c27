"""Removal by type: what each asks for, and what stands in the trail."""

from __future__ import annotations

import pytest

from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.information import actions
from gongkai.information.enums import Disclosure, InformationState, UnpublishingReason
from gongkai.information.models import Information
from gongkai.information.unpublishing import TERMS, final_target, standing
from tests.information.people import bureau

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return bureau()


def remove(office, row, kind, **said):
    return actions.remove(row, actor=office.publisher, reason="内部理由", kind=kind, **said)


def test_every_type_has_its_terms():
    assert set(TERMS) == set(UnpublishingReason)


@pytest.mark.parametrize(
    ("kind", "field"), [("merged", "target"), ("withdrawn", "explanation"), ("archived", "place")]
)
def test_a_type_names_what_it_needs_and_nothing_is_removed_without(office, kind, field):
    row = office.published()
    with pytest.raises(InvalidInputError) as caught:
        remove(office, row, kind, explanation=" ")
    assert caught.value.field == field
    assert Information.objects.get(pk=row.pk).state == InformationState.PUBLISHED
    assert not row.removals.exists()


@pytest.mark.parametrize("kind", ["withdrawn", "archived"])
def test_what_keeps_its_page_leads_nowhere_else(office, kind):
    row, other = office.published(), office.published(document_number="示建规〔2024〕4号")
    with pytest.raises(InvalidInputError, match="请留空"):
        remove(office, row, kind, explanation="已停止", place="市档案馆", target=other)


def test_an_error_needs_no_explanation_and_the_trail_has_both_reasons(office):
    row = remove(office, office.published(), "in_error", explanation="数据有误")
    assert row.state == InformationState.REMOVED
    entry = AuditEntry.objects.of(row).first()
    assert entry.event == "information.remove"
    assert entry.data["reason"] == "内部理由"
    assert entry.data["kind"] == "in_error"
    assert entry.data["explanation"] == "数据有误"


@pytest.mark.parametrize(
    "change", [{"state": InformationState.DRAFT}, {"disclosure": Disclosure.WITHHELD}], ids=["draft", "withheld"]
)
def test_a_redirect_leads_to_what_the_public_may_read(office, change):
    row, other = office.published(), office.published(document_number="示建规〔2024〕4号")
    Information.objects.filter(pk=other.pk).update(**change)
    other.refresh_from_db()
    with pytest.raises(InvalidInputError, match="公众可以看到"):
        remove(office, row, "merged", target=other)


def test_a_redirect_never_leads_back(office):
    row, other = office.published(), office.published(document_number="示建规〔2024〕4号")
    with pytest.raises(InvalidInputError, match="不能转回"):
        remove(office, row, "merged", target=row)
    remove(office, row, "merged", target=other)
    with pytest.raises(InvalidInputError, match="不能转回"):
        remove(office, other, "merged", target=row)


def test_redirects_are_followed_to_their_end(office):
    first, second, third = (office.published(document_number=f"示建规〔2024〕{n}号") for n in (5, 6, 7))
    remove(office, first, "merged", target=second)
    remove(office, second, "merged", target=third)
    first.refresh_from_db()
    assert final_target(first) == third


def test_restoring_lifts_the_removal_and_keeps_it_as_history(office):
    row = remove(office, office.published(), "in_error")
    actions.restore(row, actor=office.drafter, reason="可以改好")
    row.refresh_from_db()
    assert row.state == InformationState.DRAFT
    assert standing(row) is None
    assert row.removals.get().lifted_at is not None


def test_only_a_publisher_removes(office):
    row = office.published()
    with pytest.raises(RefusedError):
        actions.remove(row, actor=office.drafter, reason="错了", kind="in_error")


def test_only_what_is_withdrawn_stays_readable_and_none_of_it_is_listed(office):
    rows = {kind: office.published(document_number=f"示建规〔2025〕{n}号") for n, kind in enumerate(TERMS)}
    other = office.published(document_number="示建规〔2025〕9号")
    for kind, row in rows.items():
        target = other if TERMS[kind].needs_target else None
        remove(office, row, kind, explanation="说明" if kind != "in_error" else "", place="档案馆", target=target)
    assert set(Information.objects.public()) == {other}
    assert set(Information.objects.readable()) == {other, rows[UnpublishingReason.WITHDRAWN]}
    Information.objects.update(disclosure=Disclosure.WITHHELD)
    assert not Information.objects.readable().exists()
