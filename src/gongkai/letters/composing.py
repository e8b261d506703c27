"""A letter out of the facts of a case: checked, worded by the template, with law's own figures and paragraph."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from gongkai.law.answers import act
from gongkai.law.rulebook import UnknownRuleError, shipped
from gongkai.letters import parts
from gongkai.letters.errors import DayError, TemplateError
from gongkai.letters.facts import checked
from gongkai.letters.filling import filled
from gongkai.letters.kind import LetterKind
from gongkai.letters.kinds import kind_of
from gongkai.letters.model import Letter
from gongkai.letters.numbers import caution_of
from gongkai.letters.packing import packed
from gongkai.letters.reading import blocks
from gongkai.letters.templates import Templates
from gongkai.letters.values import fill

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document

    from gongkai.law.rulebook import Rulebook


def compose(
    kind: str | LetterKind,
    facts: Mapping[str, Any],
    *,
    day: date,
    law: Rulebook | None = None,
    templates: Templates | None = None,
) -> Letter:
    """The letter of a day. `facts` by the codes of the kind's fields; what it does not ask for is not used.

    `law` is the rulebook (the shipped one by default), `templates` where the wording comes from. Raises
    UnknownKindError, FactsError (every problem at once), DayError for a day of another law, TemplateError.
    """
    kind = kind if isinstance(kind, LetterKind) else kind_of(kind)
    law = law or shipped()
    _check_day(kind, day, law)
    held = checked(kind, facts)
    try:
        values = fill(kind, held, day, law)
    except UnknownRuleError as error:
        raise DayError(f"{kind.name}不能写{day}的日期：{error}") from error
    values.cautions += caution_of(str(held.get("number", "")), day)
    document = _document(kind, values.texts, templates)
    return Letter(kind.code, kind.name, kind.layout, day, blocks(document), values.texts, values.told())


def to_docx(letter: Letter, templates: Templates | None = None) -> bytes:
    """The letter as a Word file; the same letter and template give the same bytes.

    Raises TemplateError where the template was changed after the letter was composed: the file would say something
    else than the letter.
    """
    kind = kind_of(letter.kind)
    document = _document(kind, letter.values, templates)
    if blocks(document) != letter.blocks:
        raise TemplateError(f"{letter.name}的模板在拟稿之后改过，请重新生成这份文书")
    return packed(document, title=letter.title, day=letter.day)


def _document(kind: LetterKind, values: dict[str, str], templates: Templates | None) -> Document:
    template = (templates or Templates()).load(kind)
    return filled(template.data, values, name=template.name)


def _check_day(kind: LetterKind, day: date, law: Rulebook) -> None:
    """Refuse a day on which the wording's law, or the answer that the letter tells, was not in force."""
    if isinstance(day, datetime) or not isinstance(day, date):
        raise DayError(f"文书日期应为日期，不能是 {day!r}")
    rule_id, instrument = parts.resting_on()
    versions = [rule for rule in law.versions(rule_id) if rule.in_force(day)]
    if not any(rule.authority.instrument == instrument for rule in versions):
        raise DayError(
            f"文书的文字依据《{instrument}》（国务院令第711号），该条例在{day}没有施行，不能写这一天的日期"
        )
    if kind.act and not act(kind.act, on=day, book=law).rule.in_force(day):
        raise DayError(f"{day} 还没有“{kind.name}”所告知的处理方式")
