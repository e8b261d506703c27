"""The history says which versions the public saw, and which attachments there were."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from gongkai.information import actions
from gongkai.information.desk.versions import versions
from gongkai.information.models import Information

if TYPE_CHECKING:
    from gongkai.orgs.models import Organization
    from tests.core.desk.conftest import Seat

SAVED, EFFECTIVE = "草稿已保存", "已生效"


@pytest.fixture
def draft(drafter: Seat, housing: Organization) -> Information:
    row = actions.create(
        actor=drafter.person.actor(), owner=housing, kind="notice", title="一次通知", body_html="<p>正文。</p>"
    )
    actions.edit(row, actor=drafter.person.actor(), title="又一次通知")
    return row


def release(row: Information, drafter: Seat, reviewer: Seat, publisher: Seat) -> None:
    actions.submit(row, actor=drafter.person.actor())
    actions.pass_review(row, actor=reviewer.person.actor())
    actions.publish(row, actor=publisher.person.actor())


def states(row: Information) -> list[str]:
    return [version.state for version in versions(Information.objects.get(pk=row.pk))]


def test_what_the_public_never_saw_is_a_saved_draft(draft: Information) -> None:
    assert states(draft) == [SAVED, SAVED]


def test_the_version_that_was_released_took_effect(
    draft: Information, drafter: Seat, reviewer: Seat, publisher: Seat
) -> None:
    release(draft, drafter, reviewer, publisher)
    assert states(draft) == [EFFECTIVE, SAVED]
    revision = actions.edit(draft, actor=reviewer.person.actor(), title="更正后的通知")
    assert states(draft) == ["待批准", EFFECTIVE, SAVED]
    assert revision
    actions.approve_revision(revision, actor=publisher.person.actor())
    assert states(draft) == [EFFECTIVE, EFFECTIVE, SAVED]


def test_what_is_written_after_it_was_taken_off_is_a_draft_again(
    draft: Information, drafter: Seat, reviewer: Seat, publisher: Seat
) -> None:
    release(draft, drafter, reviewer, publisher)
    actions.remove(draft, actor=publisher.person.actor(), reason="内容有误", kind="in_error")
    actions.restore(draft, actor=drafter.person.actor(), reason="改正后再发")
    actions.edit(draft, actor=drafter.person.actor(), title="改正的通知")
    assert states(draft) == [SAVED, EFFECTIVE, SAVED]


def test_a_waiting_removal_shows_what_is_to_go(
    draft: Information, drafter: Seat, reviewer: Seat, publisher: Seat
) -> None:
    for name in ("甲.txt", "乙.txt"):
        actions.add_attachment(draft, actor=drafter.person.actor(), name=name, content=name.encode())
    release(draft, drafter, reviewer, publisher)
    address = reverse("desk:act", args=["information", draft.pk, "detach"])
    assert (
        reviewer.post(address, attachment=draft.attachments.get(name="甲.txt").pk, reason=" ").status_code == 400
    )
    data = {"attachment": draft.attachments.get(name="甲.txt").pk, "reason": "附件有误"}
    assert reviewer.post(address, **data).status_code == 302
    assert [version.besides for version in versions(draft)] == [("删除附件：甲.txt",), (), ()]
    history = publisher.client.get(reverse("desk:history", args=["information", draft.pk])).text
    assert "附件有误" in history
    assert "<p>删除附件：甲.txt</p>" in history
    publisher.post(reverse("desk:act", args=["information", draft.pk, "approve_revision"]))
    assert list(draft.attachments.values_list("name", flat=True)) == ["乙.txt"]
    assert (
        "删除附件"
        in publisher.client.get(reverse("desk:detail", args=["information", draft.pk]) + "?tab=timeline").text
    )


def test_a_record_without_attachments_offers_no_removal(draft: Information, drafter: Seat) -> None:
    page = drafter.client.get(reverse("desk:detail", args=["information", draft.pk])).text
    assert "删除附件" not in page
