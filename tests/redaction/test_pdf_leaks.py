"""A secret in any place of a PDF blocks its release; after redaction no place holds it."""

from __future__ import annotations

import pytest

from gongkai.redaction import Options, Pages, Reason, Redaction, Spot, TextMatch, leaks, redact
from tests.redaction import pdfs


@pytest.mark.parametrize("place", list(pdfs.PLANTED))
def test_a_secret_anywhere_blocks_release(place):
    found = leaks(pdfs.PLANTED[place](), secrets=[pdfs.SECRET])
    assert any(leak.reason is Reason.SECRET for leak in found)


UNSEEN = sorted(
    set(pdfs.PLANTED)
    - {"text layer", "bookmark", "alternative text", "EXIF of a picture"}
    - {"stream that no table lists", "content behind another filter"}
)


@pytest.mark.parametrize("place", [*UNSEEN, "EXIF of a picture", "content behind another filter"])
def test_what_no_reader_sees_blocks_release_even_if_nobody_names_it(place):
    assert any(leak.reason is Reason.UNSEEN for leak in leaks(pdfs.PLANTED[place]()))


@pytest.mark.parametrize("place", list(pdfs.PLANTED))
@pytest.mark.parametrize(
    "options",
    [Options(), Options(text_layer=True), Options(pages=Pages.TOUCHED)],
    ids=["all pages", "with a text layer", "touched pages"],
)
def test_a_redacted_file_holds_it_nowhere(place, options):
    data = pdfs.PLANTED[place]()
    wanted = [Redaction(TextMatch(pdfs.SECRET), "E15")] if place == "text layer" else []
    done = redact(data, "pdf", wanted, options=options)
    assert leaks(done.data, secrets=[pdfs.SECRET]) == []


@pytest.mark.parametrize("form", ["13800138000", "138 0013 8000", "１３８００１３８０００", "138-0013-8000"])
def test_a_secret_is_found_in_whatever_writing(form):
    assert leaks(pdfs.drawn(pdfs.words(text="电话138 0013－8000转")), secrets=[form])


def test_a_secret_is_found_in_traditional_characters():
    data = pdfs.drawn(pdfs.words(text="張國華之證件"))
    assert leaks(data, secrets=["张国华之证件"])


def test_a_plain_document_of_text_passes():
    assert leaks(pdfs.plain(), secrets=[pdfs.SECRET]) == []


@pytest.mark.parametrize("make", [pdfs.annotation_bar, pdfs.redact_annotation, pdfs.bar_on_scan])
def test_a_bar_that_is_only_laid_over_is_found(make):
    assert Spot.COVERED in {leak.spot for leak in leaks(make()) if leak.reason is Reason.UNSEEN}


def test_a_scan_alone_is_no_leak():
    assert leaks(pdfs.picture()) == []


def test_words_beyond_the_public_text_are_told():
    data = pdfs.drawn(pdfs.words(text="内部意见"))
    (leak,) = [each for each in leaks(data, against=pdfs.SHOWN) if each.reason is Reason.BEYOND][:1]
    assert "内部意见" in leak.text
    assert leaks(pdfs.plain(), against=pdfs.SHOWN) == []
    assert leaks(pdfs.plain(), against=data) == []
