"""Pages that come as lines of JSON: the names under which exports write what a page has beside its text.

What is read by the mapping `old_site` (title, dates, issuer …) stands there; here stands what makes a page of it.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from gongkai.information.importing.mapping.model import at, text_of
from gongkai.metatags import PageKind
from gongkai.oldsites import limits
from gongkai.oldsites.addresses import of_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.information.importing.mapping import Mapping
    from gongkai.oldsites.addresses import Address

COLUMNS = (
    *("columns", "column_path", "column", "columnPath", "channel_path", "channel", "channel_name", "ColumnName"),
    *("breadcrumb", "breadcrumbs", "nav", "栏目", "栏目路径", "栏目名称", "所属栏目", "category", "分类"),
)
URLS = ("url", "link", "href", "page_url", "source_url", "网址", "地址", "链接", "DOCPUBURL")
FILES = ("attachments", "attachment", "files", "file_list", "fileList", "appendix", "附件", "附件列表", "fj")
PICTURES = ("images", "pictures", "图片")
PAGE = ("page", "page_type", "page_kind", "页面类型")
_ADDRESS = ("url", "href", "link", "path", "file", "src", "fileUrl", "file_url", "地址", "链接")
_NAMES = ("name", "title", "filename", "file_name", "fileName", "text", "名称")
_KINDS = {
    **dict.fromkeys(("home", "首页", "index"), PageKind.HOME),
    **dict.fromkeys(("list", "column", "channel", "栏目页", "列表页", "列表", "栏目"), PageKind.LIST),
    **dict.fromkeys(("content", "article", "detail", "内容页", "详情页", "文章"), PageKind.CONTENT),
}
_STEPS = re.compile(r"\s*(?:>>|>|＞|»|›|→|/|\\|\|)\s*")
_SEVERAL = re.compile(r"\s*[;；\n|]\s*")
_HOME_WORD = re.compile(r"(?:网站|门户)?首页|主页")


def address_of(record: dict[str, Any], mapping: Mapping) -> Address | None:
    """The page's address on the old site; None where the record has none."""
    return of_url(mapping.text(record, "source_url"))


def columns_of(record: dict[str, Any]) -> tuple[str, ...]:
    """The names of the columns above the page, from the top: a list, or one text with > or / between."""
    for name in COLUMNS:
        value = at(record, name)
        parts = [text_of(each) for each in value] if isinstance(value, list) else _STEPS.split(text_of(value))
        plain = (part.strip()[: limits.COLUMN_NAME] for part in parts)
        found = [part for part in plain if part and not _HOME_WORD.fullmatch(part) and not part.startswith("http")]
        if found:
            return tuple(dict.fromkeys(found))[: limits.DEPTH]
    return ()


def kind_of(record: dict[str, Any]) -> PageKind | None:
    """The type that the record states; None when it states none."""
    words = (text_of(at(record, name)).lower() for name in PAGE)
    return next((_KINDS[word] for word in words if word in _KINDS), None)


def html_of(record: dict[str, Any], mapping: Mapping) -> str:
    """The page's markup; "" where the record has plain text alone."""
    return next(iter(mapping.texts(record, mapping.body.get("html", ()), "\n")), "")


def files_of(record: dict[str, Any]) -> list[tuple[str, str]]:
    """(address, name) of the files that the record lists."""
    return [found for name in (*FILES, *PICTURES) for found in _files(at(record, name))]


def _files(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str) and value.lstrip().startswith(("[", "{")):
        with suppress(ValueError, RecursionError):
            value = json.loads(value)
    if isinstance(value, list):
        for each in value:
            yield from _files(each)
    elif isinstance(value, dict):
        address = next((text for name in _ADDRESS if (text := text_of(value.get(name)))), "")
        if address:
            yield address, next((text for name in _NAMES if (text := text_of(value.get(name)))), "")
    else:
        yield from ((part, "") for part in _SEVERAL.split(text_of(value)) if part)
