"""Reading official documents: one reader a format, one understanding of what they hold.

`read` is the door: a file in, an `OfficialDocument` out.
"""

from __future__ import annotations

from pathlib import Path

from gongkai.documents.assemble import assemble
from gongkai.documents.model import (
    BodyBlock,
    Citation,
    EmbeddedFile,
    LedgerTask,
    OfficialDocument,
    ReadWarning,
    Section,
    Table,
)
from gongkai.documents.readers.load import load

__all__ = [
    "BodyBlock",
    "Citation",
    "EmbeddedFile",
    "LedgerTask",
    "OfficialDocument",
    "ReadWarning",
    "Section",
    "Table",
    "assemble",
    "read",
]


def read(source: Path | bytes, *, name: str | None = None) -> OfficialDocument:
    """Read one file of any known format and understand it as an official document.

    `source` is a path or the bytes themselves; `name` is what people call the file (by default the path's
    own name). Raises `UnreadableError` (Chinese, with what would be right) when nothing can be read;
    everything that was read but not understood is in `warnings`.
    """
    called = name or (source.name if isinstance(source, Path) else "")
    return assemble(load(source, name=called), file=called)
