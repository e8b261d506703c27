"""The head of a document: labels, red head (发文机关标志), 文号, title, recipients."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongkai.documents.dates import find_dates
from gongkai.documents.elements import labels
from gongkai.documents.elements.kinds import document_type
from gongkai.documents.elements.lines import Role
from gongkai.documents.elements.markers import at_line_start
from gongkai.documents.elements.organs import is_organ, is_post, tidy_organs
from gongkai.documents.elements.recipients import is_recipients, split_recipients
from gongkai.documents.elements.titles import continues, is_complete, is_unfinished, joined, may_be_title
from gongkai.law.identifiers.document_number import find

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.documents.elements.lines import Line
    from gongkai.law.identifiers.document_number import DocumentNumber, NumberMatch

_HEAD_LINES = 60
_RED_HEAD = re.compile(r"[\u3400-\u9fff（）() \u3000]{0,60}(?:文\s*件|（\s*(?:函|通知|批复)?\s*）)")
_ORDER_HEAD = re.compile(r"[\u3400-\u9fff \u3000、]{3,60}(?:令|公\s*告|通\s*告)")
_SERIAL = re.compile(
    r"[（(]?\s*(?:[（(〔\[]?\s*(?:19|20)\d\d\s*[年）)〕\]]?\s*)?第?\s*[\d一二三四五六七八九十百零〇]+\s*号\s*[）)]?"
)
_MARKS = re.compile(
    r"(?:机\s*密|秘\s*密|绝\s*密|特\s*急|加\s*急|平\s*急|急\s*件|签发人|000\d|份号|内部|编号[：:]|[A-Za-z0-9/_.\-]{4,30}$)"
)
_HISTORY = re.compile(r"[（(].*(?:\d|[一二〇○零]).*[月会].*")
_PASSED = re.compile(
    r"^[（(]?\s*[\d０-９]{4}年[\d０-９]+月[\d０-９]+日.*(?:通过|公布|修正|修订|发布|施行|批准|会议)"
)
_IN_FORCE = re.compile(r"(?:施行|实施|生效)\s*[）)]?$")
_DASH_DATE = re.compile(r"^[—－―–\-]{1,3}\s*[\d二][\d〇○零一二三四五六七八九]{3}年")
_BYLINE = re.compile(
    r"^(?:(?:信息|文章)?来源|(?:发[表布])?时间|作者|记者|编辑|日期|[>＞»/|]+$)[：:]?|记者.{0,12}摄|摄$|^\d{4}[-/.]\d"
)
_ORDERS = ("令", "公告", "通告")
_ISSUE = re.compile(
    r"(?:[〔\[（(]?\s*(?:19|20)\d\d\s*[年〕\]）)]\s*)?第\s*\d{1,4}\s*[号期](?:\s*[（(]总.{1,10}[）)])?"
)
_SERIES = re.compile(r"(?:纪要|简报|专报|通讯|信息|公报|会刊)$")
# 某市财政局局长　张三, below the title of a report that is held
_SPEAKER = re.compile(
    r"[\u3400-\u9fff]{2,20}(?:长|主任|书记|主席|总理)[ \u3000]+"
    r"[\u3400-\u9fff·]{1,4}(?:[ \u3000]+[\u3400-\u9fff]{1,2})?"
)
_FIELD = re.compile(r"[\u3400-\u9fff]{2,6}[：:]")  # 申请人：张三
_MOST_SIGNERS = 5
_LONG = 90
_RECIPIENT_LINES = 6
_ADDRESSEE = re.compile(r"各|[省市县区州盟旗]|有关|[\u3400-\u9fff]{2,12}[省市县区州]")
_SHORTEST = 6


@dataclass(slots=True)
class Head:
    """What stands before the text; `body` is the index of the first line after it."""

    title: str = ""
    title_parts: list[str] = field(default_factory=list)
    number: DocumentNumber | None = None
    red_head: str = ""
    recipients: tuple[str, ...] = ()
    labels: dict[str, str] = field(default_factory=dict)
    dates: list[dt.date] = field(default_factory=list)
    signers: str = ""  # where the names stand below the title
    apart: bool = False  # labels and their values come line by line
    body: int = 0


def read_head(lines: list[Line]) -> Head:
    """Walk down from the first line until the text begins, claiming what belongs to the head."""
    head = Head()
    at = 0
    while at < min(len(lines), _HEAD_LINES):
        used = _read_line(head, lines, at)
        if not used:
            break
        at += used
    head.body = at
    head.title = joined(head.title_parts)
    return head


def _read_line(head: Head, lines: list[Line], at: int) -> int:
    """Claim line `at` for the head; return how many lines were read, 0 where the text begins."""
    line = lines[at]
    if line.table is not None:
        return 0
    for reader, role in _READERS:
        if used := reader(head, lines, at):
            for claimed in lines[at : at + used]:
                claimed.role = role
            return used
    return _title(head, lines, at)


def _labels(head: Head, lines: list[Line], at: int) -> int:
    found = labels.pairs_in(lines[at].text)
    if not found or head.recipients:
        return 0
    used = 1
    last = list(found)[-1]
    if not found[last] and at + 1 < len(lines) and _is_value(head, lines, at + 1, last):
        found[last], used, head.apart = lines[at + 1].text, 2, True
    head.labels.update({key: value for key, value in found.items() if key not in head.labels})
    return used


def _is_value(head: Head, lines: list[Line], at: int, label: str) -> bool:
    """Say whether line `at` is the value of the label above it: a table that came out cell by cell."""
    text = lines[at].text
    if lines[at].table is not None or text.endswith(("：", ":")) or labels.pairs_in(text) or len(text) > _LONG:
        return False
    label_follows = at + 1 < len(lines) and bool(labels.pairs_in(lines[at + 1].text))
    return label_follows or labels.checks(label, text) or (head.apart and text in head.labels.values())


def _order_head(head: Head, lines: list[Line], at: int) -> int:
    """Read 某省人民政府令 over 第5号: an order's head sets its number on a line of its own, 公告 often too."""
    text = re.sub(r"\s", "", lines[at].text)
    used = 1
    if head.number or at + 2 > len(lines):
        return 0
    if at + 2 < len(lines) and is_organ(text) and (word := re.sub(r"\s", "", lines[at + 1].text)) in _ORDERS:
        text, used = text + word, 2
    if not _ORDER_HEAD.fullmatch(text) or not _SERIAL.fullmatch(lines[at + used].text):
        return 0
    found = find(text + re.sub(r"\s", "", lines[at + used].text))
    head.number = found[0].number if found else None
    return used + 1 if found else 0


