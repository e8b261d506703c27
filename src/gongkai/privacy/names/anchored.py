"""A name right before a person's number: 张三 320583…, 李四（手机 138…）. The number vouches for the name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.privacy.folding import before
from gongkai.privacy.model import DataType
from gongkai.privacy.names.form import NAME, is_name, name_at_end, reads_as_name
from gongkai.privacy.names.officials import has_function

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gongkai.privacy.model import Found

_ANCHORS = {DataType.ID_CARD, DataType.MOBILE, DataType.BANK_CARD, DataType.PASSPORT, DataType.PERMIT}
_CALLED = (
    r"[\s,、:;()|]{0,3}(?:[男女][\s,、]{0,2})?(?:[0-9]{1,3}岁[,、]?)?"
    r"(?:(?:的|其)?(?:居民|公民)?(?:身份证?|证件|护照|手机|联系|移动|银行|账户|电话|通行证)(?:件|号|码"
    r"|电话|方式|卡|证|账|户|号码|信息){0,3})?[\s:为是(]{0,3}(?:\+?86[ -]?)?$"
)
_LABEL = re.compile(_CALLED)
_NAME_THEN_NUMBER = re.compile(
    rf"(?:^|[\s,。;:、()|>和与及由请给向找让叫是])(?:[0-9]{{1,4}}[.、)] ?)?{NAME}{_CALLED}"
)
_LOOK_BACK = 48


def anchored(text: str, numbers: Iterable[Found]) -> Iterator[tuple[int, int]]:
    """Places of names in a folded text that stand right before a number of `numbers`."""
    for number in numbers:
        if number.type not in _ANCHORS:
            continue
        words = before(text, number.start, _LOOK_BACK)
        place = _name_before(words)
        if place is None:
            continue
        shift = number.start - len(words)
        start, end = place[0] + shift, place[1] + shift
        if reads_as_name(text, start, end) and not has_function(text, start, end):
            yield start, end


def _name_before(words: str) -> tuple[int, int] | None:
    """The place of the name that ends `words`, its number's label aside."""
    match = _NAME_THEN_NUMBER.search(words)
    if match:
        return match.span("name") if is_name(match["name"]) else None
    label = _LABEL.search(words)
    bare = words[: label.start()] if label else words
    start = name_at_end(bare)
    return None if start is None else (start, len(bare))
