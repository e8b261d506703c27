"""Bytes of a Chinese text into characters: strict trials in a fixed order, then the least bad guess.

The order is byte-order mark, UTF-16 without one, UTF-8, then GB18030 (GB 18030—2022, which holds GBK and
GB 2312) against Big5 by how common the characters are that each of them gives.
"""

from __future__ import annotations

import codecs
import os
import re

from gongkai.documents.model import ReadWarning

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GB_BOM = b"\x84\x31\x95\x33"
_SAMPLE = 65_536
_NUL_SHARE = 0.2
_TOLERATED_ERRORS = 0.02
_HAN_ROWS = bytes([*range(0x4E, 0xA0), 0x30, 0xFF])  # the high bytes of CJK characters and marks

# Characters that fill official prose in either script; a wrong decoding hits them only by chance.
_EVERYDAY = frozenset(
    "的一是在和有不了为中人大国上市各关于通知工作政府办公室部门单位年月日实施管理规定社会建设发展第条"
    "、，。：；（）《》“”的一是在和有不了為中人大國上市各關於通知工作政府辦公室部門單位年月日實施管理規定社會建設發展第條"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_HAN = re.compile(r"[\u3400-\u9fff]")


def decode(data: bytes, declared: str = "") -> tuple[str, list[ReadWarning]]:
    """Return the text of `data` and a warning for what could not be decoded (with its byte offset).

    `declared` is the encoding that the file itself names (an HTML meta tag); it is taken only when every
    byte agrees with it. NUL and other control characters are removed: no text has them, and terminals obey them.
    """
    text, warnings = _decode(data, declared)
    fit, stray = _CONTROL.subn("", text)
    if stray:
        nul = data.find(b"\0")
        where = f"第{nul}字节" if "\0" in text else "全文"
        warnings.append(ReadWarning(where, f"文本中有 {stray} 个空字符（NUL）等控制字符，已去掉"))
    return fit, warnings


def decode_name(name: str) -> str:
    """A file's name as people read it; one that is no UTF-8 (GBK, out of an archive) is decoded as texts are."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return decode(os.fsencode(name))[0]
    return name


def _decode(data: bytes, declared: str) -> tuple[str, list[ReadWarning]]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _lenient(data[len(bom) :], encoding, len(bom))
    if data.startswith(_GB_BOM):
        return _lenient(data[len(_GB_BOM) :], "gb18030", len(_GB_BOM))
    wide = _utf16_without_bom(data[:_SAMPLE])
    if wide:
        return _lenient(data, wide, 0)
    for encoding in (_canonical(declared), "utf-8"):
        text = _strict(data, encoding)
        if text is not None:
            return text, []
    return _legacy(data)


def _canonical(declared: str) -> str:
    name = declared.strip().lower().replace("_", "-")
    return "gb18030" if name in {"gb2312", "gbk", "gb-2312", "x-gbk", "cp936"} else name


def _strict(data: bytes, encoding: str) -> str | None:
    if not encoding or encoding.startswith(("utf-16", "utf-32", "iso-8859", "latin", "windows-125")):
        return None  # wide ones show themselves; Western ones accept any bytes and prove nothing
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return None


def _utf16_without_bom(sample: bytes) -> str:
    """ASCII and line ends leave NULs on one side only; Chinese itself leaves CJK lead bytes there."""
    if len(sample) < 4:  # noqa: PLR2004  # two characters are the least that shows a side
        return ""
    even, odd = sample[0::2], sample[1::2]
    for encoding, high in (("utf-16-le", odd), ("utf-16-be", even)):
        low = even if high is odd else odd
        han = len(high) - len(high.translate(None, _HAN_ROWS))
        nul = high.count(0)
        mostly_wide = (nul + han) > 0.9 * len(high) and nul > low.count(0)
        if mostly_wide and (nul > _NUL_SHARE * len(high) or sample.count(b"\n\0" if high is odd else b"\0\n")):
            return encoding
    return ""


def _legacy(data: bytes) -> tuple[str, list[ReadWarning]]:
    best = max(("gb18030", "big5hkscs"), key=lambda encoding: _naturalness(data[:_SAMPLE], encoding))
    text = _strict(data, best)
    if text is not None:
        return text, []
    if _broken_share(data, "utf-8") <= _TOLERATED_ERRORS:
        best = "utf-8"
    return _lenient(data, best, 0)


def _naturalness(sample: bytes, encoding: str) -> float:
    text = sample.decode(encoding, errors="replace")
    han = _HAN.findall(text)
    everyday = sum(char in _EVERYDAY for char in han)
    return (everyday - 5 * text.count("\ufffd")) / (len(text) or 1)


def _broken_share(data: bytes, encoding: str) -> float:
    sample = data[:_SAMPLE]
    return sample.decode(encoding, errors="replace").count("\ufffd") / (len(sample) or 1)


def _lenient(data: bytes, encoding: str, skipped: int) -> tuple[str, list[ReadWarning]]:
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError as error:
        text = data.decode(encoding, errors="replace")
        bad = text.count("\ufffd")
        return text, [
            ReadWarning(f"第{error.start + skipped}字节", f"有 {bad} 处字节不是 {encoding} 文字，以“\ufffd”代替")
        ]
