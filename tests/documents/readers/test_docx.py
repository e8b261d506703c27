"""Word documents: numbers written out, merged cells filled, changes accepted, damage told."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK

from gongkai.documents.blocks import Paragraph, TableBlock
from gongkai.documents.errors import UnreadableError
from gongkai.documents.limits import DEFAULT_LIMITS, Limits
from gongkai.documents.readers.docx import read_docx

if TYPE_CHECKING:
    from gongkai.documents.blocks import RawDocument

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NUMBERING = f"""<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
  <w:lvlText w:val="%1、"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
  <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%4条"/></w:lvl>
  </w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="0"/>
  <w:lvlOverride w:ilvl="2"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
  </w:numbering>"""


def p(text: str, properties: str = "", num: tuple[int, int] | None = None) -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>' if num else ""
    return f"<w:p><w:pPr>{properties}{numbered}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def package(body: str, **parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        namespaces = (
            f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:v"'
        )
        archive.writestr("word/document.xml", f"<w:document {namespaces}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def read(body: str, **parts: str) -> RawDocument:
    return read_docx(package(body, **parts), "a.docx", DEFAULT_LIMITS)


def texts(document: RawDocument) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_styles_and_alignment_of_a_real_file():
    document = docx.Document()
    document.add_heading("示范市方案", 0)
    document.add_heading("一级", 1)
    document.add_paragraph("署名").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    blocks = read_docx(saved(document), "a.docx", DEFAULT_LIMITS).blocks
    assert [(b.text, b.style, b.align) for b in blocks if isinstance(b, Paragraph)] == [
        ("示范市方案", "title", ""),
        ("一级", "heading1", ""),
        ("署名", "", "right"),
    ]


def test_a_soft_break_begins_a_new_paragraph():
    document = docx.Document()
    run = document.add_paragraph().add_run("上")
    run.add_break(WD_BREAK.LINE)
    run.add_text("下")
    assert texts(read_docx(saved(document), "a.docx", DEFAULT_LIMITS)) == ["上", "下"]


def test_automatic_numbers_are_written_out():
    body = "".join(
        p(text, num=(1, level))
        for text, level in [("甲", 0), ("子", 1), ("丑", 1), ("x", 2), ("乙", 0), ("寅", 1), ("总则", 3)]
    )
    assert texts(read(body, **{"word/numbering.xml": NUMBERING})) == [
        "一、甲", "（一）子", "（二）丑", "1.x", "二、乙", "（一）寅", "第一条 总则",
    ]  # fmt: skip


def test_a_list_with_its_own_start_counts_anew():
    body = p("a", num=(1, 2)) + p("b", num=(1, 2)) + p("c", num=(2, 2)) + p("d", num=(2, 2))
    assert texts(read(body, **{"word/numbering.xml": NUMBERING})) == ["1.a", "2.b", "1.c", "2.d"]


def test_an_empty_numbered_cell_holds_its_number():
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    rows = "".join(row.format(p("", num=(1, 2)), p(text)) for text in ("甲", "乙"))
    (table,) = read(f"<w:tbl>{rows}</w:tbl>", **{"word/numbering.xml": NUMBERING}).blocks
    assert isinstance(table, TableBlock)
    assert table.rows == (("1", "甲"), ("2", "乙"))


def test_merged_cells_fill_every_place_that_they_cover():
    document = docx.Document()
    table = document.add_table(3, 3)
    for y in range(3):
        for x in range(3):
            table.cell(y, x).text = "" if (y, x) in {(0, 1), (2, 0)} else f"{y}{x}"
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 0).merge(table.cell(2, 0))
    (block,) = read_docx(saved(document), "a.docx", DEFAULT_LIMITS).blocks
    assert isinstance(block, TableBlock)
    assert block.rows == (("00", "00", "02"), ("10", "11", "12"), ("10", "21", "22"))
    assert block.continued == ((False, True, False), (False, False, False), (True, False, False))


def test_a_header_repeated_on_the_next_page_joins_the_tables():
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    first = row.format(p("序号"), p("任务")) + row.format(p("1"), p("甲"))
    second = row.format(p("序号"), p("任务")) + row.format(p("2"), p("乙"))
    (table,) = read(f"<w:tbl>{first}</w:tbl><w:p/><w:tbl>{second}</w:tbl>").blocks
    assert isinstance(table, TableBlock)
    assert [row[0] for row in table.rows] == ["序号", "1", "2"]


def test_a_one_cell_table_is_a_frame_round_text():
    assert texts(read(f"<w:tbl><w:tr><w:tc>{p('框内')}{p('两段')}</w:tc></w:tr></w:tbl>")) == ["框内", "两段"]


def test_a_nested_table_is_read_into_its_cell_with_a_warning():
    inner = f"<w:tbl><w:tr><w:tc>{p('甲')}</w:tc><w:tc>{p('乙')}</w:tc></w:tr></w:tbl>"
    document = read(f"<w:tbl><w:tr><w:tc>{p('外')}</w:tc><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>")
    assert isinstance(document.blocks[0], TableBlock)
    assert document.blocks[0].rows == (("外", "甲 乙"),)
    assert "套有表格" in document.warnings[0].what


def test_insertions_are_kept_and_deletions_dropped():
    body = (
        "<w:p><w:r><w:t>原</w:t></w:r><w:ins><w:r><w:t>增</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>"
    )
    document = read(body)
    assert texts(document) == ["原增"]
    assert "修订痕迹" in document.warnings[0].what


def test_text_boxes_are_read_once():
    box = f"<w:txbxContent>{p('框中文字')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    assert texts(read(f"<w:p><w:r><w:t>正文</w:t>{both}</w:r></w:p>")) == ["正文", "框中文字"]


def test_footnotes_are_left_out_with_a_warning():
    document = read("<w:p><w:r><w:t>文</w:t><w:footnoteReference/></w:r></w:p>")
    assert "脚注" in document.warnings[0].what


def test_embedded_files_come_along():
    (file,) = read(p("文"), **{"word/embeddings/附表.xlsx": "bytes"}).files
    assert (file.name, file.content) == ("附表.xlsx", b"bytes")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (package(p("文"))[:200], "不完整或已损坏"),
        (package("<w:p>"), "XML 不完整"),
        (package(p("文")).replace(b"word/document.xml", b"word/documenx.xml"), "没有正文部件"),
    ],
)
def test_damage_is_one_clear_error(data: bytes, message: str):
    with pytest.raises(UnreadableError, match=message):
        read_docx(data, "坏.docx", DEFAULT_LIMITS)


def test_what_would_unpack_too_large_is_not_unpacked():
    with pytest.raises(UnreadableError, match="压缩炸弹"):
        read_docx(package(p("文") * 2000), "a.docx", Limits(part=10_000))


def test_entities_are_refused():
    lol = '<!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document xmlns:w="x">&b;</w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", lol)
    with pytest.raises(UnreadableError, match="实体"):
        read_docx(out.getvalue(), "a.docx", DEFAULT_LIMITS)
