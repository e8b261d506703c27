"""手机号码: eleven figures that begin with 13 to 19, whole or in groups of three, four and four."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.privacy.folding import before
from gongkai.privacy.model import DataType, Found

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOBILE = re.compile(
    r"(?P<number>1(?:(?<![0-9*].)(?<![0-9]\..)|(?<=\+861)|(?<=\b861)"
    r"|(?<=\b00861))[3-9][0-9](?P<gap>[ -]?)[0-9]{4}(?P=gap)[0-9]{4})"
    r"(?![0-9*]|\.[0-9]|[A-Za-z_])"
)
_CALL = re.compile(r"(?:电话|手机|号码|联系|tel|phone|mobile|mob|微信|[tm])[:.为是 ]*$", re.IGNORECASE)
_OTHER_CODE = re.compile(
    r"(?:编号|单号|流水号|代码|证号|文号|案号|批次号?|序列号|金额|数量|面积|注册号)[:为是 ]{0,3}$"
)
_OFFICE = re.compile(
    r"(?:举报|监督|投诉|咨询|服务|值班|报名|办公|受理|对外|公开)(?:联系)?(?:电话|热线)[:为是 ]{0,3}$"
)
_AMOUNT = re.compile(r" ?(?:万?元|亿|平方|公斤|千瓦|吨|人次|%)")


def mobiles(text: str) -> Iterator[Found]:
    """Find them in a folded text."""
    for match in _MOBILE.finditer(text):
        if _is_meant(text, match):
            yield Found(DataType.MOBILE, *match.span("number"))


def _is_meant(text: str, match: re.Match[str]) -> bool:
    words = before(text, match.start(), 12)
    if _OFFICE.search(words):
        return False
    if _CALL.search(words):
        return True
    edge = words[-1:]
    if edge.isascii() and (edge.isalpha() or edge in "_=/."):
        return False
    return not (_OTHER_CODE.search(words) or _AMOUNT.match(text, match.end()))
