"""索引号: what a number says, and what is wrong with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.law.identifiers import index_number
from gongkai.law.identifiers import organization_code as codes
from gongkai.law.identifiers.tidy import airless, changes
from gongkai.law.identifiers.verdict import right, stranger_fault, wrong

if TYPE_CHECKING:
    from datetime import date

    from gongkai.law.identifiers.index_number import IndexNumber
    from gongkai.law.identifiers.verdict import Verdict

FORM = "前段码/年份-流水号，如000014349/2017-00110（前段码是9位组织机构代码或18位统一社会信用代码）"
_DATED = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])-[0-9]{1,8}")
_ONE_OFF = {length + step for length in (codes.LENGTH, codes.CREDIT_LENGTH) for step in (-1, 1)}
_BACK = re.compile(r"(?P<year>(?:19|20)[0-9]{2})?(?P<rest>[^-]*)(?P<hyphen>-?)(?P<serial>.*)")


def check_index_number(text: str, today: date) -> Verdict:
    """Judge an 索引号 by 国办秘函〔2009〕6号; what portals are known to do otherwise is accepted with a remark."""
    written = airless(text)
    if _DATED.fullmatch(written):
        return right(written, "索引号", [*changes(text), "没有前段码，以日期代替了年份，是个别门户自定的写法"])
    number = index_number.parse(written)
    fault = _front_fault(index_number.front_code(number)) if number else _form_fault(written)
    if fault or number is None:
        return wrong(f"{fault}；应为{FORM}")
    what = f"索引号，前段码{index_number.front_code(number)}，年份{number.year}，流水号{number.serial}"
    return right(index_number.normalise(written), what, [*changes(text), *_remarks(number, today)])


def _remarks(number: IndexNumber, today: date) -> list[str]:
    found = index_number.remarks(number)
    if number.year > today.year:
        found.append(f"年份{number.year}晚于今年")
    return found


def _front_fault(code: str) -> str:
    if len(code) == codes.LENGTH:
        return stranger_fault(code[:-1], codes.ALPHABET, "数字或字母") or stranger_fault(
            code[-1], "0123456789X", "数字或X", codes.LENGTH - 1
        )
    if len(code) == codes.CREDIT_LENGTH:
        return stranger_fault(code, codes.CREDIT_ALPHABET, "数字或I、O、S、V、Z以外的字母")
    in_reach = index_number.SHORTEST_FRONT <= len(code) <= index_number.LONGEST_FRONT
    if not in_reach or (code[0].isdecimal() and len(code) in _ONE_OFF):
        return f"前段码有{len(code)}位，应为{codes.LENGTH}位或{codes.CREDIT_LENGTH}位"
    # A code that the portal made up, by division or by letters, is told as a remark.
    return stranger_fault(code, codes.ALPHABET, "数字或字母")


def _form_fault(written: str) -> str:
    front, slash, back = written.partition("/")
    if not slash:
        return "没有“/”，前段码与年份之间应以“/”分开"
    fault = _front_fault(front.replace("-", "").upper())
    if fault:
        return fault
    match = _BACK.fullmatch(back)
    if match is None or not match["year"]:
        return "“/”后面应为四位年份"
    if not match["hyphen"]:
        return "年份与流水号之间应有“-”"
    if match["rest"]:
        return "年份后面只应是“-”和流水号"
    place = len(front) + len("/2017-")
    return stranger_fault(match["serial"], "0123456789", "数字", place) or "流水号应为五位数字"
