"""From blocks to the lines that all element readers work on: page noise out, lost breaks put back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from gongkai.documents.blocks import TableBlock
from gongkai.documents.elements.organs import is_post

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gongkai.documents.blocks import Block


class Role(Enum):
    """What a line was understood as; `BODY` until someone claims it."""

    BODY = auto()
    HEAD = auto()  # title, 文号, red head, labels: told elsewhere
    HISTORY = auto()  # 题注: by whom and when passed and amended
    RECIPIENTS = auto()
    SIGNATURE = auto()
    DATE = auto()
    NOTE = auto()
    ATTACHMENTS = auto()
    COPIED = auto()  # 抄送
    PRINTED = auto()  # 印发
    ANNEX_TITLE = auto()
    TASK_TABLE = auto()
    TABLE = auto()


@dataclass(slots=True)
class Line:
    """One line of text, or one table; `block` is its block's index in the raw document."""

    text: str
    place: str
    block: int
    style: str = ""
    align: str = ""
    role: Role = Role.BODY
    table: TableBlock | None = None
    mark: str = ""  # 附件1, where it stands before an annex title


# Two ideographic spaces open a paragraph; pages and exports often keep them and lose the line break.
_INDENT = re.compile(r"\u3000{2,}|[ \u3000]{3,}")
_BLANKS = dict.fromkeys([*range(0x2000, 0x200B), 0xA0, 0x202F, 9], " ") | dict.fromkeys(
    [0x200B, 0x200C, 0x200D, 0xFEFF]
)
# &nbsp; as bad exports leave it: &bsp; &sp; &nbsp
_ENTITY = re.compile(r"&(?:n?b?s?p|e[nm]sp);?")
# 总　　则, 附　　则, 省　长: set wide, one word all the same.
_WIDE_WORD = re.compile(
    r"(?<=[\s章节条编])([总附罚分通细前省市县主院部厅局])[ \u3000]{1,6}([则长席言])(?![\u4e00-\u9fff]{6})"
)
_WIDE_KIND = re.compile(
    r"(?<=[的\u3000 》])(通|意|决|办|公|批|规)[ \u3000]{1,4}(知|见|定|法|告|复)(?![\u4e00-\u9fff]{3})"
)
# 标　　题：, 抄　送：, 组　长：
_WIDE_LABEL = re.compile(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ \u3000]{1,6}"
    r"(?:([\u4e00-\u9fff])[ \u3000]{1,6})?([\u4e00-\u9fff])(?=[：:])"
)
_LETTERED = re.compile(r"[\u4e00-\u9fff]([ \u3000]+)[\u4e00-\u9fff](?:\1[\u4e00-\u9fff]){0,40}")
_NOISE = re.compile(
    r"扫一扫|扫描二维码|分享(?:到|至|：|$)|打印(?:本页|此页|\s|$)|关闭(?:窗口|本页|$)|【?字(?:体|号)[：:大]|\[?大\s+中\s+小"
    r"|(?:浏览|阅读|点击|访问)(?:次数|量|数)|责任编辑|上一[篇条]|下一[篇条]|返回(?:顶部|首页|列表)|当前位置|您(?:现在|当前)?的?(?:所在)?位置"
    r"|首页\s*[>＞»/]|更多信息请关注|版权所有|Copyright|[京津沪渝\u4e00-\u9fff]?ICP备|政府网站标识码|主办单位[：:]|下载[：:]?$"
    r"|收藏本页|我要纠错|语音播报|文字大小|\(?图片来源|相关(?:链接|文章|阅读|解读)$|【打印|无障碍",
)
_PAGE_NUMBER = re.compile(r"[—–－-]{1,2}\s*\d{1,4}\s*[—–－-]{1,2}|第\s*\d+\s*页\s*(?:[/,，共]+\s*\d+\s*页)?")
_TRAILING_NOISE = re.compile(r"更多信息请关注官方|扫一扫在手机打开|分享到[：:微]")
# What makes a line worth a closer look: blanks of any width but the plain single one, and line breaks.
_PLAIN = re.compile("[\u3000\n\t\u00a0\u2000-\u200d\u202f\ufeff]|  ")
_LONGEST_NOISE = 60


def lines_of(blocks: Sequence[Block]) -> list[Line]:
    """Lay out the blocks as lines, without page noise."""
    lines: list[Line] = []
    for index, block in enumerate(blocks):
        if isinstance(block, TableBlock):
            lines.append(Line("", block.place, index, role=Role.TABLE, table=block))
            continue
        texts = [text for text in _pieces(block.text) if not is_noise(text)]
        lines.extend(Line(text, block.place, index, block.style, block.align) for text in texts)
    return lines


def is_noise(text: str) -> bool:
    """Say whether a line is the page's and not the document's: share, print, page numbers."""
    if len(text) > _LONGEST_NOISE:
        return False
    return bool(_NOISE.match(text) or _PAGE_NUMBER.fullmatch(text))


def _pieces(text: str) -> Iterable[str]:
    if "更多信息" in text or "扫一扫" in text or "分享到" in text:
        noise = _TRAILING_NOISE.search(text)
        text = text[: noise.start()] if noise and len(text) - noise.start() < _LONGEST_NOISE else text
    if "&" in text:
        text = _ENTITY.sub(" ", text)
    if _PLAIN.search(text) is None:
        return (text.strip(),) if text.strip() else ()
    text = text.translate(_BLANKS)
    if is_post(text):  # 市　长　　某　某: one line
        return (text.strip(),)
    if _LETTERED.fullmatch(text.strip()):  # 公　　告, 示 范 市 财 政 局: set wide over the whole line
        return ("".join(text.split()),)
    text = _WIDE_WORD.sub(r"\1\2", _WIDE_KIND.sub(r"\1\2", _WIDE_LABEL.sub(r"\1\2\3", text)))
    return [piece for part in text.split("\n") for raw in _INDENT.split(part) if (piece := raw.strip())]
