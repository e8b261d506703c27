"""Taking a list of bodies apart (市教育局、民政局和各市、区): no cut inside a name, no character lost."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNIT_END = (
    r"(?:局|委|办|厅|院|署|处|科|室|站|队|中心|公司|政府|单位|部门|机构|集团|大学|学院|学校|法院|检察院|管委会|委员会"
    r"|协会|联合会|工会|妇联|办事处|党组|党委|银行|部|街道|领导小组|指挥部|处室|社)(?:[（(][^（）()]*[）)])?"
)
_ENDS_AS_UNIT = re.compile(rf"{_UNIT_END}\s*$")
_SEPARATOR = re.compile(r"\s*(?:[、，,；;／/|\n\r\t]|以及|[和及与等]|[ \u3000])[、，,；;\s]*")
_KIND = (
    r"(?:县级市|自治县|自治州|开发区|高新区|园区|功能区|度假区|新区|街道办事处|街道|社区|管委会|乡镇|镇街|区镇|区县"
    r"|[市县区州盟旗乡镇村])(?:[（(][^（）()]*[）)])?"
)
_AFTER_KIND = r"(?=$|[、，,；;和及与\s（）()]|人民政府|政府|管委会|管理委员会|办事处|党委|有关|相关|主管)"
_OFFICE = r"(?=[\u4e00-\u9fff]{2,12}(?:局|委|办|主管部门))"  # 各市、区教育局, but 各市、区、市教育局 is two
_AREAS = re.compile(
    rf"各(?:有关|相关|地)?{_KIND}(?:[、和及与]{_KIND}{_AFTER_KIND})*(?:[、和及与](?:{_KIND}{_AFTER_KIND}|[区县旗]{_OFFICE}))"
)
_ENDS_AS_AREAS = re.compile(rf"各[^，；]*{_KIND}\s*$")
_SAME_GROUP = re.compile(r"(?:直属)?(?:单位|机构)(?:$|[、，,；;])")  # 有关部门和单位
_LONGEST_SECTOR, _SHORTEST_NAME = 6, 2  # characters; 人社 is a sector, though 供销社 is a body
_OPEN, _CLOSE = "（(〔[【", "）)〕]】"


@dataclass(frozen=True, slots=True)
class Piece:
    """One name as written and the separator after it: all pieces joined are the text again."""

    text: str
    separator: str = ""


def split(text: str) -> list[Piece]:
    """The names of a list. What stands in brackets, and a group such as 各市、区, stays whole."""
    shielded = _shielded(text)
    pieces, start, at = [], 0, 0
    while match := _SEPARATOR.search(text, at):
        at = match.end()
        if any(shielded[match.start() : match.end()]) or not _separates(text, start, match):
            at = match.start() + 1
            continue
        pieces.append(Piece(text[start : match.start()], match[0]))
        start = at
    return _with_sectors([*pieces, Piece(text[start:])])


def _with_sectors(pieces: list[Piece]) -> list[Piece]:
    """Put together what one 部门 at the end belongs to: 发改、财政等部门, 市、区教育部门."""
    joined: list[Piece] = []
    for piece in pieces:
        if piece.text.strip().endswith("部门"):
            while joined and _is_sector(joined[-1].text):
                before = joined.pop()
                piece = Piece(before.text + before.separator + piece.text, piece.separator)  # noqa: PLW2901 - it grows
        joined.append(piece)
    return joined


def _is_sector(text: str) -> bool:
    """A word that is no name by itself (财政, 市)."""
    plain = text.strip()
    named = len(plain) > _SHORTEST_NAME and _ENDS_AS_UNIT.search(plain)
    return 0 < len(plain) <= _LONGEST_SECTOR and not named and not plain.startswith("各")


def _separates(text: str, start: int, match: re.Match[str]) -> bool:
    word = match[0].strip()
    left, right = text[start : match.start()], text[match.end() :]
    if word[:1] in ("和", "及", "与", "等", "以", ""):
        # 人力资源和社会保障局: no unit ends before 和; 示范市 教育局: none before the space
        ended = _ENDS_AS_UNIT.search(left) or _ENDS_AS_AREAS.search(left)
        if not ended or _SAME_GROUP.match(right):
            return False
        return bool(right.strip()) or word[:1] == "等"
    return True


def _shielded(text: str) -> list[bool]:
    marks, depth = [], 0
    for char in text:
        depth += char in _OPEN
        marks.append(depth > 0)
        depth = max(0, depth - (char in _CLOSE))
    if depth:  # a bracket that never closes shields nothing
        marks = [False] * len(text)
    for match in _AREAS.finditer(text):
        marks[match.start() : match.end()] = [True] * (match.end() - match.start())
    return marks
