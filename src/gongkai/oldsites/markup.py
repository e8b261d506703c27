"""The document of an old page as HTML to keep: cleaned, its links and pictures numbered until it is known where
they lead from now on."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from lxml import html as lxml_html

from gongkai.documents.readers.html_content import content_of
from gongkai.documents.readers.html_text import squeeze
from gongkai.information.characters import printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

_DATA = re.compile(
    r"""(src\s*=\s*["'])data:image/(png|jpe?g|gif|webp|bmp);base64,([A-Za-z0-9+/=\s]{1,14000000})(?=["'])""",
    re.IGNORECASE,
)
_EMBEDDED = "/embedded-picture/"
_LAZY = ("data-src", "data-original", "data-original-src", "original", "data-lazy-src", "data-url")
_PLACEHOLDER = re.compile(r"^$|loading|blank\.|placeholder|grey\.|gray\.|lazy|^data:", re.IGNORECASE)
_ORNAMENT = re.compile(
    r"(?:icon|/ico_|filetype|spacer|/dot\.|/line\.|share|print|close|weixin|wechat|weibo|qrcode)[^/]*$",
    re.IGNORECASE,
)
_BLOCKS = {
    "p",
    "div",
    "table",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "center",
    "blockquote",
    "pre",
    "dl",
    "hr",
}
_BOXES = ("div", "section", "article", "center", "dd", "dt", "main", "header")
_NUMBERED = re.compile(r"#old-(\d+)")
_NOISE = re.compile(
    r"^(?:【?(?:打印|关闭|字体|分享|收藏|返回顶部|返回|我要纠错|扫一扫|浏览次数|点击数|访问量|来源|发布时间|发布日期|信息来源|责任编辑|作者)"
    r"(?:本页|窗口|此页|大中小|到)?】?.{0,80})$"
)
_NOISE_LABELS = re.compile(r"(?:打印|关闭|字体|分享|浏览次数|点击数|访问量|来源|发布时间|发布日期|责任编辑)")
_TOP = 4  # blocks at the head of a document among which title and bar of labels stand


@dataclass(slots=True)
class Kept:
    """`html` with `#old-3` for the third target; `targets` as the page writes them; `embedded` the pictures that
    stood in the page itself; `links` the files linked in or beside the document: (address, name)."""

    html: str = ""
    targets: list[str] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)  # what links are called
    pictures: list[tuple[str, str]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    embedded: dict[str, bytes] = field(default_factory=dict)


def keep(markup: str, title: str) -> Kept:
    """Take the document out of a page. Empty `html` when there is none."""
    kept = Kept()
    content = content_of(_DATA.sub(lambda found: _embedded(found, kept), markup))
    if content is None:
        return kept
    kept.links = [(link.url, link.name) for link in content.links]
    main = content.main
    for element in list(main.iter("a", "img")):
        if element.tag == "a":
            _link(element, kept)
        else:
            _picture(element, kept)
    _drop_head(main, title)
    _paragraphs(main)
    kept.html = printable(inside(main))
    return kept


def settled(kept: Kept, target_of: Callable[[str], str]) -> str:
    """The HTML with every link and picture leading where `target_of` says; what leads nowhere loses its link, a
    picture goes."""
    if not kept.html.strip():
        return ""
    root = lxml_html.fragment_fromstring(kept.html, create_parent="div")
    for element in list(root.iter("a", "img")):
        name = "href" if element.tag == "a" else "src"
        found = _NUMBERED.fullmatch(element.get(name, ""))
        target = target_of(kept.targets[int(found[1])]) if found else ""
        if target:
            element.set(name, target)
        elif element.tag == "a":
            element.drop_tag()
        else:
            element.drop_tree()
    return inside(root)


def _embedded(found: re.Match[str], kept: Kept) -> str:
    """A picture written into the page gets an address like any other."""
    try:
        content = base64.b64decode(re.sub(r"\s+", "", found[3]), validate=True)
    except (binascii.Error, ValueError):
        return found[1]
    address = f"{_EMBEDDED}{hashlib.sha256(content).hexdigest()[:16]}.{found[2].lower()}"
    kept.embedded[address] = content
    return found[1] + address


def _number(kept: Kept, address: str) -> str:
    kept.targets.append(address)
    return f"#old-{len(kept.targets) - 1}"


def _link(element: HtmlElement, kept: Kept) -> None:
    href = (element.get("href") or "").strip()
    if href:
        kept.words.setdefault(href, squeeze(element.text_content())[:300])
        element.set("href", _number(kept, href))


def _picture(element: HtmlElement, kept: Kept) -> None:
    src = (element.get("src") or "").strip()
    if _PLACEHOLDER.search(src):
        src = next((lazy for name in _LAZY if (lazy := (element.get(name) or "").strip())), src)
    if not src or _ORNAMENT.search(src.partition("?")[0]) or src.startswith("data:"):
        element.drop_tree()
        return
    kept.pictures.append((src, (element.get("alt") or element.get("title") or "").strip()))
    element.set("src", _number(kept, src))
    if element.get("alt") is None:
        element.set("alt", (element.get("title") or "").strip())


def _drop_head(main: HtmlElement, title: str) -> None:
    """The title, which the page shows above the text, and the bar of labels under it (来源、字体、打印)."""
    wanted = squeeze(title)
    leaves = [
        each for each in main.iter() if isinstance(each.tag, str) and each is not main and not _holds_blocks(each)
    ]
    blocks = [each for each in leaves if each.tag in _BLOCKS or each.tag in _BOXES][: _TOP * 3]
    for element in blocks[:_TOP]:
        text = element.text_content()
        plain = squeeze(text)
        is_title = bool(wanted) and plain == wanted
        is_bar = bool(_NOISE.match(text.strip())) and len(_NOISE_LABELS.findall(text)) > 1
        if (is_title or is_bar) and element.find(".//img") is None and element.tag not in ("table", "ul", "ol"):
            element.drop_tree()


def _holds_blocks(element: HtmlElement) -> bool:
    return any(inner is not element and inner.tag in _BLOCKS for inner in element.iter())


def _paragraphs(main: HtmlElement) -> None:
    """Boxes that hold text alone become paragraphs: the cleaning takes boxes away, and lines would run on."""
    for element in list(main.iter(*_BOXES)):
        if element is not main and not _holds_blocks(element):
            element.tag = "p"
    for element in list(main.iter("p")):
        empty = not squeeze(element.text_content()) and element.find(".//img") is None
        if empty and element is not main and element.getparent() is not None:
            element.drop_tree()


def inside(element: HtmlElement) -> str:
    """What stands in an element, as HTML."""
    inner = "".join(lxml_html.tostring(child, encoding="unicode", method="html") for child in element)
    return f"{escape(element.text or '', quote=False)}{inner}"