def _masthead(head: Head, lines: list[Line], at: int) -> int:
    """Read 某某会议纪要 over 〔2019〕第17号 or 第17期: the head of a series, not the title."""
    if head.number or head.recipients or not _ISSUE.fullmatch(lines[at].text):
        return 0
    if head.title_parts and _SERIES.search(head.title_parts[-1]) and "关于" not in joined(head.title_parts):
        head.title_parts.clear()
    return 1


def _signed_above(head: Head, lines: list[Line], at: int) -> int:
    """Read names and a day that stand below the title (统计公报): they sign it there."""
    if head.recipients or head.signers or not is_complete(joined(head.title_parts)):
        return 0
    end = at
    while end < min(len(lines) - 1, at + _MOST_SIGNERS) and is_organ(lines[end].text):
        end += 1
    found = find_dates(lines[end].text) if end > at else []
    if len(found) != 1 or lines[end].text.replace(found[0].text, "").strip("（）() 　"):
        return 0
    head.signers = " ".join(tidy_organs(line.text) for line in lines[at:end])
    head.dates += [found[0].date] if found[0].date else []
    return end - at + 1


def _number(head: Head, lines: list[Line], at: int) -> int:
    text = lines[at].text
    if "号" not in text or len(text) > _LONG:
        return 0
    found = find(text)
    if not found or not _alone(text, found):
        return 0
    head.number = head.number or found[0].number
    _organs_to_red_head(head)
    head.dates += [date.date for date in find_dates(text[found[-1].end :]) if date.date]
    return 1


def _alone(text: str, found: list[NumberMatch]) -> bool:
    """Say whether a line holds nothing but its number (and 签发人, a date, a second number)."""
    before = text[: found[0].start].strip(" 　（(:：")
    after = text[found[-1].end :].strip(" 　）)")
    dated = not after or after.startswith("签发人") or bool(find_dates(after))
    return (not before or before in ("文号", "发文字号", "字号", "编号")) and dated


def _red_head(head: Head, lines: list[Line], at: int) -> int:
    text = lines[at].text
    if not _RED_HEAD.fullmatch(text) or "关于" in text:
        return 0
    name = tidy_organs(re.sub(r"文\s*件$|（.*）$", "", text))
    if name and not is_organ(name):
        return 0
    _organs_to_red_head(head)
    head.red_head = f"{head.red_head} {name}".strip()
    return 1


