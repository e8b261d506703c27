"""What comes in with an address, made sound: nothing that a reader types may break a page."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse, QueryDict

if TYPE_CHECKING:
    from django.http import HttpRequest

View = Callable[..., HttpResponse]
LONGEST_TEXT = 200
MOST_VALUES = 10
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


def known(*names: str) -> Callable[[View], View]:
    """A view that sees only these parameters, cut to a sound length and number.

    Every link of a page repeats its address: what the page does not understand must not travel in it.
    """

    def bounded(view: View) -> View:
        @wraps(view)
        def seen(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            left = QueryDict(mutable=True)
            for name in names:
                values = list(dict.fromkeys(value[: LONGEST_TEXT + 1] for value in request.GET.getlist(name)))
                if any(values):
                    left.setlist(name, values[:MOST_VALUES])
            request.META["QUERY_STRING"] = left.urlencode()
            request.GET = QueryDict(request.META["QUERY_STRING"])
            return view(request, *args, **kwargs)

        return seen

    return bounded


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


def is_year(value: str) -> bool:
    """Whether a text is a year of four digits, from 1000 on."""
    return len(value) == 4 and value.isascii() and value.isdigit() and value[0] != "0"  # noqa: PLR2004 - the digits of a year


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
