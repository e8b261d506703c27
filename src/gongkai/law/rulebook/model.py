"""One statutory fact as data: what it says, how much, from when, on whose authority, and how sure we are."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Mapping


class Labelled(StrEnum):
    """A code with a Chinese label."""

    label: str

    def __new__(cls, code: str, label: str) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member


class RuleKind(Labelled):
    """What shape a rule's content has."""

    LIMIT = "limit", "期限"
    DATE = "date", "固定日期"
    PERIODIC = "periodic", "周期"
    THRESHOLD = "threshold", "限额与指标"
    TIERS = "tiers", "分档"
    LIST = "list", "清单"
    TABLE = "table", "表式"
    CONVENTION = "convention", "计算口径"
    DUTY = "duty", "要求"


class Effect(Labelled):
    """What a rule does to a clock, or what it asks for where no clock runs."""

    ANSWER = "answer", "答复"
    SUSPEND = "suspend", "中止计算"
    RESTART = "restart", "重新计算"
    EXTEND = "extend", "延长"
    DEEM = "deem", "视为"
    NOTIFY = "notify", "告知"
    REPLY = "reply", "回复意见"
    DECIDE = "decide", "作出决定"
    PUBLISH = "publish", "公开"
    WITHDRAW = "withdraw", "撤下"
    RESPOND = "respond", "回应"
    CONSULT = "consult", "征求意见"
    REMEDY = "remedy", "救济"
    REPORT = "report", "报告"
    FILE = "file", "备案"
    RECEIVE = "receive", "确定收到之日"
    COUNT = "count", "计算方法"
    CHARGE = "charge", "收费"
    WITHHOLD = "withhold", "不予公开"
    CHECK = "check", "检查"
    VETO = "veto", "单项否决"
    SCORE = "score", "计分"
    DESCRIBE = "describe", "分类与格式"
    REVIEW = "review", "审查"
    RETAIN = "retain", "保存"


class Certainty(Labelled):
    """How sure we are of a fact."""

    READ = "R", "已核对文本"
    COMPUTED = "C", "计算得出"
    MEMORY = "M", "未核对原文"
    UNSURE = "m", "待核实"

    @property
    def uncertain(self) -> bool:
        """Whether the fact must be shown with a warning beside it."""
        return self in {Certainty.MEMORY, Certainty.UNSURE}


class Scope(Labelled):
    """Where a rule holds."""

    NATIONAL = "national", "全国"
    PROVINCE = "province", "省级"
    CITY = "city", "市县"
    PROFILE = "profile", "本市设定"


class Bound(Labelled):
    """Which way a figure binds whoever owes it: at most so much, or at least so much."""

    MOST = "most", "不超过"
    LEAST = "least", "不少于"


class Room(Labelled):
    """What a city's profile may do to a rule."""

    NONE = "none", "不得改动"
    STRICTER = "stricter", "只可从严"
    OPEN = "open", "法律未定，可自行选定"


class Unit(Labelled):
    """Units of a figure. 工作日 and 日 are never the same thing."""

    WORKING_DAY = "工作日", "个工作日"
    DAY = "日", "日"
    HOUR = "小时", "小时"
    MONTH = "月", "个月"
    CALENDAR_MONTH = "自然月", "个自然月"
    YEAR = "年", "年"
    WEEK = "周", "周"
    MINUTE = "分钟", "分钟"
    SECOND = "秒", "秒"
    FEN = "分", "分"
    FEN_PER_ITEM = "分/件", "分/件"
    FEN_PER_PAGE = "分/页", "分/页"
    ITEM = "件", "件"
    PAGE = "页", "页"
    PIECE = "个", "个"
    ENTRY = "项", "项"
    TIME = "次", "次"
    LEVEL = "级", "级"
    POINT = "计分", "分"
    PERCENT = "%", "%"
    CHARACTER = "字", "字"
    MILLIMETRE = "毫米", "毫米"
    POINT_SIZE = "磅", "磅"
    LINE = "行", "行"
    COLUMN = "列", "列"


