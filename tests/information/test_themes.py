"""The theme tree and the ways it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.information import themes
from gongkai.information.themes import Theme, parse, tree

PLACES = [Theme(name, part) for name, parts in tree().items() for part in ("", *parts)]


def test_the_tree_has_the_22_classes():
    assert len(tree()) == 22
    assert list(tree())[-1] == "其他"


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_every_place_reads_back(place):
    assert parse(str(place)) == place


@given(
    st.sampled_from(PLACES[:-1]), st.sampled_from(["\\", "\\\\", "/", "；", ";", " > ", "／"]), st.integers(1, 22)
)
def test_dividers_and_numbers_do_not_matter(place, divider, number):
    written = divider.join(filter(None, (f"{number}.{place.name}", place.part)))
    assert parse(written) == place


def test_marks_inside_a_name_do_not_matter():
    assert parse("财政 金融 审计；银行") == Theme("财政、金融、审计", "银行")
    assert parse("（四）财政、金融、审计/税务") == Theme("财政、金融、审计", "税务")


def test_a_part_alone_is_enough_where_one_class_has_it():
    assert parse("城乡建设（含住房）") == Theme("城乡建设、环境保护", "城乡建设（含住房）")


def test_words_around_the_place_are_passed_over():
    assert parse("其他文件/财政、金融、审计/通知") == Theme("财政、金融、审计")


@pytest.mark.parametrize("text", ["", "地方金融发展", "厅规范性文件", "\\", "其他文件"])
def test_what_is_in_no_tree_is_nothing(text):
    assert parse(text) is None


def test_a_form_offers_every_place_once():
    values = [value for _group, entries in themes.choices() for value, _label in entries]
    assert len(values) == len(set(values)) == len(PLACES)
