"""What people type: names, codes, host names. Each is given back in normal form, or refused with what is wrong."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from pypinyin import Style, lazy_pinyin

from gongkai.core.errors import InvalidInputError
from gongkai.law.identifiers import website_code

if TYPE_CHECKING:
    from collections.abc import Container

_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_BLANKS = re.compile(r"\s+")
_NOT_CODE = re.compile(r"[^a-z0-9]+")
LONGEST_HOST = 253
LONGEST_MADE = 40
FALLBACK = "lanmu"
# Steps that stand below a column's own address (its older pages, its feed) or name a file of every site.
RESERVED = frozenset({"pages", "page", "feed", "feeds", "atom", "rss", "index", "static", "proof", "columns"})


def clean_name(field: str, text: str, most: int, what: str = "名称") -> str:
    """A name on one line. InvalidInputError for an empty one, one too long, or one with signs nobody sees."""
    name = _BLANKS.sub(" ", text).strip()
    if not name:
        raise InvalidInputError(field, f"请填写{what}。")
    if len(name) > most:
        raise InvalidInputError(field, f"{what}“{name[:20]}…”有 {len(name)} 字，不能超过 {most} 字。")
    hidden = next((sign for sign in name if unicodedata.category(sign) in ("Cc", "Cf", "Cs")), "")
    if hidden:
        raise InvalidInputError(field, f"{what}中有看不见的字符（U+{ord(hidden):04X}），请删去后再提交。")
    if "<" in name or ">" in name:
        raise InvalidInputError(field, f"{what}不能含有 < 或 >，书名请用《》。")
    if not any(sign.isalnum() for sign in name):
        raise InvalidInputError(field, f"{what}“{name}”中没有文字。")
    return name


def same_name(text: str) -> str:
    """What two ways to write one name share: width, case and blanks do not count."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text)).casefold()


def clean_code(text: str, most: int) -> str:
    """A step of an address. InvalidInputError unless small letters, figures and hyphens."""
    code = text.strip().lower()
    if not _CODE.fullmatch(code) or len(code) > most:
        raise InvalidInputError(
            "code", f"代码“{text[:40]}”应由小写字母、数字和连字符组成，如 zcwj，不超过 {most} 位。"
        )
    if code in RESERVED:
        raise InvalidInputError("code", f"代码“{code}”已由平台使用，请换一个。")
    return code


def made_code(name: str, taken: Container[str]) -> str:
    """A code from a name: the first letters of its pinyin (通知公告: tzgg), numbered when it is taken."""
    letters = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER))
    plain = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode().lower()
    base = _NOT_CODE.sub("-", plain).strip("-")[:LONGEST_MADE].strip("-") or FALLBACK
    code, number = base, 1
    while code in taken or code in RESERVED:
        number += 1
        code = f"{base}-{number}"
    return code


def clean_host(text: str) -> str:
    """A host name as browsers send it (a Chinese one in its xn-- form); "" for none."""
    given = text.strip().rstrip(".").lower()
    if not given:
        return ""
    try:
        host = given.encode("idna").decode()
    except UnicodeError:
        host = ""
    labels = host.split(".")
    named = len(labels) > 1 and not labels[-1].isdecimal() and all(_LABEL.fullmatch(label) for label in labels)
    if not named or len(host) > LONGEST_HOST:
        raise InvalidInputError(
            "host", f"域名“{text[:60]}”应是完整的主机名，如 jyj.shifan.gov.cn，不带 http:// 和端口。"
        )
    return host


def clean_identification(text: str) -> str:
    """网站标识码 in normal form; "" for none."""
    if not text.strip():
        return ""
    code = website_code.normalise_website_code(text)
    if not code:
        raise InvalidInputError(
            "identification",
            f"“{text[:30]}”不是网站标识码：应为 10 位数字，前 6 位是行政区划代码；"
            "或 bm 加 8 位数字、N 加 9 位数字。",
        )
    return code
