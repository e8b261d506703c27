"""What happens while a review or a suit is heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.cases.actions import take
from gongkai.cases.clock import rule
from gongkai.cases.disputes.enums import Moment

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.cases.models import Case
    from gongkai.core.actors import Actor


def hearing(case: Case, text: str, *, actor: Actor, on: dt.date | None = None) -> None:
    """A hearing was held; what was said lies sealed."""
    take(case, "hearing", actor=actor, on=on, notes={"hearing": text})


def extend(case: Case, *, actor: Actor, days: int | None = None, on: dt.date | None = None) -> None:
    """The review body takes up to 30 days more (行政复议法 62); refused in the simplified procedure."""
    granted = days or rule("REV-62x", case.received_on).number
    take(case, "extend", actor=actor, on=on, law=Moment.EXTENDED, data={"days": granted})


def suspend(case: Case, *, actor: Actor, reason: str, on: dt.date | None = None) -> None:
    """The hearing is stayed."""
    take(case, "suspend", actor=actor, on=on, law=Moment.SUSPENDED, reason=reason)


def resume(case: Case, *, actor: Actor, on: dt.date | None = None) -> None:
    """It goes on."""
    take(case, "resume", actor=actor, on=on, law=Moment.RESUMED)
