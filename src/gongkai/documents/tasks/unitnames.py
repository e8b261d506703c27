"""Splitting a list of units: at 、，；和, but never inside a name (人力资源和社会保障局, 各市、区政府)."""

from __future__ import annotations

import re

# A name that ends so is whole: what follows 和 is another unit.
_WHOLE = (
    "局|委|办|厅|院|署|处|科|室|站|所|队|馆|联|中心|公司|政府|单位|部门|机关|机构|集团|大学|学院|学校|法院|检察院"
    "|委员会|管委会|协会|学会|商会|工会|理事会|常委会|妇联|科协|侨联|残联|文联|银行|分行|支行|办事处|电视台|报社"
    "|党组|党委|工委|纪委|专班|领导小组|指挥部|组织部|宣传部|统战部|人武部|网信办|试点单位|医院|总社|行业组织"
)
# These end a name only where the other side shows that they do: 市园区和企业服务中心.
_PLACE = "省|市|县|区|州|盟|旗|镇|乡|街道|村|社区|部|会|社|团|企业|园|行|台|组|校|学校|关|海关"
_CLOSING = r"(?:（[^（）]*）|\([^()]*\))?"
_ENDS_WHOLE = re.compile(rf"(?:{_WHOLE}){_CLOSING}$")
_ENDS_UNIT = re.compile(rf"(?:{_WHOLE}|{_PLACE}|等){_CLOSING}$")
_STARTS_UNIT = re.compile(r"[各市省县区国镇乡驻中]|有关|相关|其他|人行")

_KIND = (
    r"(?:设区的?市|地级以?上?市|县级市|自治县|自治州|开发区|高新区|园区|功能区|管理区|度假区|新区|示范区|试验区"
    r"|乡镇|镇乡|区镇|镇区|镇街|区县|县区|市县|街道办事处|街道|社区|管委会|办事处|党工委"
    r"|[市县区州盟旗乡镇村])(?:（[^（）]*）)?"
)
_ENDING = (
    r"(?=$|[、，；,;和及与\s（）()。]|人民政府|政府|管委会|管理委员会|办事处|党工委|党委|委|办|级|教育|民政|财政|公安"
    r"|司法|卫生|人社|住建|人力|有关|相关|主管|两级|直属|行政|农业|自然|市场|文化|交通|水务|水利|应急|发展|发改|医保|税务)"
)
_GOVERNMENT = r"(?=$|[、，；,;和及与\s（）()。]|人民政府|政府|管委会|办事处|党委)"
_RANKS = ("省", "州盟", "市", "县旗区", "镇乡道街处", "村社")
_AREAS = re.compile(rf"各(?:有关|相关|地)?{_KIND}(?:[、，和及与]{_KIND}{_ENDING})+")
_PAIRS = re.compile(
    r"([省市县区州镇乡])委[、和](?:\1)(?:人民)?政府|党委[、和]政府|党委（党组）[、和]政府"
    r"|部门[、和]单位|机关[、和](?:直属)?单位|部门[、和](?:直属)?机构|委办局[、和](?:直属)?单位",
)
_SEPARATOR = re.compile(r"以及|[、，,；;;/\n\r\t 　|]|和|及(?![其时])|与|等")
_OPEN, _CLOSE = "（(〔[【《“", "）)〕]】》”"
_LIST_END = re.compile(
    r"等(?=$|[、，,；;和及\s]|有关|相关|各|[市省县区镇]|(?:多|多个|\d+个?|几个|[二三四五六七八九十]+个?)?(?:部门|单位|成员))"
)
_LIST_CLOSER = re.compile(
    r"(?:多|多个|\d+个?|几个|[二三四五六七八九十]+个?)?(?:成员)?(?:部门|单位)(?=$|[、，,；;\s])"
)
_NO_NAME = re.compile(
    r"[。由？！]|^[（(]?\d{1,3}[）).、]|^\d{1,3}(?![\d个家县区市])|建立|制定|加强|完善|做好|开展|梳理|构建|确保|提升|积极|进行|通过|围绕|依托|修编|修订|公布|改造|推动",
)
_EDGE = " \t\r\n　。.:：、，,；;"


def split_units(text: str) -> tuple[list[str], list[str]]:
    """Split a list of units into names as written; the second list says what was odd, in Chinese.

    Nothing but separators is lost: 、，；／ and white space between units, 和及与以及 between whole names,
    等 and what only closes the list (等部门).
    """
    text = _without_outer_brackets(text.strip())
    pieces = [piece.strip(_EDGE) for piece in _pieces(text)]
    names = [piece for piece in pieces if piece and not re.fullmatch(r"[-—–/\\无]+", piece)]
    return list(dict.fromkeys(names)), _oddities(text)


def is_unit_like(text: str) -> bool:
    """Whether a text reads as a list of units: every name ends as units do."""
    names, _ = split_units(text)
    return bool(names) and all(
        len(name) <= 40 and not _NO_NAME.search(name) and bool(_ENDS_UNIT.search(name))  # noqa: PLR2004 — longest names
        for name in names
    )


