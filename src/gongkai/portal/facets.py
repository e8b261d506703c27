"""Facets and chips as the templates show them: every choice is a link that keeps the rest of the address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import QueryDict

FIRST = 8  # values shown before 更多


@dataclass(frozen=True, slots=True)
class Option:
    """One value: choosing it, or, when chosen, taking it away, is following `url`."""

    label: str
    url: str
    count: int | None = None
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """A field to narrow by."""

    name: str
    label: str
    options: tuple[Option, ...]

    def narrows(self, total: int) -> bool:
        """Whether there is anything to choose: a value that not all of `total` have, or one that is chosen."""
        return any(option.selected or option.count != total for option in self.options)

    @property
    def first(self) -> tuple[Option, ...]:
        """The values to show at once: the most frequent, and all chosen ones."""
        return tuple(option for place, option in enumerate(self.options) if place < FIRST or option.selected)

    @property
    def more(self) -> tuple[Option, ...]:
        """The values to fold away."""
        return tuple(option for option in self.options[FIRST:] if not option.selected)


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that is chosen, and the address without it."""

    label: str
    url: str


def without(query: QueryDict, *names: str) -> str:
    """The address without some parameters; the page number always goes."""
    left = query.copy()
    for name in (*names, "page"):
        left.pop(name, None)
    return _address(left)


def replaced(query: QueryDict, name: str, value: str) -> str:
    """The address with one parameter set (empty: gone)."""
    left = query.copy()
    left.pop("page", None)
    left.pop(name, None)
    if value:
        left[name] = value
    return _address(left)


def toggled(query: QueryDict, name: str, value: str) -> str:
    """The address with a value of a parameter added, or taken away if it is there."""
    left = query.copy()
    left.pop("page", None)
    chosen = left.getlist(name)
    left.setlist(name, [one for one in chosen if one != value] if value in chosen else [*chosen, value])
    return _address(left)


def facet(name: str, label: str, options: Iterable[Option]) -> Facet:
    """A facet with its chosen values first."""
    return Facet(name, label, tuple(sorted(options, key=lambda option: not option.selected)))


def _address(query: QueryDict) -> str:
    return f"?{query.urlencode()}"
