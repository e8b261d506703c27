"""公开渠道和载体: the chosen options of a cell, each by its code where the rules know it."""

from __future__ import annotations

import re
from functools import cache

from gongkai.catalog.sheets.marks import options
from gongkai.catalog.sheets.model import Channel
from gongkai.law import rule

_WORDS = (
    ("website", re.compile(r"网站|网页|门户|官网|网址|互联网|信息公开专栏|公开专栏|网上")),
    ("gazette", re.compile(r"公报")),
    ("social", re.compile(r"两微|微信|微博|新媒体|客户端|公众号|APP|app|抖音|短视频|小程序|融媒体")),
    ("briefing", re.compile(r"发布会|听证会|座谈会|论证会")),
    ("broadcast", re.compile(r"广播|电视|电台")),
    ("print", re.compile(r"纸质|报纸|报刊|期刊|杂志|宣传册|手册|折页|明白纸")),
    ("reading_point", re.compile(r"查阅|档案馆|图书馆|阅览")),
    ("service_hall", re.compile(
        r"政务(?:服务)?(?:中心|大厅)|行政(?:服务|审批)(?:中心|大厅)|办事大厅|办税(?:服务)?厅|"
        r"服务大厅|办事窗口"
    )),
    ("convenience", re.compile(r"便民|党群服务中心|服务站")),
    ("visit", re.compile(r"入户|现场|上门|会议")),
    ("notice_board", re.compile(r"公示栏|公告栏|公开栏|宣传栏|电子屏|显示屏|公示牌|公示墙|张贴")),
    ("push", re.compile(r"推送|短信|邮寄|送达")),
    ("other", re.compile(r"其他|其它")),
)  # fmt: skip
_SEPARATORS = re.compile(r"[、，,；;\n]+|(?<=[\u4e00-\u9fff）)])\s{1,}(?=[\u4e00-\u9fff])")
_PUBLIC_LEFT_OUT = frozenset({"push", "other"})


def channels(cell: str) -> tuple[tuple[Channel, ...], list[str]]:
    """The chosen channels, and the words of the cell that stand beside no mark."""
    found = options(cell)
    if found is None:
        parts = [piece for part in _SEPARATORS.split(cell) for piece in _apart("".join(part.split()))]
        names = [name for name in parts if name]
        return tuple(_channel(name) for name in names), []
    chosen, loose = found
    return tuple(_channel(name) for name in chosen), loose


def is_public(channel: Channel) -> bool:
    """Whether anybody can look there: 精准推送 and an unnamed 其他 reach some people only."""
    named_other = channel.code == "other" and len(channel.name) > len("其他") + 1
    return channel.code not in _PUBLIC_LEFT_OUT or named_other


def _apart(name: str) -> list[str]:
    """政府网站/微信公众号 are two, 发布会/听证会 is one: apart only where every piece is a channel itself."""
    pieces = re.split(r"[/／]", name)
    known = {_plain(item.says) for item in rule("CAT-CHANNELS").items}
    if len(pieces) == 1 or _plain(name) in known or not all(map(code_of, pieces)):
        return [name]
    return pieces


def _channel(name: str) -> Channel:
    return Channel(code_of(name), name)


@cache
def code_of(name: str) -> str:
    """The code of rule CAT-CHANNELS; "" for a channel of the place's own."""
    plain = _plain(name)
    for item in rule("CAT-CHANNELS").items:
        if _plain(item.says) == plain:
            return item.code
    return next((code for code, pattern in _WORDS if pattern.search(name)), "")


def _plain(name: str) -> str:
    return re.sub(r"[\s/／、（）()]", "", name)