@dataclass(frozen=True, slots=True)
class Authority:
    """Where a rule stands: the instrument, its 文号 (None where it has none or we do not know it), the article."""

    instrument: str
    number: str | None
    article: str

    def __str__(self) -> str:
        number = f"（{self.number}）" if self.number else ""
        # A city may name its document by its 文号 alone, which is no title, or bring the marks itself.
        bare = self.instrument.startswith("《") or self.instrument.endswith("号")
        return f"{self.instrument if bare else f'《{self.instrument}》'}{number}{self.article}"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a closed list or a table, or one step of a scale; `facts` holds its own columns."""

    code: str
    says: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tier:
    """One step of a scale: from `first` through `last` (None: without end), the `value` of each."""

    first: int
    last: int | None
    value: int


@dataclass(frozen=True, slots=True)
class Rule:
    """One version of one rule. A figure always has its unit; `starts` is the event from which a limit runs.

    `certainty` says how sure we are; what is not sure may be used but `caution` must be shown beside its result.
    """

    id: str
    title: str
    says: str
    kind: RuleKind
    effect: Effect
    authority: Authority
    scope: Scope
    certainty: Certainty
    value: int | str | None = None
    unit: Unit | None = None
    starts: str | None = None
    starts_label: str = ""
    bound: Bound | None = None
    room: Room = Room.NONE
    choices: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    tiers: tuple[Tier, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    place: str = ""
    also: tuple[Authority, ...] = ()
    params: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    overrides: Rule | None = None

    @property
    def number(self) -> int:
        """The figure, for those who count with it. Raises TypeError where the rule has none."""
        if not isinstance(self.value, int):
            raise TypeError(f"规则 {self.id} 没有数值")
        return self.value

    @property
    def amount(self) -> str:
        """The figure with its unit, as it is written: 20个工作日."""
        if self.value is None:
            return ""
        return f"{self.value}{self.unit.label}" if self.unit else str(self.value)

    @property
    def caution(self) -> str:
        """What must be said beside every result of an unsure rule; empty where the text was read."""
        return f"规则 {self.id} {self.certainty.label}" if self.certainty.uncertain else ""

    def in_force(self, on: date) -> bool:
        """Say whether this version holds on that day; both ends of its validity count as days in force."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on <= self.valid_to
        )

    def item(self, code: str) -> Item:
        """The line of a list or table with that code. Raises KeyError naming rule and code."""
        for item in self.items:
            if item.code == code:
                return item
        raise KeyError(f"规则 {self.id} 没有 {code} 一项")

    def as_json(self) -> dict[str, Any]:
        """The rule as the command line, the API and the public page show it."""
        return {
            "id": self.id,
            "title": self.title,
            "says": self.says,
            "kind": self.kind.value,
            "value": self.value,
            "unit": self.unit.value if self.unit else None,
            "bound": self.bound.value if self.bound else None,
            "from": self.starts,
            "effect": self.effect.value,
            "authority": _authority(self.authority),
            "also": [_authority(each) for each in self.also],
            "valid_from": _day(self.valid_from),
            "valid_to": _day(self.valid_to),
            "scope": self.scope.value,
            "place": self.place or None,
            "certainty": self.certainty.value,
            "room": self.room.value,
            "choices": list(self.choices),
            "items": [{"code": item.code, "says": item.says, **_plain(item.facts)} for item in self.items],
            "tiers": [{"from": tier.first, "to": tier.last, "value": tier.value} for tier in self.tiers],
            "params": _plain(self.params),
            "note": self.note or None,
            "overrides": self.overrides.value if self.overrides else None,
        }


def _authority(authority: Authority) -> dict[str, str | None]:
    return {"instrument": authority.instrument, "number": authority.number, "article": authority.article}


def _plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts as JSON has them: TOML's dates become text."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in facts.items()}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
