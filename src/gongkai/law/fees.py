"""信息处理费 (国办函〔2020〕109号): by item or by page, in whole fen, with the steps that the sum is made of.

The scales are rules (FEE-04, FEE-05); nothing is charged by them for a day on which they were not in force.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gongkai.law.rulebook import RulebookError, RuleKind, shipped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from gongkai.law.rulebook import Rule, Rulebook, Tier

BY_ITEMS = "FEE-04"
BY_PAGES = "FEE-05"
ONE_BASIS = "FEE-03"
LARGEST = 10**12  # more than anyone can ask for: a slip of the keyboard
SHOWN_BLOCKS = 1000  # blocks listed one by one; what lies above them is one step of the list
_COUNTED = {BY_ITEMS: "件", BY_PAGES: "页"}


class FeeError(ValueError):
    """A fee that cannot be worked out; the message says what would be right."""


class BasisError(FeeError):
    """Both bases, or none: one application is charged by item or by page (FEE-03)."""


@dataclass(frozen=True, slots=True)
class Step:
    """Numbers `first` to `last` of the scale, `fen` for all of them.

    `each_fen` is the price of one, None where a step takes many rising blocks together.
    """

    first: int
    last: int
    each_fen: int | None
    fen: int
    rule: str
    says: str
    caution: str

    @property
    def count(self) -> int:
        return self.last - self.first + 1

    def as_json(self) -> dict[str, Any]:
        """The step as the command line and the API show it."""
        return {
            "from": self.first,
            "to": self.last,
            "count": self.count,
            "each_fen": self.each_fen,
            "fen": self.fen,
            "rule": self.rule,
            "says": self.says,
            "caution": self.caution or None,
        }


@dataclass(frozen=True, slots=True)
class Fee:
    """An amount in fen and the steps that add up to it, free ones among them."""

    fen: int
    steps: tuple[Step, ...]

    @property
    def cautions(self) -> tuple[str, ...]:
        """What must be said beside the amount, where a rule it rests on is unsure."""
        return tuple(dict.fromkeys(step.caution for step in self.steps if step.caution))

    def as_json(self) -> dict[str, Any]:
        """The contract of `gongkai law fee`."""
        return {"fen": self.fen, "steps": [step.as_json() for step in self.steps]}


def fee(
    *,
    items: int | None = None,
    pages: int | None = None,
    before: int = 0,
    book: Rulebook | None = None,
    on: date | None = None,
) -> Fee:
    """The fee by `items` or by `pages`, never by both (109号 art. 3).

    Raises BasisError for both or none, or for `before` with pages (pages are not added up over applications);
    FeeError and UnknownRuleError as `by_items`.
    """
    if items is not None and pages is not None:
        raise BasisError(f"按件和按量只能选一种，不能同时计收（规则 {ONE_BASIS}）")
    if items is not None:
        return by_items(items, before=before, book=book, on=on)
    if pages is None:
        raise BasisError(f"请给出件数或者页数，按件和按量选一种（规则 {ONE_BASIS}）")
    if before:
        raise BasisError("按量计收不跨申请累计，本月此前件数只用于按件计收（规则 FEE-05a）")
    return by_pages(pages, book=book, on=on)


def by_items(count: int, *, before: int = 0, book: Rulebook | None = None, on: date | None = None) -> Fee:
    """The fee for `count` more applications of one applicant in the natural month of `on` (109号 art. 4).

    `before` is how many of that month were counted already. Raises FeeError for a number that is negative, not
    whole or beyond belief, and UnknownRuleError for a day on which the scale was not in force.
    """
    _check(before, "本月此前件数")
    return _fee(BY_ITEMS, "件数", before, count, book, on)


def by_pages(pages: int, *, book: Rulebook | None = None, on: date | None = None) -> Fee:
    """The fee for one application of so many pages (A4 or smaller, one side each; 109号 art. 5).

    Raises as `by_items`.
    """
    return _fee(BY_PAGES, "页数", 0, pages, book, on)


def yuan(fen: int) -> str:
    """An amount as people read it: 2,000元, 0.50元."""
    whole, rest = divmod(fen, 100)
    return f"{whole:,}.{rest:02d}元" if rest else f"{whole:,}元"


def _fee(rule_id: str, name: str, before: int, count: int, book: Rulebook | None, on: date | None) -> Fee:
    _check(count, name)
    rule = (book or shipped()).rule(rule_id, on=on)
    steps = tuple(step for tier in rule.tiers for step in _steps(rule, tier, before + 1, before + count))
    return Fee(sum(step.fen for step in steps), steps)


def _check(number: int, name: str) -> None:
    if isinstance(number, bool) or not isinstance(number, int):
        raise FeeError(f"{name}应为整数，不能是 {number!r}")
    if not 0 <= number <= LARGEST:
        raise FeeError(f"{name}应在 0 至 {LARGEST} 之间，不能是 {str(number)[:20]}")


def _steps(rule: Rule, tier: Tier, first: int, last: int) -> Iterator[Step]:
    """The steps in one tier of the numbers `first` to `last`."""
    first, last = max(first, tier.first), min(last, tier.last or last)
    block, rise = _rise(rule)
    if first > last:
        return
    if tier.last is not None or not block:
        yield _flat(rule, first, last, tier.value)
        return
    shown = min(last, _block_end(tier, first, block) + (SHOWN_BLOCKS - 1) * block)
    while first <= shown:
        end = min(shown, _block_end(tier, first, block))
        yield _flat(rule, first, end, tier.value + (first - tier.first) // block * rise)
        first = end + 1
    if first <= last:
        yield _rising(rule, tier, first, last)


def _rise(rule: Rule) -> tuple[int, int]:
    """Block and rise of a scale whose last tier goes up without end; zeros where it does not."""
    block, rise = rule.params.get("block_items", 0), rule.params.get("rise_fen", 0)
    if rule.kind is not RuleKind.TIERS or not all(isinstance(each, int) and each >= 0 for each in (block, rise)):
        raise RulebookError(f"规则 {rule.id} 应为分档，block_items 和 rise_fen 应为非负整数")
    return block, rise


def _block_end(tier: Tier, number: int, block: int) -> int:
    """The last number of the block in which `number` lies."""
    return tier.first + (number - tier.first) // block * block + block - 1


def _flat(rule: Rule, first: int, last: int, each: int) -> Step:
    fen = (last - first + 1) * each
    price = f"每{_counted(rule)}{yuan(each)}，计{yuan(fen)}" if each else "不收费"
    return Step(first, last, each, fen, rule.id, f"{_span(rule, first, last)}{price}", rule.caution)


def _rising(rule: Rule, tier: Tier, first: int, last: int) -> Step:
    block, rise = _rise(rule)
    fen = _through(tier, last, block, rise) - _through(tier, first - 1, block, rise)
    prices = [yuan(tier.value + (number - tier.first) // block * rise) for number in (first, last)]
    counted = _counted(rule)
    says = f"每{block}{counted}一档，由每{counted}{prices[0]}逐档升至{prices[1]}，计{yuan(fen)}"
    return Step(first, last, None, fen, rule.id, _span(rule, first, last) + says, rule.caution)


def _through(tier: Tier, number: int, block: int, rise: int) -> int:
    """What a rising tier costs from its first number through `number`."""
    count = number - tier.first + 1
    full, rest = divmod(count, block)
    return count * tier.value + rise * (block * full * (full - 1) // 2 + rest * full)


def _counted(rule: Rule) -> str:
    return _COUNTED[rule.id]


def _span(rule: Rule, first: int, last: int) -> str:
    numbers = f"第{first}" if first == last else f"第{first}至{last}"
    return f"{numbers}{_counted(rule)}，共{last - first + 1}{_counted(rule)}，"
