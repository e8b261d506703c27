"""PDF pages: bars stand where they were asked for, on turned, cropped and huge pages too."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest

from gongkai.redaction import (
    Box,
    Options,
    PageBoxes,
    Pages,
    Redaction,
    RedactionError,
    TextMatch,
    redact,
)
from tests.documents.readers.minipdf import Page
from tests.redaction import pdfs

BOX = Box(100, 700, 200, 720)


def picture(data: bytes, page: int = 0):
    pdf = pypdfium2.PdfDocument(data)
    try:
        return pdf[page].render(scale=1).to_pil().convert("L")
    finally:
        pdf.close()


def text(data: bytes, page: int = 0) -> str:
    pdf = pypdfium2.PdfDocument(data)
    try:
        return pdf[page].get_textpage().get_text_range()
    finally:
        pdf.close()


def set_page(data: bytes, **entries: object) -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        for key, value in entries.items():
            document.pages[0].obj[f"/{key}"] = value

    return pdfs.changed(change, data)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, [50, 60, 500, 800]])
def test_a_bar_stands_where_the_page_as_shown_has_it(turned, crop):
    entries = {"Rotate": turned} | ({"CropBox": pikepdf.Array(crop)} if crop else {})
    data = set_page(pdfs.plain(Page()), **entries)
    done = redact(data, "pdf", [Redaction(PageBoxes(1, (Box(40, 60, 140, 90),)), "E15")])
    shown = picture(done.data)
    assert shown.size == picture(data).size
    height = shown.height
    assert shown.crop((42, height - 88, 138, height - 62)).getextrema() == (0, 0)
    assert shown.crop((0, 0, shown.width, height - 95)).getextrema() == (255, 255)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, [50, 60, 500, 800]])
def test_a_text_is_covered_wherever_it_is_shown(turned, crop):
    entries = {"Rotate": turned} | ({"CropBox": pikepdf.Array(crop)} if crop else {})
    data = set_page(pdfs.plain(Page().text(100, 700, pdfs.SECRET)), **entries)
    done = redact(data, "pdf", [Redaction(TextMatch(pdfs.SECRET), "E15")])
    before, after = picture(data), picture(done.data)
    ink = before.point(lambda tone: 255 if tone < 128 else 0)
    assert after.crop(ink.getbbox()).getextrema() == (0, 0)


def test_only_the_words_asked_for_go_into_no_layer():
    data = pdfs.drawn(pdfs.words(600, "电话13800138000转办公室"), pdfs.words(500, "公开的内容"))
    done = redact(data, "pdf", [Redaction(TextMatch("13800138000"), "E15")], options=Options(text_layer=True))
    layer = text(done.data)
    assert "公开的内容" in layer
    assert "公室" in layer
    assert "138" not in layer
    assert not set("13800138000") & set(layer)


def test_a_number_that_a_bar_touches_goes_whole():
    data = pdfs.drawn(pdfs.words(600, "13800138000"))
    done = redact(
        data, "pdf", [Redaction(PageBoxes(1, (Box(60, 590, 100, 620),)), "E15")], options=Options(text_layer=True)
    )
    assert "0" not in text(done.data)


def test_text_over_two_lines_is_covered_on_both():
    data = pdfs.drawn(pdfs.words(600, "甲乙丙"), pdfs.words(580, "丁戊己"))
    done = redact(data, "pdf", [Redaction(TextMatch("乙丙丁戊"), "E15")])
    assert done.report.per_page == {"1": 2}


def test_without_a_layer_no_text_and_no_object_of_the_source_is_left():
    done = redact(pdfs.PLANTED["JavaScript"](), "pdf", [])
    with pikepdf.open(io.BytesIO(done.data)) as document:
        assert set(document.Root.keys()) == {"/Type", "/Pages"}
        assert "/Info" not in document.trailer
        assert set(document.pages[0].obj.keys()) <= {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"}
    assert text(done.data) == ""


def test_pages_without_bars_may_stay_text():
    data = pdfs.plain(Page().text(72, 700, "第一页"), Page().text(72, 700, "第二页"))
    done = redact(data, "pdf", [Redaction(TextMatch("第一页"), "E15")], options=Options(pages=Pages.TOUCHED))
    assert text(done.data, 0) == ""
    assert text(done.data, 1) == "第二页"


def test_the_same_words_elsewhere_are_warned_of_without_naming_them():
    data = pdfs.drawn(pdfs.words(600, "王某某甲"), pdfs.words(500, "又有王某某甲"))
    done = redact(data, "pdf", [Redaction(PageBoxes(1, (Box(60, 590, 200, 620),)), "E15")])
    assert any("第1处遮盖的文字在第1页还有没有遮盖的" in warning for warning in done.report.warnings)
    assert "王某某" not in str(done.report.as_json())


def test_a_letter_half_covered_is_warned_of():
    data = pdfs.drawn(pdfs.words(600, "甲乙"))
    done = redact(data, "pdf", [Redaction(PageBoxes(1, (Box(72, 590, 80, 620),)), "E15")])
    assert any("只遮住了一部分" in warning for warning in done.report.warnings)


def test_a_page_without_text_is_warned_of_when_a_text_is_sought_everywhere():
    data = pdfs.plain(Page().text(72, 700, "甲乙丙"), Page())
    done = redact(data, "pdf", [Redaction(TextMatch("甲乙丙"), "E15")])
    assert any(warning.startswith("第2页没有文字层") for warning in done.report.warnings)


def test_a_label_is_printed_on_the_bar():
    place = PageBoxes(1, (Box(100, 600, 300, 630),))
    bare, labelled = (
        picture(redact(pdfs.plain(), "pdf", [Redaction(place, "E15", label)]).data).crop((102, 214, 298, 240))
        for label in ("", "依据第十五条")
    )
    assert bare.getextrema() == (0, 0)
    assert labelled.getextrema()[1] > 200


def test_a_label_too_big_for_its_bar_is_told():
    place = PageBoxes(1, (Box(100, 600, 104, 602),))
    assert redact(pdfs.plain(), "pdf", [Redaction(place, "E15", "依据第十五条")]).report.warnings


@pytest.mark.parametrize(
    ("place", "what"),
    [
        (PageBoxes(2, (BOX,)), "没有第2页"),
        (PageBoxes(0, (BOX,)), "没有第0页"),
        (PageBoxes(1, ()), "没有给出矩形"),
        (PageBoxes(1, (Box(900, 0, 950, 10),)), "不在页面内"),
        (PageBoxes(1, (Box(10, 10, 5, 20),)), "是空的"),
        (TextMatch("没有的字"), "找不到"),
        (TextMatch(" "), "是空的"),
    ],
)
def test_a_place_that_is_not_there_is_refused(place, what):
    with pytest.raises(RedactionError, match=what):
        redact(pdfs.plain(), "pdf", [Redaction(place, "E15")])


def test_the_same_file_gives_the_same_bytes():
    wanted = [Redaction(PageBoxes(1, (BOX,)), "E15", "依据第十五条")]
    first, second = (redact(pdfs.plain(), "pdf", wanted, options=Options(text_layer=True)) for _ in range(2))
    assert (first.data, first.sha256) == (second.data, second.sha256)


def test_the_report_tells_ground_and_hashes():
    import hashlib

    data = pdfs.plain()
    done = redact(data, "pdf", [Redaction(PageBoxes(1, (BOX,)), "E15", author="王五")])
    (burnt,) = done.report.burnt
    assert (burnt.number, burnt.ground, burnt.author) == (1, "third_party", "王五")
    assert "第十五条" in burnt.basis
    assert done.source_sha256 == hashlib.sha256(data).hexdigest()
    assert done.sha256 == hashlib.sha256(done.data).hexdigest()
