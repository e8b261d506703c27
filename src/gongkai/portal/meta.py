"""The meta tags of 《政府网站发展指引》 (国办发〔2017〕47号, annex 3).

Those of the site stand on every page, those of the column on all but the home, those of the content on documents.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.html import strip_tags

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gongkai.core.ui.site import Site
    from gongkai.information.models import Information
    from gongkai.sites.models import Column

Tags = list[tuple[str, str]]
DESCRIPTION = 150  # characters
DISCLOSURE = "政府信息公开"
LAW = "期限和规则"
_SEPARATORS = re.compile(r"[,，、;；\s]+")
_PICTURE = re.compile(r'<img\b[^>]*?\ssrc="([^"]+)"', re.IGNORECASE)

# Name, description and type of the columns that every portal has, by the name of their address.
COLUMNS: dict[str, tuple[str, str, str]] = {
    "about": ("关于本站", "本站的主办单位、使用方法和联系方式", "概况信息"),
    "data": ("数据下载", "结构化信息的数据文件", "数据发布"),
    "disclosure": (DISCLOSURE, "政府信息公开指南、制度、法定主动公开内容和年报", DISCLOSURE),
    "guide": ("政府信息公开指南", "政府信息的分类、编排体系、获取方式和公开工作机构", "信息公开指南"),
    "issuers": ("发布机关", "按发布机关查找政府信息", DISCLOSURE),
    "kinds": ("信息类型", "按信息类型查找政府信息", DISCLOSURE),
    "law": (LAW, "政府信息公开的期限、费用和规则及其依据", "办事服务"),
    "ledger": ("工作台账", "文件部署的任务、责任单位、完成时限和进展", "工作动态"),
    "ledgers": ("工作台账", "文件部署的任务、责任单位、完成时限和进展", "工作动态"),
    "proof": ("发布凭证", "页面由哪个岗位在什么时候批准，以及怎样核对", DISCLOSURE),
    "search": ("一网通查", "搜索政策文件、解读和其他政府信息", DISCLOSURE),
    "series": ("各期数据", "同一类信息的各期数据和走势", "数据发布"),
    "site-map": ("网站地图", "本站的全部栏目", "概况信息"),
    "sites": ("部门和地区网站", "市级、部门和地区的网站", "概况信息"),
    "themes": ("主题分类", "按主题查找政府信息", DISCLOSURE),
    "unit-ledger": ("工作台账", "一个单位承担的任务、完成时限和进展", "工作动态"),
    "years": ("年份", "按年份查找政府信息", DISCLOSURE),
}


def of_site(site: Site) -> Tags:
    """网站标签."""
    return [("SiteName", site.name), ("SiteDomain", site.domain), ("SiteIDCode", site.code)]


def of_column(name: str, description: str = "", kind: str = "", keywords: Iterable[str] = ()) -> Tags:
    """栏目标签: none of them is ever empty, so that a checker finds all four."""
    words = dict.fromkeys((name, *(word for word in keywords if word)))
    return [
        ("ColumnName", name),
        ("ColumnDescription", description or name),
        ("ColumnKeywords", ",".join(words)),
        ("ColumnType", kind or DISCLOSURE),
    ]


def tags_of(column: Column) -> Tags:
    """栏目标签 of a column of a site."""
    words = _SEPARATORS.split(column.keywords)
    return of_column(column.name, column.description, column.get_type_display(), words)


def of_view(view_name: str) -> Tags:
    """The column of a page of the portal that says none of its own; nothing for the home."""
    name = view_name.removeprefix("portal:")
    found = COLUMNS.get(name) or (COLUMNS["law"] if name.startswith("law") else None)
    return of_column(found[0], found[1], found[2], (DISCLOSURE,)) if found else []


def of_content(information: Information, url: str) -> Tags:
    """内容页标签. The time of day of `PubDate` is that of the day's beginning: the record keeps days."""
    issuer = information.issuer_name or information.owner.name
    return [
        ("ArticleTitle", information.title),
        ("PubDate", f"{information.published_on:%Y-%m-%d} 00:00" if information.published_on else ""),
        ("ContentSource", issuer),
        ("Keywords", ",".join(information.keywords.split()) or information.title),
        ("Author", issuer),
        ("Description", description_of(information)),
        ("Image", picture_of(information)),
        ("Url", url),
    ]


def description_of(information: Information) -> str:
    """The summary, else how the text begins, on one line."""
    text = information.summary or information.body_text or information.title
    return " ".join(strip_tags(text).split())[:DESCRIPTION]


def picture_of(information: Information) -> str:
    """The full address of the first picture in the text; empty where there is none."""
    found = _PICTURE.search(information.body_html)
    address = unescape(found[1]) if found else ""
    return f"{settings.GONGKAI_ADDRESS}{address}" if address.startswith("/") else address


def absolute(path: str) -> str:
    """The one full address of a page, whatever host it was asked at."""
    return f"{settings.GONGKAI_ADDRESS}{path}"
