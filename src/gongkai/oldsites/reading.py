"""A page of the old site at first sight: its type, title, columns, without building its tree.

A site has a hundred thousand pages; only those that are new are read in full later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from gongkai.documents.decode import decode
from gongkai.metatags import PageKind
from gongkai.metatags.kinds import is_prose, is_text
from gongkai.metatags.scanning import scan
from gongkai.metatags.tags import COLUMN, CONTENT, by_folded, known
from gongkai.oldsites import limits

_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{1,40})""", re.IGNORECASE)
_REFRESH = re.compile(
    r"""<meta[^>]{0,200}http-equiv\s*=\s*["']?refresh[^>]{0,200}?content\s*=\s*["']?\s*\d+\s*[;,]\s*url\s*=\s*["']?([^"'>\s]+)""",
    re.IGNORECASE,
)
_SCRIPTED = re.compile(r"""(?:window\.|top\.|self\.)?location(?:\.href)?\s*=\s*["']([^"']{1,500})["']""")
_CRUMBS = re.compile(
    r"(?:当前|所在|您的|现在)\s*(?:的)?位置|您(?:现在)?(?:所)?在(?:的)?位置"
    r"|<\w+[^>]{0,200}(?:class|id)\s*=\s*[\"']?[^\"'>]{0,80}(?:crumb|dqwz|dangqian|weizhi|curr?[-_]?pos)[^>]{0,100}>",
    re.IGNORECASE,
)
_BLOCK_ENDS = re.compile(r"</(?:div|p|ul|ol|td|tr|table|nav|h\d|section|header)\s*>", re.IGNORECASE)
_UNSEEN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_BETWEEN = re.compile(r"[>＞»›→/|\\]+|\s-\s|\s{2,}|-&gt;|::")
_HOME_WORDS = re.compile(r"^(?:网站)?首页$|^(?:返回)?主页$|^home$|^本站首页$|^门户首页$|^网站首页$", re.IGNORECASE)
_LAST_WORDS = re.compile(r"^(?:正文|内容|详细内容|详情|信息详情|文章内容|信息内容|列表|浏览文章|阅读文章)$")
_SITE_NAME = re.compile(r"(?:人民政府|门户网站|政府网站?|政务网|信息网|官网)$")
_SAID = re.compile(r"^(?:当前|所在|您的|现在|您现在的|您所在的|您)*(?:的)?位置(?:是|在)?\s*[：:]?|^[：:]")
_ERROR_PAGE = re.compile(
    r"^\s*(?:404|403|50[0234])\b|not found|页面不存在|找不到(?:该)?(?:页面|网页)|无法找到|访问出错|出错了",
    re.IGNORECASE,
)
_H1 = re.compile(r"<h1\b[^>]{0,500}>(.{1,2000}?)</h1\s*>", re.IGNORECASE | re.DOTALL)
_TITLE_PARTS = re.compile(r"\s*[_|]+\s*|\s+[-–—]+\s+|-{2,}|\s*»\s*")
_SPACE = re.compile(r"\s+")
_CRUMB_LENGTH = 3000
_FORWARD_TEXT = 120
_DATE = re.compile(r"\d{4}[-/.年]")


@dataclass(slots=True)
class Sight:
    """What a page shows at first sight. `forward` is where it sends its readers on, `fault` why it is no page."""

    kind: PageKind | None = None
    tags: dict[str, str] = field(default_factory=dict)
    title: str = ""
    crumbs: tuple[str, ...] = ()
    forward: str = ""
    fault: str = ""
    advice: str = ""
    markup: str = ""


def text_of(data: bytes) -> str:
    """The characters of a page, whatever it declares."""
    named = _DECLARED.search(data[:8192])
    declared = named[1].decode("ascii", "replace") if named else ""
    try:
        return decode(data, declared)[0]
    except (LookupError, ValueError):
        return decode(data)[0]


def is_page(data: bytes) -> bool:
    """Whether bytes can be a web page at all."""
    head = data[:4096]
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"<\0" in head or b"\0<" in head
    return b"<" in data[:65_536] and (wide or b"\0" not in head)


