"""The readers that run guarded, imported when first needed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from gongkai.documents.sniff import Format

if TYPE_CHECKING:
    from collections.abc import Callable

    from gongkai.documents.blocks import RawDocument
    from gongkai.documents.limits import Limits

    Reader = Callable[[bytes, str, Limits], RawDocument]

RISKY = frozenset({Format.DOCX, Format.XLSX, Format.PDF, Format.OFD, Format.DOC})


def reader_for(kind: Format) -> Reader:
    """Return `read_<kind>` of the module `<kind>`."""
    module = import_module(f"gongkai.documents.readers.{kind.value}")
    return cast("Reader", getattr(module, f"read_{kind.value}"))
