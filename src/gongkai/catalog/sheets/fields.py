"""Which of the 26 fields a catalogue is about, from its title or the name of its sheet."""

from __future__ import annotations

import re
from functools import cache

from gongkai.law import rule

_CATALOGUE = re.compile(r"目录|标准化")
_BEFORE = re.compile(
    r"^(?:.*[省市县区旗镇乡盟州]|.*街道|.*办事处|.*管委会|.*\d{4}年|附件\d*|"
    r"[（(]?[一二三四五六七八九十\d]+[）)、.．]?)+"
)
_FIELD = re.compile(r"(?P<name>[\u4e00-\u9fff（）()、]{2,30}?)(?:试点)?(?:领域|方面)")
_GENERIC = re.compile(r"(?:[Ss]heet|工作表|表)\s*\d*|目录|标准目录|公开目录|汇总|总表")
_ORDINAL = re.compile(r"^[（(]?[一二三四五六七八九十\d]+[）)、.．\-_ ]*")


def is_title(text: str) -> bool:
    """Whether a line above a table names a catalogue."""
    return bool(_CATALOGUE.search(text)) and len(text) < 80  # noqa: PLR2004  # longer ones are sentences


def field_of(title: str, sheet: str) -> tuple[str, str]:
    """Name and code of the field; the code is "" for one of the place's own, both are where none is named."""
    for text in (title, sheet):
        if found := _listed("".join(text.split())):
            return found
    if match := _FIELD.search(_BEFORE.sub("", "".join(title.split()))):
        return match["name"], ""
    name = _ORDINAL.sub("", "".join(sheet.split())).removesuffix("目录").removesuffix("领域")
    return ("", "") if not name or _GENERIC.fullmatch(sheet.strip()) else (name, "")


def _listed(text: str) -> tuple[str, str] | None:
    return next(((name, code) for word, name, code in _names() if word in text), None)


@cache
def _names() -> list[tuple[str, str, str]]:
    """Every name and alias with the field's own name and code, the longest first: 城乡规划 before 规划."""
    found = [(each.says, each.says, each.code) for each in rule("CAT-FIELDS").items]
    found += [
        (alias, each.says, each.code)
        for each in rule("CAT-FIELDS").items
        for alias in each.facts.get("aliases", ())
    ]
    return sorted(found, key=lambda each: -len(each[0]))
