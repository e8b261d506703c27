"""The other places of a name that was found once: who is private in one sentence is private in the next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.privacy.names.form import HAN, is_common_word
from gongkai.privacy.names.officials import has_function

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SHORT = 2
_BEGINS = re.compile(rf"[^{HAN}]|[由经为向给与和对被让叫是找请致将把及某的即称]")
_HAN = re.compile(f"[{HAN}]")


def mentions(text: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Every place of one of `names` in a folded text; those of two characters only where a word can begin."""
    known = {name for name in names if len(name) >= _SHORT and (len(name) > _SHORT or not is_common_word(name))}
    if not known:
        return
    lengths = sorted({len(name) for name in known}, reverse=True)
    firsts = re.compile("[" + re.escape("".join(sorted({name[0] for name in known}))) + "]")
    end = 0
    for match in firsts.finditer(text):
        at = match.start()
        if at < end:
            continue
        size = next((size for size in lengths if text[at : at + size] in known), 0)
        if size and _stands_alone(text, at, at + size):
            end = at + size
            yield at, end


def _stands_alone(text: str, start: int, end: int) -> bool:
    if has_function(text, start, end):
        return False
    return end - start > _SHORT or start == 0 or bool(_BEGINS.match(text, start - 1))
