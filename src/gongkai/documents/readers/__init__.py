"""One reader per file format; `load` picks it by what the bytes are, not by what the name says."""

from __future__ import annotations

from gongkai.documents.readers.load import load

__all__ = ["load"]
