"""Which rows of a table are its header, and which column plays which part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.documents.tasks.headers import ROLE_OF, TEXTS, Column, classify, is_task_header

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.documents.tasks.roles import Role

Rows = tuple[tuple[str, ...], ...]

_SCAN = 6  # a title, a unit of measure, a date may stand above the header
_DEEPEST = 3
_RANK = (Column.WEAK_TEXT, Column.TEXT, Column.DETAIL)


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of one task table: column indexes by part, and the rows that follow its header."""

    labels: tuple[str, ...]
    kinds: tuple[Column | None, ...]
    text: int
    groups: tuple[int, ...]  # left to right: the last is the nearest
    number: int | None
    due: int | None
    units: tuple[tuple[int, Role], ...]

    def same_columns(self, other: Layout) -> bool:
        return self.labels == other.labels


@dataclass(frozen=True, slots=True)
class Header:
    """A header found in a table: it fills the rows `start` to `end` (exclusive)."""

    start: int
    end: int
    layout: Layout


def find_header(rows: Rows, start: int = 0, scan: int = _SCAN) -> Header | None:
    """Find the first header within `scan` rows from `start`; None when there is none."""
    for at in range(start, min(len(rows), start + scan)):
        if header := header_at(rows, at):
            return header
    return None


def header_at(rows: Rows, at: int) -> Header | None:
    """Read the header that begins in row `at`, which may be several rows deep."""
    if sum(classify(cell) is not None for cell in set(rows[at])) == 0:
        return None
    best = None
    for depth in range(1, _DEEPEST + 1):
        if at + depth > len(rows) or (depth > 1 and not _continues(rows[at], rows[at + depth - 1])):
            break
        best = _header(rows, at, depth) or best
    return best


def _continues(top: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a row is the lower part of a header: short labels under merged or repeated ones."""
    fresh = [(a, b) for a, b in zip(top, below, strict=True) if b.strip() and b != a]
    if not fresh or (len(fresh) == len([b for b in below if b.strip()]) and _has_no_gap(top, below)):
        return False
    return all((len(b) <= 10 and classify(b) is not None) or _is_sub_label(b) for _, b in fresh)  # noqa: PLR2004 — labels


def _has_no_gap(top: Sequence[str], below: Sequence[str]) -> bool:
    return all(cell.strip() for cell in below) and len(set(top)) == len(top)


def _is_sub_label(text: str) -> bool:
    return bool(
        re.fullmatch(
            r"(?:牵头|配合|责任|主办|协办|参与|指导|督导|开始|起始|启动|完成|结束|单位|部门|时间|名称|内容|序号)",
            text,
        )
    )


def _header(rows: Rows, at: int, depth: int) -> Header | None:
    labels, kinds = [], []
    for column in range(len(rows[at])):
        words = _column_words([row[column] for row in rows[at : at + depth]])
        labels.append("/".join(words))
        kinds.append(_kind(words))
    if len({row for row in labels if row}) < 2 or not is_task_header(kinds, labels):  # noqa: PLR2004 — two columns
        return None
    layout = _layout(labels, kinds, rows[at + depth :])
    return Header(at, at + depth, layout) if layout else None


def _column_words(cells: Sequence[str]) -> list[str]:
    words = [re.sub(r"\s+", "", cell) for cell in cells]
    return [word for n, word in enumerate(words) if word and word not in words[:n]]


def _kind(words: Sequence[str]) -> Column | None:
    """The lowest label that is understood decides; 开始 under 时间 is no due date."""
    for word in reversed(words):
        if re.fullmatch(r"(?:开始|起始|启动|开工)(?:时间|日期)?", word):
            return None
        if kind := classify(word) or (classify(f"{word}单位") if _is_sub_label(word) else None):
            return kind
    return classify("".join(words))


def _layout(labels: list[str], kinds: list[Column | None], body: Rows) -> Layout | None:
    kinds = _numbers_told(kinds, body)
    texts = [at for at, kind in enumerate(kinds) if kind in TEXTS]
    text = _text_column(kinds, texts, body)
    if text is None:
        return None
    groups = [at for at, kind in enumerate(kinds[:text]) if kind in (*TEXTS, Column.GROUP)]
    units = tuple((at, ROLE_OF[kind]) for at, kind in enumerate(kinds) if kind in ROLE_OF)
    return Layout(
        labels=tuple(labels),
        kinds=tuple(kinds),
        text=text,
        groups=tuple(at for at in groups if labels[at] != labels[text] or at < text),
        number=kinds.index(Column.NUMBER) if Column.NUMBER in kinds else None,
        due=_last(kinds, Column.DUE),
        units=units,
    )


def _last(kinds: Sequence[Column | None], wanted: Column) -> int | None:
    found = [at for at, kind in enumerate(kinds) if kind is wanted]
    return found[-1] if found else None


def _numbers_told(kinds: list[Column | None], body: Rows) -> list[Column | None]:
    """A column called 项目, or not called anything, that holds only figures is the number column."""
    if Column.NUMBER in kinds:
        return kinds
    for at in range(min(2, len(kinds))):
        cells = [row[at].strip() for row in body if row[at].strip()]
        if kinds[at] in (None, Column.WEAK_TEXT) and cells and all(re.fullmatch(r"\d{1,3}", c) for c in cells):
            return [*kinds[:at], Column.NUMBER, *kinds[at + 1 :]]
    return kinds


def _text_column(kinds: list[Column | None], texts: list[int], body: Rows) -> int | None:
    """The most exact of the text columns; the rightmost of equals; never one that is mostly empty."""
    if not texts:
        texts = [at for at, kind in enumerate(kinds) if kind is Column.GROUP][-1:]
    filled = {at: sum(bool(row[at].strip()) for row in body) for at in texts}
    full = [at for at in texts if not body or filled[at] * 2 > max(filled.values(), default=0)]
    ranked = sorted(full, key=lambda at: (_RANK.index(kinds[at]) if kinds[at] in TEXTS else -1, at))
    return ranked[-1] if ranked else None
