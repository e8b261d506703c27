"""All private names of a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.privacy.model import DataType, Found
from gongkai.privacy.names.anchored import anchored
from gongkai.privacy.names.described import FOLLOW, described
from gongkai.privacy.names.form import HAN_NAME, reads_as_name
from gongkai.privacy.names.labelled import labelled
from gongkai.privacy.names.listed import listed
from gongkai.privacy.names.mentions import mentions
from gongkai.privacy.names.officials import has_function

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NEXT = re.compile(rf"[、和](?P<name>{HAN_NAME}){FOLLOW}")


def names(text: str, numbers: Iterable[Found], cells: Iterable[Found] = ()) -> Iterator[Found]:
    """Find them in a folded text; `numbers` and the names in table `cells` were found before."""
    spans = {*labelled(text), *described(text), *anchored(text, numbers), *listed(text)}
    spans |= {(cell.start, cell.end) for cell in cells if cell.type is DataType.NAME}
    spans |= set(_goes_on(text, spans))
    known = {text[start:end] for start, end in spans}
    for start, end in spans | set(mentions(text, known)):
        yield Found(DataType.NAME, start, end)


def _goes_on(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Who stands in a row with a private person: 伤者张三、李四送医."""
    seen = set(spans)
    for _, last in spans:
        end = last
        while match := _NEXT.match(text, end):
            start, end = match.span("name")
            if (start, end) in seen or not reads_as_name(text, start, end) or has_function(text, start, end):
                break
            seen.add((start, end))
            yield start, end
