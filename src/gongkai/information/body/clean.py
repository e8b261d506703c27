"""HTML that people or other systems hand in: only what a document needs survives."""

from __future__ import annotations

import re

import nh3
from lxml import html as lxml_html

from gongkai.information.body.classes import KEPT
from gongkai.information.body.model import Body, Outline
from gongkai.information.characters import printable

TAGS = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "pre", "ul", "ol", "li"),
    *("strong", "em", "b", "i", "u", "s", "sub", "sup", "a"),
    *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "colgroup", "col", "img"),
}
ATTRIBUTES = {
    "a": {"href", "title"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
    "ol": {"start", "type"},
    "img": {"src", "alt"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
_HEADINGS = {"h1": 1, "h2": 1, "h3": 2, "h4": 3, "h5": 4, "h6": 4}
_PICTURE = re.compile(r"/information/\d+/attachments/\d+")  # a picture is an attachment of ours or none
_BLOCKS = ("h2", "h3", "h4", "h5", "p", "li", "tr", "caption", "blockquote", "pre")
_SPACE = re.compile(r"[ \t\r\n]+")


def tidy(html: str) -> Body:
    """Clean HTML with its headings renumbered and anchored, the contents list and the text.

    Scripts, styles, event handlers, addresses of other schemes and pictures go, but for those that are
    attachments of ours, and all classes but those of the parts of a document; their text stays.
    """
    cleaned = nh3.clean(
        printable(html),
        tags=TAGS,
        attributes=ATTRIBUTES,
        allowed_classes=KEPT,
        url_schemes=SCHEMES,
        link_rel="noopener nofollow",
        attribute_filter=_kept,
    )
    if not cleaned.strip():
        return Body()
    root = lxml_html.fragment_fromstring(cleaned, create_parent="div")
    outline = Outline()
    for picture in list(root.iter("img")):
        if not picture.get("src"):
            picture.drop_tree()
    for element in list(root.iter(*_HEADINGS, "p")):
        _anchor(element, outline)
    markup = (root.text or "") + "".join(
        lxml_html.tostring(child, encoding="unicode", method="html") for child in root
    )
    return Body(markup.strip(), _plain(root), outline.contents)


def _kept(element: str, attribute: str, value: str) -> str | None:
    foreign = element == "img" and attribute == "src" and not _PICTURE.fullmatch(value)
    return None if foreign else value


def _anchor(element: lxml_html.HtmlElement, outline: Outline) -> None:
    text = _text(element)
    if not element.get("class", "x"):  # emptied of the names that do not survive
        del element.attrib["class"]
    if element.tag != "p":
        _anchor_heading(element, text, outline)
    elif not element.get("class") and (anchor := outline.article(text)):
        element.set("id", anchor)


def _anchor_heading(element: lxml_html.HtmlElement, heading: str, outline: Outline) -> None:
    if not heading:
        element.drop_tree()
        return
    kept = dict(element.attrib)
    element.attrib.clear()
    element.tag, anchor = outline.add(_HEADINGS[str(element.tag)], heading)
    element.set("id", anchor)
    element.attrib.update(kept)


def _text(element: lxml_html.HtmlElement) -> str:
    return _SPACE.sub(" ", "".join(element.itertext())).strip()


def _plain(root: lxml_html.HtmlElement) -> str:
    """One line for each block."""
    for element in root.iter("br"):
        element.tail = "\n" + (element.tail or "")
    for element in root.iter(*_BLOCKS, "div", "td", "th"):
        element.tail = (" " if element.tag in ("td", "th") else "\n") + (element.tail or "")
    lines = ("".join(root.itertext())).splitlines()
    return "\n".join(line for line in (_SPACE.sub(" ", line).strip() for line in lines) if line)
