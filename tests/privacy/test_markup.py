"""Masks in markup: through inline tags, in tables and attributes, and no other word suffers."""

from __future__ import annotations

from gongkai.privacy import Profile, mask_html, scan_html
from tests.privacy.people import id_card


def hidden(markup: str, profile: Profile = Profile.PUBLIC) -> str:
    masked, left = mask_html(markup, scan_html(markup).hits, profile)
    assert left == []
    return masked


def test_a_number_is_masked_through_inline_tags():
    assert hidden("<p>手机138<b>0013</b>8000。</p>") == "<p>手机138<b>****</b>8000。</p>"


def test_every_place_of_a_value_is_masked():
    assert hidden("<p>手机13800138000，</p><p>微信同号13800138000</p>").count("138****8000") == 2


def test_cells_of_a_table_are_masked_and_the_table_stays():
    markup = f"<table><tr><th>姓名</th><th>身份证号</th></tr><tr><td>张三</td><td>{id_card()}</td></tr></table>"
    shown = hidden(markup, Profile.USUAL)
    assert "<td>张*</td>" in shown
    assert f"{id_card()[:6]}********{id_card()[-4:]}" in shown
    assert scan_html(shown).hits == []


def test_a_short_name_inside_another_word_stays():
    shown = hidden("<p>姓名：林达</p><p>森林达到标准，由林达签收</p>")
    assert shown == "<p>姓名：林*</p><p>森林达到标准，由林*签收</p>"


def test_attributes_that_people_hear_are_masked():
    assert (
        hidden('<p><img src="a.png" alt="手机13800138000"></p>')
        == '<p><img src="a.png" alt="手机138****8000"></p>'
    )


def test_what_is_not_found_in_the_markup_comes_back():
    markup = "<p>手机138&#48;0138000</p>"
    masked, left = mask_html(markup, scan_html(markup).hits)
    assert masked == markup
    assert [hit.text for hit in left] == ["13800138000"]
