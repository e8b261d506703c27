"""Texts that lost their line breaks: where one run must have been broken, said by the elements themselves.

A crawl or a database field often holds a whole document in one line. Its headings, signature, notes and
recipients still stand in it, recognisable by their words, by the order of the ordinals and by punctuation.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gongkai.documents.dates import find_dates
from gongkai.documents.elements.kinds import OFFICIAL, OTHERS, document_type
from gongkai.documents.elements.markers import Counter, Style, Verdict, at_line_start, inside
from gongkai.documents.elements.organs import is_organ, is_post
from gongkai.documents.elements.recipients import is_recipients
from gongkai.law.identifiers.document_number import find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.documents.elements.lines import Line
    from gongkai.documents.elements.markers import Marker
    from gongkai.law.identifiers.document_number import NumberMatch

_HEAD_WINDOW = 1500
_GLUED = 30  # a title line shorter than this is not a run
_SHORTEST = 14
_RUN = 300
_HEADING = 40
_SIGNATURE = 90
_LONGEST_NAME = 30
_STRONG = frozenset("。；：！？…”》）) \u3000.;:!?】〕")
_DIVISIONS = (Style.BOOK, Style.CHAPTER, Style.CLAUSE_GROUP)
_REFERS = frozenset("本在据照按合反和与、至由见行及当守第表图件之")
_KINDS = "|".join(OFFICIAL)
_RULES_BELOW = re.compile(r"\s*(?:[（(]?\d{4}年\d{1,2}月|第一[章条])")
# The last line of a title whose 《 was opened on a line above, with the recipients behind it.
_TITLE_TAIL = re.compile(rf"([^《。：]{{0,60}}》的(?:{_KINDS}))(?=各|[^，。：]{{2,40}}[：，])")
# 关于转发《某通知》现将……: the 文种 is left to the document passed on.
_PASSED_ON = re.compile(r"([^《。：]{0,40}关于(?:转发|印发)《[^《》。]{4,80}》)(?=现[将转印])")
_TITLE_END = re.compile(rf"({_KINDS}|复函|{'|'.join(OTHERS)})(?:[（(][^（）()]{{1,20}}[）)])?")
_DATE_GOES_ON = re.compile(
    r"\s*(?:[起至前后以到之的为在经（(]?(?:发布|公布|通过|施行|实施|修|颁布|批准|召开)|[起至前后以到之的为在、，。；—\-~～）)]|印发|期间|第)"
)
_NOTE = re.compile(r"[（(【](?:此件|本文有|此文)[^（）()】]{1,40}[）)】]")
_OPENERS = re.compile(
    r"(?<=[。！；”》）)\s])(?:附\s{0,3}件\s{0,2}\d{0,2}\s{0,2}[：:]|主题词[：:])|抄送[：:](?!。)"
)
_PLACE = re.compile(r"(?=([\u3400-\u9fff]{2}(?:省|市|县|区|州)))")
_NAME_CHAR = re.compile(r"[\u3400-\u9fff \u3000、]")
_PASSED_BELOW = re.compile(r"([^（(]{4,80})[（(]\s*\d{4}年[^（()）]*(?:[（(][^（()）]*[）)][^（()）]*){0,9}[）)]")
_REPEATED = re.compile(r"([^《》。，]{4,80}?)(?=《\1》)")
_NAMED = re.compile(r"《([^《》]{5,80})》")


def break_runs(lines: list[Line]) -> list[Line]:
    """Break lines that hold several elements of the document; well-broken texts come back as they are."""
    broken: list[Line] = []
    seen, in_head = 0, True
    for at, line in enumerate(lines):
        text = line.text
        cuts: set[int] = set()
        if line.table is None:
            following = lines[at + 1].text if at + 1 < len(lines) else ""
            cuts |= {_signer_above(text, following), _date_below(broken[-1].text if broken else "", text)}
            if len(text) >= (_SHORTEST if in_head else _GLUED):
                cuts |= _cuts(text, in_head=in_head)
        broken.extend(_cut(line, sorted(cuts - {0})) if cuts - {0} else [line])
        seen += len(text)
        in_head = in_head and seen < _RUN and "。" not in text
    return broken


def _cut(line: Line, cuts: list[int]) -> Iterator[Line]:
    edges = [0, *cuts, len(line.text)]
    for start, end in itertools.pairwise(edges):
        piece = line.text[start:end].strip()
        if piece:
            yield replace(line, text=piece, place=f"{line.place}第{start + 1}字" if start else line.place)


def _cuts(text: str, *, in_head: bool) -> set[int]:
    cuts = _head_cuts(text[:_HEAD_WINDOW]) if in_head and not at_line_start(text) else set()
    if len(text) > _GLUED * 2 and ("日" in text or "附" in text or "抄送" in text):
        cuts |= _tail_cuts(text)
    if len(text) > _RUN:
        cuts |= _annex_cuts(text, cuts)
    if len(text) > _GLUED * 2:
        cuts |= _marker_cuts(text, cuts)
    return {cut for cut in cuts if 0 < cut < len(text)}


def _head_cuts(text: str) -> set[int]:
    """Break between red head, 文号, title and recipients, which stand before the first full stop."""
    stop = text.find("。")
    head = text if stop < 0 else text[:stop]
    own = _own_number(head)
    cuts = {own.start, own.end} if own else set()
    at = own.end if own else 0
    above = own.start if own and "关于" in head[: own.start] else 0
    title_end = _title_end(head[:above] + "各" if above else head, 0 if above else at)
    if title_end:
        cuts.add(title_end)
        at = max(at, title_end)
    cuts |= _bare_title_cuts(head)
    colon = re.search("[：:]", head[at:])
    if colon and is_recipients(head[at : at + colon.end()].strip()):
        cuts |= {at, at + colon.end()}
    return cuts


def _bare_title_cuts(head: str) -> set[int]:
    """Break a title without 关于 from what repeats or dates it: 某条例《某条例》已经…, 某办法2003年1月29日."""
    repeated = _REPEATED.match(head)
    cuts = {repeated.end(1)} if repeated else set()
    if (passed := _PASSED_BELOW.match(head)) and document_type(passed[1]):
        cuts |= {passed.end(1), passed.end()}
    for date in find_dates(head[:_SIGNATURE]):
        signed = is_post(head[: date.start])  # the end of an order over the title of what it brings
        if (signed or document_type(head[: date.start])) and not _DATE_GOES_ON.match(head, date.end):
            cuts |= {date.start, date.end}
    return cuts


def _own_number(head: str) -> NumberMatch | None:
    """Find the document's own 文号: not in brackets, not behind a title, and no word of the sentence."""
    for match in find(head):
        before, after = head[match.start - 1 : match.start], head[match.end : match.end + 1]
        if before not in ("（", "(", "《", "》", "〈", "、") and after and after not in "）)》文、和的":
            return match
    return None


