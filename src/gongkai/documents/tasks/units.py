"""Reading a unit cell or phrase: who leads, who is responsible, who guides, who supports.

市司法局牵头，各市、区政府按职责分工负责   → lead 市司法局, responsible 各市、区政府
市教育局会同市民政局                       → lead 市教育局, supporting 市民政局
"""

from __future__ import annotations

import re

from gongkai.documents.tasks.roles import Role, UnitReading
from gongkai.documents.tasks.unitnames import is_unit_like, split_units

_DOING = r"(?:落实|负责|实施|推进|组织实施|组织推进|办理|开展|做好|完成|具体|实行|承担|组织|抓好|制定|建设|抓落实)"
_END = rf"(?=$|[、，,；;。.\s）)〕\]：:]|{_DOING}|和|及|等)"
_DUTY = r"(?:(?:按照?|依据?|根据)(?:各自|工作|部门|职责|职能|任务|分工|[的和、])*(?:职责|职能|分工|任务))"
_LABEL = re.compile(
    r"(?:(?P<lead>(?:总?牵头|主办|主责|牵头责任)(?:单位|部门|处室|科室)?)"
    r"|(?P<guiding>(?:业务|工作)?(?:指导|督导|督办|督查)(?:单位|部门|处室)?)"
    r"|(?P<supporting>(?:配合|协办|协同|协助|参与|参加|协作)(?:责任)?(?:单位|部门|处室|科室)?)"
    r"|(?P<responsible>(?:具体|主要)?(?:责任|承办|落实|实施|负责|完成|执行)(?:单位|部门|主体|处室|科室)?))\s*(?:[：:]|[为是](?=[市省县区各国]))"
)
_INFIX = re.compile(
    r"会同|会商|(?:(?<=[局委办厅部院室处区府会])|(?<=单位|部门))(?:商|联合(?!会|国))(?=[各市省县区国有相])"
)
_MARK = re.compile(
    rf"(?P<lead>(?:负责|共同|联合|总)?牵头(?!单位|部门|机构|的|和|、|人|高校)|(?:作?为|是)牵头(?:单位|部门)|主办{_END}|为主){_DOING}*"
    r"|(?P<supporting2>(?:作?为|是)(?:配合|协办|参与|参加|协助)(?:单位|部门))"
    r"|(?P<responsible2>(?:作?为|是)(?:责任|承办|落实|实施)(?:单位|部门))"
    rf"|(?P<supporting>(?:{_DUTY}|积极|密切|共同|协同|分别|做好)*(?:配合|协助|协办|协同|参与|参加|协作|支持)){_DOING}*{_END}"
    rf"|(?P<guiding>(?:{_DUTY}|负责|业务|加强|统筹)*(?:指导|督导|督办|督促|监督指导|督查)){_DOING}*{_END}"
    rf"|(?P<responsible>(?:{_DUTY}|具体|分别|分工|共同|分级|协同|各自|组织|全面|统筹)*"
    rf"(?:负责|落实|承办|实施|推进|办理|承担|抓落实)|{_DUTY}(?=$|[，,；;。]))"
    rf"{_DOING}*{_END}",
)
_FIRST_LEADS = re.compile(r"(?:列|排)(?:在)?第一(?:位|个)?(?:者|的)?(?:单位|部门)?(?:为|是)牵头(?:单位|部门)")
_ASIDE = re.compile(r"[，,；;。]?\s*(?:(?:以)?下同|以下(?:均|除|不再)[^（）]*|(?:以下)?不再(?:列出|重复))\s*$")
_LEAD_IN = re.compile(r"^(?:由|请|以|并由|其中)(?=\S)|^(?:并|再|另)(?:由|请)?")
_MARKED = re.compile(r"(.+?)[（(](牵头|主办|主责|配合|协办|参与|指导)(?:单位|部门)?[）)]")
_LEAD_OR_SUPPORT = {
    "牵": Role.LEAD,
    "主": Role.LEAD,
    "配": Role.SUPPORTING,
    "协": Role.SUPPORTING,
    "参": Role.SUPPORTING,
    "指": Role.GUIDING,
}
_GLUED = re.compile(r"[局委厅](?=[市省县区][^（）场辖]{2,}[局委厅办]$)")
_TOO_LONG = 40


def first_unit_leads(text: str) -> bool:
    """Whether a text sets the convention that the first unit named is the lead (列第一位者为牵头单位)."""
    return bool("第一" in text and _FIRST_LEADS.search(text))


def has_role_word(text: str) -> bool:
    """Whether a text says what a unit does (牵头, 按职责分工负责, 配合, 责任单位：)."""
    return bool(_MARK.search(text) or _LABEL.search(text))


