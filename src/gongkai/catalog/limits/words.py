"""Limits without a figure: 实时, 及时, 按进展情况, 长期, 从其规定, 事前 and 事后."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.catalog.limits.model import Limit, LimitKind, Start
from gongkai.law.rulebook import Unit

if TYPE_CHECKING:
    from collections.abc import Callable
    from re import Match

_BY = r"(?:按照|按|根据|视|依据|依照|依|随着|随|结合|遵照|参照|遵循|执行)"
_QUICKLY = r"(?:及时|适时|实时|逐步|分阶段|随时|动态|分批|陆续|即时|滚动)?"
_STATED = (
    r"(?:规定|要求|办法|条例|法律法规|法律|法规|时限|期限|标准|通知|合同|公告|政策|文件|细则|"
    r"章程|协议|方案|程序|计划|(?<=》)(?!第|的?规定|中))"
)
_TERM = r"(?:的|之|中)?(?:时限|期限|时间|程序|要求|规定|期间)?(?:要求|规定)?(?:以?内)?(?:执行|办理)?"

BY_PROGRESS = re.compile(
    rf"{_BY}[^，；。\n\d]{{0,14}}?(?:进展|进度|进程|实施|推进|变化|变动|动态|阶段|环节|节点|"
    rf"流程)(?:情况|程度|状况|需要|要求|安排)*{_QUICKLY}"
)
AS_FITS = re.compile(
    rf"{_BY}[^，；。\n\d]{{0,8}}?(?:实际(?:工作)?|需要|工作安排|需求|情况)(?:情况|需要)*(?:而定)?{_QUICKLY}|"
    rf"适时|择机|按需|不定期|定期|分阶段|分批|视情况?"
)
REFERRED = re.compile(
    rf"(?!随){_BY}(?:《[^》]*》|第\d+条|〔\d+〕|[^，；。\n\d《》])*?{_STATED}{_TERM}|"
    rf"另有(?:公开)?(?:时限|期限)?(?:规定|要求)的?(?:从其规定|依其规定|的?除外)?|从其规定|"
    rf"依其规定|"
    r"(?:法定|规定|承诺|约定|合同)的?(?:时限|期限|时间|办理时限)(?:以?内)?|有关规定|按时|按期|如期"
)
AT_ONCE = re.compile(
    r"(?<!不能)(?<!无法)(?:24小时(?:实时|不间断|滚动)|实时|一并|一同|即时|立即|立刻|即刻|随时|当场|当[日天](?:24[时点]前)?内?|"
    r"同步|同时|同日|第一时间|即日起?|马上|随到随公?|即办即公?|随.随(?=公|报|发)|即(?=公开|"
    r"公布|公示|更新))"
)
PROMPTLY = re.compile(r"及时|尽快|尽早|迅速|尽速")
STANDING = re.compile(
    r"长期(?:有效)?|常年|长年|永久|持续|全年|固定|常态化?|始终|动态(?:更新|调整|管理|公开)?|"
    r"滚动更新|全程|全过程|全天候?|不间断"
)
DURING = re.compile(r"[\u4e00-\u9fff]{0,10}?(?:期限?内|期间内?|任期)(?=$|[，、公长持及实每])")
STAGE = re.compile(r"(?<!全)过程中|(?:事前|事中|事后)(?:[、和及与]?(?:事前|事中|事后))*")
ON_REQUEST = re.compile(r"依申请(?:公开|提供)?")
EXCEPT = re.compile(
    r"(?:遇|如遇)?(?:国家)?(?:法定)?节假日(?:的)?(?:自动|依次)?顺延|"
    r"[不未]含(?:法定)?(?:节假日|公示期)|[^，；。\n\d]{1,30}除外"
)
NEXT_DAY = re.compile(r"次日(?:12[时点]|24[时点])?(?:之?前|内)?")


def word(kind: LimitKind, start: Start = Start.NONE) -> Callable[[Match[str]], list[Limit]]:
    """A builder for a limit that is one word; the word itself is kept."""

    def build(match: Match[str]) -> list[Limit]:
        return [Limit(kind, match[0], what=match[0], start=start)]

    return build


def next_day(match: Match[str]) -> list[Limit]:
    """次日: the day after; an hour on it is finer than days can tell, so it is the day that counts."""
    return [Limit(LimitKind.WITHIN, match[0], value=1, unit=Unit.DAY)]
