"""Cells glued to one another: number, text, units and date of one row without anything between."""

from __future__ import annotations

import re

from gongkai.documents.tasks.due import looks_due
from gongkai.documents.tasks.unitnames import ends_as_unit
from gongkai.documents.tasks.units import is_unit_phrase

_FIRST = "各市省县区州国镇乡由有试"
_FARTHEST = 240
_JOINTS = "、，,；;和及与等 　"
_DUE_TAIL = re.compile(
    r"(?:(?:19|20|21)\d\d\s*年(?:度)?\s*(?:\d{1,2}\s*月(?:份)?\s*(?:\d{1,2}\s*[日号])?)?|\d{1,2}\s*月(?:份)?\s*(?:\d{1,2}\s*[日号])?"
    r"|年|第?[一二三四]季度|[上下]半年)\s*(?:[上中下]旬)?(?:年底|年末|底|末|内)?\s*(?:[之以]?前)?(?:完成)?$"
    r"|(?:持续推进|长期坚持|持续实施|常态化推进|常年坚持|全年|长期|持续|常年|常态化)$"
)
_ROW_NUMBER = r"(?<![\d.第〔年月])[（(]?{}[）)]?(?![\d年月日%号条章个项.．])|(?<![\d.第〔年月]){}[.．](?!\d)"
_LONGEST_DUE = 16
_ROLE_END = re.compile(r"(?:负责|牵头|落实|配合|参与|协助|实施)$")
_ENDS_ROW = re.compile(
    r"(?:负责|牵头|落实|配合|参与|协助|实施|推进|坚持|完成|[年月日前底内末]|季度|长期|持续|全年|[。；;）)/—-])$"
)


def peel_units(text: str) -> tuple[str, str]:
    """Cut the unit phrase from the end of a text: 方便公众查询市司法局牵头 → 方便公众查询, 市司法局牵头."""
    text = text.rstrip(" 。；;")
    floor, best = max(0, len(text) - _FARTHEST), len(text)
    for at in range(len(text) - 2, floor - 1, -1):
        if text[at] not in _FIRST:
            continue
        joined = best == len(text) or at + 1 == best or text[best - 1] in _JOINTS or _city(text, best)
        if not joined:
            break
        if is_unit_phrase(text[at:]):
            best = at
    return text[:best].rstrip(" ，,"), text[best:]


def _city(text: str, best: int) -> bool:
    """Whether the beginning found is the 市 of 城市管理局 and the name begins further left."""
    return text[best - 1 : best + 1] == "城市"


def peel_due(text: str) -> tuple[str, str]:
    """Cut a due phrase from the end of a text."""
    text = text.rstrip(" 。；;")
    found = _DUE_TAIL.search(text[-40:])
    if not found or not found[0].strip() or not looks_due(found[0]):
        return text, ""
    return text[: len(text) - len(found[0])].rstrip(" ，,"), found[0].strip()


def due_start(text: str) -> int:
    """Give where a due phrase glued to the units before it begins, 0 when there is none."""
    for at in range(max(1, len(text) - _LONGEST_DUE), len(text) - 1):
        left = text[:at].rstrip()
        if looks_due(text[at:]) and (ends_as_unit(left[-20:]) or _ROLE_END.search(left)):
            return at
    rest, due = peel_due(text)
    return len(rest) if due and rest else 0


def split_rows(text: str) -> list[str]:
    """Cut a run of rows at their numbers 1, 2, 3 …, each of which follows the end of a row."""
    starts, at = [], 0
    for number in range(1, 1000):
        start = _row_start(text, at, number)
        if start is None:
            break
        starts.append(start)
        at = start + len(str(number))
    if not starts:
        return []
    ends = [*starts[1:], len(text)]
    return [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def _row_start(text: str, at: int, number: int) -> int | None:
    for match in re.compile(_ROW_NUMBER.format(number, number)).finditer(text, at):
        before = text[max(at, match.start() - 20) : match.start()].rstrip()
        if not before or ends_as_unit(before) or _ENDS_ROW.search(before):
            return match.start()
    return None
