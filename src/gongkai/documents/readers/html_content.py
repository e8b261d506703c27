"""The part of a web page that is its document, with its markup: for those who keep more than its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.documents.readers.html import parse_page
from gongkai.documents.readers.html_head import meta_tags, read_head
from gongkai.documents.readers.html_links import attachment_links
from gongkai.documents.readers.html_main import main_content, strip_chrome, strip_link_lists

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from gongkai.documents.blocks import AttachmentLink


@dataclass(frozen=True, slots=True)
class Content:
    """`main` is the element that holds the document, its head of labels taken out; `links` are the files that the
    page links in it or beside it."""

    main: HtmlElement
    links: tuple[AttachmentLink, ...]


def content_of(markup: str) -> Content | None:
    """Find the document in a page (or a fragment of one), by the rules by which its text is read; None for
    nothing."""
    root, _deep = parse_page(markup)
    if root is None:
        return None
    tags = meta_tags(root)
    strip_chrome(root)
    links = tuple(attachment_links(root))
    _labels, heads = read_head(root)
    if heads or "ArticleTitle" in tags:
        strip_link_lists(root)
    main = main_content(root)
    for head in heads:
        if head is not main and head.getparent() is not None:
            head.drop_tree()
    return Content(main, links)