def _organs_to_red_head(head: Head) -> None:
    """Take names that stand over 文件 or over the 文号 for the red head, not for a title."""
    if head.title_parts and all(is_organ(part) for part in head.title_parts):
        names = [tidy_organs(part) for part in head.title_parts]
        head.red_head = " ".join(filter(None, [head.red_head, *names]))
        head.title_parts.clear()


def _recipients(head: Head, lines: list[Line], at: int) -> int:
    text = lines[at].text
    if head.recipients or at_line_start(text) or is_post(text) or _SPEAKER.fullmatch(text):
        return 0
    used = 1
    if (
        head.title_parts
        and is_complete(joined(head.title_parts))
        and _ADDRESSEE.match(text)
        and not document_type(text)
    ):
        # A list set over several lines: those that follow belong to it up to the colon.
        while text[-1] not in "：:。" and used < _RECIPIENT_LINES and at + used < len(lines):
            text += lines[at + used].text
            used += 1
    if not is_recipients(text):
        return 0
    head.recipients = split_recipients(text)
    return used


def _aside(head: Head, lines: list[Line], at: int) -> int:
    """Read what the page puts around a title: 密级, 签发人, a by-line, the date."""
    text = lines[at].text
    if head.recipients or len(text) > _LONG * 3:
        return 0
    if _MARKS.match(text) or _BYLINE.search(text):
        return 1
    found = find_dates(text)
    if not found or text.replace(found[0].text, "").strip():
        return 0
    _organs_to_red_head(head)
    head.dates += [date.date for date in found if date.date]
    return 1


def _post(head: Head, lines: list[Line], at: int) -> int:
    text = lines[at].text
    return int(not head.recipients and (is_post(text) or bool(_SPEAKER.fullmatch(text))))


def _history(head: Head, lines: list[Line], at: int) -> int:
    """Read 题注 below a title: (某日某会通过), (2021年3月5日), 自某日起施行."""
    text = lines[at].text
    if head.recipients or len(text) > _LONG * 3:
        return 0
    told = _HISTORY.fullmatch(text) or _PASSED.match(text) or _DASH_DATE.match(text)
    found = find_dates(text)
    lone = found and not text.replace(found[0].text, "").strip("（）() 　")
    if lone or (found and _IN_FORCE.search(text)) or (told and (head.title_parts or _PASSED.match(text))):
        if not _IN_FORCE.search(text):
            head.dates += [date.date for date in found if date.date]
        return 1
    return 0


_READERS = (
    (_labels, Role.HEAD),
    (_order_head, Role.HEAD),
    (_masthead, Role.HEAD),
    (_signed_above, Role.SIGNATURE),
    (_number, Role.HEAD),
    (_red_head, Role.HEAD),
    (_recipients, Role.RECIPIENTS),
    (_aside, Role.HEAD),
    (_post, Role.SIGNATURE),
    (_history, Role.HISTORY),
)


def _title(head: Head, lines: list[Line], at: int) -> int:
    line = lines[at]
    if head.recipients or not may_be_title(line.text) or (at_line_start(line.text) and not head.title_parts):
        return _skip_byline(head, lines, at)
    if head.title_parts:
        return _next_title_line(head, lines, at)
    if len(line.text) < _SHORTEST and not document_type(line.text) and not is_organ(line.text):
        line.role = Role.HEAD  # a crumb of the page's path
        return 1
    if len(line.text) > _LONG and "关于" not in line.text and not line.style:
        return 0
    head.title_parts.append(line.text)
    line.role = Role.HEAD
    return 1


def _next_title_line(head: Head, lines: list[Line], at: int) -> int:
    line, title = lines[at], joined(head.title_parts)
    text = line.text
    if re.sub(r"\s", "", text) == re.sub(r"\s", "", title):
        line.role = Role.HEAD
        return 1
    if _FIELD.match(text):
        return 0
    strong = is_complete(text) and "关于" in text
    if is_complete(title, text) and not (strong and "关于" not in title):
        return 0
    if at_line_start(text) and not continues(title, text):
        return 0
    if strong and "关于" not in title and not is_organ(title) and not is_unfinished(title):
        head.title_parts.clear()
    head.title_parts.append(text)
    line.role = Role.HEAD
    return 1


def _skip_byline(head: Head, lines: list[Line], at: int) -> int:
    """Pass over one or two short lines of a page (a photo's caption) that stand before the title."""
    line = lines[at]
    follows = at + 1 < len(lines) and may_be_title(lines[at + 1].text) and is_complete(lines[at + 1].text)
    if head.title_parts or head.recipients or at_line_start(line.text) or len(line.text) > _LONG or not follows:
        return 0
    line.role = Role.HEAD
    return 1
