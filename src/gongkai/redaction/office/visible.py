"""Whether a run of a Word paragraph is shown: not hidden, not of its ground's colour, not minute."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.documents.readers.ooxml import is_on, value, w

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from gongkai.redaction.office.styles import Styles

BLACKENED = "涂黑的文字"
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_FIGURE = re.compile(r"\d{1,4}%?")
_ALIKE = 0x20  # of 255 in each of three channels: the eye parts no less
_BLACK, _WHITE = "000000", "FFFFFF"
_MINUTE = 5  # half points
_NARROW = 10  # per cent of a letter's width
_AROUND = (("p", "pPr"), ("tc", "tcPr"), ("tbl", "tblPr"))
_THEME = {"background1": _WHITE, "light1": _WHITE, "text1": _BLACK, "dark1": _BLACK}
_HIGHLIGHTS = {
    "black": _BLACK,
    "white": _WHITE,
    "red": "FF0000",
    "yellow": "FFFF00",
    "green": "00FF00",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "magenta": "FF00FF",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
}


def hidden_because(run: _Element, styles: Styles) -> str:
    """Why a reader does not see a run, in Chinese; empty when it is seen."""
    said = list(_properties(run, styles))
    if _first(said, "vanish", is_switch=True) or _first(said, "specVanish", is_switch=True):
        return "隐藏文字"
    if why := _of_one_colour(run, said, styles):
        return why
    if _figure(said, "sz", _MINUTE + 1) <= _MINUTE or _figure(said, "w", 100) <= _NARROW:
        return "极小的文字"
    return ""


def _of_one_colour(run: _Element, said: list[_Element], styles: Styles) -> str:
    """A letter of the colour of its ground. On black an automatic one counts too: it is white in some programs
    only, and a text on black is what a person leaves who wants it gone."""
    around = list(_around(run, styles))
    tables = [value(each, "tblStyle") for each in around]
    ink = next((found for each in said if (found := _colour(each.find(w("color"))))), "")
    if not ink and any(styles.mentions(each, "color") for each in tables):
        return ""
    ground = next(filter(None, map(_behind, said)), "") or next(filter(None, map(_fill, around)), "")
    if _alike(ground or _WHITE, _BLACK) and _alike(ink or _BLACK, _BLACK):
        return BLACKENED
    if not ground and any(styles.mentions(each, "shd") for each in tables):
        return ""
    if not ink or not _alike(ink, ground or _WHITE):
        return ""
    return "白色文字" if _alike(ink, _WHITE) else "与底色相同的文字"


def _behind(properties: _Element) -> str:
    highlight = properties.find(w("highlight"))
    named = "" if highlight is None else _HIGHLIGHTS.get(highlight.get(w("val"), ""), "")
    return named or _fill(properties)


def _around(run: _Element, styles: Styles) -> Iterator[_Element]:
    """What is said of the paragraph, its style, the cell and the table around a run."""
    for each in run.iterancestors():
        for name, properties in _AROUND:
            if each.tag == w(name) and (found := each.find(w(properties))) is not None:
                yield found
                yield from styles.paragraph_properties(value(found, "pStyle"))


def _fill(properties: _Element) -> str:
    shade = properties.find(w("shd"))
    if shade is None:
        return ""
    if shade.get(w("val")) == "solid":  # the pattern's own colour covers the ground
        return _named(shade.get(w("color"), ""), shade.get(w("themeColor")), _BLACK)
    return _named(shade.get(w("fill"), ""), shade.get(w("themeFill")), "")


def _colour(element: _Element | None) -> str:
    return "" if element is None else _named(element.get(w("val"), ""), element.get(w("themeColor")), "")


def _named(said: str, theme: str | None, otherwise: str) -> str:
    return said.upper() if _HEX.fullmatch(said) else _THEME.get(theme or "", otherwise)


def _alike(one: str, other: str) -> bool:
    return all(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) <= _ALIKE for at in (0, 2, 4))


def _properties(run: _Element, styles: Styles) -> Iterator[_Element]:
    """What is said of a run's look, the nearest first."""
    own = run.find(w("rPr"))
    if own is not None:
        yield own
        yield from styles.run_properties(value(own, "rStyle"))
    paragraph = next(run.iterancestors(w("p")), None)
    if paragraph is not None:
        yield from styles.run_properties(value(paragraph.find(w("pPr")), "pStyle") or styles.usual)
    if styles.default_run is not None:
        yield styles.default_run


def _first(said: Iterable[_Element], name: str, *, is_switch: bool = False) -> str:
    for properties in said:
        if properties.find(w(name)) is not None:
            if is_switch:
                return "on" if is_on(properties, name) else ""
            return value(properties, name) or ""
    return ""


def _figure(said: Iterable[_Element], name: str, usual: int) -> int:
    found = _first(said, name)
    return int(found.removesuffix("%")) if _FIGURE.fullmatch(found) else usual
