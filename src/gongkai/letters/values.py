"""What stands in the places of a template: each variable as text, paragraphs parted by line feeds."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from gongkai.law.answers import act
from gongkai.law.fees import FeeError, fee, yuan
from gongkai.law.remedies import remedy
from gongkai.law.rulebook import RulebookError
from gongkai.letters import kind as names
from gongkai.letters.cleaning import sentences
from gongkai.letters.errors import FactsError
from gongkai.letters.fields import FieldType

if TYPE_CHECKING:
    from gongkai.law.answers import Decision
    from gongkai.law.rulebook import Rule, Rulebook
    from gongkai.law.rulebook.model import Authority
    from gongkai.letters.facts import Fact
    from gongkai.letters.fields import LetterField
    from gongkai.letters.kind import LetterKind

_ISSUED = "〔"  # a document has a number with a year; a law is known by its name
_BASES = {"items": ("按件", "FEE-04"), "pages": ("按量", "FEE-05")}


@dataclass(slots=True)
class Values:
    """The text of every variable, and what must be said beside them."""

    texts: dict[str, str]
    cautions: list[str] = field(default_factory=list)

    def told(self) -> tuple[str, ...]:
        """Each caution once."""
        return tuple(dict.fromkeys(self.cautions))


def fill(kind: LetterKind, facts: dict[str, Fact], day: date, law: Rulebook) -> Values:
    """Every variable of a kind as text. A variable without a fact is empty.

    Raises FactsError for a fee that cannot be worked out, UnknownRuleError for a day before the rules.
    """
    values = Values({each.label: _plain(each, facts.get(each.code)) for each in kind.fields})
    values.texts[names.DAY] = chinese(day)
    values.texts[names.YOU] = "你单位" if facts.get("organization") else "你"
    values.texts[names.ANNEX] = _listed("附件", facts.get("attachments"))
    values.texts[names.COPIED] = _copied(facts.get("copies"))
    _cite(kind, values, day, law)
    if kind.act:
        _announce(kind, values, facts, day, law)
    if isinstance(basis := facts.get("fee"), dict):
        _charge(values, basis, day, law)
    return Values({name: values.texts[name] for name in sorted(kind.variables)}, values.cautions)


def chinese(day: date) -> str:
    """A day in the form of GB/T 9704: Arabic figures, no leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"


def cited(rule: Rule) -> str:
    """Instrument and articles of a rule, as a letter cites them; those of the same instrument together."""
    first = rule.authority
    more = "".join(f"、{each.article}" for each in rule.also if each.instrument == first.instrument)
    return f"{_instrument(first)}{first.article}{more}"


def _instrument(authority: Authority) -> str:
    number = f"（{authority.number}）" if authority.number and _ISSUED in authority.number else ""
    name = authority.instrument
    return f"{name if name.startswith('《') else f'《{name}》'}{number}"


def _plain(each: LetterField, fact: Fact | None) -> str:
    if fact is None or each.type in {FieldType.FLAG, FieldType.FEE}:
        return ""
    if isinstance(fact, date):
        return chinese(fact)
    if isinstance(fact, tuple):
        return "\n".join(_numbered(fact))
    return "\n".join(sentences(str(fact))) if each.type is FieldType.TEXT else str(fact)


def _numbered(lines: tuple[str, ...]) -> list[str]:
    """Lines of a list as an official text has them: a semicolon after each, a full stop after the last."""
    if len(lines) == 1:
        return [f"{lines[0]}。"]
    ends = ["；"] * (len(lines) - 1) + ["。"]
    return [f"{place}.{line}{end}" for place, (line, end) in enumerate(zip(lines, ends, strict=True), start=1)]


def _listed(head: str, lines: Fact | None) -> str:
    """The note on annexes: no stop after a name; further lines begin under the first figure."""
    if not isinstance(lines, tuple):
        return ""
    if len(lines) == 1:
        return f"{head}：{lines[0]}"
    rest = [f"{'　' * (len(head) + 1)}{place}.{line}" for place, line in enumerate(lines[1:], start=2)]
    return "\n".join([f"{head}：1.{lines[0]}", *rest])


def _copied(lines: Fact | None) -> str:
    return f"抄送：{'，'.join(lines)}。" if isinstance(lines, tuple) else ""


def _cite(kind: LetterKind, values: Values, day: date, law: Rulebook) -> None:
    """Fill in the articles and figures of the rules that a kind names, each in the version of the day."""
    writers = ((kind.cites, cited), (kind.articles, _article), (kind.limits, _amount))
    for named, write in writers:
        for name, rule_id in named.items():
            rule = law.rule(rule_id, on=day)
            values.texts[name] = write(rule)
            values.cautions += _caution(rule)


def _article(rule: Rule) -> str:
    return rule.authority.article


def _amount(rule: Rule) -> str:
    return rule.amount


def _caution(rule: Rule) -> list[str]:
    return [rule.caution] if rule.caution else []


def _announce(kind: LetterKind, values: Values, facts: dict[str, Fact], day: date, law: Rulebook) -> None:
    """Fill in the ground of what is announced and, where the law has one, the paragraph on remedies."""
    found: Decision = act(kind.act, on=day, book=law)
    values.texts[names.GROUND] = cited(found.rule)
    values.cautions += found.cautions
    if not kind.remedy:
        return
    way = remedy(
        kind.act,
        on=day,
        book=law,
        body=str(facts["review_body"]),
        court=str(facts["court"]),
        channel=str(facts.get("online_channel", "")),
    )
    values.texts[names.REMEDY] = way.text
    values.cautions += way.cautions


def _charge(values: Values, basis: dict[str, int], day: date, law: Rulebook) -> None:
    way, rule_id = _BASES["pages" if "pages" in basis else "items"]
    try:
        charged = fee(**basis, on=day, book=law)
    except (FeeError, RulebookError) as error:
        raise FactsError("收费不能计算", [str(error)]) from error
    if not charged.fen:
        raise FactsError(
            "收费通知书不能生成",
            [f"{charged.steps[0].says if charged.steps else '没有计费的件数'}，不需要通知缴费"],
        )
    values.texts |= dict(
        zip(
            names.FEE_VARIABLES,
            (
                way,
                law.rule(rule_id, on=day).authority.article,
                "；".join(step.says for step in charged.steps),
                yuan(charged.fen),
            ),
            strict=True,
        )
    )
    values.cautions += charged.cautions
