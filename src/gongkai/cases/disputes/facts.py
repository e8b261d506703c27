"""The events of a dispute as its clocks read them: by their days; of one day, as they were entered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gongkai.cases.disputes.enums import Moment
from gongkai.law.errors import ClockError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gongkai.cases.models import CaseEvent


@dataclass(frozen=True, slots=True)
class Fact:
    """One event that a clock heeds."""

    moment: Moment
    on: dt.date
    data: Mapping[str, Any]

    def day(self, name: str) -> dt.date | None:
        """A day that its data names."""
        said = self.data.get(name)
        return dt.date.fromisoformat(said) if said else None


@dataclass(frozen=True, slots=True)
class Facts:
    """All events of a dispute, by day."""

    all: tuple[Fact, ...]

    @classmethod
    def of(cls, events: Iterable[CaseEvent]) -> Facts:
        """Those of a case."""
        known = sorted((each for each in events if each.law), key=lambda each: (each.on, each.sequence))
        return cls(tuple(Fact(Moment(each.law), each.on, each.data) for each in known))

    def first(self, moment: Moment) -> Fact | None:
        """The first of a kind."""
        return next((fact for fact in self.all if fact.moment is moment), None)

    def last(self, moment: Moment) -> Fact | None:
        """The last of a kind."""
        return next((fact for fact in reversed(self.all) if fact.moment is moment), None)

    def on(self, moment: Moment) -> dt.date | None:
        """The day of the first of a kind."""
        found = self.first(moment)
        return found.on if found else None

    def said(self, name: str) -> Any:
        """What was last stated in the registration and its corrections."""
        kept = None
        for fact in self.all:
            if fact.moment in {Moment.REGISTERED, Moment.PROCEDURE} and fact.data.get(name) is not None:
                kept = fact.data[name]
        return kept

    @property
    def round(self) -> Facts:
        """What happened since it was last sent back to the first instance; everything where it never was."""
        back = self.last(Moment.REMANDED)
        return Facts(self.all[self.all.index(back) + 1 :]) if back else self

    @property
    def accepted(self) -> dt.date | None:
        """The day on which the review body accepted it, or the court filed it."""
        said = self.said("accepted")
        return dt.date.fromisoformat(said) if said else None

    @property
    def simplified(self) -> bool:
        """Whether it goes by the simplified procedure."""
        return bool(self.said("simplified"))

    @property
    def registered(self) -> Fact:
        """The registration. Raises ClockError where there is none."""
        found = self.first(Moment.REGISTERED)
        if found is None:
            raise ClockError("案件没有登记事件，不能计算期限。")
        return found

    @property
    def stay(self) -> tuple[int, bool]:
        """The natural days of all stays that ended, and whether one lasts."""
        days, since = 0, None
        for fact in self.all:
            if fact.moment is Moment.SUSPENDED:
                since = since or fact.on
            elif fact.moment is Moment.RESUMED and since:
                days, since = days + (fact.on - since).days, None
        return days, since is not None

    def not_before(self, later: Moment, earlier: Moment) -> None:
        """Refuse a history in which one thing came before another. Raises ClockError."""
        first, then = self.on(earlier), self.on(later)
        if first and then and then < first:
            raise ClockError(f"{_WORDS[later]}（{then}）早于{_WORDS[earlier]}（{first}），请核对日期。")


_WORDS = {
    Moment.COPY: "收到副本",
    Moment.ANSWERED: "提交答复、答辩",
    Moment.EVIDENCE: "提交证据",
    Moment.DECIDED: "复议决定",
    Moment.JUDGED: "一审裁判",
    Moment.APPEALED: "上诉",
    Moment.APPEAL_COPY: "收到上诉状副本",
    Moment.FINAL: "裁判生效",
}
