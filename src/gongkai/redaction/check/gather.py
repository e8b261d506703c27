"""Everything that a file holds, place by place; what lies inside it (attachments, embedded files) too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.documents.errors import UnreadableError
from gongkai.redaction.check.model import Blob, Piece, Unread
from gongkai.redaction.kinds import kind_of
from gongkai.redaction.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.redaction.check.model import Find, Spot
    from gongkai.redaction.check.secrets import Secrets

_DEEPEST = 3
_TEXT_LIKE = 2_000_000


def gather(data: bytes, kind: Kind, name: str, secrets: Secrets, depth: int = 0) -> Iterator[Find]:
    """All finds of a file. Each kind's libraries are loaded when first needed."""
    if kind is Kind.PDF:
        from gongkai.redaction.check.pdf import gather_pdf  # noqa: PLC0415

        yield from gather_pdf(data, name, secrets, depth)
    elif kind is Kind.IMAGE:
        from gongkai.redaction.check.images import gather_image  # noqa: PLC0415

        yield from gather_image(data, name)
    else:
        from gongkai.redaction.check.ooxml import gather_ooxml  # noqa: PLC0415

        yield from gather_ooxml(data, kind, name, secrets, depth)


def gather_inner(data: bytes, spot: Spot, where: str, secrets: Secrets, depth: int) -> Iterator[Find]:
    """A file within a file. Its being there is a find of its own: nobody who reads the outer one sees it."""
    yield Piece(spot, where, f"{len(data)} 字节", shown=False)
    yield Blob(spot, where, data)
    if len(data) <= _TEXT_LIKE:
        yield from (Piece(spot, where, data.decode(code, "ignore")) for code in ("utf-8", "gb18030", "utf-16-le"))
    if depth >= _DEEPEST:
        yield Unread(where, "文件套了太多层")
        return
    try:
        inner = list(gather(data, kind_of(data, where), where, secrets, depth + 1))
    except UnreadableError:
        return  # of no kind that could be opened: its bytes were looked through
    for each in inner:
        if isinstance(each, Piece):
            yield Piece(spot, f"{where} › {each.where}", each.text)
        elif isinstance(each, Blob):
            yield Blob(spot, f"{where} › {each.where}", each.data)
        else:
            yield each
