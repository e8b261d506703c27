"""Which paragraph an answer carries, stated a second time; and that the table and the words hold together."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.rulebook import shipped

CLASSES = {
    "disclosed",
    "partial",
    "withheld",
    "query",
    "not_held",
    "making",
    "unhandled",
    "publication",
    "closed",
    "third_party",
    "overdue",
    "procedural",
}
FIRST = {"withheld": "review_first", "partial": "partial_first"}
DAYS = [date(2008, 5, 1), date(2023, 12, 31), date(2024, 1, 1), date(2025, 5, 31), date(2025, 6, 1)]


def expected(on: date) -> dict[str, str]:
    paths = dict.fromkeys(CLASSES, "either") | {"overdue": "overdue", "procedural": "none"}
    return paths | FIRST if on >= date(2024, 1, 1) else paths


@pytest.mark.parametrize("on", DAYS)
def test_review_comes_first_for_refusals_since_2024_and_for_nothing_else(on):
    paths = {item.code: item.facts["path"] for item in shipped().rule("REM-PATH", on=on).items}
    assert paths == expected(on)


def test_there_is_no_paragraph_before_the_regulation():
    assert shipped().versions("REM-PATH")[0].valid_from == date(2008, 5, 1)


@pytest.mark.parametrize(
    ("on", "unsure"),
    [
        (date(2023, 12, 31), {"procedural"}),
        (
            date(2024, 1, 1),
            {"partial", "query", "not_held", "making", "unhandled", "publication", "overdue", "procedural"},
        ),
        (date(2025, 6, 1), {"partial", "query", "procedural"}),
    ],
)
def test_what_is_unsure_says_so(on, unsure):
    items = shipped().rule("REM-PATH", on=on).items
    assert {item.code for item in items if item.facts.get("mark") == "m"} == unsure
    assert all(bool(item.facts.get("caution")) == ("mark" in item.facts) for item in items)


def test_the_words_take_their_limits_from_these_rules():
    rules = {
        item.code: (item.facts.get("review"), item.facts.get("suit"), item.facts.get("first"))
        for item in shipped().rule("REM-TEXT").items
    }
    assert rules == {
        "review_first": ("REV-20", "SUE-45", "REV-23"),
        "partial_first": ("REV-20", "SUE-45", "REV-23"),
        "either": ("REV-20", "SUE-46", None),
        "overdue": ("REV-16", "SUE-66", None),
        "online": (None, None, None),
    }
