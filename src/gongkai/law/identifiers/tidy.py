"""What people put into a number without meaning it: blanks, hyphens, full-width and small letters."""

from __future__ import annotations

from typing import Final

from gongkai.law.identifiers.numerals import narrow

_BLANKS = " \t\n\v\f\r\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_INVISIBLE = (
    "\xad\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_DASHES = "‐‑‒–—―−﹣－"  # each is somebody's hyphen
_CAPITALS = {code: code - 32 for code in range(ord("a"), ord("z") + 1)}  # str.upper would make ß two letters
_AIR = dict.fromkeys(map(ord, _BLANKS + _INVISIBLE))
_AIRLESS: Final = {**_AIR, **dict.fromkeys(map(ord, _DASHES), "-")}
_COMPACT: Final = {**_AIR, **dict.fromkeys(map(ord, _DASHES + "-"))}


def airless(text: str) -> str:
    """Take out blanks and invisible characters, make full width half width and every dash a hyphen."""
    return narrow(text.translate(_AIRLESS))


def compact(text: str) -> str:
    """Do what `airless` does, take out hyphens too and make small Latin letters capital."""
    return narrow(text.translate(_COMPACT)).translate(_CAPITALS)


def changes(text: str) -> list[str]:
    """Say in Chinese what of `text` is no part of a number's normal form and was put right."""
    signs = (
        ("空格等空白字符", any(char in _BLANKS for char in text)),
        ("不可见字符", any(char in _INVISIBLE for char in text)),
        ("全角字符", any("\uff01" <= char <= "\uff5e" for char in text)),
    )
    found = [what for what, present in signs if present]
    return [f"写法已规范：原文有{'、'.join(found)}"] if found else []


def shown(char: str) -> str:
    """Name one character so that it can stand in a message: “Ｏ”, but U+0000 for what cannot be seen."""
    return f"“{char}”" if char.isprintable() and not char.isspace() else f"U+{ord(char):04X}"
