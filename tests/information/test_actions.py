"""The acts: one transaction, one audit entry, the index told whenever the public side changes."""

from __future__ import annotations

import datetime as dt

import pytest

from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.outbox.models import OutboxEntry
from gongkai.core.roles import Role
from gongkai.information import actions
from gongkai.information.enums import InformationState, RevisionState, Validity
from gongkai.information.models import Information
from tests.factories.orgs import OrganizationFactory, actor_with
from tests.information.people import bureau

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return bureau()


def entries(row):
    return list(AuditEntry.objects.of(row).values_list("event", flat=True))[::-1]


def owed():
    return [entry.payload["id"] for entry in OutboxEntry.objects.filter(topic="search.index")]


def test_a_draft_gets_number_keys_version_and_entry(office):
    row = office.draft()
    assert row.index_number == f"{office.organization.index_code}/2024-00001"
    assert row.document_key
    assert row.title_key
    assert row.body_text == "第一章\n为了加装电梯，制定本办法。"
    assert row.contents[0]["anchor"] == "s1"
    assert row.revisions.get().number == 1
    assert entries(row) == ["information.create"]
    assert owed() == []  # nobody may find a draft


def test_only_editors_of_the_organization_draft(office):
    stranger = actor_with(OrganizationFactory(), Role.DRAFTER)
    with pytest.raises(RefusedError):
        actions.create(actor=stranger, owner=office.organization, kind="notice", title="甲")
    assert not Information.objects.exists()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"theme": "不存在的主题"}, "theme"),
        ({"written_on": "去年"}, "written_on"),
        ({"title": "  "}, "title"),
        ({"colour": "red"}, "colour"),
        ({"document_type": "文" * 50}, "document_type"),
        ({"disclosure": "secret"}, "disclosure"),
        ({"kind": "novel"}, "kind"),
    ],
)
def test_a_value_that_does_not_fit_names_its_field(office, values, field):
    with pytest.raises(InvalidInputError) as caught:
        office.draft(**values)
    assert caught.value.field == field


def test_a_draft_changes_at_once_and_the_audit_has_both_values(office):
    row = office.draft()
    revision = actions.edit(row, actor=office.drafter, title="示范市电梯办法")
    row.refresh_from_db()
    assert row.title == "示范市电梯办法"
    assert revision.number == row.revision_number == 2
    entry = AuditEntry.objects.of(row).first()
    assert entry.data["changes"]["title"] == ["示范市加装电梯办法", "示范市电梯办法"]


def test_an_edit_that_changes_nothing_leaves_no_trace(office):
    row = office.draft()
    assert actions.edit(row, actor=office.drafter, title=row.title) is None
    assert row.revisions.count() == 1


def test_long_texts_stand_in_the_audit_as_digests(office):
    row = office.draft()
    actions.edit(row, actor=office.drafter, body_html="<p>" + "很长。" * 500 + "</p>")
    old, new = AuditEntry.objects.of(row).first().data["changes"]["body_html"]
    assert set(new) == {"length", "sha256"}
    assert isinstance(old, str)


def test_the_way_to_the_public(office):
    row = office.published()
    row.refresh_from_db()
    assert row.state == InformationState.PUBLISHED
    assert row.published_on is not None
    assert entries(row) == [
        "information.create",
        "information.submit",
        "information.pass",
        "information.publish",
    ]
    assert owed() == [row.pk]


def test_an_incomplete_draft_is_not_handed_in(office):
    row = office.draft(theme="", issuer_name="")
    with pytest.raises(RefusedError, match="发文机关（原文）、主题分类"):
        actions.submit(row, actor=office.drafter)


def test_a_number_may_come_after_review_but_not_after_release(office):
    row = actions.submit(office.draft(document_number=""), actor=office.drafter)
    actions.pass_review(row, actor=office.reviewer)
    with pytest.raises(RefusedError, match="发文字号"):
        actions.publish(row, actor=office.publisher)


def test_whoever_wrote_the_last_version_does_not_publish_it(office):
    both = actor_with(office.organization, Role.DRAFTER, Role.PUBLISHER)
    row = actions.create(
        actor=both, owner=office.organization, kind="notice", title="停水通知", body_html="<p>停水。</p>"
    )
    actions.submit(row, actor=both)
    actions.pass_review(row, actor=office.reviewer)
    with pytest.raises(RefusedError, match="双人复核"):
        actions.publish(row, actor=both)
    assert actions.publish(row, actor=office.publisher).state == InformationState.PUBLISHED


def test_a_returned_draft_can_be_mended_and_handed_in_again(office):
    row = actions.submit(office.draft(), actor=office.drafter)
    with pytest.raises(RefusedError, match="理由"):
        actions.return_for_correction(row, actor=office.reviewer, reason=" ")
    actions.return_for_correction(row, actor=office.reviewer, reason="标题有误")
    assert actions.edit(row, actor=office.drafter, title="示范市既有住宅加装电梯办法")
    assert actions.submit(row, actor=office.drafter).state == InformationState.IN_REVIEW


