"""What a title alone says: 关于修改《…》的决定, 关于废止《…》的决定."""

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


def in_title(title: str, effective_on: dt.date | None) -> Iterator[FoundRelation]:
    """The repeals and amendments that a title states."""
    names = [match[1] or match[2] for match in _NAMES.finditer(title)]
    for act, pattern in _ACTS:
        if pattern.search(title):
            for name in names:
                yield FoundRelation(act, "", name, title[:AS_WRITTEN], effective_on, "标题")
            return
