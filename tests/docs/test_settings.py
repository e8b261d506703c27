"""A setting without documentation fails, and so does documentation of a setting that is gone."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_settings_md_lists_exactly_the_variables_that_are_read() -> None:
    code = "\n".join(path.read_text() for path in (ROOT / "src/gongkai/config").glob("*.py"))
    read = set(re.findall(r"env(?:\.\w+)?\(\s*\"([A-Z_]+)\"", code))
    text = (ROOT / "docs/reference/settings.md").read_text()
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", text, re.MULTILINE))
    assert read
    assert documented == read
