"""发文字号: the number that a document carries and is cited by, in all the ways it is written.

GB/T 9704-2012 7.2.5: 机关代字 + 〔year〕 + serial + 号, without 第 and without leading zeros. Orders (令) and
announcements (公告, 通告) have forms of their own: 国务院令第711号, 某部令2019年第44号, 政府令〔2021〕第3号.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum

from gongkai.law.identifiers.number_context import code_start
from gongkai.law.identifiers.numerals import HAN, narrow, number

_OPEN, _CLOSE = r"[〔\[［（(【〈<《﹝「{｛]", r"[〕\]］）)】〉>》﹞」}｝]"
_D, _GAP = "[0-9０-９]", r"[ 　\t\u00a0]{0,3}"
_YEAR = rf"(?:(?:[1１]{_GAP}[9９]|[2２]{_GAP}[0０]){_GAP}{_D}{_GAP}{_D})"
_SERIAL = rf"第?{_GAP}(?P<n>{_D}(?:[ 　\u00a0]?{_D}){{0,5}}){_GAP}号"
_CODE_ENDS = frozenset("发函字办规文令厅")
_BLANKS = 4  # between code and bracket
_ORDER_WORDS = ("令", "公告", "通告")
_BRACKETED = re.compile(
    rf"{_OPEN}{_GAP}(?P<y>{_YEAR}|[5-9]\d(?=[〕\]］﹞}}｝])){_GAP}年?{_GAP}{_CLOSE}{_GAP}{_SERIAL}"
)
_PLAIN_ORDER = re.compile(
    rf"(?<=令|告){_GAP}[（(]?{_GAP}(?:(?P<y>{_YEAR}){_GAP}年{_GAP})?"
    rf"第{_GAP}(?P<n>{_D}{{1,5}}|[{HAN}]{{1,7}}){_GAP}号{_GAP}[）)]?",
)
_BROKEN = re.compile(
    rf"[〔﹝][^〔﹝《》，。；：\n]{{0,12}}?号|[〔﹝]{_D}{{3,8}}[〕﹞]?(?:{_GAP}{_D}{{1,6}})?"
    rf"|{_D}{{4}}[〕﹞]{_GAP}第?{_D}{{0,6}}{_GAP}号?"
    rf"|(?<=[发函字办规])[\[［【（(]{_GAP}{_D}{{1,8}}{_GAP}[\]］】）)]?{_GAP}{_D}{{0,6}}{_GAP}号",
)
_CODE = re.compile(r"[㐀-鿿A-Za-zＡ-Ｚａ-ｚ0-9０-９〇、]{1,40}")
_TIDY = re.compile(r"[\s\u200b-\u200d\ufeff]+")


class NumberKind(Enum):
    """How the year and the serial are set out."""

    BRACKETED = "机关代字〔年份〕序号"
    YEARED = "年份第序号"
    PLAIN = "第序号"


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A 文号 taken apart; `str()` writes it in the normal form (〔〕, no blanks, no leading zeros).

    `ordinal` keeps the 第 of 令〔2021〕第3号, which belongs to the look of a number, not to its identity.
    """

    code: str
    year: int | None
    serial: int
    kind: NumberKind = NumberKind.BRACKETED
    ordinal: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        if self.kind is NumberKind.PLAIN:
            return f"{self.code}第{self.serial}号"
        if self.kind is NumberKind.YEARED:
            return f"{self.code}{self.year}年第{self.serial}号"
        mark = "第" if self.ordinal and self.code.endswith(_ORDER_WORDS) else ""
        return f"{self.code}〔{self.year}〕{mark}{self.serial}号"

    def key(self) -> str:
        """Give what all ways of writing one number share: 国办发[2019]06号 and 国办发〔2019〕6号."""
        code = self.code.casefold().replace("人民政府", "政府").removeprefix("中华人民共和国")
        code = "国务院令" if code == "国令" else code
        return f"{code}|{self.year or ''}|{self.serial}"


@dataclass(frozen=True, slots=True)
class NumberMatch:
    """A 文号 in a text: `text[start:end]` is how it is written."""

    number: DocumentNumber
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class DamagedNumber:
    """What looks like a 文号 but lacks a part (苏府办〔20175号); as written, never mended."""

    start: int
    end: int
    text: str


