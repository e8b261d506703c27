"""What every letter says on the sample case, word for word."""

from __future__ import annotations

import pytest

from gongkai.letters import all_kinds
from tests.letters.golden import FOLDER, text_of

CODES = [kind.code for kind in all_kinds()]


@pytest.mark.parametrize("code", CODES)
def test_a_letter_says_what_its_golden_file_says(code):
    expected = (FOLDER / f"{code}.txt").read_text(encoding="utf-8")
    assert text_of(code) == expected, "run `python -m tests.letters.golden` and look at the difference"


def test_no_golden_file_is_left_of_a_letter_that_is_gone():
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(CODES)
