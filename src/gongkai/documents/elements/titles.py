"""The title, put together from the lines over which it was set."""

from __future__ import annotations

import re

from gongkai.documents.elements.kinds import document_type, is_official_kind
from gongkai.documents.elements.organs import is_organ

_LONGEST = 260
_LONE_KIND = 6  # the last line of a title may be no more than 实施办法
_ISSUES = re.compile(r"(?:印发|转发|批转|发布|公布|修改|废止)")
_OF_KIND = re.compile(r"的.{0,8}$")
_GOES_ON = re.compile(r"[的和及与、，》）)]|关于|印发")
_UNFINISHED = re.compile(r"(?:[、，（(《“和及与对]|关于|印发|转发|做好|加强|推进|进一步)$")
_CJK = re.compile(r"[\u3400-\u9fff]")
# How a text opens, and no title does.
_OPENING = re.compile(
    r"为(?!民|人民)|根据|按照|依据|经.{2,12}(?:同意|批准|研究)|近年来|近日|现将|兹|你[局厅委市县区省办]|.*如下(?:$|[：:（(])"
)
_DATELINE = re.compile(r"^新华社[\u3400-\u9fff]{2,8}\d{1,2}月\d{1,2}日电\s*")
_ANGLES = re.compile(r"[<＜]([^<>＜＞]*[\u3400-\u9fff][^<>＜＞]*)[>＞]")  # typed for want of 〈〉
_CONTENTS = re.compile(r"目\s*[录次]")
_ELLIPSIS = ("...", "…", "．．．")


def may_be_title(text: str) -> bool:
    """Say whether a line can be (part of) a title: no sentence, and in Chinese."""
    if not text or len(text) > _LONGEST or not _CJK.search(text) or text[-1] in "。；：:，！!,;":
        return False
    return "。" not in text and not _OPENING.match(text) and not _CONTENTS.fullmatch(text)


def is_complete(title: str, following: str = "") -> bool:
    """Say whether `title` needs no further line: it ends with its 文种, and 印发… with that of the cover."""
    kind = document_type(title)
    if not kind or title.count("《") > title.count("》") or title.count("（") > title.count("）"):
        return False
    if following[:1] in ("的", "》", "、", "和") or (
        following and document_type(following) and len(following) <= _LONE_KIND
    ):
        return False
    about = title.find("关于")
    if about < 0 or is_official_kind(kind):
        return True
    # 关于……的实施方案 ends, 关于推行某某制度 and 关于印发某某方案 go on.
    return not _ISSUES.match(title, about + 2) and bool(_OF_KIND.search(title, about))


def joined(parts: list[str]) -> str:
    """Join the lines of one title; joint issuers keep a blank between them."""
    title = ""
    for part in parts:
        blank = " " if title and is_organ(title) and is_organ(part) else ""
        title += blank + part
    return tidy(_DATELINE.sub("", title))


def tidy(title: str) -> str:
    """Drop the blanks that line breaks left inside a title; those between joint issuers stay."""
    title = _ANGLES.sub("〈\\1〉", title)
    words = re.split(r"[ \u3000\t\n]+", title.strip())
    if all(len(word) == 1 for word in words):
        return "".join(words)
    out = words[0]
    for word in words[1:]:
        organs = is_organ(out) and (
            is_organ(word)
            or bool(re.match(r"[\u3400-\u9fff]{2,24}[厅局委部会院府署行室办](?:关于|印发|转发|公布)", word))
        )
        latin = out[-1:].isascii() and word[:1].isascii() and out[-1:].isalpha() and word[:1].isalpha()
        out += (" " if organs or latin else "") + word
    return out


def is_cut_short(title: str) -> bool:
    """Say whether a list page cut the title (…)."""
    return title.endswith(_ELLIPSIS)


def is_unfinished(title: str) -> bool:
    """Say whether `title` breaks off where a title cannot end (……办公室印发)."""
    return bool(_UNFINISHED.search(title))


def continues(title: str, text: str) -> bool:
    """Say whether `text` is the next line of an unfinished title."""
    return bool(is_unfinished(title) or _GOES_ON.match(text) or is_organ(title))
