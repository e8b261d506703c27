"""Who may do what in a dispute, beyond the role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.core.flow import Guard
from gongkai.core.roles import Role

if TYPE_CHECKING:
    from gongkai.cases.models import Case
    from gongkai.core.actors import Actor

DESK = frozenset({Role.HANDLER, Role.DISCLOSURE_OFFICER})
WORK = frozenset({Role.HANDLER})
HEAD = frozenset({Role.SIGNATORY})
OFFICE = frozenset({Role.DISCLOSURE_OFFICER})


def _new(case: Case, _actor: Actor) -> str:
    return "案件只登记一次，本件已登记。" if case.version else ""


def _not_the_drafter(case: Case, actor: Actor) -> str:
    drafted = case.events.filter(kind="draft").order_by("sequence").last()
    if drafted is None or actor.person_id is None or drafted.actor_id != actor.person_id:
        return ""
    return "文书由您本人拟写，须由另一人签发（职责分离）。"


def _orders_an_answer(case: Case, _actor: Actor) -> str:
    from gongkai.cases.disputes.outcomes import orders_new_answer  # noqa: PLC0415 - it needs the installed law

    if not orders_new_answer(case):
        return "复议决定、生效裁判没有责令重新答复。"
    return "重新答复已启动。" if hasattr(case, "ordered") else ""


NEW = Guard("尚未登记", _new)
OTHER_EYES = Guard("不是拟稿人", _not_the_drafter)
ORDERED = Guard("责令重新答复", _orders_an_answer)
