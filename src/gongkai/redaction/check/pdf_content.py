"""The strings of content that a PDF shows or could show, read in every way that its fonts may mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_STRING = re.compile(rb"<([0-9A-Fa-f\s]{2,})>|\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\)", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_CODES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r\n": b"", b"\r": b""}
_CHAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_ENCODINGS = ("utf-16-be", "gb18030", "latin-1", "utf-8")
_MOST_CODES = 70_000


def texts_of(data: bytes, maps: Sequence[bytes]) -> Iterator[str]:
    """All strings of a stream in a row, once for each encoding and each font's table."""
    strings = [_plain(match) for match in _STRING.finditer(data)]
    if not strings:
        return
    whole = b"".join(strings)
    for encoding in _ENCODINGS:
        yield whole.decode(encoding, "ignore")
    for table in dict.fromkeys(maps):
        wide, codes = _table(table)
        yield "".join(codes.get(code, "") for each in strings for code in _cut(each, wide))


def _plain(match: re.Match[bytes]) -> bytes:
    digits, words = match.groups()
    if digits is not None:
        tight = b"".join(digits.split())
        return bytes.fromhex((tight + b"0" * (len(tight) % 2)).decode())
    return _ESCAPE.sub(_escaped, words)


def _escaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    if code[:1].isdigit() and code[0] < ord("8"):
        return bytes([int(code, 8) & 0xFF])
    return _CODES.get(code, code)


def _cut(data: bytes, wide: int) -> Iterator[int]:
    return (int.from_bytes(data[at : at + wide], "big") for at in range(0, len(data), wide))


def _table(cmap: bytes) -> tuple[int, dict[int, str]]:
    """How many bytes a code has, and what each means."""
    codes: dict[int, str] = {}
    wide = 1
    for kind, body in _BLOCK.findall(cmap):
        for match in (_CHAR if kind == b"bfchar" else _RANGE).finditer(body):
            first = int(match[1], 16)
            wide = max(wide, len(match[1]) // 2)
            last = first if kind == b"bfchar" else int(match[2], 16)
            target = match[match.lastindex or 2]
            for code in range(first, min(last, first + _MOST_CODES) + 1):
                codes[code] = _meaning(target, code - first)
    return wide, codes


def _meaning(target: bytes, step: int) -> str:
    raw = bytes.fromhex(target.decode().zfill(4 * -(-len(target) // 4)))
    stepped = int.from_bytes(raw, "big") + step
    return stepped.to_bytes(len(raw) + 1, "big")[-len(raw) :].decode("utf-16-be", "ignore")
