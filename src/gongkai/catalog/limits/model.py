"""What a phrase of 公开时限 says, as data."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from gongkai.law.rulebook import Bound, Unit
from gongkai.law.rulebook.model import Labelled


class LimitKind(Labelled):
    """What a limit asks for."""

    WITHIN = "within", "限期内公开"
    AHEAD = "ahead", "提前公开"
    LASTS = "lasts", "持续期限"
    PERIODIC = "periodic", "定期公开"
    YEARLY_DATE = "yearly_date", "每年固定日期"
    ONCE = "once", "固定日期"
    AT_ONCE = "at_once", "实时公开"
    PROMPTLY = "promptly", "及时公开"
    BY_PROGRESS = "by_progress", "按进展公开"
    AS_FITS = "as_fits", "适时公开"
    STANDING = "standing", "长期公开"
    DURING = "during", "期间公开"
    UPON = "upon", "事后公开（未定期限）"
    STAGE = "stage", "分阶段公开"
    REFERRED = "referred", "从其他规定"
    EXTENSION = "extension", "可以延长"
    EXCEPT = "except", "例外"


class Start(Labelled):
    """The events from which limits run, so far as they are the same everywhere; the words stay beside them."""

    FORMED = "formed", "信息形成或者变更"
    REQUEST = "request", "收到申请"
    APPROVED = "approved", "批准"
    REPLIED = "replied", "批复"
    DECIDED = "decided", "作出决定"
    ISSUED = "issued", "印发或者发布"
    SIGNED = "signed", "签订"
    ACCEPTED = "accepted", "受理"
    ENDED = "ended", "结束"
    OTHER = "other", "其他"
    NONE = "", "未写明"


class Rhythm(Labelled):
    """How often; those of `gongkai.law.periods.Frequency` by the same codes, and the rarer ones."""

    DAILY = "daily", "每日"
    WEEKLY = "weekly", "每周"
    MONTHLY = "monthly", "每月"
    QUARTERLY = "quarterly", "每季度"
    HALF_YEARLY = "half-yearly", "每半年"
    YEARLY = "yearly", "每年"
    TEN_DAYS = "ten-days", "每旬"
    HALF_MONTHLY = "half-monthly", "每半月"
    TERM = "term", "每学期"
    SCHOOL_YEAR = "school-year", "每学年"


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit. `text` is the words that it was read from, `start_text` the event as written.

    `value` and `unit` are a length (`low` the lower end of a range); `bound` is LEAST where the text sets a
    minimum. A rhythm has `every` (each second month: 2), and is due by `due_month`/`due_day` of its own period
    (0: its last day), of the next one where `following`; with `value` so long after its period has ended, or where
    `opening` within it (the fifth working day of a month), or after its opening day where `what` names that. A
    daily rhythm whose `unit` is the working day leaves out the other days.
    """

    kind: LimitKind
    text: str
    value: int | None = None
    unit: Unit | None = None
    low: int | None = None
    bound: Bound | None = None
    start: Start = Start.NONE
    start_text: str = ""
    condition: str = ""
    what: str = ""
    rhythm: Rhythm | None = None
    every: int = 1
    times: int = 1
    year: int | None = None
    due_month: int | None = None
    due_day: int | None = None
    following: bool = False
    opening: bool = False

    @property
    def on_request(self) -> bool:
        """Whether it is the limit of an answer to an application (→ 依申请公开)."""
        return self.start is Start.REQUEST

    @property
    def amount(self) -> str:
        """The length as it is written: 20个工作日."""
        return f"{self.value}{self.unit.label}" if self.value is not None and self.unit else ""

    def under(self, condition: str) -> Self:
        """The same limit under one more condition."""
        both = "，".join(part for part in (condition, self.condition) if part)
        return replace(self, condition=both)

    def as_json(self) -> dict[str, Any]:
        """Its fields that say something, by name; `Limit.of` reads it back."""
        found = {name: value for name, value in asdict(self).items() if value is not None and value is not False}
        return {
            name: str(value) if isinstance(value, Labelled) else value
            for name, value in found.items()
            if value != ""
        }

    @classmethod
    def of(cls, data: dict[str, Any]) -> Limit:
        """A limit from its JSON. Raises ValueError for an unknown code."""
        read: dict[str, Any] = {
            name: _TYPES[name](value) if name in _TYPES else value for name, value in data.items()
        }
        return cls(**read)


_TYPES: dict[str, Any] = {"kind": LimitKind, "unit": Unit, "bound": Bound, "start": Start, "rhythm": Rhythm}


@dataclass(frozen=True, slots=True)
class Reading:
    """A phrase, what it says, and the parts of it that were not understood, as written."""

    text: str
    limits: tuple[Limit, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def blank(self) -> bool:
        """Whether the cell says nothing at all."""
        return not self.limits and not self.unread

    @property
    def understood(self) -> bool:
        return bool(self.limits) and not self.unread
