"""Random secrets at random places never survive; folding agrees with itself."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.redaction import Box, Options, PageBoxes, Pages, Passage, Redaction, TextMatch, leaks, redact
from gongkai.redaction.folding import bare, spans
from tests.documents.readers.minipdf import Page
from tests.redaction import office, pdfs

FEW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SECRETS = st.one_of(
    st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
    st.from_regex(r"[1-9][0-9]{16}[0-9X]", fullmatch=True),
    st.text("张王李赵刘陈杨黄周吴甲乙丙丁", min_size=3, max_size=8),
    st.from_regex(r"[A-Za-z]{4,12}@[a-z]{3,8}\.example", fullmatch=True),
)
WRITINGS = st.sampled_from(
    [
        str,
        " ".join,
        lambda text: text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)}),
        lambda text: text[:3] + "\u3000" + text[3:],
    ]
)


@FEW
@given(
    secret=SECRETS,
    write=WRITINGS,
    x=st.integers(20, 200),
    y=st.integers(20, 800),
    turned=st.sampled_from([0, 90, 180, 270]),
    pages=st.sampled_from(Pages),
    layer=st.booleans(),
)
def test_a_secret_anywhere_on_a_page_never_survives(secret, write, x, y, turned, pages, layer):
    page = Page().text(20, 830, pdfs.SHOWN, 9).text(x, y, f"见{write(secret)}等", 9)
    data = pdfs.changed(lambda d: d.pages[0].rotate(turned, relative=False), pdfs.plain(page, Page()))
    options = Options(pages=pages, text_layer=layer)
    done = redact(data, "pdf", [Redaction(TextMatch(secret), "E15")], options=options)
    assert leaks(done.data, secrets=[secret]) == []


@FEW
@given(secret=SECRETS, place=st.sampled_from(sorted(set(pdfs.PLANTED) - {"text layer"})))
def test_no_hidden_place_of_a_pdf_keeps_anything(secret, place):
    data = pdfs.PLANTED[place]()
    done = redact(data, "pdf", [], options=Options(dpi=100, text_layer=True))
    assert leaks(done.data, secrets=[secret, pdfs.SECRET]) == []


@FEW
@given(
    secret=SECRETS,
    before=st.text("依申请公开的内容，。 ", max_size=12),
    after=st.text("依申请公开的内容，。 ", max_size=12),
    cuts=st.lists(st.integers(0, 40), max_size=4),
)
def test_a_secret_in_a_word_file_never_survives(secret, before, after, cuts):
    whole = before + secret + after

    def change(document):
        paragraph = document.add_paragraph()
        at = 0
        for cut in [*sorted(min(cut, len(whole)) for cut in cuts), len(whole)]:
            paragraph.add_run(whole[at:cut]).bold = bool(cut % 2)
            at = max(at, cut)

    data = office.word(change)
    place = Passage(2, len(before), len(before) + len(secret))
    for wanted in (TextMatch(secret), place):
        done = redact(data, "docx", [Redaction(wanted, "E15")])
        assert leaks(done.data, secrets=[secret]) == []
        assert office.paragraphs(done.data)[1] == f"{before}■■■■{after}"


@FEW
@given(secret=SECRETS, column=st.integers(1, 30), row=st.integers(3, 200), around=st.booleans())
def test_a_secret_in_a_book_never_survives(secret, column, row, around):
    def change(workbook):
        workbook.active.cell(row, column).value = f"见{secret}等" if around else secret

    done = redact(office.book(change), "xlsx", [Redaction(TextMatch(secret), "E15")])
    assert leaks(done.data, secrets=[secret]) == []


@given(st.text(max_size=40), st.text(max_size=40), SECRETS, WRITINGS)
def test_a_secret_is_found_in_its_place_whatever_stands_around(before, after, secret, write):
    text = before + write(secret) + after
    assert bare(secret) in bare(text)
    assert any(start <= len(before) and end >= len(before) + 1 for start, end in spans(text, secret))


@given(st.binary(max_size=300), st.sampled_from(["pdf", "docx", "xlsx", "image"]))
def test_any_bytes_are_refused_in_words(data, kind):
    from gongkai.documents.errors import UnreadableError

    starts = {"pdf": b"%PDF-1.7\n", "docx": b"PK\x03\x04", "xlsx": b"PK\x05\x06", "image": b"\x89PNG\r\n\x1a\n"}
    with pytest.raises(UnreadableError, match="。"):
        redact(starts[kind] + data, kind, [])


@FEW
@given(
    at=st.integers(0, 3000),
    byte=st.integers(0, 255),
    make=st.sampled_from([office.word, office.book, pdfs.incremental]),
)
def test_a_damaged_byte_gives_an_answer_or_a_refusal_in_words(at, byte, make):
    from gongkai.documents.errors import UnreadableError

    data = bytearray(make())
    data[at % len(data)] = byte
    for act in (leaks, lambda given: redact(given, _kind(make), [], options=Options(dpi=72))):
        try:
            act(bytes(data))
        except UnreadableError as error:
            assert str(error).endswith("。")  # noqa: PT017  # both outcomes are right


def _kind(make) -> str:
    return {office.word: "docx", office.book: "xlsx"}.get(make, "pdf")


@FEW
@given(st.lists(st.tuples(st.floats(0, 500), st.floats(0, 800), st.floats(1, 90), st.floats(1, 40)), max_size=6))
def test_every_bar_is_black_wherever_it_stands(corners):
    import pypdfium2

    boxes = tuple(Box(x, y, x + wide, y + high) for x, y, wide, high in corners)
    wanted = [Redaction(PageBoxes(1, (box,)), "E15") for box in boxes]
    done = redact(pdfs.picture("white"), "pdf", wanted, options=Options(dpi=72))
    pdf = pypdfium2.PdfDocument(done.data)
    shown = pdf[0].render(scale=1).to_pil().convert("L")
    pdf.close()
    for box in boxes:
        assert shown.getpixel((int((box.left + box.right) / 2), int(842 - (box.bottom + box.top) / 2))) < 10
