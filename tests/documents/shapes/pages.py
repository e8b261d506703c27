"""Invented pages of portals: the head's facts as table, dl, ul, meta tags or running text."""

from __future__ import annotations

_BODY = """<p style="text-align:center">市政府关于印发示范市绿地规划的通知</p>
<p style="text-align:center">示政发〔2022〕9号</p>
<p>各区人民政府，市各委办局：</p><p>　　现将《示范市绿地规划》印发给你们，请认真组织实施。</p>
<p style="text-align:right">示范市人民政府</p><p style="text-align:right">2022年2月17日</p>
<p>（此件公开发布）</p>"""
_FACTS = {
    "title": "市政府关于印发示范市绿地规划的通知",
    "number": "示政发〔2022〕9号",
    "issuer": "示范市人民政府",
    "written": "2022-02-17",
    "published": "2022-02-25",
    "index": "014000335/2022-00031",
    "recipients": ("各区人民政府", "市各委办局"),
    "note": "此件公开发布",
    "kind": "通知",
}


def page(head: str, body: str = _BODY) -> str:
    """Set a head and a body into a page of a portal."""
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>市政府关于印发示范市绿地规划的通知_示范市人民政府</title>"
        "</head><body><div class='nav'><a>首页</a>&gt;<a>政务公开</a></div>"
        f"{head}<div class='content'>{body}</div><div class='footer'>主办单位：示范市人民政府办公室</div></body></html>"
    )


_TABLE = """<table><tr><td>索 引 号：</td><td>014000335/2022-00031</td><td>主题分类：</td><td>城乡建设</td></tr>
<tr><td>发布机构：</td><td>示范市人民政府</td><td>发文日期：</td><td>2022-02-17</td></tr>
<tr><td>标　　题：</td><td colspan="3">市政府关于印发示范市绿地规划的通知</td></tr>
<tr><td>文　　号：</td><td>示政发〔2022〕9号</td><td>发布日期：</td><td>2022-02-25</td></tr></table>"""
_TABLE_IN_CELLS = """<table><tr><td><b>信息索引号</b>014000335/2022-00031</td><td><b>生成日期</b>2022-02-17</td>
<td><b>公开日期</b>2022-02-25</td></tr><tr><td><b>文件编号</b>示政发〔2022〕9号</td>
<td><b>发布机构</b>示范市人民政府</td><td><b>公开方式</b>主动公开</td></tr></table>"""
_DL = """<dl class="head"><dt>索引号：</dt><dd>014000335/2022-00031</dd><dt>文号：</dt><dd>示政发〔2022〕9号</dd>
<dt>发布机构：</dt><dd>示范市人民政府</dd><dt>成文日期：</dt><dd>2022年02月17日</dd>
<dt>发布日期：</dt><dd>2022年02月25日</dd></dl>"""
_UL = """<ul class="info"><li><span>索引号：</span>014000335/2022-00031</li><li><span>发文字号：</span>示政发〔2022〕9号</li>
<li><span>发文机关：</span>示范市人民政府</li><li><span>成文日期：</span>2022-02-17</li>
<li><span>发布日期：</span>2022-02-25 09:30</li><li><span>有效性：</span>有效</li></ul>"""
_DIVS = """<div class="info"><div><label>索引号：</label><span>014000335/2022-00031</span></div>
<div><label>公开日期：</label><span>2022-02-25</span></div><div><label>成文日期：</label><span>2022-02-17</span></div></div>"""
_META = """<meta name="ArticleTitle" content="市政府关于印发示范市绿地规划的通知"><meta name="PubDate" content="2022-02-25 10:00">
<meta name="SiteName" content="示范市人民政府">"""

PAGES: dict[str, tuple[str, dict[str, object]]] = {
    "head as table": (page(_TABLE), _FACTS),
    "head with label and value in one cell": (page(_TABLE_IN_CELLS), _FACTS),
    "head as dl": (page(_DL), _FACTS),
    "head as ul": (page(_UL), _FACTS),
    "head as divs": (page(_DIVS), _FACTS),
    "head as meta tags": (
        page(_META),
        {name: value for name, value in _FACTS.items() if name != "index"},
    ),
    "head as one paragraph": (
        page(
            "<p>索引号：014000335/2022-00031 &nbsp; 成文日期：2022-02-17 &nbsp; 发布日期：2022-02-25 &nbsp; "
            "文号：示政发〔2022〕9号</p>"
        ),
        _FACTS,
    ),
}
