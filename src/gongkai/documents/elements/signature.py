"""The end of a letter: who signed it on which day, the note below, 抄送 and 印发."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gongkai.documents.dates import find_dates
from gongkai.documents.elements.lines import Role
from gongkai.documents.elements.organs import is_organ, is_post, tidy_organs

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.documents.dates import DateMatch
    from gongkai.documents.elements.lines import Line

_LONGEST = 90
_MOST_SIGNERS = 12
_STAMP = re.compile(r"[（(](?:印章|公章|盖章|签章|章|印)[）)]$")
_AROUND_DATE = " 　（）()"
_NOTE = re.compile(
    r"[（(【〔]\s*((?:此件|此文|本文|此页|信息公开|公开(?:方式|属性|形式|选项)).{1,60}?|(?:主动|依申请|不予|免予|全文)公开)\s*[）)】〕]$"
)
_BARE_NOTE = re.compile(r"(?:信息)?公开(?:方式|属性|形式|选项|类别)[：:]\s*.{2,12}")
_COPIED = re.compile(r"抄\s*(?:送|报|发)[：:]?\s*")
_PRINTED = re.compile(r"(?P<organ>.{0,60}?)\s*(?P<date>\S*\s?\d*\s?\S*\s?\d*\s?\S*?[日\d])\s*印\s*发")
_PRINTS = re.compile(r"印\s*发\s*$")


@dataclass(slots=True)
class Signature:
    """Absent parts are empty; `at` is the index of the line with the date, -1 without one."""

    issuer: str = ""
    written_on: dt.date | None = None
    note: str = ""
    copied_to: list[str] = field(default_factory=list)
    printed_by: str = ""
    printed_on: dt.date | None = None
    at: int = -1
    place: str = ""  # of that line in the file
    impossible: list[tuple[str, str]] | None = None  # place, text of dates that do not exist


def read_signature(lines: list[Line], body: int) -> Signature:
    """Find the first signed date after line `body`; failing that, a date that closes the text unsigned."""
    found = Signature(impossible=[])
    unsigned = -1
    for at in range(body, len(lines)):
        line = lines[at]
        if line.table is not None or len(line.text) > _LONGEST * 4:
            continue
        if _read_imprint(found, lines, at) or _read_note(found, line):
            continue
        if len(line.text) <= _LONGEST and found.at < 0 and (date := _closing_date(line.text)):
            signers = _signers(lines, at, date, body)
            if signers:
                _sign(found, lines, at, date, signers)
            elif unsigned < 0 and line.text.strip() == date.text.strip():
                unsigned = at
    if found.at < 0 and unsigned >= 0 and (date := _closing_date(lines[unsigned].text)):
        _sign(found, lines, unsigned, date, [])
    return found


def _closing_date(text: str) -> DateMatch | None:
    """Give the date with which a line ends and before which there is at most a name."""
    if text[-1:] not in "日号0123456789０１２３４５６７８９）)" or not (
        "日" in text or "20" in text or "号" in text
    ):
        return None
    found = find_dates(text)
    if len(found) != 1 or text[found[0].end :].strip(f"{_AROUND_DATE}章印"):
        return None
    return found[0]


def _signers(lines: list[Line], at: int, date: DateMatch, body: int) -> list[tuple[int, str]]:
    """Collect the names over a date, or before it on its line: (line index, name), top down."""
    before = lines[at].text[: date.start].strip(" 　（(")
    if before:
        return [(at, before)] if is_organ(before) or is_post(before) else []
    signers: list[tuple[int, str]] = []
    for above in range(at - 1, max(body - 1, at - _MOST_SIGNERS), -1):
        line = lines[above]
        if line.table is not None or line.role is not Role.BODY or not (is_organ(line.text) or is_post(line.text)):
            break
        signers.insert(0, (above, line.text))
    return signers


def _sign(found: Signature, lines: list[Line], at: int, date: DateMatch, signers: list[tuple[int, str]]) -> None:
    found.at, found.place, found.written_on = at, lines[at].place, date.date
    found.issuer = " ".join(tidy_organs(_STAMP.sub("", name)) for _, name in signers if not is_post(name))
    for index in (at, *(index for index, _ in signers)):
        lines[index].role = Role.SIGNATURE
    if date.text.strip() == lines[at].text.strip(_AROUND_DATE):
        lines[at].role = Role.DATE
    if date.date is None and found.impossible is not None:
        found.impossible.append((lines[at].place, date.text))


def _read_note(found: Signature, line: Line) -> bool:
    if line.text[:1] not in "（(【〔公信" or len(line.text) > _LONGEST:
        return False
    match = _NOTE.match(line.text)
    if not match and not _BARE_NOTE.fullmatch(line.text):
        return False
    found.note = found.note or (match[1] if match else line.text)
    line.role = Role.NOTE
    return True


def _read_imprint(found: Signature, lines: list[Line], at: int) -> bool:
    line = lines[at]
    if line.role is Role.COPIED:
        return True
    if copied := _COPIED.match(line.text) if line.text[:1] == "抄" else None:
        text, last = _copied_text(lines, at, line.text[copied.end() :])
        found.copied_to += [part for raw in re.split("[，；。,;]", text) if (part := raw.strip())]
        for claimed in lines[at : last + 1]:
            claimed.role = Role.COPIED
        return True
    if "印" not in line.text[-3:] or not _PRINTS.search(line.text) or len(line.text) > _LONGEST:
        return False
    dates = find_dates(line.text)
    if not dates:
        return False
    line.role = Role.PRINTED
    found.printed_on = dates[-1].date
    found.printed_by = tidy_organs(line.text[: dates[-1].start])
    if not found.printed_by and is_organ(lines[at - 1].text) and lines[at - 1].role is Role.BODY:
        found.printed_by = tidy_organs(lines[at - 1].text)
        lines[at - 1].role = Role.PRINTED
    return True


def _copied_text(lines: list[Line], at: int, text: str) -> tuple[str, int]:
    """Join the lines of 抄送 up to the full stop that ends it."""
    last = at
    while last + 1 < len(lines) and last - at < _MOST_SIGNERS:
        following = lines[last + 1]
        goes_on = not text or text[-1] in "，、；" or (text[-1] != "。" and following.text[-1:] == "。")
        if following.table is not None or not goes_on or len(following.text) > _LONGEST * 2:
            break
        text, last = text + following.text, last + 1
    return text, last
