"""The Word file: the standard's page, nothing of its writer, the same bytes each time."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import etree

from gongkai.documents import read
from gongkai.letters import Layout, all_kinds, compose, to_docx
from gongkai.letters.reading import blocks
from tests.letters.samples import DAY, FACTS

KINDS = [kind for kind in all_kinds() if kind.layout is not Layout.FORM]
LETTER = compose("partial", FACTS, day=DAY)
DATA = to_docx(LETTER)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_our_own_reader_finds_the_parts_again(kind):
    found = read(to_docx(compose(kind, FACTS, day=DAY)), name=f"{kind.code}.docx")
    assert found.title == kind.title
    assert found.written_on == DAY
    assert found.issuer == FACTS["issuer"]
    assert found.document_number == (FACTS["number"] if kind.layout is Layout.LETTER else "")
    assert found.warnings == ()


def test_word_reads_what_the_letter_says():
    assert blocks(Document(io.BytesIO(DATA))) == LETTER.blocks


def test_the_same_letter_gives_the_same_bytes():
    assert to_docx(compose("partial", FACTS, day=DAY)) == DATA


def test_nothing_of_a_writer_or_a_moment_stays_in_the_file():
    properties = Document(io.BytesIO(DATA)).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.title == LETTER.title
    assert properties.created.date() == properties.modified.date() == DAY
    with zipfile.ZipFile(io.BytesIO(DATA)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.testzip() is None


def test_the_page_is_that_of_the_standard():
    section = Document(io.BytesIO(DATA)).sections[0]
    page = (section.page_width, section.page_height)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(each.mm) for each in page] == [210, 297]
    assert [round(each.mm) for each in margins] == [37, 35, 28, 26]
    grid = section._sectPr.find(qn("w:docGrid"))
    pitch = Pt(int(grid.get(qn("w:linePitch"))) / 20)
    assert round(22 * pitch.mm) == 225
    character = 16 + int(grid.get(qn("w:charSpace"))) / 4096
    assert abs(28 * character - Mm(156).pt) < 1


def test_body_and_title_are_set_in_the_fonts_of_the_standard():
    styles = Document(io.BytesIO(DATA)).styles
    assert (styles["公文正文"].font.name, styles["公文正文"].font.size.pt) == ("仿宋_GB2312", 16)
    assert (styles["公文标题"].font.name, styles["公文标题"].font.size.pt) == ("方正小标宋简体", 22)
    assert styles["公文正文"].paragraph_format.first_line_indent.pt == pytest.approx(31.6, abs=0.5)
    assert styles["公文署名"].paragraph_format.keep_with_next is True


def test_fonts_that_are_not_free_have_stand_ins():
    with zipfile.ZipFile(io.BytesIO(DATA)) as package:
        fonts = package.read("word/fontTable.xml").decode()
    assert fonts.count("Noto S") == 3


def test_the_issuer_stands_in_red_on_the_first_page_alone():
    section = Document(io.BytesIO(DATA)).sections[0]
    assert [each.text for each in section.first_page_header.paragraphs] == [FACTS["issuer"]]
    assert section.different_first_page_header_footer
    assert not section.header.paragraphs[0].text


def test_a_reply_slip_begins_a_page_and_is_a_table():
    document = Document(io.BytesIO(to_docx(compose("consultation", FACTS, day=DAY))))
    (slip,) = [each for each in document.paragraphs if each.style.name == "公文回执标题"]
    assert slip.style.paragraph_format.page_break_before
    assert "□ 同意部分公开" in document.tables[0].cell(0, 1).text


ORDER = [
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
    "divId",
    "cnfStyle",
    "rPr",
    "sectPr",
    "pPrChange",
]


@pytest.mark.parametrize("code", ["consultation", "service_record", "court_defence"])
def test_properties_of_paragraphs_stand_in_the_order_that_word_demands(code):
    data = to_docx(compose(code, FACTS, day=DAY))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [
            etree.fromstring(package.read(name))
            for name in package.namelist()
            if name.startswith("word/") and name.endswith(".xml")
        ]
    found = [each for part in parts for each in part.iter(qn("w:pPr"))]
    assert len(found) > 20
    for properties in found:
        places = [ORDER.index(etree.QName(child).localname) for child in properties]
        assert places == sorted(places)
