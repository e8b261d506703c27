"""索引号: the number that a piece of government information keeps for life.

国办秘函〔2009〕6号: 前段码/后段码; in front the organ's code (nine characters, today also the eighteen of the
统一社会信用代码), behind a four-figure year and a five-figure serial. Portals deviate (a month after the year,
longer serials, codes of their own): those are read too, and what deviates is said, not refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gongkai.law.identifiers import organization_code
from gongkai.law.identifiers.tidy import airless

SHORTEST_FRONT, LONGEST_FRONT = 6, 24  # of the codes that portals made up for themselves
_FORM = re.compile(
    rf"(?P<organ>[0-9A-Za-z](?:-?[0-9A-Za-z]){{{SHORTEST_FRONT - 1},{LONGEST_FRONT - 1}}})"
    r"/(?P<year>(?:19|20)[0-9]{2})(?P<month>0[1-9]|1[0-2])?(?P<day>[0-9]{2})?-(?P<serial>[0-9]{1,8})"
)
_SHORT_SERIAL, _LONG_SERIAL = 5, 7


@dataclass(frozen=True, slots=True)
class IndexNumber:
    """An 索引号 taken apart; `str()` writes it as it stood, blanks left out. `serial` keeps its zeros."""

    organ: str
    year: int
    serial: str
    month: int | None = None
    written: str = ""

    def __str__(self) -> str:
        return self.written or f"{self.organ}/{self.year}-{self.serial}"


def parse(text: str) -> IndexNumber | None:
    """Read `text` as an 索引号 of the national form or a known variant of it; None when it is neither."""
    tidy = airless(text)
    match = _FORM.fullmatch(tidy)
    if not match:
        return None
    month = int(match["month"]) if match["month"] else None
    return IndexNumber(match["organ"].upper(), int(match["year"]), match["serial"], month, tidy)


def make(organ: str, year: int, serial: int) -> IndexNumber:
    """Compose a new 索引号 in the national form; the serial is filled up to five figures."""
    return IndexNumber(organ.replace("-", "").upper(), year, f"{serial:0{_SHORT_SERIAL}d}")


def normalise(text: str) -> str:
    """Write the 索引号 that `text` is, its front code in capitals and without hyphen; empty when none."""
    number = parse(text)
    if number is None:
        return ""
    return f"{front_code(number)}/{str(number).partition('/')[2]}"


def front_code(number: IndexNumber) -> str:
    """Give the 前段码 as the code of an organization: its hyphen is dropped (国办秘函〔2009〕6号)."""
    return number.organ.replace("-", "")


def remarks(number: IndexNumber) -> list[str]:
    """Say in Chinese where `number` deviates from 国办秘函〔2009〕6号; these are warnings, never refusals."""
    found = []
    if number.month is not None:
        found.append("年份后面多了月份，国家标准只有四位年份")
    if not _SHORT_SERIAL <= len(number.serial) <= _LONG_SERIAL:
        found.append(f"流水号有{len(number.serial)}位，应为五位")
    return [*found, *_front_remarks(front_code(number))]


def _front_remarks(code: str) -> list[str]:
    if len(code) == organization_code.LENGTH:
        alphabet, digit_of = organization_code.ALPHABET, organization_code.organization_check_digit
    elif len(code) == organization_code.CREDIT_LENGTH:
        alphabet, digit_of = organization_code.CREDIT_ALPHABET, organization_code.credit_check_digit
    else:
        return [f"前段码有{len(code)}位，应为九位组织机构代码或十八位统一社会信用代码"]
    if not set(code) <= set(alphabet):
        return ["前段码中有代码不用的字母"]
    digit = digit_of(code)
    if digit == code[-1]:
        return []
    return [f"前段码的校验位是{code[-1]}，应为{digit}，可能是占位码或抄写错误"]
