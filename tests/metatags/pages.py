"""Pages of an invented city, with tags that can be changed, left out or repeated."""

from __future__ import annotations

SITE = {"SiteName": "示范市人民政府", "SiteDomain": "www.shifan.gov.cn", "SiteIDCode": "3201000001"}
COLUMN = {
    "ColumnName": "政策文件",
    "ColumnDescription": "市政府和市政府办公室印发的政策文件",
    "ColumnKeywords": "政策,文件",
    "ColumnType": "政策文件",
}
CONTENT = {
    "ArticleTitle": "关于加强城市道路养护的通知",
    "PubDate": "2026-03-01 09:30",
    "ContentSource": "示范市城市管理局",
}


def page(*groups: dict[str, str], body: str = "<p>正文。</p>", extra: str = "", charset: str = "utf-8") -> str:
    """A page with the tags of these groups; a tag whose value is None is left out."""
    tags = "\n".join(
        f'<meta name="{name}" content="{value}">'
        for group in groups
        for name, value in group.items()
        if value is not None
    )
    head = f'<!DOCTYPE html>\n<html><head><meta charset="{charset}">\n{tags}\n{extra}<title>示范</title></head>'
    return f"{head}<body>{body}</body></html>"


def home(**changed: str) -> str:
    return page(SITE | changed)


def listing(**changed: str) -> str:
    return page(SITE | COLUMN | changed)


def content(**changed: str) -> str:
    return page(SITE | COLUMN | CONTENT | changed)
