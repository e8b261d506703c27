"""OFD: characters placed by deltas, lines of tables, templates, attachments, seals."""

from __future__ import annotations

import io
import zipfile

import pytest

from gongkai.documents.blocks import Paragraph, TableBlock
from gongkai.documents.errors import UnreadableError
from gongkai.documents.limits import DEFAULT_LIMITS
from gongkai.documents.readers.ofd import read_ofd

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def text(x: float, y: float, words: str, size: float = 5.0) -> str:
    deltas = f"g {len(words) - 1} {size}" if len(words) > 1 else ""
    return (
        f'<ofd:TextObject Boundary="{x} {y} 200 10" Font="1" Size="{size}">'
        f'<ofd:TextCode X="0" Y="{size}" DeltaX="{deltas}">{words}</ofd:TextCode></ofd:TextObject>'
    )


def line(x1: float, y1: float, x2: float, y2: float) -> str:
    path = f"<ofd:AbbreviatedData>M 0 0 L {x2 - x1} {y2 - y1}</ofd:AbbreviatedData>"
    return f'<ofd:PathObject Boundary="{x1} {y1} 200 200">{path}</ofd:PathObject>'


def content(objects: str, template: str = "") -> str:
    return f"<ofd:Page {NS}>{template}<ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content></ofd:Page>"


def ofd(*pages: str, extra: str = "", **parts: str) -> bytes:
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    members = {
        "OFD.xml": f"<ofd:OFD {NS}><ofd:DocBody><ofd:DocInfo><ofd:CustomDatas><ofd:CustomData Name='公文 标识：'>"
        f"SF-1</ofd:CustomData></ofd:CustomDatas></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        f"<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NS}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
        f"</ofd:PhysicalBox></ofd:PageArea>{extra}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>"
        "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments></ofd:Document>",
        **{f"Doc_0/Pages/Page_{n}/Content.xml": page for n, page in enumerate(pages)},
        **parts,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return out.getvalue()


def test_characters_stand_where_their_deltas_put_them():
    document = read_ofd(
        ofd(content(text(30, 30, "示范市政务公开") + text(30, 45, "第二段文字。"))), "a.ofd", DEFAULT_LIMITS
    )
    assert [b.text for b in document.blocks if isinstance(b, Paragraph)] == ["示范市政务公开", "第二段文字。"]


def test_every_page_is_read_in_order():
    document = read_ofd(ofd(*[content(text(30, 30, f"这是第{n}页。")) for n in (1, 2)]), "a.ofd", DEFAULT_LIMITS)
    assert [(b.text, b.place) for b in document.blocks if isinstance(b, Paragraph)] == [
        ("这是第1页。", "第1页第1行"),
        ("这是第2页。", "第2页第1行"),
    ]


def test_lines_make_tables():
    rules = "".join(line(x, 100, x, 140) for x in (20, 60, 120)) + "".join(
        line(20, y, 120, y) for y in (100, 120, 140)
    )
    cells = text(22, 105, "序号") + text(62, 105, "任务") + text(22, 125, "1") + text(62, 125, "编目录")
    (table,) = read_ofd(ofd(content(rules + cells)), "a.ofd", DEFAULT_LIMITS).blocks
    assert isinstance(table, TableBlock)
    assert table.rows == (("序号", "任务"), ("1", "编目录"))


def test_the_template_under_a_page_is_read_with_it():
    page = content(text(30, 60, "正文。"), template='<ofd:Template TemplateID="9"/>')
    document = read_ofd(
        ofd(
            page,
            extra='<ofd:TemplatePage ID="9" BaseLoc="Tpls/T.xml"/>',
            **{"Doc_0/Tpls/T.xml": content(text(30, 40, "示范市文件"))},
        ),
        "a.ofd",
        DEFAULT_LIMITS,
    )
    assert [b.text for b in document.blocks if isinstance(b, Paragraph)] == ["示范市文件", "正文。"]


def test_custom_data_attachments_and_seals_are_told():
    document = read_ofd(
        ofd(
            content(text(30, 30, "正文。")),
            **{
                "Doc_0/Signs/Signatures.xml": f"<ofd:Signatures {NS}><ofd:Signature ID='1'/></ofd:Signatures>",
                "Doc_0/Attachs/Attachments.xml": f"<ofd:Attachments {NS}><ofd:Attachment Name='附表'>"
                "<ofd:FileLoc>f.xlsx</ofd:FileLoc></ofd:Attachment></ofd:Attachments>",
                "Doc_0/Attachs/f.xlsx": "bytes",
            },
        ),
        "a.ofd",
        DEFAULT_LIMITS,
    )
    assert document.metadata == {"公文标识": "SF-1"}
    assert [(f.name, f.content) for f in document.files] == [("附表.xlsx", b"bytes")]
    assert "1 个电子签名" in document.warnings[0].what


def test_a_damaged_page_is_told_of_and_the_rest_read():
    document = read_ofd(ofd("<broken", content(text(30, 30, "好页。"))), "a.ofd", DEFAULT_LIMITS)
    assert [b.text for b in document.blocks if isinstance(b, Paragraph)] == ["好页。"]
    assert document.warnings[0].where == "第1页"


@pytest.mark.parametrize("cut", [100, 600])
def test_a_cut_off_file_is_one_clear_error(cut: int):
    with pytest.raises(UnreadableError, match="不完整"):
        read_ofd(ofd(content(text(30, 30, "文")))[:cut], "a.ofd", DEFAULT_LIMITS)
