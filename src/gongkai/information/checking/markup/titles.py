"""标题: one line, no longer than a list can show, without what belongs to a file name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from gongkai.information.checking.model import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.information.checking.model import Subject

LONGEST: Final = 80  # characters; lists, feeds and the results of search engines cut what is longer
_BREAK = re.compile(r"[\r\n\t\v\f\u0085\u2028\u2029]|<br\s*/?>|\\n", re.IGNORECASE)
_MARKUP = re.compile(r"</?[a-z][^>]*>|&(?:nbsp|amp|lt|gt|quot|#\d+);", re.IGNORECASE)
_EXTENSION = re.compile(r"\.(?:docx?|wps|pdf|ofd|xlsx?|et|pptx?|txt|html?)$", re.IGNORECASE)


def titles(subject: Subject) -> Iterator[Hit]:
    """What is wrong with the title; a line break or markup in it spoils lists, feeds and meta tags, and blocks."""
    title = subject.title
    if _BREAK.search(title):
        yield _hit("标题中有换行或制表符，列表、订阅和页面元数据会断开，请改为一行。", blocks=True)
    elif _MARKUP.search(title):
        yield _hit("标题中有网页代码（如 &nbsp;、<br>），请改为纯文字。", blocks=True)
    if len(title) > LONGEST:
        yield _hit(f"标题有 {len(title)} 字，超过 {LONGEST} 字，列表中显示不全，请精简。")
    if _EXTENSION.search(title.strip()):
        yield _hit("标题以文件扩展名结尾，像是文件名，请改为信息的标题。")
    elif title.strip().endswith(("。", "，", "；", "、", ".")):
        yield _hit("标题末尾不用标点，请删去。")
    if "  " in title or title != title.strip():
        yield _hit("标题中有多余的空格，请删去。")


def _hit(says: str, *, blocks: bool = False) -> Hit:
    return Hit(says, blocks=blocks, field="title")
