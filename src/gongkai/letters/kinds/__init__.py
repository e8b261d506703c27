"""The closed set of letters, each a TOML file in this folder.

`all_kinds()` lists them, `kind_of(code)` gives one, `announcing(decision)` the one that tells a decision.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongkai.law.answers import UnknownDecisionError, act
from gongkai.law.remedies import remedy
from gongkai.law.rulebook.book import today
from gongkai.letters import parts
from gongkai.letters.errors import KindFileError, UnknownKindError
from gongkai.letters.fields import all_fields
from gongkai.letters.kind import REMEDY_FACTS, Addressee, LetterKind, role_of
from gongkai.letters.model import Layout, Paragraph, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai.letters.fields import LetterField

_FOLDER = Path(__file__).parent
_CLOSINGS = ("told", "answered", "asked")


def all_kinds() -> tuple[LetterKind, ...]:
    """Every kind, in the order in which a case meets them."""
    return tuple(_registry().values())


def kind_of(code: str) -> LetterKind:
    """The kind of that code or Chinese name. Raises UnknownKindError with what there is."""
    found = _registry().get(code) or next((each for each in all_kinds() if each.name == code), None)
    if found is None:
        known = "、".join(f"{each.code}（{each.name}）" for each in all_kinds())
        raise UnknownKindError(f"没有 {code} 这种文书，可用：{known}")
    return found


def announcing(decision: str) -> LetterKind:
    """The one letter that tells an answer or notice of `law.answers`, by its code or label.

    Raises UnknownDecisionError for what is no answer, UnknownKindError for one that no letter tells.
    """
    code = act(decision).code
    for each in all_kinds():
        if code in each.announces:
            return each
    raise UnknownKindError(f"没有文书用来告知“{decision}”")


@lru_cache(maxsize=1)
def _registry() -> dict[str, LetterKind]:
    kinds = sorted((_load(path) for path in _FOLDER.glob("*.toml")), key=lambda each: (each.order, each.code))
    return {each.code: each for each in kinds}


def _load(path: Path) -> LetterKind:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        return _kind(data)
    except (KeyError, ValueError, UnknownDecisionError) as error:
        raise KindFileError(f"{path.name}：{error}") from error


def _kind(data: dict[str, Any]) -> LetterKind:
    base = parts.base(data["to"])
    announces = tuple(data.get("announces", ()))
    told = _remedied(announces)
    drops = set(data.get("drops", ()))
    needs = _ordered((*base.needs, *data.get("needs", ()), *(REMEDY_FACTS[:2] if told else ())), drops)
    may = _ordered((*base.may, *data.get("may", ()), *(REMEDY_FACTS[2:] if told else ())), drops | set(needs))
    return LetterKind(
        code=data["code"],
        name=data["name"],
        title=data["title"],
        to=Addressee(data["to"]),
        layout=Layout(data.get("layout", "letter")),
        announces=announces,
        remedy=told,
        needs=_fields(needs),
        may=_fields(may),
        one_of=tuple(tuple(group) for group in data.get("one_of", ())),
        cites=data.get("cites", {}),
        articles=data.get("articles", {}),
        limits=data.get("limits", {}),
        wording=tuple(_line(each) for each in data["text"]),
        table=_rows(data.get("table", ())),
        slip=tuple(data.get("slip", ())),
        slip_table=_rows(data.get("slip_table", ())),
        order=data["order"],
    )


def _rows(rows: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((label, value) for label, value in rows)


def _remedied(announces: tuple[str, ...]) -> bool:
    """Whether the law has a letter of this kind tell of remedies."""
    return any(remedy(code, on=today()).text for code in announces)


def _ordered(codes: Iterable[str], without: set[str]) -> tuple[str, ...]:
    return tuple(code for code in dict.fromkeys(codes) if code not in without)


def _fields(codes: tuple[str, ...]) -> tuple[LetterField, ...]:
    known = all_fields()
    return tuple(known[code] for code in codes)


def _line(line: str) -> Paragraph:
    if line == "@remedy":
        return Paragraph(Role.REMEDY, "{{ 救济告知 }}")
    if line.startswith("@"):
        name = line.removeprefix("@")
        role = Role.CLOSING if name in _CLOSINGS else Role.BODY
        return Paragraph(role, parts.sentences()[name])
    role, text = role_of(line)
    return Paragraph(role, text)
