"""A `RawDocument` as JSON, for the pipe between the guarded child and its parent.

JSON rather than pickle: the child has read a hostile file, and unpickling its answer would trust it.
"""

from __future__ import annotations

import base64
import dataclasses
from typing import TYPE_CHECKING, Any

from gongkai.documents.blocks import AttachmentLink, Paragraph, RawDocument, TableBlock
from gongkai.documents.model import EmbeddedFile, ReadWarning

if TYPE_CHECKING:
    from gongkai.documents.blocks import Block


def pack(document: RawDocument) -> dict[str, Any]:
    """Return plain lists and strings that `unpack` turns back into an equal document."""
    return {
        "blocks": [_pack_block(block) for block in document.blocks],
        "metadata": document.metadata,
        "files": [(f.name, f.media_type, base64.b64encode(f.content).decode("ascii")) for f in document.files],
        "warnings": [dataclasses.astuple(warning) for warning in document.warnings],
        "links": [dataclasses.astuple(link) for link in document.links],
    }


def unpack(packed: dict[str, Any]) -> RawDocument:
    return RawDocument(
        blocks=[_unpack_block(block) for block in packed["blocks"]],
        metadata=packed["metadata"],
        files=[EmbeddedFile(name, kind, base64.b64decode(body)) for name, kind, body in packed["files"]],
        warnings=[ReadWarning(*warning) for warning in packed["warnings"]],
        links=[AttachmentLink(*link) for link in packed["links"]],
    )


def _pack_block(block: Block) -> list[Any]:
    if isinstance(block, Paragraph):
        return ["p", block.text, block.place, block.style, block.align]
    return ["t", block.rows, block.place, block.caption, block.continued]


def _unpack_block(packed: list[Any]) -> Block:
    kind, *values = packed
    if kind == "p":
        return Paragraph(*values)
    rows, place, caption, continued = values
    return TableBlock(tuple(map(tuple, rows)), place, caption, tuple(map(tuple, continued)))
