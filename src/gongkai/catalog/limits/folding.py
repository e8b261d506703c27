"""One way of writing: figures half width, punctuation full width, no white space; and numerals in words."""

from __future__ import annotations

import re

_WIDE = {chr(code): chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B))}
_SAME = {
    ",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "[": "（", "]": "）", "［": "（", "］": "）",
    "【": "（", "】": "）", "〔": "（", "〕": "）", "︰": "：", "∶": "：", "~": "-", "～": "-", "—": "-", "–": "-",
    "－": "-", "―": "-", "．": ".", "／": "/", "　": "", "\ufeff": "", "\u200b": "", "、、": "、",
    "“": "", "”": "", '"': "", "‘": "", "’": "",
    "■": "", "□": "", "☑": "", "√": "", "●": "", "◆": "", "★": "", "*": "",
}  # fmt: skip
_TABLE = str.maketrans({key: value for key, value in (_WIDE | _SAME).items() if len(key) == 1})
_BLANK = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\n+")
_SAYS_NOTHING = re.compile(r"(?:[\s/\\\-_.…。，]|无|暂无|空)*")
_VARIANTS = (
    ("原则上", ""),
    ("工作曰", "工作日"),
    ("曰内", "日内"),
    ("做出", "作出"),
    ("制做", "制作"),
    ("個", "个"),
    ("內", "内"),
    ("既时", "即时"),
)

NUMBER = r"(?:\d{1,4}|[〇零一二两三四五六七八九十百廿卅]+)"
_DIGITS = {word: value for value, word in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100}


def fold(text: str) -> str:
    """The text in one way of writing; lines stay apart."""
    folded = _LINES.sub("\n", _BLANK.sub("", text.replace("\r", "\n").translate(_TABLE))).strip("\n，；。、")
    for written, usual in _VARIANTS:
        folded = folded.replace(written, usual)
    return folded


def says_nothing(folded: str) -> bool:
    """Whether a cell is empty, or has a stroke or 无 for empty."""
    return bool(_SAYS_NOTHING.fullmatch(folded))


def number(words: str) -> int:
    """A number in figures or words below a thousand: 20, 二十, 廿, 一百二十. ValueError for what is none."""
    if words.isdecimal() and words.isascii():
        return int(words)
    spread = words.replace("廿", "二十").replace("卅", "三十")
    if not set(spread) & set(_UNITS):
        return int("".join(str(_DIGITS[each]) for each in spread))
    total, digit = 0, 0
    for each in spread:
        if each in _UNITS:
            total += (digit or 1) * _UNITS[each]
            digit = 0
        else:
            digit = _DIGITS[each]
    return total + digit
