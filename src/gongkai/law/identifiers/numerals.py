"""Figures as official texts write them: full width, 汉字 by place (二十一) or by digit (二〇二一)."""

from __future__ import annotations

from functools import lru_cache

# Look-alikes of 〇 that typists, converters and OCR leave behind: circles, letters O of three scripts.
ZEROS = "〇零○◯Ｏ０OoОоΟοㅇ0"
_DIGITS = {
    **dict.fromkeys(ZEROS, 0),
    **{c: n for n, c in enumerate("一二三四五六七八九", 1)},
    "两": 2,
    "元": 1,
}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_TENS = {"廿": 20, "卅": 30}
HAN = "".join(c for c in _DIGITS if c not in "OoОоΟο0０元") + "十百千廿卅"

_HAN = "零一二三四五六七八九"
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}


def narrow(text: str) -> str:
    """Make full-width ASCII half width, one character for one, so that places in the text stay true."""
    return text.translate(_NARROW)


def by_digit(text: str) -> int | None:
    """Read 二〇二一 as 2021; None when any character is no digit."""
    value = 0
    for char in text:
        digit = _DIGITS.get(char, int(char) if char.isdecimal() else None)
        if digit is None:
            return None
        value = value * 10 + digit
    return value if text else None


@lru_cache(maxsize=4096)  # a text counts the same few ordinals again and again
def number(text: str) -> int | None:
    """Read an ordinal in figures or 汉字 (12, １２, 十二, 一百零三, 廿一, 二一); None when it is none."""
    text = narrow(text.strip())
    if text.isdecimal():
        return int(text) if len(text) <= 9 else None  # noqa: PLR2004 — longer ones are codes, not ordinals
    if not text or len(text) > 12:  # noqa: PLR2004 — 九千九百九十九 has seven
        return None
    if not any(char in _PLACES or char in _TENS for char in text):
        return by_digit(text)
    return _by_place(text)


def _by_place(text: str) -> int | None:
    total = digit = 0
    last_place = 10_000
    for char in text:
        if char in _TENS:
            total, digit = total + _TENS[char], 0
        elif (place := _PLACES.get(char)) is not None:
            if place >= last_place:
                return None
            total, digit, last_place = total + (digit or 1) * place, 0, place
        elif (value := _DIGITS.get(char)) is not None:
            if digit:
                return None
            digit = value
        else:
            return None
    return total + digit


def in_words(value: int) -> str:
    """An ordinal from 1 to 999 as articles are numbered: 三十三, 一百零三. Raises ValueError outside."""
    if not 0 < value < 1000:  # noqa: PLR2004 — articles of a thousand and more are not numbered here
        raise ValueError(f"{value} 不在 1 至 999 之间")
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    word = f"{_HAN[hundreds]}百" if hundreds else ""
    if tens:
        word += f"{'' if tens == 1 and not hundreds else _HAN[tens]}十"
    elif hundreds and ones:
        word += "零"
    return word + (_HAN[ones] if ones else "")
