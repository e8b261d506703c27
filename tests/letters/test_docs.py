"""The page for clerks names every style and every name that the program fills in."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai.letters import Role
from gongkai.letters.kind import ANNEX, COPIED, DAY, GROUND, REMEDY, YOU

TEXT = (Path(__file__).resolve().parents[2] / "docs/how-to/edit-letters.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("role", list(Role))
def test_every_style_is_named(role):
    assert role.value in TEXT


@pytest.mark.parametrize("name", [DAY, YOU, GROUND, REMEDY, ANNEX, COPIED])
def test_every_filled_name_is_named(name):
    assert f"`{{{{ {name} }}}}`" in TEXT
