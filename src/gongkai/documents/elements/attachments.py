"""附件说明 below the text, and the annexes that follow the signature with titles of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.documents.elements.kinds import document_type
from gongkai.documents.elements.lines import Role
from gongkai.documents.elements.markers import at_line_start
from gongkai.documents.elements.organs import is_organ
from gongkai.documents.elements.titles import is_complete, joined, may_be_title

if TYPE_CHECKING:
    from gongkai.documents.elements.lines import Line
    from gongkai.documents.elements.signature import Signature

_LIST = re.compile(r"附\s*件\s*[：:]\s*(?P<rest>.*)")
_ITEM = re.compile(r"\s*(?:附件\s*)?[（(]?\d{1,2}\s*[）).．、]\s*(?!\d)")
_ITEM_INSIDE = re.compile(r"(?<=[\u3400-\u9fff）)》.；;　 ])\s*\d{1,2}\s*[.．、]\s*(?!\d)")
_ANNEX = re.compile(
    r"附\s*件\s*[\d一二三四五六七八九十]{0,3}\s*[：:]?\s*(?P<rest>.{0,80})|附\s*[：:]\s*(?P<rest2>.{0,80})"
)
_BARE = re.compile(r"附\s*件\s*[\d一二三四五六七八九十]{0,3}")
_LONGEST = 80
_SET_LINE = 40
_MOST_TITLE_LINES = 5
_AFTER_TEXT = frozenset((Role.NOTE, Role.COPIED, Role.PRINTED, Role.SIGNATURE, Role.DATE))
_SUFFIX = re.compile(r"\.(?:docx?|xlsx?|pdf|wps|et|zip|rar|ofd|jpe?g|png|pptx?)$", re.IGNORECASE)


def read_attachments(lines: list[Line], body: int, signature: Signature) -> tuple[str, ...]:
    """Read the list of attachments and mark its lines; annex titles after the signature are marked too."""
    end = signature.at if signature.at >= 0 else len(lines)
    last_mark = _last_mark(lines)
    names: list[str] = []
    for at in range(body, len(lines)):
        line = lines[at]
        if line.role is not Role.BODY or line.text[:1] != "附" or len(line.text) > _LONGEST * 10:
            continue
        # Below the signature 附件：某表 lists what an annex brings, if 附件 on its own line comes later.
        listed = _LIST.match(line.text)
        counted = bool(listed and opens_item(listed["rest"]))  # 附件：1.某表 is a list wherever it stands
        stop = end if at < end else max(last_mark, counted * len(lines))
        if listed and at < stop and (counted or not names) and (listed["rest"] or at + 1 < stop):
            names += _read_list(lines, at, stop, listed["rest"])
        elif at >= end or not listed:
            _mark_annex(lines, at)
    if signature.at >= 0:
        _mark_after_signature(lines, signature.at)
    return tuple(names)


def _last_mark(lines: list[Line]) -> int:
    return next((at for at in range(len(lines) - 1, -1, -1) if _BARE.fullmatch(lines[at].text)), -1)


def _read_list(lines: list[Line], at: int, end: int, rest: str) -> list[str]:
    names = _split_items(rest)
    lines[at].role = Role.ATTACHMENTS
    at += 1
    while at < end and lines[at].role is Role.BODY and lines[at].table is None and len(lines[at].text) <= _LONGEST:
        text = lines[at].text
        if is_organ(text) or not (_ITEM.match(text) or not names or _wraps(names[-1], text)):
            break
        if _ITEM.match(text) or not names:
            names += _split_items(text)
        else:
            names[-1] += text
        lines[at].role = Role.ATTACHMENTS
        at += 1
    return [_SUFFIX.sub("", name) for name in names if name]


def opens_item(text: str) -> bool:
    """Say whether a line of 附件说明 begins another attachment (2.某表)."""
    return bool(_ITEM.match(text))


def _wraps(name: str, text: str) -> bool:
    return not is_complete(name) and may_be_title(text) and not at_line_start(text)


def _split_items(text: str) -> list[str]:
    """Split 1.某表 2.某办法 on one line into its names, ordinals and closing marks dropped."""
    first = _ITEM.match(text)
    pieces = _ITEM_INSIDE.split(text[first.end() :]) if first else [text]
    return [name for piece in pieces if (name := piece.strip(" 　。；;，"))]


def _mark_annex(lines: list[Line], at: int) -> None:
    """Mark 附件1 and the title below it (or behind it) as an annex title."""
    match = _ANNEX.fullmatch(lines[at].text)
    if not match:
        return
    rest = (match["rest"] or match["rest2"] or "").strip()
    if rest and not may_be_title(rest):
        return
    lines[at].mark = lines[at].text.removesuffix(rest).rstrip("：: 　")
    lines[at].text = rest
    lines[at].role = Role.ANNEX_TITLE
    if not rest or not is_complete(rest):
        _mark_title(lines, at + 1)


def _mark_after_signature(lines: list[Line], signed: int) -> None:
    at = signed + 1
    while at < len(lines) and lines[at].role in _AFTER_TEXT:
        at += 1
    if at + 1 < len(lines) and lines[at].role is Role.BODY:
        _mark_title(lines, at)


def _mark_title(lines: list[Line], at: int) -> None:
    parts: list[str] = []
    while at < len(lines) and len(parts) < _MOST_TITLE_LINES:
        line = lines[at]
        fits = line.role is Role.BODY and may_be_title(line.text) and len(line.text) <= _LONGEST
        fits = fits and "序号" not in line.text  # the first cell of a table that came out as one line
        if not fits or at_line_start(line.text) or (parts and is_complete(joined(parts), line.text)):
            break
        if parts and not (
            line.align == "center" or line.style or document_type(line.text) or len(line.text) <= _SET_LINE
        ):
            break
        parts.append(line.text)
        line.role = Role.ANNEX_TITLE
        at += 1
