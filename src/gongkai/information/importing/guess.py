"""The kind of a document by its own words, where no rule says it."""

from __future__ import annotations

import re

_RULES = (
    (
        "interpretation",
        re.compile(r"(?:解读|图解|一图读懂|答记者问|起草说明|编制说明|政策问答)(?:材料|稿|.{0,6})?$"),
    ),
    ("annual_report", re.compile(r"信息公开.{0,6}年度.{0,4}报告|年度政府信息公开工作报告|信息公开年报")),
    ("plan", re.compile(r"规划(?:纲要)?(?:[（(][^（）()]*[）)])?[》〉]?(?:的(?:通知|批复|公告))?$|规划纲要")),
    ("notice", re.compile(r"(?:公告|通告|公示|启事|招聘|中标|成交|名单|预告)(?:[（(].*[）)])?$")),
)
_STATUTE_CODES = re.compile(r"(?:主席|国务院|全国人民代表大会常务委员会)令|^国令|^法释")
_LAW_TITLE = re.compile(r"(?:条例|(?<!办)法|法典)(?:实施条例)?(?:[（(][^（）()]*[）)])?$")
_RULE_TITLE = re.compile(
    r"(?:办法|规定|细则|规则|规范|规程|准则|基准)(?:[（(][^（）()]*[）)])?[》〉]?(?:的(?:通知|公告|决定))?$"
)


def guess_kind(title: str, number: str) -> str:
    """A kind's code from title and 文号; 其他政策文件 when nothing tells more."""
    for kind, pattern in _RULES[:2]:
        if pattern.search(title):
            return kind
    code = re.split(r"[〔\[第]|\d", number)[0]
    if "令" in code:
        return "statute" if _STATUTE_CODES.search(number) else "regulation"
    if "规" in code:
        return "normative"
    for kind, pattern in _RULES[2:]:
        if pattern.search(title):
            return kind
    if not number and _LAW_TITLE.search(title):
        return "statute"
    return "normative" if _RULE_TITLE.search(title) else "policy"
