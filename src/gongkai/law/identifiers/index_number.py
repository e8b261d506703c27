"""索引号: the number that a piece of government information keeps for life.

国办秘函〔2009〕6号: 前段码/后段码; in front the organ's code (nine characters, today also the eighteen of the
统一社会信用代码), behind a four-figure year and a five-figure serial. Portals deviate (a month after the year,
longer serials, codes of their own): those are read too, and what deviates is said, not refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gongkai.law.identifiers.numerals import narrow
from gongkai.law.identifiers.organization_code import is_credit_code, is_organization_code

_FORM = re.compile(
    r"(?P<organ>[0-9A-Za-z-]{6,24})/(?P<year>(?:19|20)\d{2})(?P<month>0[1-9]|1[0-2])?(?P<day>\d{2})?-(?P<serial>\d{1,8})"
)
_NINE, _EIGHTEEN = 9, 18
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
    tidy = re.sub(r"\s", "", narrow(text)).replace("—", "-").replace("－", "-")
    match = _FORM.fullmatch(tidy)
    if not match:
        return None
    month = int(match["month"]) if match["month"] else None
    return IndexNumber(match["organ"].upper(), int(match["year"]), match["serial"], month, tidy)


def make(organ: str, year: int, serial: int) -> IndexNumber:
    """Compose a new 索引号 in the national form; the serial is filled up to five figures."""
    return IndexNumber(organ.replace("-", "").upper(), year, f"{serial:0{_SHORT_SERIAL}d}")


def remarks(number: IndexNumber) -> list[str]:
    """Say in Chinese where `number` deviates from 国办秘函〔2009〕6号; these are warnings, never refusals."""
    found = []
    if number.month is not None:
        found.append("年份后面多了月份，国家标准只有四位年份")
    if not _SHORT_SERIAL <= len(number.serial) <= _LONG_SERIAL:
        found.append(f"流水号有{len(number.serial)}位，应为五位")
    if len(number.organ) == _NINE:
        wrong = not is_organization_code(number.organ)
    elif len(number.organ) == _EIGHTEEN:
        wrong = not is_credit_code(number.organ)
    else:
        return [*found, f"前段码有{len(number.organ)}位，应为九位组织机构代码或十八位统一社会信用代码"]
    return [*found, "前段码的校验位不对，可能是占位码或抄写错误"] if wrong else found
