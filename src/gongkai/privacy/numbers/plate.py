"""机动车号牌 (GA 36): province, letter, five or six figures and letters; official vehicles stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.privacy.folding import around
from gongkai.privacy.model import DataType, Found

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLATE = re.compile(
    r"[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新][A-HJ-NP-Z][· -]?"
    r"(?=[0-9A-HJ-NP-Z]{0,5}[0-9]{2})[0-9A-HJ-NP-Z]{4,5}[0-9A-HJ-NP-Z挂学](?![0-9A-Za-z])"
)
_OFFICIAL = re.compile(r"公车|公务用?车|执法车|单位车辆|国有资产|处置|拍卖|竞价|公交|救护车|洒水车")


def plates(text: str) -> Iterator[Found]:
    """Find them in a folded text."""
    for match in _PLATE.finditer(text):
        if not _OFFICIAL.search(around(text, match.start(), match.end(), 60)):
            yield Found(DataType.PLATE, match.start(), match.end())
