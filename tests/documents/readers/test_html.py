"""Pages: the head in every shape that portals use, the text without its surroundings, data tables."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gongkai.documents.blocks import AttachmentLink, Paragraph, TableBlock
from gongkai.documents.errors import UnreadableError
from gongkai.documents.limits import DEFAULT_LIMITS
from gongkai.documents.readers.html import read_html

if TYPE_CHECKING:
    from pathlib import Path

    from gongkai.documents.blocks import RawDocument

BODY = "".join(
    f"<p>第{n}段，各区人民政府、市各部门要认真做好政务公开工作，确保落实到位。</p>" for n in range(1, 6)
)
HEADS = {
    "table": """<table><tr><td><b>索 引 号：</b></td><td>SF01/2021-00012</td><td><b>主题分类：</b></td>
        <td>综合政务</td></tr><tr><td>发文字号：</td><td>示府办〔2021〕12号</td><td>发布日期：</td><td>2021年6月21日</td></tr></table>""",
    "th without colons": """<table><tr><th>索引号</th><td>SF01/2021-00012</td><th>主题分类</th>
        <td>综合政务</td></tr><tr><th>发文字号</th><td>示府办〔2021〕12号</td><th>发布日期</th><td>2021年6月21日</td></tr></table>""",
    "list": """<ul><li><b>索引号：</b>SF01/2021-00012</li><li><b>主题分类：</b><span>综合政务</span></li>
        <li>发文字号：示府办〔2021〕12号</li><li><span>发布日期：</span>2021年6月21日</li></ul>""",
    "dl": """<dl><dt>索引号</dt><dd>SF01/2021-00012</dd><dt>主题分类</dt><dd>综合政务</dd>
        <dt>发文字号</dt><dd>示府办〔2021〕12号</dd><dt>发布日期</dt><dd>2021年6月21日</dd></dl>""",
    "div pairs": """<div class=h><div class=r><div class=l>索引号：</div><div class=v>SF01/2021-00012</div></div>
        <div class=r><div class=l>主题分类：</div><div class=v>综合政务</div></div>
        <div class=r><div class=l>发文字号：</div><div class=v>示府办〔2021〕12号</div></div>
        <div class=r><div class=l>发布日期：</div><div class=v>2021年6月21日</div></div></div>""",
    "spans in one line": """<div><span>[索引号]</span><span>SF01/2021-00012</span> <span>[主题分类]</span>
        <span>综合政务</span> <span>[发文字号]</span><span>示府办〔2021〕12号</span>
        <span>[发布日期]</span><span>2021年6月21日</span></div>""",
    "strong and tail": """<div><p><strong>索引号</strong>：SF01/2021-00012</p>
        <p><strong>主题分类</strong>：综合政务</p>
        <p><strong>发文字号</strong>：示府办〔2021〕12号</p><p><strong>发布日期</strong>：2021年6月21日</p></div>""",
    "one text line": """<div>索引号：SF01/2021-00012 主题分类：综合政务 发文字号：示府办〔2021〕12号
        发布日期：2021年6月21日</div>""",
}


def read(markup: str, encoding: str = "utf-8") -> RawDocument:
    return read_html(markup.encode(encoding), "page.html", DEFAULT_LIMITS)


def texts(document: RawDocument) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def tables(document: RawDocument) -> list[TableBlock]:
    return [block for block in document.blocks if isinstance(block, TableBlock)]


@pytest.mark.parametrize("shape", HEADS)
def test_the_head_is_read_whatever_it_is_made_of(shape: str):
    document = read(f"<html><body>{HEADS[shape]}<div class='TRS_Editor'>{BODY}</div></body></html>")
    assert document.metadata == {
        "索引号": "SF01/2021-00012",
        "主题分类": "综合政务",
        "发文字号": "示府办〔2021〕12号",
        "发布日期": "2021年6月21日",
    }
    assert len(document.blocks) == 5


@pytest.mark.parametrize("shape", HEADS)
def test_a_head_inside_the_text_is_no_text(shape: str):
    document = read(f"<div>{HEADS[shape]}{BODY}</div>")
    assert document.metadata["索引号"] == "SF01/2021-00012"
    assert len(document.blocks) == 5


def test_a_label_that_we_have_no_word_for_is_read_in_a_table_with_others():
    document = read(
        "<table><tr><td>索引号：</td><td>SF/1</td><td>公文去向：</td><td>示范市政务公开平台归档</td></tr>"
        f"<tr><td>发文字号：</td><td>示府〔2021〕1号</td><td>页数：</td><td></td></tr></table>{BODY}"
    )
    assert document.metadata == {
        "索引号": "SF/1",
        "公文去向": "示范市政务公开平台归档",
        "发文字号": "示府〔2021〕1号",
    }
    assert len(document.blocks) == 5


def test_twenty_thousand_labels_are_no_head_and_no_obstacle():
    document = read("<div>" * 100 + "<b>索引号：</b>x<i>" * 20_000)
    assert "索引号：x" in texts(document)[0]


def test_a_list_of_documents_is_not_a_head():
    document = read(
        "<table><tr><th>名称</th><th>索引号</th><th>发布日期</th></tr>"
        "<tr><td>通知一</td><td>SF/1</td><td>2021-01-01</td></tr></table>"
    )
    assert document.metadata == {}
    assert tables(document)[0].rows[1] == ("通知一", "SF/1", "2021-01-01")


def test_meta_tags_and_title_are_metadata():
    document = read(f"<head><meta name=ArticleTitle content=通知><title>通知_示范市</title></head><body>{BODY}")
    assert document.metadata == {"ArticleTitle": "通知", "PageTitle": "通知_示范市"}


@pytest.mark.parametrize("mark", ["id=UCAP-CONTENT", "id=zoom", "class=TRS_Editor", "class='article-content'", ""])
def test_what_stands_around_the_text_is_left_out(mark: str):
    document = read(
        "<body><div class=nav><a href=/>首页</a><a href=/a>要闻</a></div><script>var a = '文字';</script>"
        f"<div class=wrap><div {mark}>{BODY}</div></div>"
        "<div class=footer><p>主办单位：示范市人民政府办公室 网站标识码 0000000000</p></div></body>"
    )
    assert len(texts(document)) == 5


def test_hidden_text_and_comments_are_left_out():
    assert texts(read(f"{BODY}<p style='display: none'>隐藏</p><!-- <p>注释</p> -->")) == texts(read(BODY))


def test_a_title_above_the_text_comes_first():
    document = read(
        f"<head><title>关于做好公开工作的通知</title></head><body><h1>关于做好公开工作的通知</h1>"
        f"<div class=TRS_Editor>{BODY}</div>"
    )
    assert document.blocks[0] == Paragraph("关于做好公开工作的通知", "标题", "title")


def test_white_space_folds_but_ideographic_spaces_stay():
    document = read("<p>示范市\n   人民政府&nbsp;&nbsp;印发</p><p>主　任：张　三</p>" + BODY)
    assert texts(document)[:2] == ["示范市人民政府 印发", "主　任：张　三"]


def test_alignment_and_headings_are_told():
    document = read(
        "<h2>一、要求</h2><p style='text-align:center'>中</p><p align=right>右</p><center>央<br>二</center>" + BODY
    )
    assert [(b.text, b.style, b.align) for b in document.blocks[:5] if isinstance(b, Paragraph)] == [
        ("一、要求", "heading2", ""),
        ("中", "", "center"),
        ("右", "", "right"),
        ("央", "", "center"),
        ("二", "", "center"),
    ]


def test_merged_cells_fill_every_place_that_they_cover():
    document = read(
        "<table><tr><td rowspan=2>组</td><td colspan=2>宽</td></tr><tr><td>a</td><td>b</td></tr>"
        "<tr><td>组二</td><td>c</td><td>d</td></tr></table>"
    )
    (table,) = tables(document)
    assert table.rows == (("组", "宽", "宽"), ("组", "a", "b"), ("组二", "c", "d"))
    assert table.continued == ((False, False, True), (True, False, False), (False, False, False))


def test_spans_beyond_the_table_are_cut():
    (table,) = tables(
        read("<table><tr><td rowspan=0>a</td><td>b</td></tr><tr><td rowspan=999>c</td></tr></table>")
    )
    assert table.rows == (("a", "b"), ("a", "c"))


def test_layout_tables_give_their_paragraphs():
    document = read(f"<table><tr><td><table><tr><td>{BODY}</td></tr></table></td></tr></table>")
    assert len(texts(document)) == 5
    assert tables(document) == []


def test_cells_keep_their_paragraphs_as_lines():
    (table,) = tables(
        read(
            "<table><tr><td>任务</td><td>单位</td></tr><tr><td>甲</td><td><p>市编办</p><p>市财政局</p></td></tr></table>"
        )
    )
    assert table.rows[1][1] == "市编办\n市财政局"


def test_links_to_files_are_attachments():
    document = read(f"{BODY}<p><a href='./P0201.docx'>附件1.任务分工</a> <a href='/index.html'>首页</a></p>")
    assert document.links == [AttachmentLink("附件1.任务分工", "./P0201.docx")]


@pytest.mark.parametrize(("declared", "real"), [("gb2312", "gb18030"), ("utf-8", "gbk"), ("gbk", "utf-8")])
def test_a_wrong_declaration_of_the_encoding_is_seen_through(declared: str, real: str):
    document = read(f"<meta charset={declared}><title>通知</title>{BODY}", real)
    assert texts(document)[0].startswith("第1段，各区人民政府")


def test_nesting_beyond_the_parser_keeps_the_text_and_warns():
    document = read("<div>" * 100_000 + "深处的文字")
    assert texts(document) == ["深处的文字"]
    assert "嵌套过深" in document.warnings[0].what


def test_tags_that_never_close_are_no_obstacle():
    assert len(texts(read("<html><body><div><p>第一段<p>第二段<b><font><p>第三段"))) == 3


def test_a_page_without_text_is_refused():
    with pytest.raises(UnreadableError, match="没有文字"):
        read("<html><body><script>location='/login'</script></body></html>")


def test_a_page_with_a_head_alone_says_that_its_text_is_missing():
    document = read(f"<body>{HEADS['table']}</body>")
    assert document.metadata["索引号"] == "SF01/2021-00012"
    assert "没有找到正文" in document.warnings[-1].what


@pytest.mark.corpus
def test_heads_of_the_central_government_site_are_all_right(corpus: Path):
    names = {"index_no": "索引号", "theme": "主题分类", "issuer": "发文机关", "written_date": "成文日期",
             "title": "标题", "doc_no": "发文字号", "publish_date": "发布日期", "keywords": "主题词"}  # fmt: skip
    lines = (corpus / "policies_govcn" / "docs.jsonl").read_text(encoding="utf-8").splitlines()
    for record in map(json.loads, lines):
        document = read(record["html"])
        assert {names[key]: document.metadata.get(names[key]) for key in names} == {
            names[key]: record[key] for key in names
        }
