"""附件说明 against what is there: attachments that the body lists and nobody can open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from gongkai.documents.sniff import by_name
from gongkai.information.checking.model import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

_LIST: Final = re.compile(r"^附\s*件\s*[:：]\s*(?P<rest>.*)")
_ITEM: Final = re.compile(r"(?:^|(?<=\s)|(?<=[；;。]))(?:附件)?\d{1,2}\s*[.．、]\s*(?=\D)")
_NOT_LETTERS: Final = re.compile(r"[\s《》“”\"'（）()〔〕\[\]\-_—.．、,，:：;；。]|^附件\d*|^\d+")
_LONGEST: Final = 100  # characters: a longer line is no name


def unattached(root: HtmlElement, attached: Sequence[str]) -> Iterator[tuple[str, int]]:
    """(name, number of its paragraph) of each attachment that is neither a file nor an annex in the text."""
    blocks = list(root.iter("p", "h2", "h3", "h4", "h5"))
    lines = [words_of(each) for each in blocks]
    there = [_key(name[: -len(by_name(name))] if by_name(name) else name) for name in attached]
    for place, name in _listed(lines):
        key = _key(name)
        if key and not any(_same(key, each) for each in there) and not _in_text(key, lines, place):
            yield name, sum(each.tag == "p" for each in blocks[: place + 1])


def _listed(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Each name of the list 附件：1.… 2.…, which goes on over the following numbered lines."""
    inside = False
    for place, line in enumerate(lines):
        begin = _LIST.match(line)
        inside = bool(begin) or (inside and bool(_ITEM.match(line)))
        rest = begin["rest"] if begin else line if inside else ""
        yield from (
            (place, name) for each in _ITEM.split(rest) if (name := each.strip(" ；;。")) and len(name) <= _LONGEST
        )


def _in_text(key: str, lines: Sequence[str], place: int) -> bool:
    """Whether the annex follows in the body, under its name."""
    return any(
        _same(key, _key(line)) for line in lines[place + 1 :] if len(line) <= _LONGEST and not _ITEM.match(line)
    )


def _same(key: str, other: str) -> bool:
    return bool(other) and (key in other or other in key)


def _key(name: str) -> str:
    return _NOT_LETTERS.sub("", name)
