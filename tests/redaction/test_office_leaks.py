"""A secret in any place of a Word file or a workbook blocks its release; after redaction no place holds it."""

from __future__ import annotations

import pytest

from gongkai.redaction import Cells, Keep, Options, Reason, Redaction, Spot, TextMatch, leaks, redact
from tests.redaction import office
from tests.redaction.pdfs import SECRET, SHOWN

PLANTED = {f"docx: {place}": make for place, make in office.WORDS.items()} | {
    f"xlsx: {place}": make for place, make in office.BOOKS.items()
}
ALL = Options(keep=frozenset(Keep))
SEEN = {
    "docx: header", "docx: footer of the first page", "docx: foot note nobody calls", "docx: alternative text",
    "docx: code of a field", "docx: name of a bookmark", "docx: name of a control", "docx: address of a link",
    "docx: name of a style", "docx: name of a font", "docx: name of a part", "docx: comment of the container",
    "docx: settings", "docx: author of a comment", "xlsx: defined name", "xlsx: list of a validation",
    "xlsx: header",
    "xlsx: formula", "xlsx: words of a number format", "xlsx: address of a link", "xlsx: text of a drawing",
}  # fmt: skip


@pytest.mark.parametrize("place", list(PLANTED))
def test_a_secret_anywhere_blocks_release(place):
    found = leaks(PLANTED[place](), secrets=[SECRET])
    assert any(leak.reason is Reason.SECRET for leak in found)


@pytest.mark.parametrize("place", sorted(set(PLANTED) - SEEN))
def test_what_no_reader_sees_blocks_release_even_if_nobody_names_it(place):
    assert any(leak.reason is Reason.UNSEEN for leak in leaks(PLANTED[place]()))


@pytest.mark.parametrize("place", list(PLANTED))
def test_a_redacted_file_holds_it_nowhere(place):
    data = PLANTED[place]()
    done = redact(data, place[:4], [])
    assert leaks(done.data, secrets=[SECRET]) == []


@pytest.mark.parametrize("make", [office.word, office.book])
def test_a_plain_file_passes(make):
    assert leaks(make(), secrets=[SECRET]) == []


@pytest.mark.parametrize("make", [office.word, office.book])
def test_words_beyond_the_public_text_are_told(make):
    assert [leak for leak in leaks(make(), against="别的") if leak.reason is Reason.BEYOND]
    assert leaks(make(), against=f"{SHOWN}数量甲类名单Sheet") == []


@pytest.mark.parametrize("place", ["header", "text box"])
def test_a_text_is_covered_in_what_is_kept_too(place):
    data = office.WORDS["header"]() if place == "header" else office.word(office.box())
    done = redact(data, "docx", [Redaction(TextMatch(SECRET), "E15")], options=ALL)
    assert leaks(done.data, secrets=[SECRET]) == []


def test_a_secret_cut_into_runs_is_found():
    def change(document):
        paragraph = document.add_paragraph()
        for part in (SECRET[:3], SECRET[3:7], SECRET[7:]):
            paragraph.add_run(part).bold = True

    data = office.word(change)
    assert any(leak.spot is Spot.TEXT and leak.secret == 1 for leak in leaks(data, secrets=[SECRET]))
    done = redact(data, "docx", [Redaction(TextMatch(SECRET), "E15", "依据第十五条")])
    assert leaks(done.data, secrets=[SECRET]) == []
    assert office.paragraphs(done.data)[1] == "■■■■〔依据第十五条〕"


def test_a_number_in_a_cell_is_found_as_people_write_it():
    def change(workbook):
        workbook.active["D4"] = 13800138000.0

    data = office.book(change)
    assert leaks(data, secrets=["138 0013 8000"])
    done = redact(data, "xlsx", [Redaction(TextMatch("13800138000"), "privacy:mobile")])
    assert leaks(done.data, secrets=["13800138000"]) == []


@pytest.mark.parametrize("cells", ["D4", "C3:E5", "4", "4:4", "D", "D:D", ""])
def test_cells_rows_columns_and_sheets_are_covered(cells):
    data = office.book(lambda workbook: workbook.active.__setitem__("D4", SECRET))
    done = redact(data, "xlsx", [Redaction(Cells("名单", cells), "E15")])
    assert leaks(done.data, secrets=[SECRET]) == []
    assert (office.grid(done.data)[0][0] == SHOWN) is bool(cells)
