"""Each mapping that the documentation shows can be used as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gongkai.information.importing.mapping import load

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "mapping.md"
EXAMPLES = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def test_there_are_examples():
    assert len(EXAMPLES) > 2


@pytest.mark.parametrize("text", EXAMPLES)
def test_an_example_loads(text, tmp_path):
    path = tmp_path / "example.toml"
    path.write_text(text, encoding="utf-8")
    assert load(path).fields["title"]
