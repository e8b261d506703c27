"""The page of rules is what the rulebook says today, and no rule is without a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tools.rulebook_page import PAGE, UntestedRuleError, build

if TYPE_CHECKING:
    from pathlib import Path


def test_the_page_is_what_the_rulebook_says() -> None:
    assert PAGE.read_text("utf-8") == build(), "run `make docs`"


def test_a_rule_without_a_test_fails_the_page(tmp_path: Path) -> None:
    with pytest.raises(UntestedRuleError, match="FOI-33"):
        build(tmp_path)
