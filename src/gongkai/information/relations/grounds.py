"""根据《…》、《…》，制定本办法: what a document rests on, said where it begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.information.enums import RelationKind
from gongkai.information.relations.found import FoundRelation
from gongkai.information.relations.quoted import masked, named

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPENING = 3000  # characters: later 根据《…》 speak of single cases
_SENTENCE = re.compile(r"[^。\n]+")
_GROUND = re.compile(
    r"(?:根据|依据|依照|按照|遵照)(?=[^，。]{0,30}《)"
    r"|(?:^|(?<=[，：、\s]))(?:为[^，。；]{0,30}?)?(?:贯彻|落实|衔接|执行)(?=[^，。；《]{0,12}《)"
    r"|在(?=《[^，。]*基础上)"
)
_UNTIL = re.compile(r"制定|规定|精神|要求|部署|授权|有关|结合|现就|现将|基础上|[；;]")
# 收费按照《…》执行 tells how one thing is done, 根据《…决定》修正 what changed this text: neither is a ground.
_HANDLED = re.compile(
    r"^[^，。；《]{0,16}(?:执行|办理|处理|处罚|处分|给予|予以|计算|核定|确定|认定|追究|支付|缴纳|管理"
    r"|申请|提起|提请|修正|修订|修改)(?!情况|意见)"
)


def in_opening(text: str) -> Iterator[FoundRelation]:
    """The documents named as grounds, from 根据 to the word that closes the list."""
    opening = text[:_OPENING]
    if "《" not in opening:
        return
    for match in _SENTENCE.finditer(opening):
        plain = masked(match.group())
        for ground in _GROUND.finditer(plain):
            until = _UNTIL.search(plain, ground.end())
            stop = max(until.start() if until else plain.rfind("》") + 1, ground.end())
            if _HANDLED.match(_behind(plain, ground.end(), stop)):
                continue
            # A 文号 in brackets may stand behind the last name.
            for number, title in named(match.group()[ground.end() : stop]):
                yield FoundRelation(RelationKind.BASED_ON, number, title, f"《{title}》")


def _behind(plain: str, start: int, stop: int) -> str:
    """What follows the last name of a list and its brackets."""
    last = plain.rfind("》", start, max(stop, start))
    return re.sub(r"^\s*[（(][^（）()]*[）)]", "", plain[last + 1 :]) if last >= 0 else ""
