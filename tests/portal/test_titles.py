"""Where a long title may break."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.portal.titles import by_words, parts

LONG = "示范市人民政府办公室关于印发《示范市重污染天气应急预案》的通知"


def test_the_parts_together_are_the_title():
    assert "".join(parts(LONG)) == LONG
    assert len(parts(LONG)) > 5


def test_a_bracket_stays_with_what_it_encloses():
    found = parts(LONG)
    assert not [part for part in found if part.endswith("《") or part.startswith("》")]
    assert any(part.startswith("《") for part in found)


def test_a_figure_stays_with_its_unit_and_a_particle_with_its_word():
    found = parts("示范市自来水有限公司关于2026年5月计划停水情况的公告")
    assert not [part for part in found if part.startswith(("年", "月", "的"))]


def test_a_place_keeps_its_rank():
    assert not [part for part in parts(LONG) if part.startswith("市")]


def test_a_short_title_is_left_whole():
    assert parts("优化营商环境条例") == ["优化营商环境条例"]


def test_markup_in_a_title_stays_text():
    assert "<b>" not in by_words("关于<b>印发示范市老旧小区改造实施计划</b>的通知")


@pytest.mark.parametrize(
    "title", ["", "《", "关于關於ＡＢＣ印發《示範市老舊小區改造實施計劃》的通知", "12345678901234567890"]
)
def test_odd_titles_come_back_whole(title):
    assert "".join(parts(title)) == title


@given(st.text(max_size=60))
def test_no_letter_of_any_title_is_lost(title):
    assert "".join(parts(title)) == title
