"""The PDF: all the text, all fonts inside, the same bytes each time, no signature alone on a page."""

from __future__ import annotations

import json
import re
from datetime import date

import pypdfium2
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.documents import read
from gongkai.letters import (
    Layout,
    Letter,
    Paragraph,
    Role,
    TypesettingError,
    all_kinds,
    compose,
    missing_characters,
    pdf,
    to_docx,
    to_pdf,
    to_text,
)
from gongkai.letters.pdf import tail
from tests.letters.samples import DAY, FACTS

KINDS = [kind for kind in all_kinds() if kind.layout is not Layout.FORM]
_SIGNED = re.compile("示范市自然资源局2026年10月12日")
_BLANKS = re.compile(r"[\s\u3000\ufffe\u0002-]")


def pages(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [_page(document, number) for number in range(len(document))]
    finally:
        document.close()


def _page(document, number):
    page = document[number]
    text = page.get_textpage()
    try:
        return _BLANKS.sub("", text.get_text_range())
    finally:
        text.close()
        page.close()


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.code)
def test_every_paragraph_stands_in_the_pdf(kind):
    letter = compose(kind, FACTS, day=DAY)
    text = re.sub(r"—\d+—", "", "".join(pages(to_pdf(letter))))
    for block in letter.blocks:
        for line in [block.text] if isinstance(block, Paragraph) else "\n".join(sum(block.rows, ())).split("\n"):
            assert _BLANKS.sub("", line) in text
    assert missing_characters(letter) == ()


@pytest.mark.parametrize("code", ["partial", "consultation", "court_defence"])
def test_our_own_reader_finds_the_parts_again(code):
    letter = compose(code, FACTS, day=DAY)
    found = read(to_pdf(letter), name=f"{code}.pdf")
    assert (found.title, found.written_on, found.issuer) == (letter.title, DAY, FACTS["issuer"])
    assert found.document_number == letter.number


def test_the_same_letter_gives_the_same_bytes():
    letter = compose("partial", FACTS, day=DAY)
    assert to_pdf(letter) == to_pdf(compose("partial", FACTS, day=DAY))
    assert to_pdf(letter) != to_pdf(compose("partial", FACTS, day=date(2026, 10, 13)))


def test_it_is_an_archive_file_with_title_and_day():
    data = to_pdf(compose("partial", FACTS, day=DAY))
    assert b"<pdfaid:part>2</pdfaid:part>" in data
    assert data.count(b"/FontFile") >= 2
    document = pypdfium2.PdfDocument(data)
    facts = document.get_metadata_dict()
    document.close()
    assert facts["Title"] == "政府信息公开申请答复书"
    assert facts["CreationDate"].startswith("D:20261012")


@pytest.mark.parametrize("code", ["not_existing", "consultation", "extension", "court_defence"])
def test_no_page_holds_a_signature_alone(code):
    """Whatever the length: with the signature stands running text, two lines or a whole short paragraph."""
    for length in range(0, 420, 30):
        fact = "检索所得情况的说明" * (length // 9) + "如上"
        letter = compose(
            code,
            FACTS
            | dict.fromkeys(("reasons", "search_scope", "defence"), fact)
            | {"third_party_information": fact},
            day=DAY,
        )
        (signed,) = [page for page in pages(to_pdf(letter)) if _SIGNED.search(page)]
        before = signed.split("附件：1.")[0]
        assert len(re.sub(r"—\d+—", "", before)) >= 20, (code, length)


def test_a_long_name_of_an_issuer_fits_its_line():
    name = "示范省示范自治州示范高新技术产业开发区管理委员会行政审批与政务信息管理局"
    found = pages(to_pdf(compose("granted", FACTS | {"issuer": name}, day=DAY)))
    assert found[0].startswith(name)
    assert "".join(found).count(name) == 2


@given(st.lists(st.integers(1, 300), min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_what_is_held_with_a_signature_is_two_lines_or_reaches_a_long_paragraph(lengths):
    """What stays whole is never long, so that no page is left half empty for its sake."""
    running = [Paragraph(Role.BODY, "文" * length) for length in lengths]
    held, last = tail((*running, Paragraph(Role.CLOSING, "特此告知。"), Paragraph(Role.SIGNATURE, "示范市")))
    assert sum(lengths[place] for place in held) <= 2 * 84
    if last is not None:
        assert lengths[last] > 84
        assert held == set(range(last + 1, len(lengths)))
    elif held != set(range(len(lengths))):
        assert sum(-(-lengths[place] // 28) for place in held if lengths[place] > 4) >= 1


@pytest.mark.parametrize("latin", [False, True])
def test_without_a_chinese_font_the_remedy_is_told(monkeypatch, latin):
    """Never a blank page, nor a page of numbers."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=latin)
    monkeypatch.setattr(pdf, "_fonts", lambda: fonts)
    with pytest.raises(TypesettingError, match="请安装 fonts-noto-cjk"):
        to_pdf(compose("other", FACTS, day=DAY))


def test_a_letter_that_was_kept_as_data_is_written_as_it_was():
    letter = compose("service_record", FACTS, day=DAY)
    kept = Letter.from_json(json.loads(json.dumps(letter.as_json())))
    assert to_pdf(kept) == to_pdf(letter)
    assert to_docx(kept) == to_docx(letter)
    assert to_text(kept) == to_text(letter)
