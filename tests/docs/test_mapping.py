"""docs/reference/mapping.md names what a mapping may hold, and its example can be used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gongkai.information import kinds
from gongkai.information.importing.mapping import load, shipped
from gongkai.information.importing.mapping.load import BODIES, FIELDS, KEYS

DOCS = Path(__file__).resolve().parents[2] / "docs"
TEXT = (DOCS / "reference/mapping.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*KEYS, *FIELDS, *BODIES])
def test_every_key_and_field_is_documented(name):
    assert f"`{name}`" in TEXT


def test_every_kind_is_named():
    assert all(f"`{kind.code}`" in TEXT for kind in kinds.all_kinds())


def test_every_shipped_mapping_is_named():
    how_to = (DOCS / "how-to/import.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in how_to for name in shipped())


def test_the_example_is_a_mapping(tmp_path):
    path = tmp_path / "town.toml"
    path.write_text(re.search(r"```toml\n(.*?)```", TEXT, re.DOTALL)[1], encoding="utf-8")
    mapping = load(path)
    assert mapping.kind_of({"category": "局规范性文件", "title": "补助细则"}) == "normative"
    assert mapping.text({"status": 2}, "validity") == "lapsed"
