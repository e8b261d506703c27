"""Amendments in the text: 对《…》（…号）作如下修改, 将《…》第三条修改为."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.information.enums import RelationKind
from gongkai.information.relations.found import AS_WRITTEN, FoundRelation
from gongkai.information.relations.quoted import masked, named

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

_VERBS = r"(?:修改|修订|修正|调整|补充)"
_SENTENCE = re.compile(r"[^。；;\n]+")
_BRACKET = r"(?:\s*[（(][^（）()]{1,80}[）)])?"
_ONE = rf"《■+》{_BRACKET}"
_AMENDS = re.compile(
    rf"(?P<names>{_ONE}(?:[和及与、，]*{_ONE})*)(?P<gap>[^，。；《》]{{0,30}}?)"
    rf"(?:(?:作出?|做出?|进行|予以)(?:了)?(?:如下|以下|下列)(?:部分)?{_VERBS}|{_VERBS}(?:和{_VERBS})?如下)"
)
_DECIDES = re.compile(rf"(?:决定|现|同意)(?:将|对)?{_VERBS}(?P<names>{_ONE}(?:[和及与、，]*{_ONE})*)")
# Only a document that says so in its title amends another by the way.
_BY_THE_WAY = re.compile(
    rf"(?P<names>{_ONE})(?P<gap>[^，。；《》]{{0,20}})第[一二三四五六七八九十百零〇\d]+[章条款项][^。；《》]{{0,30}}?(?:{_VERBS}为|修改为|删去|删除)"
    rf"|(?P<more>{_ONE}(?:[和及与、，]*{_ONE})*)[^，。；《》]{{0,20}}予以{_VERBS}"
)
_TITLE = re.compile(r"修改|修订|修正|调整|清理|废止")
_DENIED = re.compile(r"(?:拟|建议|应当|可以|需要|及时|抓紧|适时|未|不再|不予|已|曾|原)[^，。；]{0,6}$")


def in_text(title: str, text: str, effective_on: dt.date | None) -> Iterator[FoundRelation]:
    """The documents whose words this one changes."""
    patterns = (_AMENDS, _DECIDES, _BY_THE_WAY) if _TITLE.search(title) else (_AMENDS, _DECIDES)
    for sentence in _SENTENCE.finditer(text):
        said = sentence.group()
        if "《" not in said:
            continue
        plain = masked(said)
        for pattern in patterns:
            for match in pattern.finditer(plain):
                if _DENIED.search(plain[: match.start()]):
                    continue
                part = "names" if match["names"] is not None else "more"
                for number, name in named(said[match.start(part) : match.end(part)]):
                    yield FoundRelation(
                        RelationKind.AMENDS,
                        number,
                        name,
                        said.strip()[:AS_WRITTEN],
                        effective_on,
                        said.strip()[:200],
                    )
