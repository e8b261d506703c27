"""What somebody blacked out by themselves is found, blocks release, and is really gone after redaction."""

from __future__ import annotations

import io

import pikepdf
import pytest
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font
from pikepdf import Array, Name

from gongkai.documents.errors import UnreadableError
from gongkai.redaction import Box, PageBoxes, Reason, Redaction, Spot, leaks, redact
from tests.redaction import covered, office, pdfs
from tests.redaction.bytestreams import everywhere

PLANTED = {f"docx: {place}": make for place, make in covered.WORDS.items()} | {
    f"xlsx: {place}": make for place, make in covered.BOOKS.items()
}


@pytest.mark.parametrize("place", list(PLANTED))
def test_what_only_looks_blacked_out_blocks_release_even_if_nobody_names_it(place):
    assert [leak for leak in leaks(PLANTED[place]()) if leak.reason is Reason.UNSEEN]


@pytest.mark.parametrize("place", list(PLANTED))
def test_after_redaction_it_is_in_no_byte_of_the_file(place):
    data = PLANTED[place]()
    assert pdfs.SECRET in everywhere(data)
    assert pdfs.SECRET not in everywhere(redact(data, place[:4], []).data)


@pytest.mark.parametrize("place", ["black highlight", "black shading", "black paragraph", "black cell"])
def test_where_a_bar_was_seen_a_bar_stays(place):
    done = redact(covered.WORDS[place](), "docx", [])
    assert "■■■■" in (words := everywhere(done.data))
    assert "■■■■■" not in words
    assert done.report.dropped["涂黑的文字"]


def test_a_black_cell_keeps_its_bar():
    assert "■■■■" in str(office.grid(redact(covered.BOOKS["black cell"](), "xlsx", []).data))


@pytest.mark.parametrize("make", [covered.white_on_black, covered.styled_head, covered.black_letters])
def test_what_everybody_reads_is_not_taken_for_a_bar(make):
    assert not [leak for leak in leaks(make()) if leak.spot is Spot.INVISIBLE]
    assert "事项名称" in everywhere(redact(make(), "docx", []).data)


def test_a_rule_by_which_letters_vanish_is_warned_of():
    def change(workbook):
        workbook.active["D4"] = pdfs.SECRET
        rule = CellIsRule(operator="notEqual", formula=['""'], font=Font(color="FFFFFFFF"))
        workbook.active.conditional_formatting.add("D4:D9", rule)

    done = redact(office.book(change), "xlsx", [])
    assert any("D4:D9 有使文字看不见的条件格式" in warning for warning in done.report.warnings)
    assert redact(office.book(), "xlsx", []).report.warnings == []


COVERS = {
    "a filled shape": covered.anchored,
    "a shape of the theme's look": lambda: covered.anchored(
        fill='</wps:spPr><wps:style><a:fillRef idx="1"/></wps:style><wps:spPr>'
    ),
    "an old shape": covered.old_shape,
    "a shape of a sheet": covered.sheet_shape,
}


@pytest.mark.parametrize("how", list(COVERS))
def test_a_shape_over_words_blocks_release_and_redaction_says_what_to_do(how):
    data = COVERS[how]()
    assert [leak for leak in leaks(data) if leak.spot is Spot.COVERED]
    with pytest.raises(UnreadableError, match=r"图形会去掉，文字会露出来.*导出为 PDF"):
        redact(data, "xlsx" if "sheet" in how else "docx", [])


@pytest.mark.parametrize(
    "data",
    [
        covered.anchored(behind=1),
        covered.anchored(fill="<a:noFill/>"),
        covered.anchored(
            fill='<a:solidFill><a:srgbClr val="FF0000"><a:alpha val="30000"/></a:srgbClr></a:solidFill>'
        ),
        covered.anchored(text="批示"),
        covered.old_shape("position:absolute;width:400pt;height:1.5pt"),
        covered.old_shape("position:absolute;width:400pt;height:20pt;z-index:-1"),
        covered.old_shape(more='filled="f"'),
        covered.sheet_shape("<a:noFill/>"),
    ],
    ids=["behind", "empty", "glassy", "with words", "line", "old behind", "old empty", "sheet empty"],
)
def test_a_shape_that_covers_nothing_is_none(data):
    assert not [leak for leak in leaks(data) if leak.spot is Spot.COVERED]


def _laid_by_a_form(document: pikepdf.Pdf) -> None:
    form = document.make_stream(b"0 g 0 0 400 30 re f")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 400, 30])
    form.Matrix = Array([1, 0, 0, 1, 60, 590])
    document.pages[0].Resources.XObject.Bar = form
    document.pages[0].contents_add(b"/Bar Do")


def _overlaid(document: pikepdf.Pdf) -> None:
    """As programs that stamp pages do."""
    with pikepdf.open(io.BytesIO(pdfs.plain())) as other:
        other.pages[0].Contents = other.make_stream(b"0 g 60 590 400 30 re f")
        document.pages[0].add_overlay(other.pages[0])


@pytest.mark.parametrize("change", [_laid_by_a_form, _overlaid])
def test_a_bar_within_a_form_over_a_scan_is_found(change):
    found = leaks(pdfs.changed(change, pdfs.picture()))
    assert Spot.COVERED in {leak.spot for leak in found if leak.reason is Reason.UNSEEN}


def test_a_bar_beside_the_scan_is_none():
    def change(document: pikepdf.Pdf) -> None:
        (name,) = document.pages[0].Resources.XObject.keys()
        document.pages[0].Contents = document.make_stream(f"q 90 0 0 90 0 0 cm {name} Do Q".encode())
        _laid_by_a_form(document)

    assert leaks(pdfs.changed(change, pdfs.picture())) == []


@pytest.mark.parametrize("make", [lambda: pdfs.plain() + office.book(), lambda: b"x" * 400 + pdfs.plain()])
def test_another_file_hung_on_a_pdf_is_told(make):
    assert any(leak.spot is Spot.RAW and leak.reason is Reason.UNSEEN for leak in leaks(make()))


@pytest.mark.parametrize("data", [pdfs.plain() + b"\r\n\0\0", b"\xef\xbb\xbf\n" + pdfs.plain()])
def test_stray_blanks_around_a_pdf_say_nothing(data):
    assert leaks(data) == []


def test_the_words_under_the_bars_are_known_for_the_look_and_stand_in_no_report():
    data = pdfs.drawn(pdfs.words(600, "王某某甲"), pdfs.words(500, "又有王某某甲"))
    done = redact(data, "pdf", [Redaction(PageBoxes(1, (Box(60, 590, 200, 620),)), "E15")])
    assert done.covered == ("王某某甲",)
    assert "王某某" not in f"{done!r}{done.report.as_json()}"
