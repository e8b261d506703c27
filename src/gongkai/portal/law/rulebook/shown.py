"""One version of a rule as its page shows it: figure, certainty and room in words, lists and scales as tables."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder

from gongkai.law.events import EventType
from gongkai.law.fees import yuan
from gongkai.law.periods import Frequency
from gongkai.law.rulebook import Certainty, Room, Unit
from gongkai.portal.law import sources
from gongkai.portal.law.rulebook.facts import fact_label, value_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from gongkai.law.rulebook import Item, Rule, Tier

CERTAINTY = {
    Certainty.READ: "本条已与公布的文本核对。",
    Certainty.COMPUTED: "由已核对的文本或者数据推算得出，推算方法见说明。",
    Certainty.MEMORY: "依一般了解写入，还没有与公布的文本逐字核对，使用其结果前请核对原文。",
    Certainty.UNSURE: "文本没有写明，或者各地做法不一，依通行做法写入；使用其结果前请核对原文。",
}
ROOM = {
    Room.NONE: "各地不得改动。",
    Room.STRICTER: "各地可以规定得更严，不得放宽。",
    Room.OPEN: "法律没有写定，各地可以自行选定。",
}
PERIODS = {each.value: each.label for each in Frequency}
CHOICES = {
    "day_after": "次日起算",
    "day_after_sent": "发出的次日起",
    "day_sent": "发出的当日起",
    "through_reply": "至收到回复的当日",
    "day_before_reply": "至收到回复的前一日",
    "saturday_sunday": "星期六、星期日",
    "yearly_notice": "每年的放假安排通知",
    "organ": "按收到申请的机关分别累计",
    "city": "全市合并累计",
}
MONEY = {Unit.FEN: "", Unit.FEN_PER_ITEM: "每件", Unit.FEN_PER_PAGE: "每页"}


@dataclass(frozen=True, slots=True)
class Fact:
    """A column of a rule's own: its name, its value in words, the rule that it names (else empty)."""

    name: str
    words: str
    rule: str


@dataclass(frozen=True, slots=True)
class ShownItem:
    """A line of a list: its code, what it says, its own facts."""

    code: str
    says: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """A version with everything in words."""

    rule: Rule
    current: bool
    amount: str
    validity: str
    certainty: str
    room: str
    choices: tuple[str, ...]
    items: tuple[ShownItem, ...]
    tiers: tuple[tuple[str, str], ...]
    params: tuple[Fact, ...]
    json: str


def versions(rule_id: str, today: dt.date) -> list[ShownVersion]:
    """Every version of a rule, the newest first. Raises UnknownRuleError."""
    return [shown(rule, today) for rule in reversed(sources.book().versions(rule_id))]


def shown(rule: Rule, today: dt.date) -> ShownVersion:
    """A version in words."""
    return ShownVersion(
        rule=rule,
        current=rule.in_force(today),
        amount=amount(rule),
        validity=validity(rule),
        certainty=CERTAINTY[rule.certainty],
        room=ROOM[rule.room],
        choices=tuple(CHOICES.get(choice, choice) for choice in rule.choices if len(rule.choices) > 1),
        items=tuple(_item(item) for item in rule.items),
        tiers=tuple((_span(tier), _price(rule, tier.value)) for tier in rule.tiers),
        params=_facts(rule.params),
        json=json.dumps(rule.as_json(), ensure_ascii=False, indent=2, cls=DjangoJSONEncoder),
    )


def amount(rule: Rule) -> str:
    """The figure with its unit and the way it binds: 不超过 20个工作日, 每周, 每年 3月31日."""
    value = rule.value
    if value is None:
        return ""
    if isinstance(value, str):
        if rule.kind.value == "date":
            month, _, day = value.partition("-")
            return f"每年{int(month)}月{int(day)}日"
        return PERIODS.get(value, CHOICES.get(value, value))
    if rule.unit in MONEY:
        return _price(rule, value)
    return f"{rule.bound.label} {rule.amount}" if rule.bound else rule.amount


def validity(rule: Rule) -> str:
    """自 2019-05-15 起; 2008-05-01 至 2019-05-14."""
    if rule.valid_from and rule.valid_to:
        return f"{rule.valid_from} 至 {rule.valid_to}"
    if rule.valid_to:
        return f"至 {rule.valid_to}"
    return f"自 {rule.valid_from} 起" if rule.valid_from else "未注明"


def _item(item: Item) -> ShownItem:
    return ShownItem(item.code, item.says, _facts(item.facts))


def _facts(facts: Mapping[str, Any]) -> tuple[Fact, ...]:
    book = sources.book()
    return tuple(
        Fact(fact_label(name), _words(name, value), value if isinstance(value, str) and value in book else "")
        for name, value in facts.items()
    )


def _words(name: str, value: Any) -> str:
    if name == "event" and value in set(EventType):
        return EventType(value).label
    if name in {"certainty", "mark"} and value in {each.value for each in Certainty}:
        return next(each.label for each in Certainty if each.value == value)
    if name.endswith("_fen") and isinstance(value, int):
        return yuan(value)
    return value_words(value)


def _span(tier: Tier) -> str:
    return f"{tier.first} 以上" if tier.last is None else f"{tier.first} 至 {tier.last}"


def _price(rule: Rule, value: int) -> str:
    if rule.unit not in MONEY:
        return f"{value}{rule.unit.label if rule.unit else ''}"
    return f"{MONEY[rule.unit]}{yuan(value)}" if value else "不收费"
