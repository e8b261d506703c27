"""Which tags the guide knows, and which a type of page must have: the rule WEB-META."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from gongkai import law
from gongkai.metatags.model import PageKind

_PAGES = {PageKind.HOME: "home", PageKind.LIST: "column", PageKind.CONTENT: "content"}
SITE, COLUMN, CONTENT = "网站标签", "栏目标签", "内容页标签"

# What the guide and the sites of several cities write into ColumnType; a word outside is worth a look, no more.
COLUMN_TYPES = (
    *("概况信息", "概况", "机构职能", "负责人信息", "领导信息", "文件资料", "政策文件", "规范性文件", "政务动态"),
    *(
        "工作动态",
        "要闻",
        "新闻",
        "通知公告",
        "公告",
        "公示",
        "信息公开",
        "政府信息公开",
        "政务公开",
        "信息公开指南",
    ),
    *(
        "信息公开制度",
        "信息公开目录",
        "信息公开年报",
        "法定主动公开内容",
        "依申请公开",
        "数据发布",
        "统计数据",
        "数据开放",
    ),
    *(
        "解读回应",
        "政策解读",
        "回应关切",
        "新闻发布会",
        "办事服务",
        "政务服务",
        "便民服务",
        "互动交流",
        "咨询投诉",
    ),
    *(
        "征集调查",
        "在线访谈",
        "人事信息",
        "规划计划",
        "财政信息",
        "应急管理",
        "专题专栏",
        "专栏",
        "视频",
        "图片",
        "首页",
    ),
    *(
        "动态要闻",
        "统计信息",
        "重点领域信息",
        "公共企事业单位信息公开",
        "会议公开",
        "建议提案",
        "重点领域",
        "行政执法",
        "公报",
        "年报",
        "其他",
        "其它",
    ),
)


@dataclass(frozen=True, slots=True)
class Known:
    """A tag of the guide."""

    name: str
    label: str
    group: str
    pages: frozenset[str]
    required: bool

    def required_on(self, kind: PageKind) -> bool:
        """Whether a page of this type must have it."""
        return self.required and _PAGES[kind] in self.pages


@cache
def known() -> dict[str, Known]:
    """The tags in the order of the guide, under their names."""
    return {
        item.code: Known(
            item.code,
            item.says,
            str(item.facts["group"]),
            frozenset(item.facts["pages"]),
            bool(item.facts["required"]),
        )
        for item in law.rule("WEB-META").items
    }


@cache
def by_folded() -> dict[str, str]:
    """Names in small letters and the right names: `sitename` → `SiteName`."""
    return {name.casefold(): name for name in known()}


@cache
def date_format() -> str:
    """How PubDate is written: the rule WEB-META-DATE."""
    return str(law.rule("WEB-META-DATE").params["format"])


def is_column_type(word: str) -> bool:
    """Whether a word of ColumnType is one that is in use."""
    return any(word in each or each in word for each in COLUMN_TYPES) if word else False
