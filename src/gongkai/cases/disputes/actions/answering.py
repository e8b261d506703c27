"""The organ's answer: drafted from the record, signed by another, handed in with the evidence in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from gongkai.cases.actions import issue, take
from gongkai.cases.disputes.defence import LETTERS, facts_of
from gongkai.cases.disputes.enums import Moment
from gongkai.core.errors import InvalidInputError, RefusedError

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.cases.models import Case, Letter
    from gongkai.core.actors import Actor

WRITTEN = ("handling", "defence", "prayer")


def draft(case: Case, *, handling: str, defence: str, prayer: str, actor: Actor) -> None:
    """Write the answer: what happened, why the answer was right (or not), what is asked for."""
    words = {"handling": handling, "defence": defence, "prayer": prayer}
    labels = {"handling": "办理经过和事实", "defence": "答复（答辩）理由和依据", "prayer": "请求事项"}
    for name, text in words.items():
        if not text.strip():
            raise InvalidInputError(name, f"请写明{labels[name]}。")
    take(case, "draft", actor=actor, notes=words)


def return_draft(case: Case, *, actor: Actor, reason: str) -> None:
    """Back to the handler, saying why."""
    take(case, "return", actor=actor, reason=reason)


@transaction.atomic
def sign(case: Case, *, actor: Actor) -> Letter:
    """The signatory signs: 行政复议答复书 or 行政诉讼答辩状, as it was drafted."""
    drafted = case.events.filter(kind="draft").order_by("sequence").last()
    if drafted is None:
        raise RefusedError("没有拟写的文书，不能签发。")
    written = {note.name: note.text for note in drafted.notes.all() if note.name in WRITTEN}
    event = take(case, "sign", actor=actor)
    return issue(event, LETTERS[case.kind], {**facts_of(case), **written}, actor=actor)


@transaction.atomic
def answer(case: Case, *, actor: Actor, on: dt.date | None = None, evidence_too: bool = True) -> None:
    """The answer was handed in, in a review with the evidence; in a suit `evidence_too` says whether so."""
    take(case, "answer", actor=actor, on=on, law=Moment.ANSWERED)
    if case.kind == "suit" and evidence_too and not case.events.filter(law=Moment.EVIDENCE).exists():
        evidence(case, actor=actor, on=on)


def evidence(case: Case, *, actor: Actor, on: dt.date | None = None) -> None:
    """The evidence was handed in."""
    take(case, "evidence", actor=actor, on=on, law=Moment.EVIDENCE)


def evidence_delay(
    case: Case,
    *,
    ended_on: dt.date | None = None,
    until: dt.date | None = None,
    actor: Actor,
    on: dt.date | None = None,
) -> None:
    """The court allows the evidence later: until a day that it set, or from the day when the hindrance ended."""
    days: dict[str, Any] = {"ended": ended_on, "until": until}
    data = {name: day.isoformat() for name, day in days.items() if day}
    take(case, "evidence_delay", actor=actor, on=on, law=Moment.EVIDENCE_DELAYED, data=data)
