"""What stands before a limit: the event from which it runs, and the condition under which it holds."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gongkai.catalog.limits.model import LimitKind, Start

if TYPE_CHECKING:
    from gongkai.catalog.limits.model import Limit

_STARTS = (
    (Start.FORMED, re.compile(
        r"^(?:该|本|公开|相关|政府|有关)*信息.{0,6}(?:形成|变更|产生|制作|生成|获取|更新)|"
        r"^(?:制定|制作|形成|获取|生成)"
    )),
    (Start.REQUEST, re.compile(
        r"(?:收到|接到|接收|受理)(?:申请人|当事人|公民|群众|书面|依|的|政府|信息|"
        r"公开)*申请(?:书|表)?$|提出申请$|依申请"
    )),
    (Start.DECIDED, re.compile(r"作出.*?(?:决定|裁定|结论|许可|处罚)|决定书?.{0,4}(?:作出|生效|送达)|行政决定")),
    (Start.REPLIED, re.compile(r"批复")),
    (Start.APPROVED, re.compile(r"批准|审议通过|审批通过|审定|审核通过|通过")),
    (Start.ENDED, re.compile(r"结束|完成|办结|终了|竣工|验收|届满|期满|截止|完毕")),
    (Start.SIGNED, re.compile(r"签订|签署")),
    (Start.ACCEPTED, re.compile(r"受理")),
    (Start.ISSUED, re.compile(r"印发|发布|出台|公布|下发|颁布|发文|成文|实施|公开")),
    (Start.FORMED, re.compile(r"形成|变更|产生|生成|制定|制作|获取|获得|更新|调整|变动|变化|保存|编制")),
)  # fmt: skip
_END = re.compile(
    r"(?:之日起|之日|日起|之后|以后|当日起?|当天|[后起]|(?<!小)时)(?:的|，|应当?|须|在|于|：|最迟|最晚|原则上|一般|要求)*$"
)
_LEAD = re.compile(
    r"^(?:[，、：；。/]|并且?|且|同时|另外|但|或者?|如果?|以及|及|和|均|应当|应(?!急|对|收|用|聘|届)|须|要|在|于)*"
)
_FROM = re.compile(
    r"^(?P<condition>.*?)(?:应当?|须|需|必须|均|都|，)*(?:自|从)(?![然主愿治己身贸来事业属])(?P<start>.+)$"
)
_RUN = {LimitKind.WITHIN, LimitKind.AT_ONCE, LimitKind.PROMPTLY}
_POSTED = re.compile(r"(?P<what>公示|公告|征求意见)(?:期限|期间|期(?!满|结|届)|时间)(?:为|应当?|一般|：)*")
_RECEIVED = re.compile(r"(?:收到|接到)")
_OCCURS = re.compile(
    r"(?:形成|出台|变更|变动|变化|调整|更新|到位|出具|送达|发放|完成|立案|确定|印发|发布|批准|"
    r"批复|作出|签订|结束|产生|办结|生成|制定|获取|通过|受理)$"
)
_WORDS = re.compile(
    r"(?:原则上|一般|通常|最迟|最晚|应当?|须|必须|需|要求|要|在|于|自|从|并|且|予以|进行|"
    r"向社会|主动|对外|依法|公开|公示|公布|发布|"
    r"更新|时限|期限|时间|为|是|的|均|全文|信息|及时|可以?|再|经批准|至|到|，|：|、|-)*"
)
_AGAINST = re.compile(
    r"不受|不适用|不按|无需|不需|不设|不限|超过|逾期|未在|未按|不是|约$|大约|左右|"
    r"[年月季]初|年中|年内|次日|当年|当月|\+"
)
_NO_EVENT = re.compile(r"[年月季周旬日](?:之后|以后|后)$")  # 年后, 月后: which day that is nobody can tell
_CONDITIONAL = re.compile(r"^(?:其中|涉及|对于?|属于|凡|如)")
_LONGEST = 80


def placed(before: str, limits: list[Limit]) -> list[Limit] | None:
    """The limits with the event and condition that the words before them state; None where these are not clear."""
    text = _LEAD.sub("", before)
    condition, text = _labelled(text)
    limits, text = _posted(limits, text)
    if _AGAINST.search(text) or len(before) > _LONGEST or re.search(r"\d", text.replace("24小时", "")):
        return None
    if not text or _WORDS.fullmatch(text):
        return [limit.under(condition) for limit in limits]
    if _NO_EVENT.match(text):
        return None
    if end := _END.search(text):
        return [_started(limit, text[: end.start()], condition) for limit in limits]
    if limits[0].kind is LimitKind.AHEAD or _named(limits[0], text):
        return [_started(limit, text, condition) for limit in limits]
    return [limit.under(_joined(condition, _bare(text))) for limit in limits]


def _posted(limits: list[Limit], text: str) -> tuple[list[Limit], str]:
    """公示期自公布之日起3个月: how long it is posted, though its length stands far from the word."""
    match = _POSTED.match(text)
    if match is None or limits[0].kind is not LimitKind.WITHIN:
        return limits, text
    return [replace(limit, kind=LimitKind.LASTS, what=match["what"]) for limit in limits], text[match.end() :]


def _named(limit: Limit, text: str) -> bool:
    """信息形成20个工作日内, 与文件同步公开: the event without its 之日起."""
    if limit.kind is LimitKind.AT_ONCE and text[0] in "与跟和同随":
        return True
    return limit.kind in _RUN and bool(_OCCURS.search(text) or _RECEIVED.match(text))


def _labelled(text: str) -> tuple[str, str]:
    """政策文件：… has its condition before the colon; 公开时限：… has none."""
    label, colon, rest = text.rpartition("：")
    if not colon:
        return "", text
    return ("" if _WORDS.fullmatch(label) else _bare(label)), rest


def _started(limit: Limit, text: str, condition: str) -> Limit:
    outer, _, text = text.rpartition("，")
    condition = _joined(condition, _bare(outer))
    lead = _FROM.match(text)
    start = lead["start"] if lead else text
    stated = lead["condition"] if lead else (text if _CONDITIONAL.match(text) else "")
    known = limit.start or start_of(start)
    return replace(limit, start=known, start_text=_bare(start)).under(_joined(condition, _bare(stated)))


def start_of(text: str) -> Start:
    """Which of the known events the words name."""
    return next((start for start, pattern in _STARTS if pattern.search(text)), Start.OTHER)


def _bare(text: str) -> str:
    words = re.sub(r"^(?:其中|涉及|对于|属于)[：，]?", "", text.strip("，、：（）/ "))
    return re.sub(r"(?:应当?|须|需|必须|，|的|于|在)+$", "", words)


def _joined(*conditions: str) -> str:
    return "，".join(condition for condition in conditions if condition)
