"""文号 of letters: 示公开〔2026〕12号, with a unit's own ending if it has one (示公开〔2026〕12号-依复).

How many letters there were in a year, the case keeps count of; here the number is only written and read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.law.identifiers import document_number
from gongkai.law.identifiers.document_number import DocumentNumber, NumberKind
from gongkai.letters.errors import NumberError

if TYPE_CHECKING:
    from datetime import date

_CODE = re.compile(r"[㐀-鿿〇A-Za-z（）]{1,20}")
_ENDING = re.compile(r"[㐀-鿿〇A-Za-z0-9]{0,10}")
_DASHES = re.compile(r"\s*[-‐‑–—－~～]\s*(?=[㐀-鿿〇A-Za-z0-9]{1,10}$)")
_FIRST_YEAR, _LAST_YEAR, _LAST_SERIAL = 1949, 2999, 99_999


@dataclass(frozen=True, slots=True)
class LetterNumber:
    """A number taken apart. Raises NumberError for parts that no 文号 has."""

    code: str
    year: int
    serial: int
    ending: str = ""

    def __post_init__(self) -> None:
        if not _CODE.fullmatch(self.code):
            raise NumberError(f"机关代字应为1至20个汉字，不能是“{self.code[:40]}”")
        if not _FIRST_YEAR <= self.year <= _LAST_YEAR:
            raise NumberError(f"文号的年份应为四位公元年份，不能是 {self.year}")
        if not 1 <= self.serial <= _LAST_SERIAL:
            raise NumberError(f"文号的序号应在1至{_LAST_SERIAL}之间，不能是 {self.serial}")
        if not _ENDING.fullmatch(self.ending):
            raise NumberError(f"文号的后缀应为不超过10个汉字或字母，不能是“{self.ending[:40]}”")

    def __str__(self) -> str:
        """The number as it is printed: 〔〕, no 第, no leading zeros (GB/T 9704-2012 7.2.5)."""
        ending = f"-{self.ending}" if self.ending else ""
        return f"{DocumentNumber(self.code, self.year, self.serial)}{ending}"


def parse_number(text: str) -> LetterNumber:
    """The number that a text is, in whatever brackets and dashes it was written. Raises NumberError."""
    body, ending = _split(text.strip())
    found = document_number.parse(body)
    if found is None or found.year is None or found.kind is not NumberKind.BRACKETED:
        raise NumberError(f"“{text[:60]}”不是文号，应写作 机关代字〔年份〕序号，如 示公开〔2026〕12号")
    return LetterNumber(found.code, found.year, found.serial, ending)


def caution_of(text: str, day: date) -> list[str]:
    """What a clerk should look at in the number of a letter of that day; empty when it is in order."""
    if not text:
        return []
    try:
        found = parse_number(text)
    except NumberError as error:
        return [str(error)]
    if str(found) != text:
        return [f"文号“{text}”的规范写法是“{found}”"]
    return [] if found.year == day.year else [f"文号的年份{found.year}与成文日期的年份{day.year}不同"]


def _split(text: str) -> tuple[str, str]:
    """The number proper and its ending."""
    dash = _DASHES.search(text)
    return (text[: dash.start()], text[dash.end() :]) if dash else (text, "")
