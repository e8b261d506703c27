"""An old site of an invented city, as a mirror keeps it."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HOST = "www.shifan.gov.cn"
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
NAV = '<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li></ul>'
TEXT = (
    "<p>各区人民政府，市各有关部门：</p><p>为加强城市道路养护，现将有关事项通知如下。</p>"
    "<p>一、明确责任。各单位应当按照职责分工，落实养护责任，及时修复破损路面。</p>"
    "<p>二、加强检查。市城市管理局每季度组织一次检查，检查结果向社会公布。</p>"
)


def tags(**values: str) -> str:
    site = {"SiteName": "示范市人民政府", "SiteDomain": HOST, "SiteIDCode": "3201000001"}
    return "".join(f'<meta name="{name}" content="{value}">\n' for name, value in (site | values).items())


def crumbs(*names: str) -> str:
    links = " &gt; ".join(f'<a href="/{place}/">{name}</a>' for place, name in enumerate(names))
    return f'<div class="dqwz">您现在的位置：<a href="/">首页</a> &gt; {links}</div>'


def whole(head: str, body: str, title: str = "", charset: str = "utf-8") -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="{charset}">{head}<title>{title}_示范市人民政府</title></head>'
        f"<body>{NAV}{body}<div class='footer'>主办单位：示范市人民政府办公室</div></body></html>"
    )


def article(title: str, *columns: str, body: str = TEXT, day: str = "2019-05-06 09:30", **values: str) -> str:
    own = {"ArticleTitle": title, "PubDate": day, "ContentSource": "示范市城市管理局"} | values
    named = tags(**({"ColumnName": columns[-1]} if columns else {}), **own)
    bar = f"<div class='bar'>来源：示范市城市管理局　发布时间：{day}　字体：大 中 小</div>"
    inner = f"<div class='article-content'><h1>{title}</h1>{bar}{body}</div>"
    return whole(named, (crumbs(*columns) if columns else "") + inner, title)


def listing(name: str, *links: str, above: tuple[str, ...] = ()) -> str:
    items = "".join(f'<li><a href="{link}">关于某件事情的通知</a><span>2019-05-06</span></li>' for link in links)
    column = {"ColumnName": name, "ColumnDescription": name, "ColumnKeywords": name, "ColumnType": "政策文件"}
    return whole(tags(**column), f"{crumbs(*above, name)}<ul class='list'>{items}</ul>", name)


def write(root: Path, files: dict[str, str | bytes], encoding: str = "utf-8") -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return root


def example(root: Path) -> Path:
    """Home, two lists, three documents with a picture, a file, links among each other and dead ones."""
    first = article(
        "示范市人民政府关于加强城市道路养护的通知",
        "政务公开",
        "政策文件",
        body=f"""<p>示政发〔2019〕12号</p>{TEXT}
        <table><tr><th>路段</th><th>长度</th></tr><tr><td>人民路</td><td>3公里</td></tr></table>
        <p><img src="../../images/map.png" alt="养护路段图"></p>
        <p>解读见<a href="/zwgk/zcjd/201905/t2.html">政策解读</a>，原通知见
        <a href="http://www.shifan.gov.cn/zwgk/zcwj/201905/t3.html#a">旧通知</a>，
        另见<a href="t404.html">已不在的页</a>和<a href="https://www.guojia.example/a.html">外站</a>。</p>
        <p>附件：<a href="./P0201905.pdf">养护路段表.pdf</a></p>""",
    )
    return write(
        root,
        {
            f"{HOST}/index.html": whole(tags(), NAV * 8, "首页"),
            f"{HOST}/zwgk/zcwj/index.html": listing("政策文件", "201905/t1.html", above=("政务公开",)),
            f"{HOST}/zwgk/zcwj/index_1.html": listing("政策文件", "201905/t3.html", above=("政务公开",)),
            f"{HOST}/zwgk/zcwj/201905/t1.html": first,
            f"{HOST}/zwgk/zcjd/201905/t2.html": article(
                "《关于加强城市道路养护的通知》政策解读", "政务公开", "政策解读"
            ),
            f"{HOST}/zwgk/zcwj/201905/t3.html": article("关于道路养护的旧通知", "政务公开", "政策文件"),
            f"{HOST}/zwgk/zcwj/201905/P0201905.pdf": PDF,
            f"{HOST}/zwgk/images/map.png": PNG,
            f"{HOST}/css/site.css": "body{}",
        },
    )
