"""The page of needs answers each once, and the tests that it names are there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/reference/casework.md").read_text("utf-8")
NEEDS = 31
ROWS = [line.strip("|").split("|") for line in PAGE.splitlines() if re.match(r"\| *\d+ *\|", line)]
PROOFS = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)))


@cache
def functions(path: str) -> frozenset[str]:
    """The names of a file's tests, those of its classes too."""
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_every_need_stands_there_once() -> None:
    assert sorted(int(row[0]) for row in ROWS) == list(range(1, NEEDS + 1))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].strip())
def test_every_need_has_its_answer_and_its_proof(row: list[str]) -> None:
    _number, need, answer, proof = (cell.strip() for cell in row)
    assert need
    assert answer
    proofs = proof.split("<br>")
    assert all(re.fullmatch(r"`tests/[\w/]+\.py::test_\w+`", each) for each in proofs), proof
    assert len(set(proofs)) == len(proofs)


@pytest.mark.parametrize(("path", "name"), PROOFS)
def test_every_test_that_is_named_exists(path: str, name: str) -> None:
    assert (ROOT / path).is_file()
    assert name in functions(path)
