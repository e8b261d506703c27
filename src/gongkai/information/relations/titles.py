"""What a title alone says: 关于修改《…》的决定, 关于废止《…》的决定, 《…》解读."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.information.enums import RelationKind
from gongkai.information.relations.found import AS_WRITTEN, FoundRelation

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

_NAMES = re.compile(r"《((?:[^《》]|《[^《》]*》){2,200})》|[〈<]([^〈〉<>]{2,200})[〉>]")
_ACTS = (
    (RelationKind.REPEALS, re.compile(r"(?:关于|决定)(?:公布)?(?:废止|宣布失效|停止执行)")),
    (RelationKind.AMENDS, re.compile(r"关于(?:修改|修订|修正|调整)|修正案")),
)
_ABOUT = re.compile(
    r"(?:的|有关|相关)*(?:政策|文字|图文|图片|权威|专家|部门|媒体|一图|全面|深度|重点|要点|系列|视频)*"
    r"(?:解读|图解|解析|读懂|问答|问题解答|答记者问|起草说明|编制说明)(?:材料|说明|稿|之?[一二三四五六七八九十\d])?[.…]*$"
)
_LEAD = re.compile(r"^(?:一图读懂|图解|解读|关于|【[^】]*】|[：:|丨])+")
_LEAST = 6


def in_title(kind: str, title: str, effective_on: dt.date | None) -> Iterator[FoundRelation]:
    """The relations that the title of a document of a kind states."""
    names = [match[1] or match[2] for match in _NAMES.finditer(title)]
    for act, pattern in _ACTS:
        if pattern.search(title):
            for name in names:
                yield FoundRelation(act, "", name, title[:AS_WRITTEN], effective_on, "标题")
            return
    if kind == "interpretation":
        for name in names or _unquoted(title):
            yield FoundRelation(RelationKind.INTERPRETS, "", name, title[:AS_WRITTEN])


def _unquoted(title: str) -> list[str]:
    bare = _LEAD.sub("", _ABOUT.sub("", title).strip(" ：:—-"))
    return [bare] if bare != title and len(bare) >= _LEAST else []
