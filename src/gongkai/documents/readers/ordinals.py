"""A count in the number formats of ST_NumberFormat (ISO/IEC 29500-1, 17.18.59) that Chinese documents use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ROMAN_LIMIT = 4000
_LETTERS_LIMIT = 780
_CIRCLED_RANGES = ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))
_TEN, _TWENTY, _HUNDRED = 10, 20, 100


def ordinal(number: int, kind: str) -> str:
    """Write `number` in the format `kind`; formats without a Chinese use come out as figures."""
    if number < 0:
        return str(number)
    if kind in _CHINESE:
        return chinese(number)
    writer = _WRITERS.get(kind)
    return writer(number) if writer else str(number)


def chinese(number: int, digits: str = "零一二三四五六七八九", units: str = "十百千") -> str:
    """Write a number below 100 million in words: 十, 二十一, 一百零五."""
    if number < _TEN:
        return digits[number] if digits != "零一二三四五六七八九" or number else "〇"
    if number >= 10_000:  # noqa: PLR2004  # 万
        high, low = divmod(number, 10_000)
        gap = digits[0] if 0 < low < 1000 else ""  # noqa: PLR2004  # no thousands: 一万零五
        return chinese(high, digits, units) + "万" + (gap + chinese(low, digits, units) if low else "")
    written, pending_zero = "", False
    for power in (3, 2, 1, 0):
        digit = number // _TEN**power % _TEN
        if digit:
            written += (digits[0] if pending_zero else "") + digits[digit] + (units[power - 1] if power else "")
            pending_zero = False
        elif written:
            pending_zero = True
    return written[1:] if _TEN <= number < _TWENTY and units[0] == "十" else written


def _letters(number: int) -> str:
    if not 0 < number <= _LETTERS_LIMIT:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    if not 0 < number < _ROMAN_LIMIT:
        return str(number)
    written = ""
    for size, letters in _ROMAN:
        count, number = divmod(number, size)
        written += letters * count
    return written


def _circled(number: int) -> str:
    for low, high, base in _CIRCLED_RANGES:
        if low <= number <= high:
            return chr(base + number - low)
    return str(number)


def _within(first: int, last: int, base: int) -> dict[int, str]:
    return {number: chr(base + number - first) for number in range(first, last + 1)}


_PARENTHESISED = _within(1, 20, 0x2474)
_FULL_STOPPED = _within(1, 20, 0x2488)
_CHINESE = {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
            "taiwaneseCountingThousand", "koreanCounting"}  # fmt: skip
_WRITERS: dict[str, Callable[[int], str]] = {
    "chineseLegalSimplified": lambda n: chinese(n, _FORMAL, "拾佰仟"),
    "ideographLegalTraditional": lambda n: chinese(n, "零壹貳參肆伍陸柒捌玖", "拾佰仟"),
    "ideographDigital": lambda n: "".join(_DIGITS[int(d)] for d in str(n)),
    "japaneseDigitalTenThousand": lambda n: "".join(_DIGITS[int(d)] for d in str(n)),
    "ideographTraditional": lambda n: _STEMS[(n - 1) % 10],
    "ideographZodiac": lambda n: _BRANCHES[(n - 1) % 12],
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": lambda n: _PARENTHESISED.get(n, f"({n})"),
    "decimalEnclosedFullstop": lambda n: _FULL_STOPPED.get(n, f"{n}."),
    "decimalFullWidth": lambda n: "".join(chr(0xFF10 + int(d)) for d in str(n)),
    "decimalFullWidth2": lambda n: "".join(chr(0xFF10 + int(d)) for d in str(n)),
    "decimalZero": lambda n: f"{n:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda n: _letters(n).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
    "none": lambda _: "",
    "bullet": lambda _: "",
}
