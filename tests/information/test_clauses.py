"""What documents say of their own validity."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.information.enums import Validity
from gongkai.information.validity import read_clauses, read_word

ISSUED = dt.date(2023, 3, 15)


@pytest.mark.parametrize(
    ("text", "effective", "lapses"),
    [
        ("第二十条　本办法自2024年1月1日起施行。", dt.date(2024, 1, 1), None),
        ("本办法自2024年1月1日起施行，有效期五年。", dt.date(2024, 1, 1), dt.date(2029, 1, 1)),
        ("本办法自2024年1月1日起施行，有效期5年。", dt.date(2024, 1, 1), dt.date(2029, 1, 1)),
        ("本细则自印发之日起施行，有效期至2025年12月31日。", ISSUED, dt.date(2026, 1, 1)),
        ("本通知自发布之日起30日后施行。", ISSUED + dt.timedelta(days=30), None),
        ("本规定自二〇二四年五月一日起施行。", dt.date(2024, 5, 1), None),
        ("本意见自下发之日起试行。", None, None),
        ("《示范市电梯办法》已经审议通过，现予公布，自2024年6月1日起施行。", dt.date(2024, 6, 1), None),
        (
            "本办法由市住建局负责解释。\n本办法自2024年7月1日起实施。有效期3年。",
            dt.date(2024, 7, 1),
            dt.date(2027, 7, 1),
        ),
        ("本办法自2024年2月29日起施行，有效期一年。", dt.date(2024, 2, 29), dt.date(2025, 2, 28)),
    ],
)
def test_clauses_are_read(text, effective, lapses):
    found = read_clauses(text, issued_on=ISSUED if "之日" in text and "下发" not in text else None)
    assert (found.effective_on, found.lapses_on) == (effective, lapses)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "许可证有效期五年。",
        "该项目自2024年1月1日起施工。",
        "申请人自2023年1月1日起执行新标准的，给予补助。",
        "取得资格证书的，有效期3年。",
        "有效期内的证书继续使用。",
    ],
)
def test_what_speaks_of_something_else_is_left_alone(text):
    found = read_clauses(text, issued_on=ISSUED)
    assert (found.effective_on, found.lapses_on) == (None, None)


def test_the_clause_carries_its_article():
    found = read_clauses("第十九条　其他。\n第二十条　本办法自2024年1月1日起施行。", issued_on=None)
    assert found.effective_clause.startswith("第二十条")


@given(st.dates(dt.date(1990, 1, 1), dt.date(2049, 12, 31)), st.integers(1, 10))
def test_a_period_ends_that_many_years_later(day, years):
    text = f"本办法自{day.year}年{day.month}月{day.day}日起施行，有效期{years}年。"
    found = read_clauses(text, issued_on=None)
    assert found.effective_on == day
    assert found.lapses_on.year == day.year + years
    assert abs((found.lapses_on - day).days - 365.25 * years) < 3


@given(st.text("本办法自起施行有效期至年月日0123456789一二三，。；\n《》第条之", max_size=200))
def test_any_text_is_taken(text):
    found = read_clauses(text, issued_on=ISSUED)
    assert found.lapses_on is None or found.effective_on is None or found.lapses_on > found.effective_on


def test_long_texts_are_read_quickly():
    import time

    text = ("市政府各部门应当认真实施本条规定，切实加强执行和落实" * 2000) + "。本办法自2024年1月1日起施行。"
    began = time.process_time()
    assert read_clauses(text, issued_on=None).effective_on == dt.date(2024, 1, 1)
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("有效", Validity.IN_FORCE),
        ("现行有效", Validity.IN_FORCE),
        ("【已失效】", Validity.LAPSED),
        ("失效", Validity.LAPSED),
        ("废止", Validity.REPEALED),
        ("已废止", Validity.REPEALED),
        ("已修改", Validity.AMENDED),
        ("另行通知", None),
        ("", None),
    ],
)
def test_words_of_sites_are_known(word, status):
    assert read_word(word) is status
