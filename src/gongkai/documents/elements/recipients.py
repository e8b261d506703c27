"""主送机关: to whom a document goes."""

from __future__ import annotations

import re

_LONGEST = 400
_TO = re.compile(
    r"各|[省市县区州盟旗镇乡厅局委部办院府会处司]|单位|公司|企业|学校|高校|中心|机构|大学|学院|同志|代表|委员|居民|市民|公民|法人"
)
_NOT = re.compile(
    r"如下|附件|联系|电话|地址|邮编|日期|时间|来源|规定|决定[：:]|通知[：:]|公告[：:]|意见[：:]|主题词|抄送|文号|字号|标题|索引"
    r"|指出|强调|要求|包括|例如|目标|原则|任务|[。！？]|单位[：:]$|机构[：:]$"
)
_ADDRESS = re.compile(
    r"(?:各|全[省市县区])?有关单位[：:]$|各(?:有关|相关|直属|成员)?(?:单位|机构)[：:]$|[，、；].{0,20}(?:单位|机构)[：:]$"
)


def is_recipients(text: str) -> bool:
    """Say whether a line is the list of recipients: organs, closed by a colon."""
    if not text.endswith(("：", ":")) or len(text) > _LONGEST or not _TO.search(text):
        return False
    if _ADDRESS.search(text) and not re.search(r"如下|附件|[。！？]|^[^，、；]{0,8}(?:责任|主办|牵头|配合)", text):
        return True
    return not _NOT.search(text) and len(text) > 2  # noqa: PLR2004 — 县：


def split_recipients(text: str) -> tuple[str, ...]:
    """Split the list at ； and ，, outside brackets.

    、 does not split: 各市、区人民政府 is one recipient, and in 各市教育局、财政局 the second would lose
    what it shares with the first.
    """
    parts, depth, start = [], 0, 0
    for place, char in enumerate(text):
        depth += (char in "（(") - (char in "）)")
        if char in "；，;," and depth <= 0:
            parts.append(text[start:place])
            start = place + 1
    parts.append(text[start:].rstrip("：: "))
    return tuple(part for raw in parts if (part := raw.strip()))
