"""What may happen to an application, as a citizen would say it, and the events that it consists of."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.law.events import EventType


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that may be added to a history: its words, what they mean, the events that it brings."""

    code: str
    label: str
    note: str
    events: tuple[EventType, ...]


HAPPENINGS = (
    Happening(
        "confirmation",
        "双方确认收到",
        "网上、传真或者平常信函提交的，机关与申请人确认收到的那一天才是“收到申请之日”。",
        (EventType.CONFIRMED,),
    ),
    Happening(
        "correction",
        "告知补正",
        "机关认为申请内容不明确，要求补充；收到补正后的申请，期限重新计算。",
        (EventType.CORRECTION_NOTIFIED, EventType.CORRECTED),
    ),
    Happening(
        "third_party",
        "征求第三方意见",
        "信息涉及他人的商业秘密或者个人隐私，机关书面征求其意见；征求期间不计入期限。",
        (EventType.THIRD_PARTY_CONSULTED, EventType.THIRD_PARTY_REPLIED),
    ),
    Happening(
        "organ",
        "征求其他机关意见",
        "信息由几个机关共同制作，牵头机关征求其他机关意见；征求期间不计入期限。",
        (EventType.ORGAN_CONSULTED, EventType.ORGAN_REPLIED),
    ),
    Happening(
        "fee",
        "收取信息处理费",
        "申请的数量、频次明显超过合理范围的，机关可以收费；缴清之后，期限重新计算。",
        (EventType.FEE_NOTIFIED, EventType.FEE_PAID),
    ),
    Happening(
        "extension",
        "延长答复期限",
        "机关不能按期答复的，经负责人同意并告知申请人，可以延长。",
        (EventType.EXTENDED,),
    ),
    Happening(
        "delay",
        "确定延迟答复",
        "申请过多而理由合理的，机关可以另行确定一个合理的答复日期并告知申请人。",
        (EventType.DELAY_AGREED,),
    ),
    Happening("answer", "作出答复", "机关答复的那一天；期限到此办结。", (EventType.ANSWERED,)),
    Happening("withdrawal", "撤回申请", "申请人撤回的，不再计算。", (EventType.WITHDRAWN,)),
)
BY_CODE = {happening.code: happening for happening in HAPPENINGS}
OF_EVENT = {event: happening for happening in HAPPENINGS for event in happening.events}
# The second event of a pair: the row may wait for it.
MAY_WAIT = frozenset(
    {
        EventType.CORRECTED,
        EventType.THIRD_PARTY_REPLIED,
        EventType.ORGAN_REPLIED,
        EventType.FEE_PAID,
        EventType.CONFIRMED,
    }
)
