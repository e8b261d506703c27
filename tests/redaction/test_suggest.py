"""Personal data found is proposed with its place; taken as proposed, nothing personal is left."""

from __future__ import annotations

import pytest

from gongkai.redaction import Cells, Keep, Options, PageBoxes, Passage, TextMatch, leaks, passages, redact, suggest
from tests.documents.readers.minipdf import Page, pdf
from tests.redaction import office, pdfs

MOBILE = "13800138000"


def a_pdf() -> bytes:
    return pdf(Page().text(72, 700, "公开的内容"), Page().text(72, 700, f"联系手机{MOBILE}。"))


def a_word_file() -> bytes:
    def change(document):
        document.add_paragraph(f"联系手机{MOBILE}。")
        table = document.add_table(2, 2)
        for at, words in enumerate(("姓名", "电话", "张小明", MOBILE)):
            table.cell(at // 2, at % 2).text = words

    return office.word(change)


def a_book() -> bytes:
    def change(workbook):
        sheet = workbook.create_sheet("花名册")
        for row in (
            ("姓名", "手机", "备注"),
            ("张小明", int(MOBILE), f"家人的手机号码是{MOBILE}，晚上七点以后才方便打"),
        ):
            sheet.append(row)

    return office.book(change)


@pytest.mark.parametrize("make", [a_pdf, a_word_file, a_book])
def test_what_is_proposed_can_be_carried_out(make):
    data = make()
    found = suggest(data)
    assert MOBILE in {each.text for each in found}
    kind = redact(
        data, {a_pdf: "pdf", a_word_file: "docx", a_book: "xlsx"}[make], [each.redaction for each in found]
    )
    assert leaks(kind.data, secrets=[MOBILE, "张小明"]) == []


def test_places_of_a_pdf_are_rectangles():
    (found,) = suggest(a_pdf())
    assert isinstance(found.redaction.place, PageBoxes)
    assert found.redaction.place.page == 2
    assert found.redaction.ground == "privacy:mobile"
    (box,) = found.redaction.place.boxes
    assert 130 < box.left < 138
    assert 695 < box.bottom < 700


def test_places_of_a_word_file_are_paragraphs_and_cells():
    places = [each.redaction.place for each in suggest(a_word_file())]
    assert places[0] == Passage(2, 4, 15)
    assert {(place.table, place.row, place.column) for place in places[1:]} == {(1, 2, 1), (1, 2, 2)}


def test_places_of_a_book_are_cells_and_words_within_longer_ones():
    places = [each.redaction.place for each in suggest(a_book())]
    assert Cells("花名册", "A2") in places
    assert Cells("花名册", "B2") in places
    assert TextMatch(MOBILE, sheet="花名册") in places


def test_a_picture_proposes_nothing():
    assert suggest(pdfs.jpeg_with_exif()) == []


def test_a_clean_file_proposes_nothing():
    assert suggest(pdfs.plain()) == []


def test_passages_number_what_is_left_of_a_word_file():
    assert [text for _, text in passages(a_word_file())] == [
        pdfs.SHOWN,
        f"联系手机{MOBILE}。",
        "姓名",
        "电话",
        "张小明",
        MOBILE,
    ]


def test_a_text_box_before_it_does_not_shift_what_is_proposed():
    """Boxes go unless they are kept: the paragraphs count as redaction with the same options counts them."""

    def change(document):
        office.box("框里的字")(document)
        document.add_paragraph(f"联系手机{MOBILE}。")
        document.add_paragraph("无关的一段文字，不应该被遮盖")

    data = office.word(change)
    for options in (None, Options(keep=frozenset(Keep))):
        done = redact(data, "docx", [each.redaction for each in suggest(data, options=options)], options=options)
        words = office.paragraphs(done.data)
        assert "联系手机■■■■。" in words
        assert "无关的一段文字，不应该被遮盖" in words
