"""出生日期: a full date that the words call a birth date. Year and month alone are usual in official CVs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.privacy.folding import before
from gongkai.privacy.model import DataType, Found

if TYPE_CHECKING:
    from collections.abc import Iterator

DATE = r"(?:18|19|20)[0-9]{2}(?:年|[-./])[0-9]{1,2}(?:月|[-./])[0-9]{1,2}日?"
_BORN = re.compile(
    rf"(?:出生(?:年月)?日?期?|生日|(?<![考学新师先毕医花])生于"
    rf"|出生于)[:为是于在 ]{{0,3}}(?P<after>{DATE})(?![0-9])"
    rf"|(?<![0-9至到-])(?P<before>{DATE}) ?(?:出?生)(?![产效育成活的前后]|以[前后])"
)

_LABEL = re.compile(r"出生(?:年月)?日期|出生年月日?|出生[:]|生日")
# A date of birth in running text (2018年9月1日出生的孩子) is somebody's only where a person is described.
_PERSON = re.compile(r"[男女][,、性]|[一-龥]族[,、]|身份证|姓名|[,、(][男女]")
_REACH = 40


def birth_dates(text: str) -> Iterator[Found]:
    """Find them in a folded text."""
    if "生" not in text:
        return
    for match in _BORN.finditer(text):
        name = "after" if match["after"] else "before"
        if _LABEL.match(match[0]) or _PERSON.search(before(text, match.start(), _REACH)):
            yield Found(DataType.BIRTH_DATE, *match.span(name))
