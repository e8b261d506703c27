"""The grounds of a bar: an answer of the closed set that withholds, or a kind of personal data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai import law
from gongkai.law.answers import UnknownDecisionError, decision, decisions
from gongkai.privacy import DataType
from gongkai.redaction.errors import RedactionError

if TYPE_CHECKING:
    from datetime import date

_WITHHELD = "不予公开"
_PERSONAL = "privacy:"


@dataclass(frozen=True, slots=True)
class Ground:
    """Why something is withheld: its code (secret, third_party, privacy:id_card), label, and article."""

    code: str
    label: str
    article: str

    def __str__(self) -> str:
        return f"{self.label}（{self.article}）"


def ground(code: str, where: str, *, on: date | None = None) -> Ground:
    """The ground by any name that `law.answers` knows (E14a, 国家秘密, secret), or `privacy:` and a kind of data.

    Raises RedactionError for what is no ground to withhold; `where` names the redaction.
    """
    if code.startswith(_PERSONAL):
        return _personal(code, where)
    try:
        found = decision(code, on=on)
    except UnknownDecisionError as error:
        raise RedactionError(where, f"“{code}”不是不予公开的理由", _choices(on)) from error
    if found.group != _WITHHELD:
        raise RedactionError(where, f"“{found.label}”不是遮盖内容的理由", _choices(on))
    return Ground(found.code, found.label, found.article)


def grounds(*, on: date | None = None) -> list[Ground]:
    """All grounds that withhold on a day, then the kinds of personal data."""
    withheld = [Ground(each.code, each.label, each.article) for each in _answers(on)]
    return withheld + [_personal(f"{_PERSONAL}{kind.value}", "") for kind in DataType]


def _answers(on: date | None) -> list[law.answers.Decision]:
    return [each for each in decisions(on=on) if each.group == _WITHHELD]


def _personal(code: str, where: str) -> Ground:
    try:
        kind = DataType(code.removeprefix(_PERSONAL))
    except ValueError as error:
        known = "、".join(f"{_PERSONAL}{each.value}" for each in DataType)
        raise RedactionError(where, f"没有“{code}”这种个人信息", f"可用：{known}") from error
    return Ground(code, kind.label, str(law.rule("PRI-25").authority))


def _choices(on: date | None) -> str:
    names = "、".join(f"{each.code}（{each.label}）" for each in _answers(on))
    return f"可用：{names}，或 {_PERSONAL} 加个人信息的种类"
