"""One door to every kind: names, hostile input, what every verdict keeps to."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.law.identifiers import KINDS, UnknownKindError, Verdict, check, kind_of
from tests.law.identifiers.numbers import TODAY, bank_cards, credit_codes, id_cards, organization_codes

kinds = st.sampled_from(sorted(KINDS))
right_numbers = st.one_of(
    st.tuples(st.just("id_card"), id_cards),
    st.tuples(st.just("credit_code"), credit_codes),
    st.tuples(st.just("organization_code"), organization_codes),
    st.tuples(st.just("bank_card"), bank_cards),
    st.tuples(st.just("mobile"), st.integers(13_000_000_000, 19_999_999_999).map(str)),
    st.tuples(st.just("index_number"), st.from_regex(r"[0-9A-Z]{9}/20[0-9]{2}-[0-9]{5}", fullmatch=True)),
)
texts = st.one_of(
    st.text(max_size=40),
    st.text("0123456789XxbmNＸ０ -—/〔〕[]年第号令国办发转@.cn+86\x00\ud800\u200b", max_size=30),
    st.text(st.characters(codec=None, categories=("Cs", "Cc", "Cf", "Zs")), max_size=20),
)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("id_card", "id_card"),
        ("idcard", "id_card"),
        ("ID-Card", "id_card"),
        ("ric", "id_card"),
        ("resident_id", "id_card"),
        ("身份证", "id_card"),
        ("居民身份证号码", "id_card"),
        ("公民身份号码", "id_card"),
        ("uscc", "credit_code"),
        ("统一社会信用代码", "credit_code"),
        ("orgcode", "organization_code"),
        ("组织机构代码", "organization_code"),
        ("bankcard", "bank_card"),
        ("luhn", "bank_card"),
        ("银行卡号", "bank_card"),
        ("index", "index_number"),
        ("索引号", "index_number"),
        ("site", "website_code"),
        ("site_code", "website_code"),
        ("网站标识码", "website_code"),
        ("docno", "document_number"),
        ("文号", "document_number"),
        ("发文字号", "document_number"),
        ("手机号", "mobile"),
        ("手机号码", "mobile"),
        ("座机", "phone"),
        ("电话", "phone"),
        ("邮箱", "email"),
        (" E-Mail ", "email"),
    ],
)
def test_a_kind_is_found_by_every_name_that_it_goes_by(word, name):
    assert kind_of(word).name == name


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_name_belongs_to_one_kind(kind):
    assert {kind_of(word).name for word in (kind.name, kind.label, *kind.aliases)} == {kind.name}


@pytest.mark.parametrize("word", ["", "护照", "号", "号码", "\ud800", "id_card2"])
def test_an_unknown_kind_is_told_which_there_are(word):
    with pytest.raises(UnknownKindError) as told:
        check(word, "1")
    assert all(kind.name in str(told.value) and kind.label in str(told.value) for kind in KINDS.values())


@settings(max_examples=10_000)
@given(kind=kinds, text=texts)
def test_any_text_gets_a_verdict_that_can_be_printed(kind, text):
    verdict = check(kind, text, today=TODAY)
    assert (verdict.normalised is not None) is verdict.valid
    assert f"{verdict.why}{verdict.normalised or ''}".isprintable()
    assert verdict.why


@settings(max_examples=10_000)
@given(kind_and_number=right_numbers, blanks=st.text(" \t　\u200b", max_size=3), place=st.integers(0, 18))
def test_the_normal_form_is_right_and_its_own_normal_form(kind_and_number, blanks, place):
    kind, number = kind_and_number
    verdict = check(kind, number[:place] + blanks + number[place:], today=TODAY)
    if kind != "index_number" or number[8] in "0123456789X":
        assert verdict.valid, verdict.why
        assert verdict.normalised == number
        assert check(kind, verdict.normalised, today=TODAY).normalised == number


@settings(max_examples=2_000)
@given(kind=kinds, text=texts)
def test_whatever_is_accepted_is_accepted_again_in_its_normal_form(kind, text):
    normal = check(kind, text, today=TODAY).normalised
    assert normal is None or check(kind, normal, today=TODAY).normalised == normal


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("text", ["", "   ", "\u200b", "--", "1" * 1_000_000, "〔" * 1_000_000])
def test_nothing_and_far_too_much_are_refused_with_the_right_form(kind, text):
    verdict = check(kind, text)
    assert not verdict.valid
    assert KINDS[kind].form in verdict.why


def test_today_is_given_or_is_the_day_in_china():
    assert check("身份证", "11010519491231002X", today=date(1949, 12, 31)).valid
    assert not check("身份证", "11010519491231002X", today=date(1949, 12, 30)).valid
    assert check("身份证", "11010519491231002X").valid


def test_a_verdict_has_the_three_fields_of_the_contract():
    assert Verdict(valid=False, normalised=None, why="错").as_json() == {
        "valid": False,
        "normalised": None,
        "why": "错",
    }
    assert list(Verdict(valid=True, normalised="1", why="对").as_json()) == ["valid", "normalised", "why"]
