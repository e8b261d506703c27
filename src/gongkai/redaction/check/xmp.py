"""What XMP metadata says of persons and contents; tools and dates say nothing."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = rb"(creator|title|description|subject|Keywords|Author|rights|Manager|Company|contributor|instructions)"
_ELEMENT = re.compile(rb"<(?:\w+:)?" + _NAMES + rb"\b[^>]*>(.*?)</(?:\w+:)?\1>", re.DOTALL)
_ATTRIBUTE = re.compile(rb"\b\w+:" + _NAMES + rb'="([^"]+)"')
_TAG = re.compile(rb"<[^>]*>")


def facts_of(data: bytes) -> Iterator[tuple[str, str]]:
    """Property and words, tags taken away; empty ones are left out."""
    for pattern in (_ELEMENT, _ATTRIBUTE):
        for name, said in pattern.findall(data):
            words = unescape(_TAG.sub(b" ", said).decode("utf-8", "ignore")).strip()
            if words:
                yield name.decode(), words
