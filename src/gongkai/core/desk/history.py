"""Versions of a record side by side: which fields differ, and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.core.desk.diff import compare, folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.core.desk.diff import Run
    from gongkai.core.desk.module import Version


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that differs."""

    label: str
    runs: Sequence[Run]


@dataclass(frozen=True, slots=True)
class Step:
    """A version with what it changed against the one before; the first version changes nothing."""

    version: Version
    before: Version | None
    changes: Sequence[FieldChange]


def steps(versions: Sequence[Version]) -> list[Step]:
    """Every version against the one before it, newest first."""
    ordered = sorted(versions, key=lambda version: version.number)
    pairs = zip(ordered, [None, *ordered[:-1]], strict=True)
    return [Step(after, before, changes(before, after)) for after, before in pairs][::-1]


def between(versions: Sequence[Version], first: int, second: int) -> Step | None:
    """One version against any earlier one; None when either is missing."""
    known = {version.number: version for version in versions}
    before, after = known.get(min(first, second)), known.get(max(first, second))
    return Step(after, before, changes(before, after)) if before and after else None


def changes(before: Version | None, after: Version) -> list[FieldChange]:
    """The fields in which two versions differ, in the order of the later one."""
    if before is None:
        return []
    labels = dict.fromkeys([*after.content, *before.content])
    pairs = [(label, before.content.get(label, ""), after.content.get(label, "")) for label in labels]
    return [FieldChange(label, folded(compare(a, b))) for label, a, b in pairs if a != b]
