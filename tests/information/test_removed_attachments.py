"""An attachment goes with a reason: from a draft at once, from what is published when another publisher agrees."""

from __future__ import annotations

import pytest

from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.outbox.models import OutboxEntry
from gongkai.information import actions
from gongkai.information.enums import RevisionState
from tests.information.people import bureau

pytestmark = pytest.mark.django_db
REASON = "附件含个人信息"


@pytest.fixture
def office():
    return bureau()


def with_files(row, actor):
    for name in ("甲.txt", "乙.txt"):
        actions.add_attachment(row, actor=actor, name=name, content=name.encode())
    return row.attachments.get(name="甲.txt")


def names(row):
    return list(row.attachments.values_list("name", flat=True))


def test_from_a_draft_it_goes_at_once_with_an_entry(office):
    draft = office.draft()
    attachment = with_files(draft, office.drafter)
    digest = attachment.sha256
    assert actions.remove_attachment(attachment, actor=office.drafter, reason=REASON) is None
    assert names(draft) == ["乙.txt"]
    entry = AuditEntry.objects.get(event="information.detach")
    assert (entry.data["name"], entry.data["sha256"], entry.data["reason"]) == ("甲.txt", digest, REASON)


def test_from_what_is_published_it_goes_when_another_publisher_agrees(office):
    row = office.published()
    attachment = with_files(row, office.publisher)
    revision = actions.remove_attachment(attachment, actor=office.reviewer, reason=REASON)
    assert names(row) == ["甲.txt", "乙.txt"]
    with pytest.raises(RefusedError, match="已有一份修订待批准"):
        actions.remove_attachment(attachment, actor=office.reviewer, reason=REASON)
    OutboxEntry.objects.all().delete()
    done = actions.approve_revision(revision, actor=office.publisher)
    assert names(row) == ["乙.txt"]
    assert list(done.content["removed_attachments"].values()) == ["甲.txt"]
    assert AuditEntry.objects.filter(event="information.detach", actor_name=office.publisher.name).exists()
    assert OutboxEntry.objects.filter(topic="search.index").exists()


def test_nobody_approves_a_removal_of_their_own(office):
    row = office.published()
    revision = actions.remove_attachment(with_files(row, office.publisher), actor=office.publisher, reason=REASON)
    with pytest.raises(RefusedError, match="另一位发布人"):
        actions.approve_revision(revision, actor=office.publisher)


def test_a_removal_that_is_turned_down_leaves_everything(office):
    row = office.published()
    revision = actions.remove_attachment(with_files(row, office.publisher), actor=office.reviewer, reason=REASON)
    actions.reject_revision(revision, actor=office.publisher, reason="附件应当公开")
    assert names(row) == ["甲.txt", "乙.txt"]
    assert row.revisions.get(pk=revision.pk).state == RevisionState.REJECTED


def test_a_file_added_while_the_removal_waits_stays(office):
    row = office.published()
    revision = actions.remove_attachment(with_files(row, office.publisher), actor=office.reviewer, reason=REASON)
    actions.add_attachment(row, actor=office.publisher, name="丙.txt", content=b"3")
    actions.approve_revision(revision, actor=office.publisher)
    assert names(row) == ["乙.txt", "丙.txt"]


def test_a_text_changed_by_an_approved_edit_keeps_the_attachments(office):
    row = office.published()
    with_files(row, office.publisher)
    revision = actions.edit(row, actor=office.reviewer, title="改后的标题")
    actions.approve_revision(revision, actor=office.publisher)
    assert names(row) == ["甲.txt", "乙.txt"]


def test_a_reason_is_needed_and_an_editors_post(office):
    draft = office.draft()
    attachment = with_files(draft, office.drafter)
    with pytest.raises(InvalidInputError, match="理由"):
        actions.remove_attachment(attachment, actor=office.drafter, reason=" ")
    with pytest.raises(RefusedError):
        actions.remove_attachment(attachment, actor=bureau().drafter, reason=REASON)
    assert names(draft) == ["甲.txt", "乙.txt"]
