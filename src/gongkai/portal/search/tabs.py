"""The tabs over the hits: 全部, 政策 (all kinds with a validity), and each other kind by itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from gongkai.information import kinds

ALL = ""
POLICY = "policies"


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab: its code in the address, its words, and the kinds it holds (none: all of them)."""

    code: str
    label: str
    kinds: tuple[str, ...] = ()


@cache
def tabs() -> tuple[Tab, ...]:
    """All tabs, in the order of the kinds."""
    policy = tuple(kind.code for kind in kinds.all_kinds() if kind.validity)
    others = (Tab(kind.code, kind.label, (kind.code,)) for kind in kinds.all_kinds() if not kind.validity)
    return (Tab(ALL, "全部"), Tab(POLICY, "政策", policy), *others)


def tab(code: str) -> Tab:
    """The tab of that code; 全部 when there is none."""
    return next((tab for tab in tabs() if tab.code == code), tabs()[0])
