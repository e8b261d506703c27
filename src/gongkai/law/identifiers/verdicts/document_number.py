"""文号: what a number says, and what is wrong with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.law.identifiers import document_number
from gongkai.law.identifiers.tidy import airless, changes, shown
from gongkai.law.identifiers.verdict import right, wrong

if TYPE_CHECKING:
    from datetime import date

    from gongkai.law.identifiers.document_number import DocumentNumber
    from gongkai.law.identifiers.verdict import Verdict

FORM = "机关代字〔年份〕序号，如“示政办发〔2024〕12号”；令和公告也写作“××令第12号”“××公告2024年第12号”"
_LONGEST_SHOWN = 60
_LEAD = re.compile(
    r"(?:按照|根据|依据|依照|参照|遵照|对照|落实|执行|贯彻|印发|转发|下发|发布|公布|关于|以及|详见|参见|结合)\Z"
)


def check_document_number(text: str, today: date) -> Verdict:
    """Judge a 发文字号 by GB/T 9704-2012 7.2.5; other brackets, 第, leading zeros get a remark."""
    number = document_number.parse(text)
    fault = _fault(text) if number is None else _parsed_fault(number)
    if fault or number is None:
        return wrong(f"{fault}；应为{FORM}")
    return right(str(number), _what(number), _remarks(text, number, today))


def _what(number: DocumentNumber) -> str:
    year = f"，年份{number.year}" if number.year else ""
    return f"文号，发文机关代字“{number.code}”{year}，序号{number.serial}"


def _remarks(text: str, number: DocumentNumber, today: date) -> list[str]:
    found = changes(text)
    if not found and text.strip() != str(number):
        found.append(f"写法已规范，原文为“{''.join(filter(str.isprintable, text.strip()))}”")
    if number.year and number.year > today.year:
        found.append(f"年份{number.year}晚于今年，请核对")
    return found


def _parsed_fault(number: DocumentNumber) -> str:
    """What is wrong with a number that could be read: no serial, or words of a sentence before its code."""
    if not number.serial:
        return "序号是0，应从1编起"
    found = document_number.find(str(number))
    lead = number.code[: found[0].start] if found else ""
    if _LEAD.search(lead):
        return f"开头的“{lead}”不是文号的一部分，文号是“{found[0].number}”"
    return ""


def _fault(text: str) -> str:
    whole = document_number.find(text)
    if whole:
        inside = "、".join(f"“{match.number}”" for match in whole)
        return f"除文号{inside}外还有别的字" if len(inside) < _LONGEST_SHOWN else "文号之外还有别的字"
    tidy = airless(text)
    strange = next((char for char in tidy if not char.isprintable()), "")
    if strange:
        return f"第{tidy.index(strange) + 1}位是{shown(strange)}，不能出现在文号中"
    return _missing(tidy)


def _missing(tidy: str) -> str:
    if not tidy.endswith("号"):
        return "末尾没有“号”字"
    brackets = sum(tidy.count(mark) for mark in "〔〕[]【】()（）")
    if brackets == 1:
        return "六角括号〔〕不成对"
    if not any(char.isdecimal() for char in tidy):
        return "没有年份和序号"
    if brackets and tidy[0] in "〔[【(（":
        return "〔年份〕前面没有机关代字"
    return "读不出机关代字、四位年份和序号"