def _title_end(head: str, start: int) -> int:
    """Find where 关于…的通知 ends, names in 书名号 passed over; 0 when there is no such title."""
    if tail := _TITLE_TAIL.match(head, start) or _PASSED_ON.match(head, start):
        return tail.end(1)
    about = head.find("关于", start)
    if about < 0 or about - start > _SIGNATURE:
        return 0
    for match in _TITLE_END.finditer(head, about):
        before, after = head[start : match.start()], head[match.end() : match.end() + 1]
        if any(before.count(left) > before.count(right) for left, right in ("《》", "〈〉")):
            continue
        if _RULES_BELOW.match(head, match.end()):
            return match.end()
        if match[1] not in OTHERS and before.endswith(("的", "实施", "指导", "若干", "》")):
            return match.end() if after and after not in "》，、和精要的中及" else 0
    return 0


def _tail_cuts(text: str) -> set[int]:
    cuts = {place for match in _NOTE.finditer(text) for place in match.span()}
    cuts |= {match.start() for match in _OPENERS.finditer(text)}
    for date in find_dates(text):
        tail = text[date.end : date.end + 8]
        start = _run_start(text, date.start) - 1
        signer = text[start + 1 : date.start].strip()
        signed = is_organ(signer) or is_post(signer)
        if (known := _known_signer(text, date.start, start + 1)) > 0 and (signed or _closes(tail)):
            start, signed = known - 1, True
        if tail.startswith("印发") and signed:
            cuts |= {start + 1, date.end + 2}
        elif not _DATE_GOES_ON.match(tail) and start >= 0 and (signed or (not signer and _closes(tail))):
            cuts |= {start + 1, date.start, date.end}
    return cuts


def _signer_above(text: str, following: str) -> int:
    """Find the name glued to the end of a paragraph over a line that is a date: ……执行。某市人民政府."""
    if (
        len(following) > _GLUED
        or "。" not in text
        or not (dates := find_dates(following))
        or following.strip() != dates[0].text
    ):
        return 0
    start = max(text.rfind(mark) for mark in "。；》）")
    return start + 1 if is_organ(text[start + 1 :].strip()) else 0


def _date_below(above: str, text: str) -> int:
    """Find the end of a date that opens a line below a name and runs into what follows; 0 without one."""
    if (not "0" <= text[:1] <= "9" and text[:1] not in "二１２一") or not is_organ(above):
        return 0
    dates = find_dates(text[:_GLUED])
    signed = dates and dates[0].start == 0 and not _DATE_GOES_ON.match(text, dates[0].end)
    return dates[0].end if signed else 0


