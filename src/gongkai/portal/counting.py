"""How much there is of what: by issuer, theme, year and kind, out of the census."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from django.db.models import Q
from django.urls import reverse

from gongkai.information import kinds, themes

if TYPE_CHECKING:
    from collections.abc import Callable

    from gongkai.portal.census import Cell, Cells


V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Counted:
    """A value, how much there is of it, and the list of it."""

    label: str
    count: int
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class CountedTheme:
    """A class of themes with its parts."""

    whole: Counted
    parts: tuple[Counted, ...]


def tally(cells: Cells, value: Callable[[Cell], V]) -> Counter[V]:
    """How many rows have each value."""
    counts: Counter[V] = Counter()
    for cell in cells:
        counts[value(cell)] += cell.count
    return counts


def by_kind(cells: Cells) -> list[Counted]:
    """Each kind that has something, in the order of the kinds."""
    counts = tally(cells, lambda cell: cell.kind)
    return [
        Counted(kind.label, counts[kind.code], kind_url(kind.code), kind.description)
        for kind in kinds.all_kinds()
        if kind.code in counts
    ]


def kind_url(code: str) -> str:
    """The list of a kind."""
    return reverse("portal:kind", args=[code])


def by_year(cells: Cells) -> list[Counted]:
    """Each year, latest first: of writing, else of publication."""
    counts = tally(cells, lambda cell: cell.year or 0)
    return [
        Counted(f"{year}年", counts[year], reverse("portal:year", args=[year]))
        for year in sorted(counts, reverse=True)
        if year
    ]


def in_year(year: int) -> Q:
    """The rows of a year, as `by_year` counts them."""
    return Q(written_on__year=year) | Q(written_on=None, published_on__year=year)


def by_issuer(cells: Cells) -> list[Counted]:
    """Each issuer, the one with most first: the organization where the name resolved, else the name as written."""
    counts = tally(cells, lambda cell: (cell.issuer, cell.issuer_code))
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0][0]))
    named = [(label, code, count) for (label, code), count in ordered if label]
    return [Counted(label, count, issuer_url(code, label)) for label, code, count in named]


def issuer_url(code: str | None, name: str) -> str:
    """The list of an issuer."""
    return reverse("portal:issuer", args=[code]) if code else reverse("portal:issuer-named", args=[name])


def issued_by(name: str) -> Q:
    """The rows of an issuer, by the name that `by_issuer` gives it."""
    return Q(issuer__name=name) | Q(issuer=None, issuer_name=name)


def by_theme(cells: Cells) -> list[CountedTheme]:
    """The theme tree, with what there is in each class and part; classes with nothing are left out."""
    counts = tally(tuple(cell for cell in cells if cell.theme), lambda cell: cell.theme)
    return [found for name, parts in _tree(counts).items() if (found := _class(name, parts, counts)).whole.count]


def _tree(counts: dict[str, int]) -> dict[str, list[str]]:
    """The official tree, with what documents carry beyond it at the end."""
    tree = {name: list(parts) for name, parts in themes.tree().items()}
    for theme in sorted(counts):
        name, _, part = theme.partition("\\")
        parts = tree.setdefault(name, [])
        if part and part not in parts:
            parts.append(part)
    return tree


def _class(name: str, parts: list[str], counts: dict[str, int]) -> CountedTheme:
    found = [Counted(part, counts.get(f"{name}\\{part}", 0), theme_url(f"{name}\\{part}")) for part in parts]
    total = counts.get(name, 0) + sum(part.count for part in found)
    return CountedTheme(Counted(name, total, theme_url(name)), tuple(part for part in found if part.count))


def theme_url(theme: str) -> str:
    """The list of a theme: its class and part are steps of the address."""
    return reverse("portal:theme", args=[theme.replace("\\", "/")])


def known_theme(steps: list[str]) -> bool:
    """Whether the official tree has the class, or the part of it."""
    parts = themes.tree().get(steps[0]) if steps else None
    return parts is not None and (len(steps) == 1 or steps[1:] == [part for part in parts if part == steps[1]])


def within_theme(theme: str, other: str) -> bool:
    """Whether a theme is the other, or a part of it: `of_theme` for a cell."""
    return theme == other or theme.startswith(f"{other}\\")


def of_theme(theme: str) -> Q:
    """The rows of a theme: for a whole class, with its parts."""
    return Q(theme=theme) | Q(theme__startswith=f"{theme}\\")
