"""Names in a row: 名单如下 and lines of nothing but names; 张三、李四等5户."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.privacy.names.form import HAN_NAME, is_common_word, is_name

if TYPE_CHECKING:
    from collections.abc import Iterator

# A list of persons says so: of villages, firms or projects there are lists too, and they look alike.
_HEADING = re.compile(
    r"(?:人员|对象|学生|考生|家庭|户|教师|获得者|[选中]者|人选|伤者|死者|职工|居民|村民|业主)[^\n。]{0,10}(?:名单|如下|公示)"
    r"|中签(?:者|人|家庭)|获得者|(?:公示|补助|救助|保障)对象|享受.{0,10}(?:人员|对象|家庭)"
)
_OFFICIAL = re.compile(
    r"领导小组|委员|组长|成员|出席|参会|专家|干部|任免|任职|代表|评委|评审|工作组|指挥部|小组|先进|表彰"
)
_SEPARATOR = re.compile(r"[、,;\s]+")
_AND_OTHERS = re.compile(
    rf"(?<![㐀-鿿])(?:{HAN_NAME}、){{1,30}}{HAN_NAME}(?=等[0-9一二两三四五六七八九十百]{{1,4}}(?:人|户|名(?!委|专|代)))"
)
_ITEM = re.compile(r"[^、,;\s]+")
_SHARE, _LEAST, _REACH, _LONGEST = 0.9, 3, 60, 4000


def listed(text: str) -> Iterator[tuple[int, int]]:
    """Places of names in a folded text that stand in a list of private persons."""
    for match in _AND_OTHERS.finditer(text):
        if not _OFFICIAL.search(text[max(0, match.start() - _REACH) : match.start()]):
            yield from _names_in(text, match.start(), match.end())
    if _HEADING.search(text):
        yield from _lines_of_names(text)


def _lines_of_names(text: str) -> Iterator[tuple[int, int]]:
    reach = 0
    start = 0
    for line in text.split("\n"):
        if _HEADING.search(line):
            reach = 0 if _OFFICIAL.search(line) else 1
        elif reach and _is_row_of_names(line):
            yield from _names_in(text, start, start + len(line))
        elif line.strip():
            reach = 0
        start += len(line) + 1


def _is_row_of_names(line: str) -> bool:
    if len(line) > _LONGEST:
        return False
    words = [word for word in _SEPARATOR.split(line.strip(" 。.;")) if word]
    names = [word for word in words if is_name(word) and not is_common_word(word)]
    return len(names) >= min(_LEAST, max(1, len(words))) and len(names) >= _SHARE * len(words)


def _names_in(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for item in _ITEM.finditer(text, start, end):
        if is_name(item[0].rstrip("。.")):
            yield item.start(), item.start() + len(item[0].rstrip("。."))
