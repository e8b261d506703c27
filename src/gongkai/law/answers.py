"""The answers that an application can get: a closed set, each with its required facts and its cell in the report.

The set is data (`rules/answers*.toml`), from 条例 14–16, 30, 35–39 and 国办公开办函〔2021〕30号.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from gongkai.law.rulebook import RulebookError, shipped
from gongkai.law.rulebook.book import today

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from gongkai.law.rulebook import Item, Rule, Rulebook

_FAMILY = "ANS-"
_NOISE = re.compile(r"[\s“”\"'《》「」第]|^条例|(?<=\d)[条款项]$")
_ARTICLE = re.compile(r"^(\d+)(?:条\(?|\()(\d)\)?[款项]?$")


class UnknownDecisionError(RulebookError):
    """No answer of that code, or none on that day; the message lists what there is."""


class Nature(StrEnum):
    """What an entry of the set is; only a decision ends a case and fills a cell."""

    DECISION = "decision"
    FAMILY = "family"
    NOTICE = "notice"
    OMISSION = "omission"


@dataclass(frozen=True, slots=True)
class Need:
    """A fact without which an answer cannot be issued, and the article that asks for it.

    It is asked for only where the fact `when` holds; all facts of `instead` together serve as well.
    """

    code: str
    label: str
    by: str
    when: str = ""
    instead: tuple[str, ...] = ()

    def met(self, facts: Mapping[str, object]) -> bool:
        """Whether the facts at hand have it, or it is not asked for."""
        if self.when and not _given(facts, self.when):
            return True
        return _given(facts, self.code) or (
            bool(self.instead) and all(_given(facts, each) for each in self.instead)
        )


@dataclass(frozen=True, slots=True)
class Decision:
    """One answer in the version of one day. `cell` is its row of the annual report's table (2021 form).

    `kind` is the paragraph of 条例 36 (or the article) that it falls under, `group` its heading in the report,
    `remedy` the class by which `law.remedies` finds the right paragraph. A family, notice or omission has no cell.
    """

    code: str
    label: str
    nature: Nature
    kind: str
    group: str
    cell: str | None
    remedy: str
    names: tuple[str, ...]
    needs: tuple[Need, ...]
    rule: Rule

    @property
    def article(self) -> str:
        """Instrument and article that the answer rests on."""
        return str(self.rule.authority)

    @property
    def cautions(self) -> tuple[str, ...]:
        """What must be said beside it: an uncertain rule, an uncertain cell."""
        cell = f"{self.label}计入年度报告的哪一行待核实" if "cell_certainty" in self.rule.params else ""
        return tuple(each for each in (self.rule.caution, cell) if each)

    def missing(self, facts: Mapping[str, object]) -> list[str]:
        """The required facts that are absent or empty, each with its article, in Chinese; empty when complete."""
        return [f"缺少{need.label}（{need.by}）" for need in self.needs if not need.met(facts)]

    def as_json(self) -> dict[str, Any]:
        """The answer as API and pages show it."""
        return {
            "code": self.code,
            "label": self.label,
            "article": self.article,
            "kind": self.kind,
            "group": self.group,
            "cell": self.cell,
            "needs": [{"fact": need.code, "label": need.label, "by": need.by} for need in self.needs],
            "rule": self.rule.id,
            "cautions": list(self.cautions),
        }


def decisions(*, on: date | None = None, book: Rulebook | None = None) -> list[Decision]:
    """The closed set of answers of a day (today in China where none is given): each ends a case, in one cell."""
    day = on or today()
    return [
        each for each in _acts(book or shipped()) if each.nature is Nature.DECISION and each.rule.in_force(day)
    ]


def decision(code: str, *, on: date | None = None, book: Rulebook | None = None) -> Decision:
    """The answer by its code, Chinese label or the note's code (E14a, 36.4), in the version of a day.

    Raises UnknownDecisionError for what is no answer, is no answer on that day, or is a family that asks to be
    narrowed (不予公开 needs its ground).
    """
    found = act(code, on=on, book=book)
    if found.nature is Nature.FAMILY:
        members = "、".join(f"{need.code} {need.label}" for need in found.needs)
        raise UnknownDecisionError(f"{found.label}应写明是哪一种：{members}")
    if found.nature is not Nature.DECISION:
        raise UnknownDecisionError(f"{found.label}不是办结申请的答复，不计入年度报告")
    if not found.rule.in_force(on or today()):
        raise UnknownDecisionError(f"{on or today()} 没有“{found.label}”这种答复，{_span(found.rule)}")
    return found


def act(code: str, *, on: date | None = None, book: Rulebook | None = None) -> Decision:
    """Any entry of the set, notices and omissions too: the version of the day, or the nearest where there is none.

    Raises UnknownDecisionError.
    """
    day = on or today()
    versions = _index(book or shipped()).get(tidy(code))
    if not versions:
        known = "、".join(_known(book or shipped(), day))
        raise UnknownDecisionError(f"没有 {code} 这种答复，可用：{known}")
    return min(versions, key=lambda each: _distance(each.rule, day))


def tidy(code: str) -> str:
    """A code or label as it is compared: width, case, spaces and quotes do not matter; 条例第36条第4项 is 36.4."""
    plain = unicodedata.normalize("NFKC", code).casefold()
    return _ARTICLE.sub(r"\1.\2", _NOISE.sub("", plain))


def _known(book: Rulebook, day: date) -> list[str]:
    """Every code with its label, as of a day where it then stood."""
    acts = sorted(_acts(book), key=lambda each: each.rule.in_force(day))
    return list({each.code: f"{each.code}（{each.label}）" for each in acts}.values())


@lru_cache(maxsize=8)
def _acts(book: Rulebook) -> tuple[Decision, ...]:
    return tuple(_act(rule) for rule in book if rule.id.startswith(_FAMILY))


@lru_cache(maxsize=8)
def _index(book: Rulebook) -> dict[str, list[Decision]]:
    index: dict[str, list[Decision]] = {}
    for each in _acts(book):
        for key in dict.fromkeys(map(tidy, (each.code, each.label, each.rule.id, *each.names))):
            index.setdefault(key, []).append(each)
    for name, acts in _weak_names(book).items():
        if len({each.code for each in acts}) == 1:
            index.setdefault(name, acts)
    return index


def _weak_names(book: Rulebook) -> dict[str, list[Decision]]:
    """Cells and articles: they name an answer only where no other answer shares them."""
    names: dict[str, list[Decision]] = {}
    for each in _acts(book):
        for name in dict.fromkeys((each.cell or "", each.rule.authority.article)):
            if name:
                names.setdefault(tidy(name), []).append(each)
    return names


def _act(rule: Rule) -> Decision:
    params = rule.params
    return Decision(
        code=params["code"],
        label=rule.title,
        nature=Nature(params["nature"]),
        kind=params["kind"],
        group=params["group"],
        cell=params.get("cell"),
        remedy=params["remedy"],
        names=tuple(params["names"]),
        needs=tuple(_need(item, rule) for item in rule.items),
        rule=rule,
    )


def _need(item: Item, rule: Rule) -> Need:
    facts = item.facts
    by = f"《{rule.authority.instrument}》{facts['by']}" if "by" in facts else str(rule.authority)
    return Need(item.code, item.says, by, facts.get("when", ""), tuple(facts.get("instead", ())))


def _distance(rule: Rule, day: date) -> int:
    """How many days a version lies away from a day; none while it is in force."""
    if rule.valid_from and day < rule.valid_from:
        return (rule.valid_from - day).days
    return (day - rule.valid_to).days if rule.valid_to and rule.valid_to < day else 0


def _span(rule: Rule) -> str:
    return f"有效期为{rule.valid_from or '起初'}至{rule.valid_to or '今'}"


def _given(facts: Mapping[str, object], name: str) -> bool:
    """Whether a fact was stated; a blank text, an empty list, False and None are no statement."""
    value = facts.get(name)
    return bool(value.strip()) if isinstance(value, str) else bool(value)