def test_what_is_under_review_is_not_edited(office):
    row = actions.submit(office.draft(), actor=office.drafter)
    with pytest.raises(RefusedError, match="待审核"):
        actions.edit(row, actor=office.drafter, title="新标题")


def test_an_edit_of_what_is_published_waits_for_another_publisher(office):
    row = office.published()
    revision = actions.edit(row, actor=office.publisher, title="示范市电梯办法", reason="更正")
    row.refresh_from_db()
    assert row.title == "示范市加装电梯办法"
    assert revision.state == RevisionState.PENDING
    with pytest.raises(RefusedError, match="双人复核"):
        actions.approve_revision(revision, actor=office.publisher)
    actions.approve_revision(revision, actor=actor_with(office.organization, Role.PUBLISHER))
    row.refresh_from_db()
    assert row.title == "示范市电梯办法"
    assert row.revision_number == 2
    assert owed() == [row.pk, row.pk]


def test_only_one_revision_waits_at_a_time(office):
    row = office.published()
    actions.edit(row, actor=office.drafter, title="甲办法")
    with pytest.raises(RefusedError, match="已有一份修订"):
        actions.edit(row, actor=office.drafter, title="乙办法")


def test_a_rejected_revision_leaves_the_page_and_frees_the_place(office):
    row = office.published()
    revision = actions.edit(row, actor=office.drafter, title="甲办法")
    actions.reject_revision(revision, actor=office.reviewer, reason="不妥")
    row.refresh_from_db()
    assert row.title == "示范市加装电梯办法"
    assert actions.edit(row, actor=office.drafter, title="乙办法").number == 3


def test_removal_needs_a_reason_and_comes_back_only_through_review(office):
    row = office.published()
    revision = actions.edit(row, actor=office.drafter, title="甲办法")
    with pytest.raises(RefusedError, match="理由"):
        actions.remove(row, actor=office.publisher, reason="", kind="in_error")
    actions.remove(row, actor=office.publisher, reason="内容有误", kind="in_error")
    revision.refresh_from_db()
    assert revision.state == RevisionState.REJECTED
    assert not Information.objects.public().filter(pk=row.pk).exists()
    assert actions.restore(row, actor=office.drafter, reason="改正后再发").state == InformationState.DRAFT
    assert owed() == [row.pk] * 3  # published, removed, and gone from under its notice


def test_a_published_regulation_is_in_force_from_its_day(office):
    row = office.published(effective_on="2024-05-01")
    fact = row.validity_facts.get()
    assert (fact.status, fact.from_on) == (Validity.IN_FORCE, dt.date(2024, 5, 1))


def test_the_same_file_twice_is_one_attachment(office):
    row = office.draft()
    first = actions.add_attachment(row, actor=office.drafter, name="附件1.docx", content=b"abc")
    again = actions.add_attachment(row, actor=office.drafter, name="附件1.docx", content=b"abc")
    assert first.pk == again.pk
    assert first.size == 3
    with first.file.open() as file:
        assert file.read() == b"abc"


def test_only_a_publisher_attaches_to_what_is_published(office):
    row = office.published()
    with pytest.raises(RefusedError, match="发布人"):
        actions.add_attachment(row, actor=office.drafter, name="甲.pdf", content=b"1")
    with pytest.raises(InvalidInputError):
        actions.add_attachment(row, actor=office.publisher, name="甲.pdf", content=b"")
    assert actions.add_attachment(row, actor=office.publisher, name="甲.txt", content=b"1").position == 1


def test_the_public_and_other_departments_see_what_is_theirs(office):
    from gongkai.core.actors import PUBLIC

    draft, shown = office.draft(), office.published(title="另一办法", document_number="示建规〔2024〕4号")
    hidden = office.published(title="内部办法", document_number="示建规〔2024〕5号", disclosure="on_request")
    stranger = actor_with(OrganizationFactory(), Role.DRAFTER)
    rows = Information.objects
    assert set(rows.visible_to(PUBLIC)) == {shown}
    assert set(rows.visible_to(office.drafter)) == {draft, shown, hidden}
    assert not rows.visible_to(stranger).exists()


@pytest.mark.parametrize("published", [False, True])
def test_a_changed_text_brings_its_relations_along(office, published):
    row = office.published(body_html="<p>根据《示范市甲条例》，制定本办法。</p>") if published else office.draft()
    revision = actions.edit(row, actor=office.drafter, body_html="<p>根据《示范市乙条例》，制定本办法。</p>")
    if published:
        assert row.relations.get().target_title == "示范市甲条例"
        actions.approve_revision(revision, actor=office.publisher)
    assert row.relations.get().target_title == "示范市乙条例"
