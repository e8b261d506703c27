"""The figures that the READMEs name hold for this version, and the house has a line for each package."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gongkai.law.rulebook import shipped

ROOT = Path(__file__).resolve().parents[2]
STEP = 50


@pytest.mark.parametrize(
    ("name", "rules", "kinds"),
    [
        ("README.md", r"more than (\d+) rules", r"(\d+) kinds"),
        ("README.zh.md", r"(\d+) 多条规则", r"(\d+)种信息类型"),
    ],
)
def test_rules_and_kinds_are_as_many_as_it_says(name: str, rules: str, kinds: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    least, shown = (int(re.findall(pattern, text)[0]) for pattern in (rules, kinds))
    assert least <= len({rule.id for rule in shipped()}) < least + STEP
    assert shown == len(list((ROOT / "src/gongkai/information/kinds").glob("*.toml")))


def test_each_package_has_its_line_in_the_house() -> None:
    house = (ROOT / "docs/explanation/house.md").read_text("utf-8")
    told = {
        name for line in re.findall(r"^\| (`.+?) \|", house, re.MULTILINE) for name in re.findall(r"`(\w+)`", line)
    }
    packages = {path.parent.name for path in (ROOT / "src/gongkai").glob("*/__init__.py")}
    assert told == packages
