"""What the law says about an application today: each figure from its rule, with the rule beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from gongkai.law.fees import yuan
from gongkai.law.remedies import remedy
from gongkai.portal.law import sources

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.law.rulebook import Rule

RECEIPT, CORRECTION, ANSWER, EXTENSION, CONSULTED = "FOI-31", "FOI-30", "FOI-33", "FOI-33x", "FOI-32"
ITEMS, PAGES, PAYING, CHARGING = "FEE-04", "FEE-05", "FEE-06", "FEE-01"
WITHHELD, PUBLISHED, OVERDUE = "E15", "published", "overdue"


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch of the way: how long at most, in a sentence, by which rule."""

    label: str
    amount: str
    says: str
    rule: str


def rule(rule_id: str, on: dt.date | None = None) -> Rule:
    """A rule of today."""
    return sources.book().rule(rule_id, on=on or timezone.localdate())


def steps() -> list[Step]:
    """From submission to answer."""
    return [
        Step(
            "确认收到",
            "双方确认之日",
            "网上提交的，机关会用您留下的方式与您确认；确认的那一天算收到申请之日，期限从那天起算。",
            RECEIPT,
        ),
        Step(
            "请您补正",
            rule(CORRECTION).amount,
            "申请写得不明确的，机关在收到之后的这段时间内一次告诉您要补充什么；您补充之后，答复期限重新计算。",
            CORRECTION,
        ),
        Step(
            "征求意见",
            rule(CONSULTED).amount,
            "信息涉及别人的权益时，机关要问他们的意见。等待意见的时间不算在答复期限内。",
            CONSULTED,
        ),
        Step("作出答复", rule(ANSWER).amount, "能当场答复的当场答复，不能的在这段时间内答复。", ANSWER),
        Step(
            "延长",
            f"最多再加{rule(EXTENSION).amount}",
            "确实需要延长的，要经公开工作机构负责人同意，并且告诉您。",
            EXTENSION,
        ),
    ]


@dataclass(frozen=True, slots=True)
class Charge:
    """A scale of the fee: what is free, and what then comes."""

    label: str
    free: str
    rule: str


def charges() -> list[Charge]:
    """Both scales; an organ chooses one."""
    items, pages = rule(ITEMS), rule(PAGES)
    return [
        Charge(
            "按件",
            f"同一个月内 {items.tiers[0].last} 件以下不收费，之后每件 {yuan(items.tiers[1].value)}起",
            ITEMS,
        ),
        Charge(
            "按量", f"一件申请 {pages.tiers[0].last} 页以下不收费，之后每页 {yuan(pages.tiers[1].value)}起", PAGES
        ),
    ]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to go when the answer is not right: when, and the paragraph of the law."""

    when: str
    text: str
    rules: tuple[str, ...]


def remedies(body: str = "本级人民政府或者上一级行政机关", court: str = "人民法院") -> list[Way]:
    """What to do about a refusal, about another answer, about none."""
    today = timezone.localdate()
    whens = {WITHHELD: "机关决定不公开", PUBLISHED: "对其他答复不满意", OVERDUE: "到期没有答复"}
    found = []
    for code, when in whens.items():
        told = remedy(code, on=today, book=sources.book(), body=body, court=court)
        found.append(Way(when, told.text, told.rules))
    return found
