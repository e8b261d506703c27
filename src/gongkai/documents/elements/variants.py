"""Documents in traditional characters: understood in simplified ones, given back as they were written.

The words by which elements are known (關於……的通知, 號, 辦公廳) are kept once, in simplified characters. A text
in traditional ones is therefore read through a table of single characters, and what was read out of it is
written back. Only the 文号 stays simplified: it has one normal form.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields, is_dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

import opencc

from gongkai.documents.blocks import Paragraph, TableBlock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.documents.blocks import Block, RawDocument
    from gongkai.documents.model import OfficialDocument

_T = TypeVar("_T")
_TELLING = re.compile("[號關於辦發縣區廳會務規劃實條國為與導應當業]")
_LOOKED_AT, _FEWEST = 3000, 8
_LONGEST = 300_000  # characters; beyond, single characters are written back without looking for their place
_AS_READ = frozenset(("file", "document_number", "index_number", "document_type", "warnings", "files"))
_SPACE = re.compile(r"\s+")


def is_traditional(raw: RawDocument) -> bool:
    """Say whether the document is written in traditional characters."""
    seen, found = 0, 0
    for text in _texts(raw):
        found += len(_TELLING.findall(text[: _LOOKED_AT - seen]))
        seen += len(text)
        if seen >= _LOOKED_AT:
            break
    return found >= _FEWEST and found * 50 >= min(seen, _LOOKED_AT)


def simplified(raw: RawDocument) -> RawDocument:
    """Write a document in simplified characters, one for one, so that every place stays true."""
    blocks = [_simplified_block(block) for block in raw.blocks]
    metadata = {_simplify(label): _simplify(value) for label, value in raw.metadata.items()}
    return replace(raw, blocks=blocks, metadata=metadata)


def as_written(document: OfficialDocument, raw: RawDocument) -> OfficialDocument:
    """Give every text of `document` the characters that it has in `raw`."""
    written = _Written(raw)
    restored = {
        part.name: _restore(getattr(document, part.name), written)
        for part in fields(document)
        if part.name not in _AS_READ
    }
    return replace(document, **restored)


class _Written:
    """The characters of the source, found again by their simplified ones."""

    def __init__(self, raw: RawDocument) -> None:
        self._traditional = _SPACE.sub("", "".join(_texts(raw)))
        self._simple = _simplify(self._traditional)
        self._at = 0
        counted = Counter(zip(self._simple, self._traditional, strict=True))
        self._usual = {simple: char for (simple, char), _ in reversed(counted.most_common())}

    def restore(self, text: str) -> str:
        bare = _SPACE.sub("", text)
        at = self._find(bare) if len(self._simple) <= _LONGEST else -1
        if at < 0:
            return "".join(self._usual.get(char, char) for char in text)
        chars = iter(self._traditional[at : at + len(bare)])
        return "".join(char if char.isspace() else next(chars) for char in text)

    def _find(self, bare: str) -> int:
        """Find a text from where the last one stood, as they come in reading order; then from the start."""
        at = self._simple.find(bare, self._at)
        if at < 0:
            at = self._simple.find(bare)
        self._at = max(at, 0)
        return at


def _restore(value: _T, written: _Written) -> _T:
    return _restored(value, written)  # type: ignore[no-any-return]  # the same shape comes back


def _restored(value: Any, written: _Written) -> Any:
    if isinstance(value, str):
        return written.restore(value) if value else value
    if isinstance(value, tuple):
        return tuple(_restored(part, written) for part in value)
    if isinstance(value, dict):
        return {_restored(key, written): _restored(part, written) for key, part in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        parts = {
            p.name: _restored(getattr(value, p.name), written) for p in fields(value) if p.name not in _AS_READ
        }
        return replace(value, **parts)
    return value


def _texts(raw: RawDocument) -> Iterator[str]:
    for block in raw.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield block.caption
            yield from (cell for row in block.rows for cell in row)
    for label, value in raw.metadata.items():
        yield label
        yield value


def _simplified_block(block: Block) -> Block:
    if isinstance(block, TableBlock):
        rows = tuple(tuple(map(_simplify, row)) for row in block.rows)
        return replace(block, rows=rows, caption=_simplify(block.caption))
    return replace(block, text=_simplify(block.text))


def _simplify(text: str) -> str:
    return "".join(map(_simple, text))


@lru_cache(maxsize=20_000)
def _simple(char: str) -> str:
    if char < "\u3400":
        return char
    simple = _converter().convert(char)
    return simple if len(simple) == 1 else char


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
