"""What is done about a finding that is none: it is remembered, and not told again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.information.actions.base import locked, note, require_role
from gongkai.information.enums import InformationState
from gongkai.information.flow import EDITORS
from gongkai.information.wording.findings import key, open_findings
from gongkai.information.wording.models import AcceptedWording

if TYPE_CHECKING:
    from collections.abc import Collection

    from gongkai.core.actors import Actor
    from gongkai.information.models import Information


@transaction.atomic
def accept_wordings(information: Information, *, actor: Actor, wrong: Collection[str]) -> list[AcceptedWording]:
    """Declare these writings (`Finding.wrong`) right in this information; proofreading tells them no more.

    RefusedError without an editor's post there, or of what was taken off; InvalidInputError for a writing that is
    not told.
    """
    row = locked(information)
    require_role(row, actor, EDITORS)
    if row.state == InformationState.REMOVED:
        raise RefusedError("信息已撤下，不必再校对。")
    told = dict.fromkeys(key(finding) for finding in open_findings(row)[1])
    chosen = [each for each in told if each[0] in wrong]
    if {each[0] for each in chosen} != set(wrong):
        raise InvalidInputError("wrong", "所选的写法已经改过或者确认过，请刷新后再选。")
    accepted = [
        AcceptedWording(information=row, wrong=written, suggest=suggest, by_id=actor.person_id, by_name=actor.name)
        for written, suggest in chosen
    ]
    AcceptedWording.objects.bulk_create(accepted)
    note("accept_wordings", row, actor, accepted=[each.wrong for each in accepted])
    return accepted
