"""Paragraphs that a page's end or a fixed width cut in two: put together again before the text is read.

A line is the rest of the one above when that one breaks off within a sentence and this one does not begin
like a paragraph of its own. What was understood as title, signature, note or table stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gongkai.documents.elements.lines import Role
from gongkai.documents.elements.markers import Style, at_line_start
from gongkai.documents.elements.organs import is_organ

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.documents.elements.lines import Line

_LETTER = re.compile(r"[\u3400-\u9fffA-Za-z0-9０-９%％”’》）)]$")
_GOES_ON = re.compile(r"[\u3400-\u9fffA-Za-z0-9０-９“‘《（(]")
_HANGS = ("，", ",", "、", "（", "(", "《", "“", "〔")
_CLOSES = ("，", "、", "。", "；", "：", "）", "》", "”", "〕", "！", "？")
_STOPS = re.compile("[。；！？，]")
_CLOSED = re.compile(r"[。；！？：:;!?]$")
_OWN = re.compile(r"附\s*件|附\s*[：:表]|抄\s*[送报]|图\s*\d|表\s*\d|来源|联系[人电]|[—–-]{1,2}\s*\d")
_PROSE = 30  # characters: a shorter line without a stop may be a heading of its own
_HEADING = 60
_NARROWEST, _BAND = 16, 3
_FEWEST, _SHARE = 4, 0.5
_LONGEST = 5000  # what is longer was not cut


def rejoined(lines: Sequence[Line]) -> list[Line]:
    """Put the halves of cut paragraphs together; the joined line keeps the place of the first."""
    width = _wrap_width(lines)
    out: list[Line] = []
    parts: list[str] = []
    for line in lines:
        if parts and _goes_on(out[-1], parts[-1], line, width):
            parts.append(line.text)
            continue
        _close(out, parts)
        out.append(line)
        parts = [line.text]
    _close(out, parts)
    return out


def _close(out: list[Line], parts: list[str]) -> None:
    if len(parts) > 1:
        text = parts[0]
        for part in parts[1:]:
            text += (" " if text[-1:].isascii() and part[:1].isascii() and part[:1].isalpha() else "") + part
        out[-1] = replace(out[-1], text=text)


def _goes_on(opening: Line, above: str, line: Line, width: int) -> bool:
    """Say whether `line` is the rest of the paragraph that `opening` begins and whose last line is `above`."""
    text = line.text
    if not (_may_join(opening) and _may_join(line) and above and text) or len(above) > _LONGEST:
        return False
    if text.startswith(_CLOSES):
        return True
    if at_line_start(text) or _OWN.match(text) or not _GOES_ON.match(text):
        return False
    return above.endswith(_HANGS) or (_breaks_off(opening, above, text, width) and not is_organ(text))


def _breaks_off(opening: Line, above: str, text: str, width: int) -> bool:
    if not _LETTER.search(above):
        return False
    if width and len(above) >= width - _BAND:
        return len(text) <= width
    return _is_prose(opening, above) and bool(_CLOSED.search(text))


def _may_join(line: Line) -> bool:
    return line.role is Role.BODY and line.table is None and not line.align and not line.style


def _is_prose(opening: Line, above: str) -> bool:
    """Say whether a line without a closing stop is no heading: long, and with stops inside."""
    if len(above) < _PROSE or not _STOPS.search(above):
        return False
    marker = at_line_start(opening.text)
    heading = marker is not None and marker.style is not Style.ARTICLE
    return not heading or len(opening.text) > _HEADING or "。" in opening.text


def _wrap_width(lines: Sequence[Line]) -> int:
    """Give the width in characters to which the running text was cut; 0 when it was not."""
    lengths = sorted(len(line.text) for line in lines if _may_join(line) and len(line.text) <= _LONGEST)
    if len(lengths) < _FEWEST:
        return 0
    width = lengths[int(len(lengths) * 0.9)]
    full = [
        line
        for line in lines
        if _may_join(line) and width - _BAND <= len(line.text) <= width and not _CLOSED.search(line.text)
    ]
    prose = sum(bool(_STOPS.search(line.text)) for line in full)  # and no list of names of one length
    enough = len(full) >= max(_FEWEST, _SHARE * len(lengths)) and prose >= _SHARE * len(full)
    return width if enough and width >= _NARROWEST else 0
