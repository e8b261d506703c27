"""Files of JSON as people have them: a record on each line, one value; UTF-8, or as office programs write."""

from __future__ import annotations

import json
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One record of a file: what stands there, or why it cannot be read."""

    where: str
    record: Any = None
    fault: str = ""


class _TwiceError(ValueError):
    """A name that stands twice in one object."""


def lines_of(data: bytes) -> Iterator[Line]:
    """Each record in the file's order; a line that cannot be read has its fault, empty ones are passed over."""
    data = _as_utf8(data)
    lines = [_read(line, f"第 {number} 行") for number, line in enumerate(data.splitlines(), 1) if line.strip()]
    whole = _read(data, "文件") if data.lstrip()[:1] in (b"[", b"{") else None
    if whole is None or (whole.fault and not _is_spread(data, lines)):
        yield from lines
    elif whole.fault:
        yield whole
    else:
        records = whole.record if isinstance(whole.record, list) else [whole.record]
        yield from (Line(f"第 {number} 条", record) for number, record in enumerate(records, 1))


def _is_spread(data: bytes, lines: list[Line]) -> bool:
    """Whether the file is one value written over many lines: of its pieces nothing can be told one by one."""
    return data.split(None, 1)[0] in (b"[", b"{") and not any(isinstance(line.record, dict) for line in lines)


def _as_utf8(data: bytes) -> bytes:
    """UTF-16 as spreadsheets save it; everything else as it is."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) and b"\0" in data[:64]:
        try:
            return data.decode("utf-16").encode()
        except UnicodeError:
            return data
    return data.removeprefix(BOM_UTF8)


def _read(text: bytes, where: str) -> Line:
    try:
        return Line(where, json.loads(_decoded(text), object_pairs_hook=_object))
    except UnicodeDecodeError:
        return Line(where, fault="不是 UTF-8 编码的文字，请另存为 UTF-8")
    except _TwiceError as error:
        return Line(where, fault=str(error)[:_LONGEST])
    except RecursionError:
        return Line(where, fault="嵌套过深，应为一份报告的一个 JSON 对象")
    except ValueError as error:
        return Line(where, fault=f"不是完整的 JSON：{error}"[:_LONGEST])


def _decoded(text: bytes) -> str:
    """UTF-8, or the national encoding that office programs still write. Raises UnicodeDecodeError."""
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("gb18030")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose names stand once: of two figures for one cell nobody knows which was meant."""
    names = Counter(name for name, _ in pairs)
    twice = [name for name, number in names.items() if number > 1]
    if twice:
        raise _TwiceError(f"“{twice[0]}”在同一个对象里写了两次，请只留一个")
    return dict(pairs)