def sight(markup: str, *, path: str) -> Sight:
    """Look at a page's characters; `path` is its address on the old site."""
    scanned = scan(markup)
    tags: dict[str, str] = {}
    for tag in scanned.tags:
        if (name := by_folded().get(tag.name.casefold())) and tag.content:
            tags.setdefault(name, tag.content)
    if _ERROR_PAGE.search(scanned.title[:60]) and "ArticleTitle" not in tags:
        return Sight(
            fault=f"这是出错页（“{scanned.title[:40]}”），不是文件", advice="请重新抓取这一页", title=scanned.title
        )
    seen = Sight(tags=tags, title=scanned.title)
    if forward := _forward(markup):
        seen.forward = forward
        return seen
    seen.crumbs = crumbs(markup, tags, scanned.title)
    seen.kind = _kind(tags, markup, path)
    return seen


def _kind(tags: dict[str, str], markup: str, path: str) -> PageKind:
    """The type: content tags tell; else a page of prose that is no index page is content whatever its tags say."""
    if any(known()[name].group == CONTENT and known()[name].required for name in tags):
        return PageKind.CONTENT
    if re.fullmatch(r"/(?:(?:index|default|home|main)\.\w{1,6})?", path, re.IGNORECASE):
        return PageKind.HOME
    if _is_numbered_list(path):
        return PageKind.LIST
    tagged = any(known()[name].group == COLUMN and known()[name].required for name in tags)
    return PageKind.CONTENT if (is_prose(markup) if tagged else is_text(markup)) else PageKind.LIST


def _is_numbered_list(path: str) -> bool:
    """`/zwgk/list_3.html`: a list by its name."""
    return bool(re.search(r"/(?:index|list|column|col|more)[_-]?\d*\.\w{1,6}$", path, re.IGNORECASE))


def _forward(markup: str) -> str:
    """Where a page without text of its own sends on: by its head, or by a script."""
    found = _REFRESH.search(markup[:20_000]) or (_SCRIPTED.search(markup) if len(markup) < 5000 else None)  # noqa: PLR2004 - a page with text is longer
    if not found:
        return ""
    plain = re.sub(r"\s+", "", _TAG.sub("", _UNSEEN.sub("", markup[:50_000])))
    return unescape(found[1]) if len(plain) <= _FORWARD_TEXT else ""


def crumbs(markup: str, tags: dict[str, str], title: str) -> tuple[str, ...]:
    """The names of the columns above a page, from its path of links (当前位置：首页 > 政务公开 > 政策文件)."""
    article = tags.get("ArticleTitle", "")
    for start in _CRUMBS.finditer(markup[:400_000]):
        piece = markup[start.start() : start.end() + _CRUMB_LENGTH]
        opened = piece[: start.end() - start.start()]
        ends = _BLOCK_ENDS.search(piece, len(opened))
        text = unescape(_TAG.sub(" > ", _UNSEEN.sub("", piece[: ends.start() if ends else None])))
        names = [_SAID.sub("", part.strip(" 　：:\t\r\n\xa0")).strip() for part in _BETWEEN.split(text)]
        found = [name for name in names if _is_name(name, tags.get("SiteName", ""))]
        own = [
            name
            for name in found
            if name not in (article, title) and not (article and article.startswith(name.rstrip(".…")))
        ]
        if own:
            return tuple(dict.fromkeys(own))[: limits.DEPTH]
    return ()


def _is_name(name: str, site: str) -> bool:
    if not name or len(name) > limits.COLUMN_NAME // 2 or name == site or _DATE.search(name):
        return False
    if _HOME_WORDS.match(name) or _LAST_WORDS.match(name) or _SITE_NAME.search(name):
        return False
    return any(sign.isalnum() for sign in name)


def heading(markup: str, title: str, site: str) -> str:
    """The title of a page that has no tag for it: its h1 where the window's title has it too, else that, without
    the names of site and column behind it."""
    for found in _H1.finditer(markup[:400_000]):
        text = _SPACE.sub(" ", unescape(_TAG.sub("", found[1]))).strip()
        if text and (text in title or not title):
            return text[:500]
    parts = [part.strip() for part in _TITLE_PARTS.split(title) if part.strip()]
    while len(parts) > 1 and (parts[-1] == site or _SITE_NAME.search(parts[-1]) or len(parts[-1]) < len(parts[0])):
        parts.pop()
    plain = _SPACE.sub(" ", " ".join(parts)).strip()
    return "" if plain == site or _SITE_NAME.search(plain) else plain[:500]
