"""Masks: what stays is what the rules say; in doubt less."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.privacy import DataType, Profile, detect, mask, masked
from tests.privacy.people import bank_card, id_card


@pytest.mark.parametrize(
    ("kind", "value", "public", "usual"),
    [
        (DataType.ID_CARD, "32058319900101123X", "32************123X", "320583********123X"),
        (DataType.ID_CARD, "320583 19900101 123X", "32**** ******** 123X", "320583 ******** 123X"),
        (DataType.ID_CARD, "320583900101123", "32058*******123", "32058*******123"),
        (DataType.MOBILE, "13800138000", "138****8000", "138****8000"),
        (DataType.MOBILE, "138-0013-8000", "138-****-8000", "138-****-8000"),
        (DataType.BANK_CARD, "6222020100001234567", "622202*********4567", "622202*********4567"),
        (DataType.PASSPORT, "E12345678", "E******78", "E******78"),
        (DataType.NAME, "张三", "张*", "张*"),
        (DataType.NAME, "欧阳小丽", "欧阳**", "欧阳**"),
        (DataType.EMAIL, "zhangsan@example.com", "z*******@example.com", "z*******@example.com"),
        (
            DataType.ADDRESS,
            "示范县清水乡大树村四组12号",
            "示范县清水乡大树村*****",
            "示范县清水乡大树村*****",
        ),
        (DataType.PLATE, "苏E12345", "苏*****5", "苏*****5"),
        (DataType.HEALTH, "尿毒症", "***", "***"),
        (DataType.BIRTH_DATE, "1985年3月12日", "**********", "**********"),
    ],
)
def test_each_kind_has_its_mask(kind, value, public, usual):
    assert masked(kind, value) == public
    assert masked(kind, value, profile=Profile.USUAL) == usual


def test_an_address_without_village_keeps_its_county_and_usually_its_road():
    value = "江苏省示范市东湖区文化路826号"
    assert masked(DataType.ADDRESS, value) == "江苏省示范市东湖区" + "*" * 7
    assert masked(DataType.ADDRESS, value, profile=Profile.USUAL) == "江苏省示范市东湖区文化路" + "*" * 4


def test_what_fails_its_check_keeps_only_its_ends():
    assert masked(DataType.ID_CARD, "320583199001011234", valid=False) == "3" + "*" * 16 + "4"


def test_a_masked_text_keeps_its_length_and_has_nothing_more_to_hide():
    text = f"张大山，男，身份证号{id_card()}，手机13800138000，卡号{bank_card()}，家住示范县清水乡大树村四组12号。"
    for profile in Profile:
        hidden = mask(text, detect(text), profile)
        assert len(hidden) == len(text)
        assert detect(hidden) == []


def test_a_hit_of_another_text_is_refused():
    (hit,) = detect("手机13800138000")
    with pytest.raises(ValueError, match="重新扫描"):
        mask("电话13900139000", [hit])
    with pytest.raises(ValueError, match="重叠"):
        mask("手机13800138000", [hit, dataclasses.replace(hit)])


@given(st.sampled_from(list(DataType)), st.text(min_size=1), st.booleans(), st.sampled_from(list(Profile)))
def test_no_mask_fails_or_shows_a_long_value_whole(kind, value, valid, profile):
    hidden = masked(kind, value, valid=valid, profile=profile)
    if kind is not DataType.EMAIL:
        assert len(hidden) == len(value)
    if kind not in {DataType.NAME, DataType.ADDRESS, DataType.EMAIL} and len(value.split()) == 1:
        assert hidden != value or not value.strip("-–—*")
