"""Texts made to hurt: they cost no more than their length, and never an error."""

from __future__ import annotations

import sys

import pytest

from gongkai.privacy import detect, scan, scan_html

SIZE = 100_000
# A step of the interpreter is counted, not a second: machines differ.
STEPS_A_CHARACTER = 60


SEEDS = [
    "1",
    "王",
    "a@",
    "@",
    "路1号",
    "姓名：",
    "男，1岁",
    "13800138000",
    "张三、",
    "医生",
    "�",
    "身份证",
    "A-",
    "一",
    "·王",
    "6222-",
    "\t姓名",
]


@pytest.mark.parametrize("seed", [*SEEDS, " ", "6222 "])
def test_a_long_text_without_a_break_costs_in_proportion(seed):
    steps = 0

    def count(frame, event, _):
        nonlocal steps
        steps += 1

    text = (seed * SIZE)[:SIZE]
    sys.setprofile(count)
    try:
        detect(text)
    finally:
        sys.setprofile(None)
    assert steps < STEPS_A_CHARACTER * SIZE


def test_a_row_of_names_without_end_is_walked_once():
    names = detect("死者：张大山、李小四、" + "王大明、李小四、" * 10_000 + "王大明等3人")
    assert len(names) > 20_000


def test_lone_surrogates_keep_their_places():
    (hit,) = detect("\ud800\udfff手机13800138000")
    assert (hit.start, hit.end) == (4, 15)


def test_a_page_nested_very_deep_is_read():
    assert [hit.text for hit in scan_html("<div>" * 5000 + "手机13800138000").hits] in ([], ["13800138000"])


def test_unclosed_markup_is_read():
    assert [
        hit.text for hit in scan(b"<html><table><tr><td>\xe6\x89\x8b\xe6\x9c\xba13800138000", name="a.html").hits
    ] == ["13800138000"]
