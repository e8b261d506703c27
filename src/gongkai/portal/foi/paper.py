"""申请表 on paper: the form of 条例 29 as a Word file, for those who write by hand or send it by post."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from gongkai.cases.enums import ApplicantClass
from gongkai.portal.foi.forms import SHAPES, WAYS

if TYPE_CHECKING:
    from docx.document import Document as Paper
    from docx.table import Table

NAME = "政府信息公开申请表.docx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FONT, SIZE = "仿宋", 12
BOX = "□"
ROWS: tuple[tuple[str, str, float], ...] = (
    ("受理机关", "", 1.0),
    ("申请人类别（选一项）", "　".join(f"{BOX}{each.label}" for each in ApplicantClass), 1.0),
    ("姓名或者单位名称", "", 1.0),
    ("证件名称和号码", "", 1.0),
    ("法定代表人或者负责人、联系人（单位填写）", "", 1.2),
    ("联系电话", "", 1.0),
    ("电子邮箱", "", 1.0),
    ("通信地址和邮政编码", "", 1.4),
    ("代理人姓名、证件号码和电话（有代理人的填写）", "", 1.2),
    ("所需信息的名称、文号或者便于查询的其他特征", "", 4.8),
    ("希望得到什么形式", "　".join(f"{BOX}{label}" for _, label in SHAPES), 1.0),
    ("希望怎样得到", "　".join(f"{BOX}{label}" for _, label in WAYS), 1.0),
    ("所附材料", f"{BOX}身份证明复印件（必附）　{BOX}授权委托书和代理人身份证明复印件　{BOX}其他：", 1.2),
    ("申请人签名或者盖章", "　　　　　　　　　　　　　　年　　月　　日", 1.6),
)
HELP = (
    "填写说明：一、一份表写一件事。二、所需信息尽量写明名称、文号，或者时间、地点、项目等特征，不需要说明用途。"
    "三、联系方式至少填一种；请附身份证明复印件。四、可以当面递交、邮寄、传真，也可以在网上直接填写提交。"
    "五、书写确有困难的，可以到受理机关口头提出，由工作人员代为填写。"
)


@lru_cache(maxsize=1)
def form() -> bytes:
    """The file."""
    paper = Document()
    _page(paper)
    title = paper.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run("政府信息公开申请表")
    run.font.size, run.bold = Pt(20), True
    table = paper.add_table(rows=0, cols=2, style="Table Grid")
    table.autofit = False
    for label, given, height in ROWS:
        _row(table, label, given, height)
    note = paper.add_paragraph(HELP)
    note.paragraph_format.space_before = Pt(8)
    file = BytesIO()
    paper.save(file)
    return file.getvalue()


def _page(paper: Paper) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.top_margin = section.bottom_margin = Cm(2)
    font = paper.styles["Normal"].font
    font.name, font.size = FONT, Pt(SIZE)
    paper.styles["Normal"].element.rPr.rFonts.set(qn("w:eastAsia"), FONT)


def _row(table: Table, label: str, given: str, height: float) -> None:
    row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx types most of itself, not this
    row.height = Cm(height)
    for cell, text, width in zip(row.cells, (label, given), (4.6, 11.6), strict=True):
        cell.width = Cm(width)
        cell.text = text
