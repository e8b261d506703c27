"""Where the 机关代字 of a 文号 begins when running text stands before it.

Without a bracket or 书名号 in front, 按照国办发〔2019〕6号 would swallow 按照: the code is therefore walked
backwards from its bracket and then cut after the last word that cannot belong to a code.
"""

from __future__ import annotations

import re

LONGEST = 16
LONGEST_ORDER = 40
_OPENERS = frozenset("（(《〈<［[〔【：:；;、“\n\r\t 　")
_LETTER = re.compile(r"[㐀-鿿A-Za-z0-9Ａ-Ｚａ-ｚ０-９〇]")
_SPACES = " 　\t"
_ORGAN_ENDS = frozenset("部委局署办厅行会院府")
_AFTER_DIGITS = frozenset("年月日号条个项届次期第章节款、.%％")

# Words that end where a code may begin. None of them occurs inside a code or the name of an organ.
_CUT = re.compile(
    r"(?:按照|根据|依据|依照|参照|遵照|对照|落实|执行|贯彻|印发|转发|下发|颁发|制发|发布|颁布|公布|发出|关于"
    r"|以及|通知|意见|文件|办法|细则|规定|决定|方案|条例|纲要|清单|措施|计划|规则|批复|要求|精神|详见|参见"
    r"|通过|结合|废止|修改|替代|代替|取代|学习|严格|符合|你们|[你贵我该][省市州盟县旗区镇乡局厅委部办院会司]|的函|的令|的公告|的通告|的请示|的报告|文号|字号|编号|办公厅"
    r"|办公室|委员会|[厅局院府委部室](?=[国京津沪渝冀豫云滇辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕秦吉闽黔粤青藏川蜀琼].)|[的及与以按由了是被从至即或等号并])(?=.{2})",
)
_CUT_ORDER = re.compile(
    r"(?:按照|根据|依据|依照|参照|落实|执行|贯彻|印发|转发|发布|颁布|公布|关于|以及|通知|意见|文件|办法|细则"
    r"|规定|决定|方案|条例|规则|要求|精神|详见|参见|通过|废止|修改|代替|[的及以按由了是被从至即或等号日])(?=.{3})",
)
# At the head of a code these are codes of their own (和县 和政发, 日照 日政发) unless text runs before them.
_LINKS = frozenset("和见在对将为据依如到向把用原附文日月年经照")
_ALWAYS_LINKS = frozenset("见附")
# 并 (太原), 即 (即墨), 从 (从化) begin codes too, but hardly before the name of another region: （即国办发…）.
_CITY = re.compile(r"[并即从](?=[政府办委市财发])")
_REGIONS = frozenset("国中京津沪渝冀豫云滇辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕秦吉闽贵黔粤青藏川蜀宁琼")


def code_start(text: str, end: int, *, order: bool) -> int:
    """Find the place where the code that ends at `end` begins; `end` itself when there is none."""
    start = _walk_back(text, end, order=order)
    start = _drop_year(text, start, end)
    at_edge = start == 0 or text[start - 1] in _OPENERS
    place = start + 1 if at_edge and _CITY.match(text, start, end) else start
    cuts = (_CUT_ORDER if order else _CUT).finditer(text, place, end)
    cut = max((match.end() for match in cuts), default=start)
    if cut != start:
        start, at_edge = cut, False
    if start < end - 2 and text[start] in (_ALWAYS_LINKS if at_edge else _LINKS):
        start += 1
    if not order and end - start > LONGEST - 4:
        start = _region_start(text, start, end)
    return start


def _walk_back(text: str, end: int, *, order: bool) -> int:
    start, limit = end, max(0, end - (LONGEST_ORDER if order else LONGEST))
    while start > limit:
        if _LETTER.match(text, start - 1):
            start -= 1
        elif (order or _spaced_out(text, start, end)) and (gap := _bridge(text, start, order=order)):
            start -= gap
        else:
            break
    return start


def _bridge(text: str, start: int, *, order: bool) -> int:
    """How many characters of space (or 、) separate two joint issuers, or two letters of 国 办 发."""
    before = start - 1
    while before > 0 and start - before < 3 and text[before - 1] in _SPACES:  # noqa: PLR2004 — two blanks at most
        before -= 1
    if before < 1 or text[before] not in _SPACES:
        return 0
    joined = text[before - 1] in _ORGAN_ENDS if order else bool(_LETTER.match(text, before - 1))
    return start - before if joined else 0


def _spaced_out(text: str, start: int, end: int) -> bool:
    """Whether a code is set with a blank after each letter, as on a red head: 国 办 发〔2019〕6号."""
    if end - start < 1 or start < 2:  # noqa: PLR2004 — needs a letter and a blank before
        return False
    run = text[start:end]
    single = len(run) == 1 or (run[1] in _SPACES and len(run.split()[0]) == 1)
    lonely = start < 3 or text[start - 3] in _SPACES + "\n"  # noqa: PLR2004 — letter, blank, then an edge
    return single and (lonely or len(run) == 1)


def _drop_year(text: str, start: int, end: int) -> int:
    """Cut after figures that belong to the sentence (2019年, 第3条) and not to the code (鲁0811政发)."""
    cut = start
    for match in re.finditer(r"[0-9０-９]+", text[start:end]):
        stop = start + match.end()
        follower = text[stop : stop + 1]
        if follower in _AFTER_DIGITS:
            cut = stop + 1
        elif match.start() == 0:
            cut = stop
    return min(cut, end)


def _region_start(text: str, start: int, end: int) -> int:
    for place in range(max(start, end - LONGEST + 4), end - 1):
        if text[place] in _REGIONS:
            return place
    return start
