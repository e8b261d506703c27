"""The words of a Word file, each with whether a reader sees it."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from gongkai.documents.errors import UnreadableError
from gongkai.documents.readers.ooxml import MATH_TEXT, is_on, transitional, w
from gongkai.documents.readers.package import parse_xml
from gongkai.redaction.check.model import Piece, Spot, Unread
from gongkai.redaction.office.styles import Styles
from gongkai.redaction.office.visible import hidden_because

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from gongkai.documents.readers.package import Package
    from gongkai.redaction.check.model import Find

_STORY = re.compile(
    r"word/(?:document\d*|header\d*|footer\d*|hdr\d*|ftr\d*|footnotes|endnotes|comments|glossary/document)\.xml"
)
_SPOTS = (
    ("comments", Spot.COMMENT),
    ("note", Spot.NOTE),
    ("header", Spot.HEADER),
    ("footer", Spot.HEADER),
    ("hdr", Spot.HEADER),
    ("ftr", Spot.HEADER),
)
_TRACKED = frozenset({w("del"), w("moveFrom")})
_UNSEEN = frozenset({Spot.TRACKED, Spot.INVISIBLE, Spot.COMMENT})


def gather_docx(package: Package) -> Iterator[Find]:
    """Paragraph by paragraph, in pieces of what is seen alike."""
    styles = Styles(_styles(package))
    for member in package.names:
        if not _STORY.fullmatch(member):
            continue
        try:
            root = parse_xml(transitional(package.read(member)), member)
        except UnreadableError as error:
            yield Unread(member, error.what)
            continue
        yield from _story(root, member, styles)


def _styles(package: Package) -> _Element | None:
    if "word/styles.xml" not in package.names:
        return None
    return parse_xml(transitional(package.read("word/styles.xml")), "word/styles.xml")


def _story(root: _Element, member: str, styles: Styles) -> Iterator[Find]:
    main = next((spot for name, spot in _SPOTS if name in member), Spot.TEXT)
    for number, paragraph in enumerate(root.iter(w("p")), 1):
        words = [(_spot(each, main, styles), each.text or "") for each in _words(paragraph)]
        where = f"{member} 第{number}段"
        for spot, group in groupby(words, key=lambda word: word[0]):
            yield Piece(spot, where, "".join(text for _, text in group), shown=spot not in _UNSEEN)
        if len({spot for spot, _ in words}) > 1:
            yield Piece(main, where, "".join(text for _, text in words if text), shown=True)


def _words(paragraph: _Element) -> Iterator[_Element]:
    for element in paragraph.iter(w("t"), w("delText"), w("instrText"), MATH_TEXT):
        if next(element.iterancestors(w("p")), None) is paragraph:
            yield element


def _spot(text: _Element, main: Spot, styles: Styles) -> Spot:
    if text.tag == w("delText") or any(each.tag in _TRACKED for each in text.iterancestors()):
        return Spot.TRACKED
    row = next(text.iterancestors(w("tr")), None)
    properties = None if row is None else row.find(w("trPr"))
    if properties is not None and properties.find(w("del")) is not None:
        return Spot.TRACKED
    run = next(text.iterancestors(w("r")), None)
    if (properties is not None and is_on(properties, "hidden")) or (
        run is not None and hidden_because(run, styles)
    ):
        return Spot.INVISIBLE
    if text.tag == w("instrText"):
        return Spot.FIELD
    if next(text.iterancestors(w("txbxContent")), None) is not None:
        return Spot.BOX
    return main
