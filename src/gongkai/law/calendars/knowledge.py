"""All notices that a calendar may rest on, and the table of each moment at which another of them became known."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from gongkai.law.calendars.table import Table
from gongkai.law.notices import InvalidNoticeError, read_notices

if TYPE_CHECKING:
    from datetime import date

    from gongkai.law.notices import Notice

_KEPT = 32


class Knowledge:
    """Notices in the order in which they prevail: the law, national ones as they became known, places' own."""

    def __init__(self, notices: tuple[Notice, ...], places: tuple[str, ...]) -> None:
        self.all = notices
        self.places = places
        here = [notice for notice in notices if not notice.place or notice.place in places]
        self._here = sorted(here, key=_precedence)
        self._steps = sorted(notice.known_on for notice in here)
        self._tables: dict[int, Table] = {}

    def known(self, at: date | None) -> list[Notice]:
        """The notices known on a day; without a day, all."""
        return [notice for notice in self._here if at is None or notice.known_on <= at]

    def table(self, at: date | None) -> Table:
        """The days as known on a day. There are as many tables as moments at which a notice became known."""
        step = len(self._steps) if at is None else bisect_right(self._steps, at)
        if step not in self._tables:
            self._tables[step] = Table(self.known(at))
        return self._tables[step]


def _precedence(notice: Notice) -> tuple[bool, bool, date]:
    return bool(notice.place), notice.kind != "statute", notice.known_on


@lru_cache(maxsize=_KEPT)
def knowledge(notices: tuple[Notice, ...], places: tuple[str, ...]) -> Knowledge:
    """The one Knowledge of these notices and places. Raises InvalidNoticeError where two notices share an id."""
    seen: dict[str, Notice] = {}
    for notice in notices:
        other = seen.setdefault(notice.id, notice)
        if other != notice:
            message = f"已有同一编号的另一通知《{other.title}》，请换一个编号"
            raise InvalidNoticeError(message, where=f"通知 {notice.id}", field="id")
    return Knowledge(tuple(seen.values()), places)


@cache
def shipped() -> tuple[Notice, ...]:
    """The notices of this release: the TOML files of this folder. Raises InvalidNoticeError where one is wrong."""
    folder = resources.files("gongkai.law.calendars")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return tuple(notice for file in files for notice in read_notices(file.read_bytes(), where=file.name))
