"""Whether a run of a Word paragraph is shown: not hidden, not white on white, not minute."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.documents.readers.ooxml import is_on, value, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from gongkai.redaction.office.styles import Styles

_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_PALE = 0xF0
_MINUTE = 5  # half points
_SHADED = ("pPr", "tcPr", "tblPr")


def hidden_because(run: _Element, styles: Styles) -> str:
    """Why a reader does not see a run, in Chinese; empty when it is seen."""
    said = list(_properties(run, styles))
    if _first(said, "vanish", is_switch=True) or _first(said, "specVanish", is_switch=True):
        return "隐藏文字"
    if _is_pale(_first(said, "color")) and not _is_shaded(run, said):
        return "白色文字"
    size = _first(said, "sz")
    if size and size.isdigit() and int(size) <= _MINUTE:
        return "极小的文字"
    return ""


def _properties(run: _Element, styles: Styles) -> Iterator[_Element]:
    """What is said of a run's look, the nearest first."""
    own = run.find(w("rPr"))
    if own is not None:
        yield own
        yield from styles.run_properties(value(own, "rStyle"))
    paragraph = next(run.iterancestors(w("p")), None)
    if paragraph is not None:
        yield from styles.run_properties(value(paragraph.find(w("pPr")), "pStyle"))


def _first(said: list[_Element], name: str, *, is_switch: bool = False) -> str:
    for properties in said:
        if properties.find(w(name)) is not None:
            if is_switch:
                return "on" if is_on(properties, name) else ""
            return value(properties, name) or ""
    return ""


def _is_pale(colour: str) -> bool:
    if not _HEX.fullmatch(colour):
        return False
    return all(int(colour[at : at + 2], 16) >= _PALE for at in (0, 2, 4))


def _is_shaded(run: _Element, said: list[_Element]) -> bool:
    """Whether anything around a pale text is dark; a table's style may be."""
    around = [
        element for each in run.iterancestors() for name in _SHADED if (element := each.find(w(name))) is not None
    ]
    if any(element.find(w("tblStyle")) is not None for element in around):
        return True
    shades = [each.find(w("shd")) for each in (*said, *around)]
    fills = [shade.get(w("fill"), "auto") for shade in shades if shade is not None]
    lit = any(properties.find(w("highlight")) is not None for properties in said)
    return lit or any(fill != "auto" and not _is_pale(fill) for fill in fills)
