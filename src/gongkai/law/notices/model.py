"""One holiday notice: which days it gives off, which it makes working days, and since when that is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.law.notices.checks import check
from gongkai.law.rulebook.model import Labelled

if TYPE_CHECKING:
    from datetime import date

    from gongkai.law.rulebook.model import Certainty


class NoticeKind(Labelled):
    """Whether a notice settles a whole year, changes some of its days, or is the law that holds until one does."""

    YEAR = "year", "全年安排"
    CHANGE = "change", "临时调整"
    STATUTE = "statute", "法定假日"


@dataclass(frozen=True, slots=True)
class StatedDay:
    """A day that a notice speaks of: off or working, and for which holiday."""

    date: date
    off: bool
    name: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A holiday notice; `known_on` is the day on which it became public, `certainty` how sure we are of that day.

    A notice of kind YEAR announces its year: every day that it does not name is then a plain weekday or weekend.
    A STATUTE names the holidays of the law itself from its year on, provisional until a year is announced.
    A notice with a `place` holds only in calendars made for that place, and changes single days there.
    Raises InvalidNoticeError where it contradicts itself.
    """

    id: str
    kind: NoticeKind
    year: int
    title: str
    known_on: date
    certainty: Certainty
    days: tuple[StatedDay, ...]
    number: str = ""
    url: str = ""
    place: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        check(self)
