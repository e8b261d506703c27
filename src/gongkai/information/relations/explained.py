"""Which document an interpretation explains: by its title, else by the words with which it begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.documents.elements.kinds import document_type
from gongkai.information.enums import RelationKind
from gongkai.information.relations.found import AS_WRITTEN, FoundRelation
from gongkai.information.relations.quoted import masked, named

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = re.compile(r"《((?:[^《》]|《[^《》]*》){2,200})》|[〈<]([^〈〉<>]{2,200})[〉>]")
_AMENDED = re.compile(r"关于(?:修改|修订|修正|调整)[〈<《]([^〈〉<>《》]{2,200})[〉>》]")
_ABOUT = re.compile(
    r"(?:的|有关|相关)*(?:政策|文字|图文|图片|权威|专家|部门|媒体|一图|全面|深度|重点|要点|系列|视频)*"
    r"(?:解读|图解|解析|读懂|问答|问题解答|答记者问|起草说明|编制说明)"
    r"(?:材料|说明|稿|之?[一二三四五六七八九十\d])?[.…]*$"
)
_LEAD = re.compile(r"^(?:一图读懂|图解|解读|关于|【[^】]*】|[：:|丨])+")
_LEAST = 6
_OPENING = 800
_TALK = re.compile(r"[？?！!，,；;：:]")
_PARTS = re.compile(r"[？?！!，,：:；;、和与及\s]+")
_SHARED = 0.5
_RELEASES = re.compile(r"(?:印发|出台|发布|公布|颁布|制定|制发|修订)(?:实施|施行)?(?:了|出)?$")
_HELPS = re.compile(r"(?:为|便于|方便|帮助|更好)[^，。；]{0,30}(?:理解|了解|掌握|贯彻|落实|实施|执行)(?:好|了)?$")
_BEGINS = re.compile(r"^(?:\s*[（(][^（）()]*[）)])*\s*(?:已?于|将于|将?自|已经?)(?!.{0,12}(?:废止|届满))")
_SHORT_NAME = re.compile(r"^(?:\s*[（(][^（）()]*[）)])*?\s*[（(](?:以下|下)?简称")
_GROUNDS = re.compile(
    r"(?:根据|依据|依照|按照|遵照|贯彻|落实|依托|衔接)"
    r"(?:[^，。；《》]{0,12}|[^，。；《》]{0,6}(?:《■+》(?:[（(][^（）()]*[）)])?[、和及以与]*)+)$"
)
_OLD = re.compile(r"\d{4}年[^，。；]{0,8}$")


def explained(title: str, text: str) -> Iterator[FoundRelation]:
    """What it explains: all that its title names (of an amendment also what that amends); a title that reads as a
    document's without 《》; else what the opening says was issued, nearest to the title first."""
    names = [match[1] or match[2] for match in _NAMES.finditer(title)]
    names += [match[1] for match in _AMENDED.finditer(title) if match[1] not in names]
    bare = _LEAD.sub("", _ABOUT.sub("", title).strip(" ：:—-"))
    if names:
        found = [("", name) for name in names]
    elif bare != title and len(bare) >= _LEAST and not _TALK.search(bare) and _is_document(bare):
        found = [("", bare)]
    else:
        found = _announced(bare, text[:_OPENING])
    for number, name in found:
        yield FoundRelation(RelationKind.INTERPRETS, number, name, title[:AS_WRITTEN])


def _is_document(bare: str) -> bool:
    return bool(document_type(bare)) and bare != document_type(bare)


def _announced(bare: str, opening: str) -> list[tuple[str, str]]:
    """The documents whose release the opening tells: those that share words with the title, else the first."""
    plain = masked(opening)
    told: list[tuple[str, str]] = []
    first: list[tuple[str, str]] = []
    for match in re.finditer(r"《■+》", plain):
        before, behind = plain[: match.start()], plain[match.end() :]
        one = next(named(opening[match.start() :]))
        if not _is_document(one[1]) or _GROUNDS.search(before) or _OLD.search(before):
            continue
        says = _RELEASES.search(before) or _HELPS.search(before) or _BEGINS.match(behind)
        (told if says or _SHORT_NAME.match(behind) else first).append(one)
    near = [one for one in told if _shares(bare, one[1])]
    return near or told[:1] or [one for one in first if _shares(bare, one[1])][:1]


def _shares(bare: str, name: str) -> bool:
    """Whether a part of the title has most of its character pairs in the name."""
    pairs = {name[at : at + 2] for at in range(len(name) - 1)}
    for part in _PARTS.split(bare):
        own = {part[at : at + 2] for at in range(len(part) - 1)}
        if len(own) > 2 and len(own & pairs) >= _SHARED * len(own):  # noqa: PLR2004 - two pairs are one word
            return True
    return False
