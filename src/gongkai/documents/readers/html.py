"""A government web page: its head of labels, its text and tables, without what stands around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree
from lxml import html as lxml_html

from gongkai.documents.blocks import Paragraph, RawDocument
from gongkai.documents.decode import decode
from gongkai.documents.errors import UnreadableError
from gongkai.documents.model import ReadWarning
from gongkai.documents.readers.grid import merge_continued
from gongkai.documents.readers.html_blocks import blocks_of
from gongkai.documents.readers.html_head import meta_tags, read_head
from gongkai.documents.readers.html_links import attachment_links
from gongkai.documents.readers.html_main import heading_above, main_content, strip_chrome, strip_link_lists

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from gongkai.documents.limits import Limits

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_DATA_URI = re.compile(r"""(["'(])data:[^"')\s]{200,}""")
_TAG = re.compile(r"<\s*/?\s*([a-zA-Z][\w:-]{0,30})[^<>]{0,4000}>")
_KEPT_TAGS = {"p", "br", "title", "meta", "script", "style"}
_BREAKING_TAGS = {"div", "tr", "td", "th", "li", "dd", "h1", "h2", "h3", "h4", "h5", "h6"}
_TOO_DEEP = "网页标签嵌套过深，只保留文字和分段，表格可能丢失"


def read_html(data: bytes, name: str, limits: Limits) -> RawDocument:
    """Read a page or a fragment of one; raises `UnreadableError` when it holds no text."""
    declared = _CHARSET.search(data[:8192])
    markup, warnings = decode(data, declared[1].decode("ascii") if declared else "")
    root, deep = parse_page(markup)
    if root is None:
        raise UnreadableError(name, "网页里没有内容", "请确认保存的是完整网页（登录页、脚本页没有正文）")
    if deep:
        warnings.append(ReadWarning("整个网页", _TOO_DEEP))
    document = RawDocument(blocks=[], warnings=warnings)
    _fill(document, root, limits)
    if not document.blocks:
        if not document.metadata.keys() - {"PageTitle"}:
            raise UnreadableError(name, "网页里没有文字", "请确认保存的是完整网页（登录页、脚本页没有正文）")
        document.warnings.append(ReadWarning("整个网页", "没有找到正文，只读出了页面的元数据"))
    return document


def _fill(document: RawDocument, root: HtmlElement, limits: Limits) -> None:
    document.metadata.update(meta_tags(root))
    strip_chrome(root)
    document.links.extend(attachment_links(root))
    labels, heads = read_head(root)
    document.metadata.update(labels)
    if heads or "ArticleTitle" in document.metadata:
        strip_link_lists(root)
    main = main_content(root)
    heading = heading_above(root, main, document.metadata)
    for head in heads:
        head.drop_tree()
    blocks = blocks_of(main, limits, document.warnings)
    if heading:
        blocks.insert(0, Paragraph(text=heading, place="标题", style="title"))
    document.blocks.extend(merge_continued(blocks))


def parse_page(markup: str) -> tuple[HtmlElement | None, bool]:
    """Return the tree, and whether it had to be flattened because its nesting goes beyond the parser's 256."""
    if "data:" in markup:
        markup = _DATA_URI.sub(r"\1", markup)
    root, complete = _tree(markup)
    if complete:
        return root, False
    return _tree(_TAG.sub(_flattened, markup))[0], True


def _flattened(tag: re.Match[str]) -> str:
    name = tag[1].lower()
    if name in _KEPT_TAGS:
        return tag[0]
    return "<br>" if name in _BREAKING_TAGS else ""


def _tree(markup: str) -> tuple[HtmlElement | None, bool]:
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(markup.encode(errors="replace"), parser=parser)
    except etree.ParserError:  # nothing but white space and comments
        return None, True
    return root, not any("depth" in entry.message for entry in parser.error_log)
