"""Which part of a page is the document: by the names that publishing systems use, else by density of text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.documents.readers.html_links import attachment_links
from gongkai.documents.readers.html_text import fold, squeeze

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DROPPED = [
    "script",
    "style",
    "noscript",
    "iframe",
    "object",
    "embed",
    "input",
    "select",
    "button",
    "textarea",
    "option",
    "svg",
    "canvas",
    "video",
    "audio",
    "nav",
    "footer",
    "aside",
    "template",
    "link",
]
_CHROME = re.compile(
    r"(?:^|[-_\s])(?:nav\w*|menu\w*|foot\w*|crumbs?|breadcrumb\w*|share\w*|bdshare\w*|pager?|pagination|copyright"
    r"|sidebar|toolbar|qrcode|ewm|dayin|print\w*|dqwz|dangqianweizhi|weizhi|banner\w*)(?:$|[-_\s\d])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_STRONG = re.compile(
    r"ucap-?content|^zoom$|trs_?(?:ue)?_?editor|article[-_]?(?:con|content|body|text)|news[-_]?con(?:tent)?$"
    r"|pages?[-_]content|xxgk[-_]?(?:content|detail|con)|^zhengwen|^zw(?:con|nr|$)|main[-_]?text|vsb_content|v_news_content"
    r"|info[-_]?content|text[-_]?content|contentregion|detail[-_]?con(?:tent)?|^wenzhang|^artibody|^js_content$",
    re.IGNORECASE,
)
_WEAK = re.compile(r"content|article|^con$|detail|^main$|^text$|^view$", re.IGNORECASE)
_TITLE = re.compile(r"title|(?:^|[-_])tit(?:$|[-_])|biaoti|^bt$", re.IGNORECASE)
_PROSE = re.compile(r"[。；，：]")
_TITLE_LABELS = ("ArticleTitle", "标题", "名称", "信息名称", "文件名称", "公文名称", "题名")
_MENU_LINKS = 3
_MENU_SHARE = 0.9
_LEAST_TEXT = 30
_COVER = 0.6
_MOSTLY = 0.5


def strip_chrome(root: HtmlElement) -> None:
    """Drop scripts, forms' fields, hidden parts, and navigation (by name, when it is mostly links)."""
    for element in list(root.iter(*_DROPPED)):
        element.drop_tree()
    for element in root.xpath("//*[@style or @class or @id]"):
        if element.getparent() is not None and (_hidden(element) or _is_chrome(element)):
            element.drop_tree()


def strip_link_lists(root: HtmlElement) -> None:
    """Drop lists that hold links and nothing else: the menus of a page that is about one document."""
    for element in list(root.iter("ul", "ol")):
        links = list(element.iter("a"))
        linked = sum(len(squeeze(link.text_content())) for link in links)
        if (
            element.getparent() is not None
            and len(links) >= _MENU_LINKS
            and linked >= _MENU_SHARE * len(squeeze(element.text_content()))
            and not attachment_links(element)
        ):
            element.drop_tree()


def _hidden(element: HtmlElement) -> bool:
    style = element.get("style")
    return bool(style and "none" in style and _HIDDEN.search(style) and element.tag != "body")


def _is_chrome(element: HtmlElement) -> bool:
    return _names_match(element, _CHROME) and element.tag != "body" and not _holds_text(element)


def _names_match(element: HtmlElement, pattern: re.Pattern[str]) -> bool:
    names = [element.get("id") or "", *(element.get("class") or "").split()]
    return any(name and pattern.search(name) for name in names)


def _holds_text(element: HtmlElement) -> bool:
    return len(_PROSE.findall(element.text_content())) > 20 or any(  # noqa: PLR2004  # a few captions have commas
        _names_match(inner, _STRONG) for inner in element.xpath(".//*[@id or @class]")
    )


def main_content(root: HtmlElement) -> HtmlElement:
    """Return the element that holds the document; the whole body when nothing stands out."""
    body = root.find("body")
    body = root if body is None else body
    weights = _weights(body)
    named_elements = body.xpath("descendant-or-self::*[@id or @class]")
    for pattern, share in ((_STRONG, 0.0), (_WEAK, _MOSTLY)):
        named = [element for element in named_elements if _names_match(element, pattern)]
        best = max(named, key=lambda element: weights.get(element, 0), default=None)
        if best is not None and weights.get(best, 0) >= max(_LEAST_TEXT, share * weights.get(body, 0)):
            return best
    return _densest(body, weights)


def _weights(body: HtmlElement) -> dict[HtmlElement, int]:
    """Length of text under each element, that of links left out."""
    weights: dict[HtmlElement, int] = {}
    for element in reversed(list(body.iter())):
        text, tail = element.text, element.tail
        inside = weights.get(element, 0) + (len(text.strip()) if text else 0)
        weights[element] = inside = 0 if element.tag == "a" else inside
        parent = element.getparent()
        if parent is not None:
            weights[parent] = weights.get(parent, 0) + inside + (len(tail.strip()) if tail else 0)
    return weights


def _densest(body: HtmlElement, weights: dict[HtmlElement, int]) -> HtmlElement:
    """Go down from the body as long as one child holds most of what its parent holds."""
    element = body
    while True:
        child = max(element, key=lambda inner: weights.get(inner, 0), default=None)
        if child is None or child.tag in {"p", "span", "tr", "tbody", "font", "b", "strong", "a", "table"}:
            return element
        if weights.get(child, 0) < max(_COVER * weights.get(element, 0), _LEAST_TEXT):
            return element
        element = child


def heading_above(root: HtmlElement, main: HtmlElement, metadata: dict[str, str]) -> str:
    """Return the document's title where the page sets it outside `main`, or nothing."""
    titles = {squeeze(metadata[label]) for label in _TITLE_LABELS if label in metadata}
    page_title = squeeze(metadata.get("PageTitle", ""))
    opening = squeeze(main.text_content()[:2000])
    for element in root.iter("h1", "h2", "h3", "div", "p", "td", "span"):
        if element is main:
            return ""
        if element.tag not in {"h1", "h2", "h3"} and not _names_match(element, _TITLE):
            continue
        text = fold(element.text_content()).strip()
        plain = squeeze(text)
        if len(plain) >= 6 and (plain in titles or page_title.startswith(plain)) and plain not in opening:  # noqa: PLR2004  # shorter ones name a column
            return text
    return ""