def _run_start(text: str, end: int) -> int:
    """Walk back over the names that may stand before a date; the first other character stops the walk."""
    start = end
    while start > max(0, end - _SIGNATURE) and _NAME_CHAR.match(text, start - 1):
        start -= 1
    return start


def _known_signer(text: str, end: int, run: int) -> int:
    """Find where the name before a date begins if it has stood at the head of the text already; -1 if none.

    What runs into the name (…2.联系表某市人民政府) is left out, unless it is another issuer.
    """
    head = text[:_SIGNATURE]
    while end and text[end - 1] in " \u3000":
        end -= 1
    if (joint := _joint_start(text[run:end])) > 0:
        return run + joint
    for start in range(max(run, end - _LONGEST_NAME), end - 3):
        name = text[start:end]
        at = head.find(name)
        whole = at == 0 or (at > 0 and not _NAME_CHAR.match(head, at - 1))
        if whole and start > len(name) and is_organ(name):
            return -1 if start > run and is_organ(text[run:start].strip()) else start
    return -1


def _joint_start(names: str) -> int:
    """Find where joint issuers of one place begin: ……名单某省教育厅某省财政厅 begins at the first 某省."""
    for region in _PLACE.findall(names):
        start = names.find(region)
        if start and names.count(region) > 1 and not is_organ(names[:start]) and is_organ(names[start:]):
            return start
    return 0


def _closes(tail: str) -> bool:
    return not tail.strip() or tail.lstrip().startswith(("（此", "(此", "附件", "抄送", "（联", "（信"))


def _annex_cuts(text: str, cuts: set[int]) -> set[int]:
    """Find an annex by its title: named in 书名号 in the cover letter, then standing alone."""
    found: set[int] = set()
    for match in _NAMED.finditer(text[:_HEAD_WINDOW]):
        name = match[1]
        place = text.find(name, match.end())
        while place >= 0 and (text[place - 1] in "《〈“" or not (place in cuts or text[place - 1] in "。）)日")):
            place = text.find(name, place + len(name))
        if place >= 0 and document_type(name):
            end = place + len(name)
            bracket = re.match(r"[（(][^（）()]{1,12}[）)]", text[end : end + 14])
            found |= {place, end + (bracket.end() if bracket else 0)}
    return found


def _marker_cuts(text: str, cuts: set[int]) -> set[int]:
    found = inside(text)
    if not any(_shows_a_run(text, marker) for marker in found):
        return set()
    places: set[int] = set()
    counter = Counter()
    last: Marker | None = None
    for marker in found:
        strong = marker.start in cuts or marker.start == 0 or text[marker.start - 1] in _STRONG
        verdict = counter.judge(marker)
        if verdict is Verdict.NEXT:
            opens = strong or _opens_by_itself(text, marker, counter) or _below_heading(text, last, marker)
        else:
            opens = verdict is Verdict.JUMP and strong and _leaps(text, marker, counter)
        if opens:
            counter.take(marker)
            places.add(marker.start)
            last = marker
    return places


def _shows_a_run(text: str, marker: Marker) -> bool:
    """Say whether an ordinal inside a line proves that lines were lost: 一、 or 第二条 after a full stop."""
    if not marker.start or marker.style not in (Style.ONE, Style.ARTICLE):
        return False
    return text[marker.start - 1] in _STRONG or _opens_by_itself(text, marker, Counter())


def _opens_by_itself(text: str, marker: Marker, counter: Counter) -> bool:
    """Say whether a chapter, or the first article, needs no stop before it: ……办法第一章总则第一条为……"""
    if text[marker.start - 1] in _REFERS:
        return False
    if marker.style in _DIVISIONS:
        return True
    if marker.style is Style.ONE:  # the line before was a bare heading or a table: ……有关部门二、督查内容
        return 1 < marker.ordinal == counter.last(Style.ONE) + 1
    first = marker.style is Style.ARTICLE and marker.ordinal == 1 and not counter.last(Style.ARTICLE)
    return first and text.startswith(("为", "根据", "本"), marker.end)


def _leaps(text: str, marker: Marker, counter: Counter) -> bool:
    """Say whether an ordinal that skips one is a heading all the same: after a full stop, and onwards."""
    outer = marker.style in (Style.ONE, Style.ARTICLE, *_DIVISIONS)
    return outer and text[marker.start - 1] == "。" and marker.ordinal > counter.last(marker.style)


def _below_heading(text: str, last: Marker | None, marker: Marker) -> bool:
    """Say whether `marker` follows a bare heading: 一、总体要求（一）…, 第一章总则第一条…"""
    if last is None or marker.start - last.end > _HEADING or last.style >= marker.style:
        return False
    opens = marker.ordinal == 1 or marker.style is Style.ARTICLE
    return opens and not any(mark in text[last.end : marker.start] for mark in "。；，：")
