"""The set of letters is closed and total: each answer of the law has its one letter."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse

from gongkai.law.answers import Nature, UnknownDecisionError, act, decisions
from gongkai.law.remedies import remedy
from gongkai.law.rulebook import shipped
from gongkai.letters import Addressee, Layout, UnknownKindError, all_kinds, announcing, kind_of
from gongkai.letters.fields import all_fields
from gongkai.letters.markup import examined
from tests.letters.samples import FACTS

TODAY = date(2026, 10, 12)
KINDS = all_kinds()
KIND = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)


def _acts():
    codes = {rule.params["code"] for rule in shipped() if rule.id.startswith("ANS-")}
    return [act(code, on=TODAY) for code in sorted(codes)]


@pytest.mark.parametrize("day", [date(2019, 5, 15), date(2021, 1, 1), date(2024, 1, 1), TODAY])
def test_each_decision_is_told_by_exactly_one_letter(day):
    for decision in decisions(on=day):
        assert len([kind for kind in KINDS if decision.code in kind.announces]) == 1, decision.code


def test_each_notice_on_the_way_is_told_by_exactly_one_letter():
    notices = [each.code for each in _acts() if each.nature is Nature.NOTICE]
    assert notices
    for code in notices:
        assert announcing(code).announces == (code,)


def test_no_letter_announces_what_the_law_does_not_know():
    known = {each.code for each in _acts() if each.nature in {Nature.DECISION, Nature.NOTICE}}
    assert {code for kind in KINDS for code in kind.announces} <= known


def test_a_letter_is_found_by_what_it_announces_in_any_name():
    assert announcing("36.4").code == announcing("信息不存在").code == "not_existing"
    assert announcing("E14a").code == "secret"


def test_an_omission_has_no_letter():
    with pytest.raises(UnknownKindError, match="overdue"):
        announcing("overdue")
    with pytest.raises(UnknownDecisionError):
        announcing("没有这种答复")


def test_a_kind_is_found_by_code_and_by_name():
    assert kind_of("补正告知书") is kind_of("correction")
    with pytest.raises(UnknownKindError, match="correction（补正告知书）"):
        kind_of("corection")


@KIND
def test_a_letter_carries_a_remedy_exactly_where_the_law_has_one(kind):
    assert kind.remedy == any(remedy(code, on=TODAY).text for code in kind.announces)


@KIND
def test_the_wording_uses_every_name_it_may_and_no_other(kind):
    lines = [line.text for line in kind.wording] + [cell for row in kind.table for cell in row] + list(kind.slip)
    names, refused = examined("\n".join(lines))
    assert refused == []
    assert names <= kind.variables
    declared = {*kind.cites, *kind.articles, *kind.limits, *(each.label for each in kind.fields)}
    framed = {"发文机关", "文号", "申请人", "第三方", "受文机关", "附件", "抄送", "申请人是单位", "收费计算"}
    framed |= {"复议机关", "法院", "网上复议渠道"} if kind.remedy else set()
    assert declared - framed <= names


@KIND
def test_no_wording_states_a_figure_of_the_law(kind):
    text = "".join(line.text for line in kind.wording)
    assert not re.search(r"[\d一二三四五六七八九十]+个?(工作)?[日月天]内|第[一二三四五六七八九十\d]+条", text)


@KIND
def test_the_other_side_is_never_named_to_whom_need_not_know(kind):
    """A third party is not told who applies; an applicant is not told who the third party is."""
    codes = {each.code for each in kind.fields}
    if kind.to is Addressee.APPLICANT:
        assert "third_party" not in codes
    elif kind.to in {Addressee.THIRD_PARTY, Addressee.ORGAN}:
        assert "applicant" not in codes


def test_every_field_serves_some_letter_and_has_a_sample():
    used = {each.code for kind in KINDS for each in kind.fields}
    assert used == set(all_fields()) == set(FACTS)


# 宿迁's set of forms (rule FOI-FORMS): each is a letter, the slip of one, or a page that people fill in or read.
FORMS = {
    "register": "register_sheet",
    "receipt": "receipt",
    "correction": "correction",
    "reasons": "explain",
    "extension": "extension",
    "consult_third_party": "consultation",
    "consult_confirmation": "consultation",
    "consult_applicant": "consultation_told",
    "third_party_notice": "third_party_decision",
    "consult_co_maker": "organ_consultation",
    "assistance": "assistance",
    "fee": "fee",
    "review_sheet": "review_sheet",
    "transfer": "opening_sheet",
}
PAGES = {"application": "foi-paper", "flowchart": "foi"}


def test_the_set_of_a_city_is_whole():
    listed = {each.code for each in shipped().rule("FOI-FORMS", on=TODAY).items}
    assert listed == {*FORMS, *PAGES}
    assert {kind_of(code).code for code in FORMS.values()} == set(FORMS.values())
    assert kind_of("consultation").slip
    assert {reverse(f"portal:{name}") for name in PAGES.values()}


def test_each_of_the_seven_answers_is_a_letter_of_its_own():
    """Of the third there is one for each ground."""
    found = [announcing(f"36.{number}").code for number in (1, 2, 4, 5, 6, 7)]
    grounds = [announcing(code).code for code in ("secret", "forbidden", "endangering", "third_party")]
    assert len({*found, *grounds}) == len(found) + len(grounds)


@pytest.mark.parametrize("code", ["review_sheet", "opening_sheet"])
def test_a_sheet_that_goes_round_the_house_names_no_person(code):
    assert not [each.code for each in kind_of(code).fields if each.personal]


def test_codes_and_names_are_each_used_once():
    assert len({kind.code for kind in KINDS}) == len({kind.name for kind in KINDS}) == len(KINDS)


def test_letters_have_a_number_and_papers_of_proceedings_have_none():
    for kind in KINDS:
        numbered = any(each.code == "number" for each in kind.needs)
        assert numbered == (kind.layout is Layout.LETTER), kind.code


def test_what_is_not_asked_for_is_told():
    assert kind_of("other").unknown({"applicant": "", "outcom": ""}) == ("outcom",)


# What a case must have on file and a letter need not tell: records, and what the law itself gives.
ON_FILE = {
    "article",
    "consult_record",
    "third_party_notice",
    "third_party_reply",
    "duty_checked",
    "severance_checked",
    "search_record",
    "reason_request",
    "correction_served",
    "correction_lapsed",
    "fee_served",
    "fee_lapsed",
    "correction_period",
    "approved_by",
    "extended_days",
    "fee_steps",
}


@KIND
def test_what_the_law_has_a_letter_say_is_a_field_of_that_letter(kind):
    """The reasons of public interest are told to the third party (条例 32), not to who applied."""
    fields = {each.code for each in kind.fields}
    for code in kind.announces:
        asked = {need.code for need in act(code, on=TODAY).needs} - ON_FILE
        if kind.to is Addressee.APPLICANT:
            asked -= {"public_interest_reasons"}
        assert asked - fields <= ({"information"} if kind.to is Addressee.THIRD_PARTY else set())
