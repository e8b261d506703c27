"""微信、QQ、支付宝: a person's account; an organ's 公众号 or 群 stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.privacy.folding import before
from gongkai.privacy.model import DataType, Found
from gongkai.privacy.surroundings import of_a_person, of_an_organ

if TYPE_CHECKING:
    from collections.abc import Iterator

_LABELLED = re.compile(
    r"(?:微信(?:号码?|账号)?|QQ(?:号码?)?|支付宝(?:账号|账户)?)[:是为 ]{1,3}"
    r"(?P<name>[A-Za-z][0-9A-Za-z_-]{5,19}|[1-9][0-9]{4,10})"
    r"(?![0-9A-Za-z@*])"
)
_OWN = re.compile(r"我的?|本人|个人|其$")


def accounts(text: str) -> Iterator[Found]:
    """Find them in a folded text."""
    for match in _LABELLED.finditer(text):
        start, end = match.span("name")
        own = _OWN.search(before(text, match.start(), 6))
        if own or (of_a_person(text, start, end) and not of_an_organ(text, start, end)):
            yield Found(DataType.ACCOUNT, start, end)
