"""A PDF looked through: pages as a reader sees them, every object, older versions, and the bytes themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.redaction.check.model import Piece, Spot
from gongkai.redaction.check.pdf_objects import gather_objects
from gongkai.redaction.check.pdf_pages import gather_pages, text_of
from gongkai.redaction.check.pdf_raw import gather_raw
from gongkai.redaction.folding import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.redaction.check.model import Find
    from gongkai.redaction.check.secrets import Secrets

_END = re.compile(rb"%%EOF[\r\n]*")
_MOST_VERSIONS = 20
_TOLERATED = 16  # stray bytes say nothing
_BLANK = b"\0\t\n\f\r \x1a\xef\xbb\xbf"


def gather_pdf(data: bytes, name: str, secrets: Secrets, depth: int) -> Iterator[Find]:
    """All finds of a PDF. Raises `UnreadableError` for one that cannot be opened."""
    yield from gather_pages(data, name)
    yield from gather_objects(data, name, secrets, depth)
    yield from _versions(data, name, secrets, depth)
    yield from _outside(data, name)
    yield from gather_raw(data, name, secrets)


def _outside(data: bytes, name: str) -> Iterator[Find]:
    """Bytes before the head and behind the end: another file may hang there, packed so that nothing is found."""
    start, ends = data.find(b"%PDF-"), list(_END.finditer(data))
    before = data[: max(start, 0)]
    behind = data[ends[-1].end() :] if ends else b""
    for where, rest in (("之前", before), ("末尾之后", behind)):
        if len(rest.strip(_BLANK)) > _TOLERATED:
            yield Piece(Spot.RAW, f"{name}（PDF {where}）", f"{len(rest)} 字节", shown=False)


def _versions(data: bytes, name: str, secrets: Secrets, depth: int) -> Iterator[Find]:
    """What an older version says that this one does not say any more."""
    ends = [match.end() for match in _END.finditer(data)][:-1][-_MOST_VERSIONS:]
    if not ends:
        return
    now = bare(text_of(data) or "")
    for number, end in enumerate(ends, 1):
        where, before = f"{name}（第{number}个旧版本）", data[:end]
        text = text_of(before)
        if text is None:
            continue
        gone = [line for line in text.splitlines() if bare(line) not in now]
        yield Piece(Spot.REVISION, where, "\n".join(gone), shown=False)
        for each in gather_objects(before, where, secrets, depth):
            if isinstance(each, Piece):
                yield Piece(Spot.REVISION, each.where, each.text)
