"""What the public side shows of a person in a column that says it holds one."""

from __future__ import annotations

import re

from gongkai.information.kinds.field import Privacy

_TWO = (
    "欧阳太史端木上官司马东方独孤南宫万俟闻人夏侯诸葛尉迟公羊赫连澹台皇甫宗政濮阳公冶太叔申屠公孙慕容仲孙钟离长孙"
    "宇文司徒鲜于司空闾丘子车亓官司寇巫马公西颛孙壤驷公良漆雕乐正宰父谷梁拓跋夹谷轩辕令狐段干百里呼延东郭南门羊舌"
    "微生公户公玉公仪梁丘公仲公上公门公山公坚左丘公伯西门公祖第五公乘贯丘公皙南荣东里东宫仲长子书子桑即墨达奚褚师"
)
COMPOUND = frozenset(_TWO[place : place + 2] for place in range(0, len(_TWO), 2))
_BETWEEN = re.compile(r"([、，,;；\s]+)")
_PLACE = re.compile(r".*?(?:街道|镇|乡|村|社区|开发区|区|县)")
_SHORTEST = 3  # characters of a name with a surname of two


def mask(privacy: Privacy, text: str) -> str:
    """The text as the public side has it."""
    if privacy is Privacy.NAME:
        return "".join(part if _BETWEEN.fullmatch(part) else _name(part) for part in _BETWEEN.split(text))
    if privacy is Privacy.ADDRESS:
        return _address(text)
    return ""


def _name(text: str) -> str:
    """张*, 欧阳*; what was masked before stays as it is."""
    if not text or (set(text[1:]) <= {"*", "某", "×"} and len(text) > 1):
        return text
    kept = 2 if text[:2] in COMPOUND and len(text) >= _SHORTEST else 1
    return text[:kept] + "*" * max(1, len(text) - kept)


def _address(text: str) -> str:
    """Down to the last street, town or village that it names."""
    found = "".join(_PLACE.findall(text))
    return found if found == text else f"{found}***"