def read_units(text: str, default: Role = Role.RESPONSIBLE) -> UnitReading:
    """Take a unit cell or phrase apart; units without a word of their own get the role `default`.

    Under a 牵头 / 指导 / 配合 heading a mere 负责 keeps the heading's role. Oddities come back in `doubts`.
    """
    reading = UnitReading()
    first_leads = first_unit_leads(text)
    text = _ASIDE.sub("", _without_convention(text) if first_leads else text)
    for role, part in _labelled(text, default):
        _read_part(part, role, reading)
    if first_leads:
        promote_first(reading)
    return reading


def promote_first(reading: UnitReading) -> None:
    """Apply 列第一位者为牵头单位: the first responsible unit leads, unless somebody already does."""
    responsible = reading.units[Role.RESPONSIBLE]
    if responsible and not reading.units[Role.LEAD]:
        reading.units[Role.LEAD] = [responsible.pop(0)]


def _without_convention(text: str) -> str:
    kept = [part for part in re.split(r"(?<=[，,；;。])", text) if not _FIRST_LEADS.search(part)]
    return "".join(part for part in kept if not re.match(r"(?:以)?下同|其他为", part)).rstrip("，,；;。")


def _labelled(text: str, default: Role) -> list[tuple[Role, str]]:
    """Cut at 牵头单位：, 配合： and the like; what stands before the first has the default role."""
    labels = list(_LABEL.finditer(text))
    if not labels:
        return [(default, text)]
    parts = [(default, text[: labels[0].start()])]
    for at, label in enumerate(labels):
        end = labels[at + 1].start() if at + 1 < len(labels) else len(text)
        parts.append((Role(label.lastgroup or default), text[label.end() : end]))
    return [(role, part.strip(" ，,；;。\n")) for role, part in parts if part.strip(" ，,；;。\n")]


def _read_part(text: str, default: Role, reading: UnitReading) -> None:
    start, marks = 0, _marks(text)
    told_apart = any(mark["lead"] for mark in marks)
    for mark in marks:
        before = text[start : mark.start()]
        role = Role((mark.lastgroup or default).rstrip("2"))
        if role is Role.RESPONSIBLE and not told_apart:
            role = default
        if before.strip(" ，,；;。、"):
            _add_clause(before, role, reading)
        start = mark.end()
    rest = text[start:]
    if rest.strip(" ，,；;。、等") or not start:
        _add_clause(rest, default, reading)


def _marks(text: str) -> list[re.Match[str]]:
    """Find role words outside brackets: （党政办） and （市委督查室牵头） belong to the name before them."""
    inside, depth = [], 0
    for char in text:
        depth += char in "（(〔["
        inside.append(depth > 0)
        depth -= char in "）)〕]" and depth > 0
    enclosed = text[:1] in "（(〔[" if text else False
    return [mark for mark in _MARK.finditer(text) if enclosed or not inside[mark.start()]]


def _add_clause(clause: str, role: Role, reading: UnitReading) -> None:
    """Add the units before one role word; 会同 makes those before it lead and those after it support."""
    sides = _INFIX.split(clause)
    if len(sides) == 1:
        _add(clause, role, reading)
        return
    if sides[0].strip(" ，,；;、"):
        _add(sides[0], Role.LEAD if role is Role.RESPONSIBLE else role, reading)
    for side in sides[1:]:
        _add(side, Role.SUPPORTING, reading)


def _add(text: str, role: Role, reading: UnitReading) -> None:
    text = _LEAD_IN.sub("", text.strip(" ，,；;。：:\n"))
    names, odd = split_units(text)
    for name in names:
        if marked := _MARKED.fullmatch(name):  # 市水务局（牵头）
            reading.add(_LEAD_OR_SUPPORT[marked[2][0]], [marked[1]])
        else:
            reading.add(role, [name])
    reading.doubts += [f"“{_short(name)}”像是两个单位连写" for name in names if _GLUED.search(name)]
    reading.doubts += [f"“{_short(text)}”{what}" for what in odd]
    reading.doubts += [f"“{_short(name)}”不像单位名称" for name in names if _is_odd(name)]


def _is_odd(name: str) -> bool:
    return len(name) > _TOO_LONG or bool(re.search(r"[。！？]", name))


def _short(text: str) -> str:
    return text if len(text) <= _TOO_LONG else f"{text[:_TOO_LONG]}…"


def is_unit_phrase(text: str) -> bool:
    """Whether a text as a whole is a unit cell: a list of units, or clauses of units with role words."""
    text = text.strip(" 。；;（）()〔〕[]")
    if not text or "。" in text:
        return False
    reading = read_units(text)
    names = [name for names in reading.units.values() for name in names]
    return bool(names) and all(is_unit_like(name) for name in names)
