"""What comes in with an address."""

from __future__ import annotations

import datetime as dt

import pytest
from django.http import QueryDict
from hypothesis import given as generated
from hypothesis import strategies as st

from gongkai.portal import given


def query(**values: str) -> QueryDict:
    made = QueryDict(mutable=True)
    for name, value in values.items():
        made[name] = value
    return made


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2024-05-01", dt.date(2024, 5, 1)),
        ("2024/5/1", dt.date(2024, 5, 1)),
        ("2024.05.01", dt.date(2024, 5, 1)),
        ("2024年5月1日", dt.date(2024, 5, 1)),
        ("2024-02-30", None),
        ("24-05-01", None),
        ("２０２４-05-01", None),
        ("", None),
    ],
)
def test_dates(typed, day):
    assert given.date(query(on=typed), "on").day == day
    assert given.date(query(on=typed), "on").wrong is (day is None and bool(typed))


@generated(st.text(max_size=400))
def test_text_is_one_short_line(typed):
    text = given.text(query(q=typed), "q")
    assert len(text) <= given.LONGEST_TEXT
    assert text == text.strip()
    assert not any(ord(character) < 32 for character in text)


@generated(st.text(max_size=30))
def test_page_numbers_are_from_one_on(typed):
    assert 1 <= given.page_number(query(page=typed)) <= given.MOST_PAGES


def test_values_are_kept_once_in_order_and_not_too_many():
    many = QueryDict("&".join(f"v={place % 40}" for place in range(80)))
    assert given.values(many, "v") == tuple(str(place) for place in range(given.MOST_VALUES))


def test_a_choice_is_one_of_those_there_are():
    assert given.choice(query(by="b"), "by", ("a", "b")) == "b"
    assert given.choice(query(by="c"), "by", ("a", "b")) == "a"
