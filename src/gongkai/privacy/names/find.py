"""All private names of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.privacy.model import DataType, Found
from gongkai.privacy.names.anchored import anchored
from gongkai.privacy.names.described import described
from gongkai.privacy.names.labelled import labelled
from gongkai.privacy.names.listed import listed
from gongkai.privacy.names.mentions import mentions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def names(text: str, numbers: Iterable[Found], cells: Iterable[Found] = ()) -> Iterator[Found]:
    """Find them in a folded text; `numbers` and the names in table `cells` were found before."""
    spans = {*labelled(text), *described(text), *anchored(text, numbers), *listed(text)}
    spans |= {(cell.start, cell.end) for cell in cells if cell.type is DataType.NAME}
    known = {text[start:end] for start, end in spans}
    for start, end in spans | set(mentions(text, known)):
        yield Found(DataType.NAME, start, end)
