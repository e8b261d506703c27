"""The facts of a case, checked and tidied for one letter: what it asks for, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from gongkai.letters.cleaning import one_line, paragraphs, phrase
from gongkai.letters.errors import FactsError
from gongkai.letters.fields import FieldType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gongkai.letters.fields import LetterField
    from gongkai.letters.kind import LetterKind

Fact = str | date | bool | tuple[str, ...] | dict[str, int]
_NAMES = frozenset(("issuer", "applicant", "organ", "third_party", "number", "recipient", "claimant"))
_MOST_LINES = 200
_SHOWN = 30
_FEE_KEYS = ({"items"}, {"items", "before"}, {"pages"})


@dataclass(frozen=True, slots=True)
class _Checked:
    fact: Fact | None
    problem: str = ""


def checked(kind: LetterKind, facts: Mapping[str, Any]) -> dict[str, Fact]:
    """The facts that this kind of letter takes, in their own types; absent and empty ones left out.

    Raises FactsError with every problem at once. What the letter does not ask for is not looked at.
    """
    found = {each.code: _check(each, facts.get(each.code)) for each in kind.fields}
    problems = [each.problem for each in found.values() if each.problem]
    held = {code: each.fact for code, each in found.items() if each.fact is not None}
    broken = {code for code, each in found.items() if each.problem}
    problems += [
        f"缺少{each.label}（{each.code}）" for each in kind.needs if each.code not in held.keys() | broken
    ]
    problems += _groups(kind, held)
    if problems:
        raise FactsError(f"{kind.name}不能生成", problems)
    return held


def _groups(kind: LetterKind, held: Mapping[str, Fact]) -> list[str]:
    """A sentence where no group of facts is whole, of which the letter asks for one."""
    if not kind.one_of or any(all(code in held for code in group) for group in kind.one_of):
        return []
    labels = {each.code: each.label for each in kind.fields}
    ways = "，或者".join("和".join(labels[code] for code in group) for group in kind.one_of)
    return [f"应当给出{ways}"]


def _check(field: LetterField, value: Any) -> _Checked:
    if value is None:
        return _Checked(None)
    reader = _READERS[field.type]
    checked = reader(field, value)
    if checked.problem:
        return _Checked(None, f"{field.label}（{field.code}）{checked.problem}")
    return checked if checked.fact else _Checked(None)


def _line(field: LetterField, value: Any) -> _Checked:
    if not isinstance(value, str):
        return _Checked(None, f"应为文字，不能是 {_shown(value)}")
    text = one_line(value) if field.code in _NAMES else phrase(value)
    return _long(field, text) or _Checked(text)


def _text(field: LetterField, value: Any) -> _Checked:
    if not isinstance(value, str):
        return _Checked(None, f"应为文字，不能是 {_shown(value)}")
    lines = paragraphs(value)
    return _long(field, "\n".join(lines)) or _many(lines) or _Checked("\n".join(lines))


def _list(field: LetterField, value: Any) -> _Checked:
    if not isinstance(value, (list, tuple)) or not all(isinstance(each, str) for each in value):
        return _Checked(None, f"应为文字的列表，不能是 {_shown(value)}")
    lines = [line for each in value if (line := phrase(each))]
    too_long = next((found for line in lines if (found := _long(field, line))), None)
    return too_long or _many(lines) or _Checked(tuple(lines))


def _date(_field: LetterField, value: Any) -> _Checked:
    if isinstance(value, datetime):
        return _Checked(None, "应为日期，不带时刻")
    if isinstance(value, date):
        return _Checked(value)
    if isinstance(value, str) and not value.strip():
        return _Checked(None)
    try:
        return _Checked(date.fromisoformat(value))
    except (TypeError, ValueError):
        return _Checked(None, f"应为日期，如 2026-03-05，不能是 {_shown(value)}")


def _flag(_field: LetterField, value: Any) -> _Checked:
    if not isinstance(value, bool):
        return _Checked(None, f"应为 true 或 false，不能是 {_shown(value)}")
    return _Checked(value)


def _fee(_field: LetterField, value: Any) -> _Checked:
    whole = isinstance(value, dict) and all(type(each) is int for each in value.values())
    if not whole or set(value) not in _FEE_KEYS:
        return _Checked(
            None, '应为 {"items": 件数, "before": 本月此前件数} 或者 {"pages": 页数}，按件和按量选一种'
        )
    return _Checked(dict(value))


_READERS = {
    FieldType.LINE: _line,
    FieldType.TEXT: _text,
    FieldType.LIST: _list,
    FieldType.DATE: _date,
    FieldType.FLAG: _flag,
    FieldType.FEE: _fee,
}


def _long(field: LetterField, text: str) -> _Checked | None:
    if len(text) <= field.most:
        return None
    return _Checked(None, f"有{len(text)}字，最多{field.most}字，请写得短些，其余放入附件")


def _many(lines: list[str]) -> _Checked | None:
    if len(lines) <= _MOST_LINES:
        return None
    return _Checked(None, f"有{len(lines)}段，最多{_MOST_LINES}段，其余放入附件")


def _shown(value: Any) -> str:
    return repr(value)[:_SHOWN]
