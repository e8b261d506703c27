"""The kinds of cases: each joins the engine with its table of acts and the clock that it runs by."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping

    from gongkai.cases.clock import Standing
    from gongkai.cases.models import Case, CaseEvent
    from gongkai.core.flow import Flow

    # What the law makes of a case's events on a day: a pure function of them, in whatever order they came.
    Clock = Callable[[Case, Iterable[CaseEvent], dt.date], Standing]


@dataclass(frozen=True)
class CaseKind:
    """`clock` counts its due day (`cases.clock.by_deadline` for applications); it raises
    ClockError for a history that cannot be. `series` heads the numbers of its cases and letters.

    `public` gives the words for the applicant's timeline by event; an event without words is not shown there.
    """

    code: str
    label: str
    flow: Flow
    clock: Clock
    series: str
    public: Mapping[str, str] = field(default_factory=dict)


_kinds: dict[str, CaseKind] = {}


def register(kind: CaseKind) -> None:
    """A kind of case joins."""
    _kinds[kind.code] = kind


def get(code: str) -> CaseKind:
    """The kind of a case. KeyError for one that this installation lacks."""
    return _kinds[code]
