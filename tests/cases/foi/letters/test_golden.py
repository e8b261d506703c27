"""What each event's letter says on one invented case, word for word."""

from __future__ import annotations

import pytest

from tests.cases.foi.letters.golden import FOLDER, KINDS, texts


@pytest.fixture
def said(office):
    return texts(office)


def test_every_letter_says_what_its_golden_file_says(said):
    assert set(said) == set(KINDS)
    for kind, text in said.items():
        expected = (FOLDER / f"{kind}.txt").read_text(encoding="utf-8")
        assert text == expected, f"{kind}: look at the difference, then write the file anew"


def test_no_golden_file_is_left_of_a_letter_that_is_gone():
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(KINDS)
