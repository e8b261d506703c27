"""Personal data of a table, by the heads of its columns, or the labels beside its cells in a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.privacy.grids.heads import is_head, is_of_officials, type_of_head
from gongkai.privacy.grids.values import values
from gongkai.privacy.model import DataType
from gongkai.privacy.names.form import is_common_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.privacy.grids.model import Grid, Row
    from gongkai.privacy.model import Found

_HALF = 0.5
_LEAST_HEADS = 2
# These say something only of a row that has a person in it; an organ's table has them too.
_NEEDS_PERSON = frozenset({DataType.MOBILE, DataType.ADDRESS, DataType.HEALTH, DataType.EMAIL, DataType.BANK_CARD})


def in_grid(text: str, grid: Grid) -> Iterator[Found]:
    """Find what the heads of a table in a folded text tell; what needs no head is found elsewhere."""
    columns: dict[int, DataType] = {}
    below_a_head = person = False
    for row in grid:
        words = [text[cell.start : cell.end].strip() for cell in row]
        if _is_head_row(words):
            above = {at: kind for at, kind in columns.items() if at < len(words) and not words[at]}
            columns = {**(above if below_a_head else {}), **_columns(words)}
            below_a_head = True
            continue
        below_a_head = False
        found = [*_in_row(text, row, columns), *_in_form(text, row, words, person=person)]
        person = person or any(each.type is DataType.NAME for each in found)
        yield from found


def _is_head_row(words: list[str]) -> bool:
    """Most cells are heads; a form's row has a value after each label."""
    filled = [word for word in words if word]
    heads = [word for word in filled if is_head(word)]
    if not any(map(type_of_head, heads)):
        return False
    return len(heads) > _HALF * len(filled) and (len(heads) >= _LEAST_HEADS or len(filled) == 1)


def _columns(words: list[str]) -> dict[int, DataType]:
    if is_of_officials(words):
        return {}
    found = {at: kind for at, word in enumerate(words) if (kind := type_of_head(word))}
    if DataType.NAME not in found.values() and DataType.ID_CARD not in found.values():
        return {at: kind for at, kind in found.items() if kind not in _NEEDS_PERSON}
    return found


def _in_row(text: str, row: Row, columns: dict[int, DataType]) -> Iterator[Found]:
    for at, kind in columns.items():
        if at < len(row):
            yield from values(kind, text, row[at].start, row[at].end)


def _in_form(text: str, row: Row, words: list[str], *, person: bool) -> Iterator[Found]:
    """A label and, in the next cell that says something else, its value: 姓名 | 张三 | 性别 | 男.

    `person`: a name stood in the form above, so that its telephone and address are that person's.
    """
    if is_of_officials([word for word in words if is_head(word)]):
        return
    person = person or DataType.NAME in map(type_of_head, words)
    for at, word in enumerate(words):
        kind = type_of_head(word)
        beside = next((i for i in range(at + 1, len(row)) if words[i] not in {word, ""}), None)
        if kind is None or beside is None or is_head(words[beside]) or (kind in _NEEDS_PERSON and not person):
            continue
        if kind is DataType.NAME and "姓名" not in word and is_common_word(words[beside]):
            continue  # 补贴对象 | 条例: the label of a matter, and a word
        yield from values(kind, text, row[beside].start, row[beside].end)
