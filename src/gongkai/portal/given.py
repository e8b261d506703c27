"""What comes in with an address, made sound: nothing that a reader types may break a page."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import QueryDict

LONGEST_TEXT = 200
MOST_VALUES = 20
MOST_PAGES = 1_000_000
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class GivenDate:
    """A date as typed and as understood; `day` is None when nothing was typed or it is no date."""

    text: str = ""
    day: dt.date | None = None

    @property
    def wrong(self) -> bool:
        """Whether something was typed that is no date."""
        return bool(self.text) and self.day is None


def text(query: QueryDict, name: str) -> str:
    """A parameter as one line without control characters, cut to what is worth searching for."""
    return _CONTROLS.sub(" ", query.get(name, "")).strip()[:LONGEST_TEXT]


def values(query: QueryDict, name: str) -> tuple[str, ...]:
    """A parameter given several times: each value once, in order."""
    found = (_CONTROLS.sub(" ", value).strip()[:LONGEST_TEXT] for value in query.getlist(name))
    return tuple(dict.fromkeys(value for value in found if value))[:MOST_VALUES]


def choice(query: QueryDict, name: str, allowed: tuple[str, ...]) -> str:
    """One of `allowed`; the first when something else was given."""
    value = query.get(name, "")
    return value if value in allowed else allowed[0]


def page_number(query: QueryDict, name: str = "page") -> int:
    """A page number from 1 on; 1 for what is none."""
    value = query.get(name, "")
    return min(max(int(value), 1), MOST_PAGES) if value.isascii() and value.isdigit() and len(value) < 10 else 1  # noqa: PLR2004 - digits of MOST_PAGES and more


def date(query: QueryDict, name: str) -> GivenDate:
    """A date written 2024-05-01 (also 2024/5/1, 2024年5月1日)."""
    typed = text(query, name)[:20]
    parts = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", typed, re.ASCII)
    if not parts:
        return GivenDate(typed)
    try:
        return GivenDate(typed, dt.date(*map(int, parts.groups())))
    except ValueError:
        return GivenDate(typed)
