"""What stands on every page and belongs to none: running heads and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongkai.documents.readers.pdf_chars import Piece

_PAGE_NUMBER = re.compile(
    r"[-—–－―_·•\s]*(?:第\s*)?(?:\d{1,4}|[一二三四五六七八九十]{1,3}(?=\s*页)|[IVXivx]{1,5})(?:\s*页)?"
    r"(?:\s*[/／,，]?\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–－―_·•\s]*"
)
_DIGITS = re.compile(r"\d+")
_EDGE_LINES = 2
_EDGE_SHARE = 0.12
_GRID = 4
_LEAST_PAGES = 3


def strip_furniture(pages: list[list[list[Piece]]], heights: list[float]) -> list[list[list[Piece]]]:
    """Drop page numbers at a page's edge, and edge lines that most pages repeat at the same height."""
    counts: Counter[tuple[int, str]] = Counter()
    for lines, height in zip(pages, heights, strict=True):
        counts.update({_key(line) for line in _edges(lines, height)})
    often = max(_LEAST_PAGES, len(pages) // 2)
    repeated = {key for key, count in counts.items() if count >= often}
    return [_kept(lines, height, repeated) for lines, height in zip(pages, heights, strict=True)]


def _kept(lines: list[list[Piece]], height: float, repeated: set[tuple[int, str]]) -> list[list[Piece]]:
    dropped = [line for line in _edges(lines, height) if _is_number(line) or _key(line) in repeated]
    return [line for line in lines if line not in dropped]


def _edges(lines: list[list[Piece]], height: float) -> list[list[Piece]]:
    candidates = lines[:_EDGE_LINES] + lines[-_EDGE_LINES:]
    return [
        line
        for line in candidates
        if line[0].bottom > height * (1 - _EDGE_SHARE) or line[0].top < height * _EDGE_SHARE
    ]


def _key(line: list[Piece]) -> tuple[int, str]:
    return round(line[0].bottom / _GRID), _DIGITS.sub("#", "".join(piece.text for piece in line))


def _is_number(line: list[Piece]) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(" ".join(piece.text for piece in line)))