def ends_as_unit(text: str) -> bool:
    """Whether the last characters can close the name of a unit."""
    return bool(_ENDS_UNIT.search(text.rstrip(_EDGE)))


def _without_outer_brackets(text: str) -> str:
    while len(text) > 1 and text[0] in _OPEN and text[-1] in _CLOSE and _closes_at(text) == len(text) - 1:
        text = text[1:-1].strip()
    return text


def _closes_at(text: str) -> int:
    depth = 0
    for at, char in enumerate(text):
        depth += (char in _OPEN) - (char in _CLOSE)
        if depth == 0:
            return at
    return -1


def _pieces(text: str) -> list[str]:
    shielded = _shielded(text)
    pieces, start, at = [], 0, 0
    while match := _SEPARATOR.search(text, at):
        at = match.end()
        if shielded[match.start()]:
            continue
        end = _separation(text, start, match)
        if end is not None:
            pieces.append(text[start : match.start()])
            start = at = end
    pieces.append(text[start:])
    return [_joined(piece) for piece in pieces]


def _joined(piece: str) -> str:
    """Take out the white space that a line break left inside a name."""
    return re.sub(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])", "", piece)


def _separation(text: str, start: int, match: re.Match[str]) -> int | None:
    """Where the next name starts when `match` separates two names, else None."""
    word, left = match[0], text[start : match.start()].strip(_EDGE)
    right = text[match.end() :].lstrip()
    if word in "和及与":
        return match.end() if _conjoins(left, right) else None
    if word == "等":
        return _list_end(text, match.start(), left)
    if word.isspace():
        return match.end() if _spaces_apart(left, right) else None
    return match.end()


def _conjoins(left: str, right: str) -> bool:
    if not right:
        return False
    if _ENDS_WHOLE.search(left):
        return True
    following = re.split(r"[、，,；;和及与\s]", right, maxsplit=1)[0]
    place = re.search(rf"(?:{_PLACE}){_CLOSING}$", left)
    if not place:
        return False
    same_kind = left.startswith("各") or (following.endswith(place[0]) and len(left) > len(place[0]) + 1)
    return same_kind or bool(re.match(r"各|有关|相关|[市省县区](?:直|级|各|有关|相关)", right))


def _list_end(text: str, at: int, left: str) -> int | None:
    if not ends_as_unit(left) or not _LIST_END.match(text, at):
        return None
    closer = _LIST_CLOSER.match(text, at + 1)
    return closer.end() if closer else at + 1


def _spaces_apart(left: str, right: str) -> bool:
    if not left or not right or not ends_as_unit(left) or (len(left) < 3 and not left.startswith("各")):  # noqa: PLR2004 — shortest name
        return not left or not right or bool(re.match(r"[、，,；;]", right))
    following = re.split(r"[、，,；;\s]", right, maxsplit=1)[0]
    return bool(_STARTS_UNIT.match(following)) or (len(following) > 3 and ends_as_unit(following))  # noqa: PLR2004 — 公室 is a rest


def _shielded(text: str) -> list[bool]:
    """Mark what stands in brackets or in a pair that must stay whole (各市、区政府; 市委、市政府)."""
    marks, depth = [], 0
    for char in text:
        depth = max(0, depth + (char in _OPEN))
        marks.append(depth > 0)
        depth = max(0, depth - (char in _CLOSE))
    if depth:  # a bracket that never closes shields nothing
        marks = [False] * len(text)
    for match in (*_AREAS.finditer(text), *_PAIRS.finditer(text)):
        end = (
            match.end()
            if not match[0].startswith("各")
            else match.start() + _descending(match[0], text[match.end() :])
        )
        marks[match.start() : end] = [True] * (end - match.start())
    return marks


def _descending(areas: str, after: str) -> int:
    """How much of 各市、区、镇 is one group: a kind of higher or equal rank starts another unit."""
    parts = list(re.finditer(rf"[、，和及与]?({_KIND})", areas[1:]))
    ranks = [_rank(re.sub(r"（[^（）]*）", "", part[1])) for part in parts]
    for at in range(1, len(parts)):
        last = at == len(parts) - 1
        general = not last or re.match(_GOVERNMENT, after)
        rises = ranks[at] < ranks[at - 1] or parts[at][1] == parts[at - 1][1]
        if rises and not general:
            return 1 + parts[at].start()
    return len(areas)


def _rank(kind: str) -> int:
    return next((at for at, chars in enumerate(_RANKS) if kind[-1] in chars), len(_RANKS))


def _oddities(text: str) -> list[str]:
    odd = []
    if re.search(r"[、，,；;]\s*[、，,；;]", text):
        odd.append("有连续的标点，可能漏了单位")
    if re.search(r"[、，,]\s*$", text):
        odd.append("以标点结尾，可能未完，续在别处")
    if re.match(r"\s*[、，,；;]", text):
        odd.append("以标点开头，可能承接别处")
    return odd
