"""The remedy paragraph of an answer: review first, or review or suit, by the kind of answer and its day.

条例 51; 行政复议法 20, 22–24; 行政诉讼法 45, 46; 法释〔2025〕8号 1, 2. Limits, classes and words are rules
(REV-, SUE-, REM-); from 2024-01-01 a refusal goes to review before it can go to court.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from gongkai.law.answers import Nature, act
from gongkai.law.rulebook import Certainty, Unit, shipped

if TYPE_CHECKING:
    from datetime import date

    from gongkai.law.answers import Decision
    from gongkai.law.rulebook import Item, Rule, Rulebook

REVIEW_BODY = "〔复议机关〕"
COURT = "〔法院〕"
_NO_PATH = "none"
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Review:
    """The limit for applying to the review body. `starts` is the event it runs from, `body` who that is by law."""

    days: int
    unit: str
    starts: str
    body: str
    rule: str


@dataclass(frozen=True, slots=True)
class Suit:
    """The limit for going to court. `after` says on what: the decision itself, the review, or the missed limit."""

    value: int
    unit: str
    starts: str
    after: str
    rule: str


@dataclass(frozen=True, slots=True)
class Remedy:
    """What an answer of one day tells of remedies. A notice on the way has no text, review or suit."""

    decision: str
    label: str
    on: date
    review_first: bool
    review: Review | None
    suit: Suit | None
    text: str
    rules: tuple[str, ...]
    cautions: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The object of the command line's contract."""
        review, suit = self.review, self.suit
        return {
            "decision": self.decision,
            "label": self.label,
            "on": self.on.isoformat(),
            "review_first": self.review_first,
            "review": review
            and {
                "days": review.days,
                "unit": review.unit,
                "from": review.starts,
                "body": review.body,
                "rule": review.rule,
            },
            "suit": suit
            and {
                "value": suit.value,
                "unit": suit.unit,
                "from": suit.starts,
                "after": suit.after,
                "rule": suit.rule,
            },
            "text": self.text,
            "rules": list(self.rules),
            "cautions": list(self.cautions),
        }


def remedy(
    decision: str,
    *,
    on: date,
    book: Rulebook | None = None,
    body: str = REVIEW_BODY,
    court: str = COURT,
    channel: str = "",
) -> Remedy:
    """The paragraph for an answer of the day `on`; any code, label or family of `law.answers`, notices too.

    `body` and `court` fill the places that are else left to the organ; `channel` is the online way to apply for
    review, which must be named where the answer is served online (since 2024). Raises UnknownDecisionError, and
    UnknownRuleError for a day before the Regulation of 2008.
    """
    book = book or shipped()
    path = book.rule("REM-PATH", on=on)
    found = act(decision, on=on, book=book)
    line = path.item(found.remedy)
    if line.facts["path"] == _NO_PATH:
        return _without(found, path, line, on)
    words = book.rule("REM-TEXT", on=on)
    way = words.item(line.facts["path"])
    review = book.rule(way.facts["review"], on=on)
    suit = book.rule(way.facts["suit"], on=on)
    organs = book.rule("REV-24", on=on)
    used = [found.rule, path, review, organs, suit]
    if "first" in way.facts:
        used.insert(2, book.rule(way.facts["first"], on=on))
    text = way.says.format(review=review.amount, suit=suit.amount, body=body, court=court)
    if channel and (online := _in_force(book, "REV-22", on)):
        used.append(online)
        text += words.item("online").says.format(channel=channel)
    return Remedy(
        decision=found.code,
        label=found.label,
        on=on,
        review_first="first" in way.facts,
        review=_review(review, organs),
        suit=_suit(suit, way),
        text=text,
        rules=tuple(rule.id for rule in used),
        cautions=_cautions(found, line, used, on, book),
    )


def _without(found: Decision, path: Rule, line: Item, on: date) -> Remedy:
    """A notice on the way: nothing to tell, and that this is so is said."""
    return Remedy(
        decision=found.code,
        label=found.label,
        on=on,
        review_first=False,
        review=None,
        suit=None,
        text="",
        rules=(found.rule.id, path.id),
        cautions=tuple(filter(None, (found.rule.caution, *_doubts(line)))),
    )


def _review(rule: Rule, organs: Rule) -> Review:
    organ, government = organs.item("department").says, organs.item("government").says
    body = f"部门的答复：{organ}；政府的答复：{government}"
    return Review(rule.number, _unit(rule), rule.starts or "", body, rule.id)


def _suit(rule: Rule, way: Item) -> Suit:
    after = "review" if "first" in way.facts else way.code.replace("either", "decision")
    return Suit(rule.number, _unit(rule), rule.starts or "", after, rule.id)


def _unit(rule: Rule) -> str:
    return rule.unit.value if rule.unit else ""


def _cautions(found: Decision, line: Item, used: list[Rule], on: date, book: Rulebook) -> tuple[str, ...]:
    """Everything that is unsure about this paragraph, each once."""
    sayings = [rule.caution for rule in used]
    sayings += _doubts(line)
    sayings += _out_of_time(found, on)
    sayings += _unheard(found, on, book)
    sayings += [_transition(rule) for rule in used if _outlives(rule, on)]
    return tuple(dict.fromkeys(each for each in sayings if each))


def _doubts(line: Item) -> tuple[str, ...]:
    if "caution" not in line.facts:
        return ()
    return (f"{line.facts['caution']}（{Certainty(line.facts['mark']).label}）",)  # type: ignore[call-arg]  # a look-up


def _out_of_time(found: Decision, on: date) -> list[str]:
    if found.rule.in_force(on) or found.nature is Nature.FAMILY:
        return []
    first, last = found.rule.valid_from or "起初", found.rule.valid_to or "今"
    return [f"{on} 还没有或者不再有“{found.label}”这种答复（{first}至{last}），段落按同类答复给出"]


def _unheard(found: Decision, on: date, book: Rulebook) -> list[str]:
    """The courts' old list of what they would not hear, for those answers that stand in it."""
    rule = _in_force(book, "SUE-FOI-2x", on)
    if rule is None or all(item.code != found.remedy for item in rule.items):
        return []
    return [f"{rule.authority}写明人民法院不受理这类起诉（{rule.valid_from}至{rule.valid_to}）"]


def _in_force(book: Rulebook, rule_id: str, on: date) -> Rule | None:
    return next((rule for rule in book.versions(rule_id) if rule.in_force(on)), None)


def _outlives(rule: Rule, on: date) -> bool:
    """Whether a limit that began on that day still runs when its rule has ended."""
    last = rule.valid_to
    if last is None or rule.starts is None:
        return False
    if rule.unit is Unit.MONTH:
        months = on.year * _MONTHS + on.month + rule.number
        return (months, on.day) > (last.year * _MONTHS + last.month, last.day)
    return on + timedelta(days=rule.number) > last


def _transition(rule: Rule) -> str:
    return f"{rule.title}跨越{rule.valid_to}，其后申请复议或者起诉的，期限、机关按新规定核对"
