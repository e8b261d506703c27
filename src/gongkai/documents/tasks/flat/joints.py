"""Where lists of units begin when glued to a text, and where one column of them ends and the next begins."""

from __future__ import annotations

import re

from gongkai.documents.tasks.unitnames import ends_as_unit
from gongkai.documents.tasks.units import has_role_word, is_unit_phrase, read_units

_START = re.compile(
    r"(?<![城都县园])市(?!场|民(?![政族防宗])|政(?:设施|道路|工程)|容|区的|值|价|外)|(?<!各地)各|(?<![行全本外我该一])省(?!略|心|时|力|钱)|(?<![城园社地辖片景校库厂市各县])区(?!域|块|别)|(?<![各市省区全该])县(?!域)"
    r"|国家|(?<![没具享含富拥所])有关|相关|驻|中共|全市|(?<=[\u4e00-\u9fff])市(?=市)|试点|由(?=[市各省县区有相])|(?<=城)市(?!管理|建|乡|规|市|更)"
)
_JOINTS = "、，,；;和及与等 　"
_FAR = 400
_STOPS = re.compile(r"[。！？!?]")
_SHORTEST = 3
_NO_WORDS = re.compile(
    r"[的了并]|公开|保障(?!局|中心|部|厅)|接受|营造|监督(?!管理|检查|局)|增强|确保|方便|助力|做到|查询|使用|水平|提高|更好|满足|需求"
)
_BEFORE = re.compile(r"国家|中国|国网|人民?银?行|驻|中共|省|市|县|区|各|全市|由|有关|相关")
_GLUED = re.compile(r"(?<=[局委办厅院心司府会位门处站社队团所联室部组关、])(?=市|各|省|县|区|有关|相关|国家|示)")


def unit_start(text: str, columns: int = 1) -> int | None:
    """Give where the unit cells at the end of a glued row begin, None when it does not end with units.

    With several unit columns that many lists may follow one another without a joint.
    """
    floor = max(0, len(text) - _FAR)
    stop = max((found.end() for found in _STOPS.finditer(text, floor)), default=floor)
    best, end, left = None, len(text), columns
    starts = [found.start() for found in _START.finditer(text, stop)]
    for at in reversed(starts):
        piece = text[at:end]
        if not _balanced(piece) or not is_unit_phrase(piece):
            continue
        if best is None or _joined(text, at, best, end):
            best = at
        elif left > 1 and is_unit_phrase(text[at:best]) and not has_role_word(text[at:best]):
            left, end, best = left - 1, best, at
        else:
            break
    return _nameless(text, stop, best) if best and text[best - 1] in "、，" else best


def _nameless(text: str, stop: int, best: int) -> int:
    """A list whose first name has no 市 before it begins with the sentence, or not here at all."""
    stop = max([stop, *(found.end() for found in re.finditer("[；;]", text[:best]))])
    return stop if 0 < best - stop <= _FAR and is_clean(text[stop:]) else best


def is_clean(cell: str) -> bool:
    """Whether a cell is units only and no name of it has words of a text glued before it."""
    text = cell.strip(" 。；;（）()〔〕[]")
    if not is_unit_phrase(text):
        return False
    names = [name for names in read_units(text).units.values() for name in names]
    return not any(_is_doubtful(name) for name in names)


def _is_doubtful(name: str) -> bool:
    if len(name) < _SHORTEST and not name.startswith("各"):
        return True
    if _NO_WORDS.search(name):
        return True
    last = max((found.start() for found in _START.finditer(re.sub(r"（.*?）", "", name))), default=0)
    return last > 0 and not _BEFORE.match(name[:last])


def _joined(text: str, at: int, best: int, end: int) -> bool:
    """Whether the units from `at` and those from `best` make one list."""
    if at + 1 == best or text[best - 1] in _JOINTS:
        return True
    first = re.split(r"[、，,；;]|牵头|会同", text[best:end], maxsplit=1)[0]
    return not ends_as_unit(text[at:best]) and best - at <= 6 and len(first) < 10  # noqa: PLR2004 — inside one name


def _balanced(text: str) -> bool:
    return text.count("（") == text.count("）") and text.count("(") == text.count(")")


def between_columns(tail: str, edges: list[int], columns: int) -> list[str]:
    """Cut unit cells into columns: at an edge between two whole lists, else where two names are glued."""
    if columns == 1:
        return [tail]
    cells: list[str] = []
    start = 0
    while len(cells) + 1 < columns:
        cut = _cut(tail, start, edges)
        if cut is None:
            break
        cells.append(tail[start:cut])
        start = cut
    cells.append(tail[start:])
    return cells + [""] * (columns - len(cells))


def _cut(tail: str, start: int, edges: list[int]) -> int | None:
    for at in edges:
        if at > start and _parts(tail[start:at], tail[at:]):
            return at
    for found in _GLUED.finditer(tail, start + 2):
        at = found.start()
        if tail[at - 1] not in _JOINTS and _parts(tail[start:at], tail[at:]):
            return at
    return None


def _parts(left: str, right: str) -> bool:
    return (
        left[-1:] not in _JOINTS
        and right[:1] not in _JOINTS
        and _balanced(left)
        and is_unit_phrase(left)
        and bool(re.match(r"[市各省县区国驻有相全示中]", right))
        and is_unit_phrase(re.split(r"[，,；;]", right, maxsplit=1)[0])
    )
