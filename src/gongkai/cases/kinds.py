"""The kinds of cases: each joins the engine with its table of acts and the procedure that its clock runs by."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gongkai.core.flow import Flow


@dataclass(frozen=True)
class CaseKind:
    """`procedure` is a code of `gongkai.law.procedure`; `series` heads the numbers of its cases and letters.

    `public` gives the words for the applicant's timeline by event; an event without words is not shown there.
    """

    code: str
    label: str
    flow: Flow
    procedure: str
    series: str
    public: Mapping[str, str] = field(default_factory=dict)


_kinds: dict[str, CaseKind] = {}


def register(kind: CaseKind) -> None:
    """A kind of case joins."""
    _kinds[kind.code] = kind


def get(code: str) -> CaseKind:
    """The kind of a case. KeyError for one that this installation lacks."""
    return _kinds[code]


def all_kinds() -> list[CaseKind]:
    """Every kind, in the order in which they joined."""
    return list(_kinds.values())


def choices() -> list[tuple[Any, Any]]:
    """Code and label, for forms."""
    return [(kind.code, kind.label) for kind in all_kinds()]
