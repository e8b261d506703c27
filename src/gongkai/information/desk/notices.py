"""What stands at the head of a record: why it came back, a revision that waits, the public page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from gongkai.core.audit.models import AuditEntry
from gongkai.core.desk.kit import Notice
from gongkai.information.desk import emergency, removing, reviewing, scheduling
from gongkai.information.desk.todo import MOVES
from gongkai.information.enums import InformationState, RevisionState
from gongkai.information.interpreting import panel as interpreting
from gongkai.information.models import Information

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.core.actors import Actor


def notices(row: Information, _actor: Actor) -> list[Notice]:
    """In the order in which they matter."""
    if row.state == InformationState.DRAFT:
        return [*_returned(row), *reviewing.notices(row)]
    if row.state == InformationState.PUBLISHED:
        return [*emergency.notice(row), *interpreting.notice(row), *_waiting(row), *_public(row)]
    if row.state == InformationState.SCHEDULED:
        return [*scheduling.notice(row), *reviewing.notices(row)]
    if row.state == InformationState.REMOVED:
        return list(removing.notice(row))
    return list(reviewing.notices(row))


def _returned(row: Information) -> Iterator[Notice]:
    moves = AuditEntry.objects.filter(
        subject_type="information.information", subject_id=str(row.pk), event__in=MOVES
    )
    last = moves.order_by("-sequence").first()
    if last and last.event == "information.return":
        yield Notice(
            f"{last.actor_name}退回修改，修改后请再次提交审核",
            "warning",
            f"退回理由：{last.data.get('reason', '')}",
        )


def _waiting(row: Information) -> Iterator[Notice]:
    revision = row.revisions.filter(state=RevisionState.PENDING).first()
    if revision:
        reason = f"修改说明：{revision.reason}。" if revision.reason else ""
        yield Notice(
            f"{revision.author_name}提出的第 {revision.number} 版修订待批准",
            "warning",
            f"{reason}批准之前，下面和门户显示的都是原内容。",
            f"{reverse('desk:history', args=['information', row.pk])}",
            "查看修改了什么",
        )


def _public(row: Information) -> Iterator[Notice]:
    if Information.objects.public().filter(pk=row.pk).exists():
        yield Notice("公众可以看到这条信息", "", "", row.get_absolute_url(), "在门户查看")