def find(text: str) -> list[NumberMatch]:
    """Find every well-formed 文号 in `text`, in order, running words before the code left out."""
    found = [match for core in _BRACKETED.finditer(text) if (match := _bracketed(text, core))]
    if "令" in text or "告" in text:
        found += [match for core in _PLAIN_ORDER.finditer(text) if (match := _plain(text, core))]
    return sorted(found, key=lambda match: match.start)


def parse(text: str) -> DocumentNumber | None:
    """Read the 文号 that `text` as a whole is (blanks, brackets around it allowed), or give None."""
    tidy = _TIDY.sub("", text).strip("。；;,，")
    if tidy[:1] in "（(" and tidy[-1:] in "）)":
        tidy = tidy[1:-1]
    core = _BRACKETED.search(tidy) or _PLAIN_ORDER.search(tidy)
    if core is None or core.end() != len(tidy) or not _CODE.fullmatch(tidy, 0, core.start()):
        return None
    code = tidy[: core.start()]
    return None if code in _ORDER_WORDS and not core["y"] else _build(code, core)


def normalise(text: str) -> str:
    """Write the 文号 that `text` is in its normal form; empty when it is none."""
    parsed = parse(text)
    return str(parsed) if parsed else ""


def key(text: str) -> str:
    """Give `DocumentNumber.key` of the 文号 that `text` is, for exact look-up; empty when none."""
    parsed = parse(text)
    return parsed.key() if parsed else ""


def damaged(text: str, whole: list[NumberMatch] | None = None) -> list[DamagedNumber]:
    """Find what was meant as a 文号 but cannot be read: flagged with its place, never guessed.

    `whole` saves a second search when `find(text)` has been done already.
    """
    if not any(mark in text for mark in "〔〕﹝﹞[［【") and "号" not in text:
        return []
    taken = {
        place for match in (find(text) if whole is None else whole) for place in range(match.start, match.end)
    }
    found = []
    for core in _BROKEN.finditer(text):
        start = code_start(text, core.start(), order=False)
        clear = taken.isdisjoint(range(core.start(), core.end()))
        if clear and start < core.start() and re.search(_D, core.group()):
            found.append(DamagedNumber(start, core.end(), text[start : core.end()]))
    return found


def _bracketed(text: str, core: re.Match[str]) -> NumberMatch | None:
    end = core.start()
    while end and core.start() - end < _BLANKS and text[end - 1] in " \u3000\t":
        end -= 1
    if end > 1 and text[end - 1] == "\n" and text[end - 2] in _CODE_ENDS:  # a line broken before the bracket
        end -= 1
    order = text.endswith(_ORDER_WORDS, 0, end)
    return _matched(text, code_start(text, end, order=order), end, core)


def _plain(text: str, core: re.Match[str]) -> NumberMatch | None:
    if not text.endswith(_ORDER_WORDS, 0, core.start()):
        return None
    return _matched(text, code_start(text, core.start(), order=True), core.start(), core)


def _matched(text: str, start: int, code_end: int, core: re.Match[str]) -> NumberMatch | None:
    code = text[start:code_end]
    if not code.strip() or (code in _ORDER_WORDS and not core["y"]):
        return None
    end = core.end()
    if text[end - 1] in "）)" and not re.search(r"[（(]", core.group()):
        end -= 1
    return NumberMatch(_build(code, core), start, end, text[start:end])


def _build(code: str, core: re.Match[str]) -> DocumentNumber:
    year = core["y"] and int(_TIDY.sub("", narrow(core["y"])))
    serial = number(_TIDY.sub("", core["n"])) or 0
    kind = NumberKind.BRACKETED if core.re is _BRACKETED else NumberKind.YEARED if year else NumberKind.PLAIN
    if year and year < 100:  # noqa: PLR2004 — 财税字〔94〕20号: two figures were the custom until 1999
        year += 1900
    code = _TIDY.sub("", narrow(code))
    return DocumentNumber(code, year or None, serial, kind, ordinal="第" in core.group())
