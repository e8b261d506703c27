"""A letter holds what the case says and what the law says on its day, and nothing else."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.law.answers import decisions
from gongkai.law.remedies import remedy
from gongkai.letters import (
    DayError,
    FactsError,
    Letter,
    Role,
    UnknownKindError,
    all_kinds,
    announcing,
    compose,
    kind_of,
    to_text,
)
from tests.letters.samples import DAY, FACTS, least

COURSES = ("申请行政复议", "提起行政诉讼")
_DAYS = st.dates(date(2019, 5, 15), date(2027, 12, 31))


@st.composite
def _decided(draw):
    day = draw(_DAYS)
    return day, draw(st.sampled_from([*(each.code for each in decisions(on=day)), "disclosure_notice"]))


@given(_decided())
@settings(max_examples=150, deadline=None)
def test_an_answer_carries_the_one_paragraph_of_its_kind_and_day(decided):
    day, code = decided
    letter = compose(announcing(code), FACTS, day=day)
    places = {"body": FACTS["review_body"], "court": FACTS["court"], "channel": FACTS["online_channel"]}
    expected = remedy(code, on=day, **places).text
    assert expected
    assert [block.text for block in letter.blocks if getattr(block, "role", None) is Role.REMEDY] == [expected]
    assert to_text(letter).count("提起行政诉讼") == expected.count("提起行政诉讼") == 1


@given(
    _DAYS.filter(lambda day: day >= date(2021, 1, 1)), st.sampled_from([k for k in all_kinds() if not k.remedy])
)
@settings(max_examples=80, deadline=None)
def test_a_notice_on_the_way_carries_none(day, kind):
    letter = compose(kind, FACTS, day=day)
    assert letter.remedy == ""
    assert not any(f"日内{course}" in to_text(letter) for course in COURSES)


def test_december_and_january_differ_where_the_law_changed():
    before = compose("secret", FACTS, day=date(2023, 12, 31)).remedy
    after = compose("secret", FACTS, day=date(2024, 1, 1)).remedy
    assert "或者自收到本答复之日起6个月内直接" in before
    assert "先行向示范市人民政府申请行政复议" in after
    assert "网上" in after
    assert "网上" not in before


def test_no_place_of_the_remedy_is_left_open():
    with pytest.raises(FactsError, match=r"缺少复议机关（review_body）；缺少法院（court）"):
        compose("published", FACTS | {"review_body": "", "court": None}, day=DAY)


@pytest.mark.parametrize("day", [date(2019, 5, 14), date(2008, 4, 30), date(1990, 1, 1)])
def test_no_letter_is_dated_under_another_law(day):
    with pytest.raises(DayError, match="国务院令第711号"):
        compose("granted", FACTS, day=day)


def test_no_fee_is_asked_for_before_there_was_one():
    with pytest.raises(DayError, match="收费通知书"):
        compose("fee", FACTS, day=date(2020, 12, 31))
    with pytest.raises(DayError, match="逾期不缴费"):
        compose("fee_unpaid", FACTS, day=date(2020, 12, 31))


def test_a_day_is_a_date():
    with pytest.raises(DayError, match="应为日期"):
        compose("granted", FACTS, day=datetime(2026, 10, 12, 9, 0))  # noqa: DTZ001 - what must be refused
    with pytest.raises(DayError, match="应为日期"):
        compose("granted", FACTS, day="2026-10-12")


@pytest.mark.parametrize(
    ("fee", "sum_of_it", "way"),
    [
        ({"items": 1, "before": 10}, "收费数额：100元。", "按件"),
        ({"items": 2, "before": 30}, "收费数额：400元。", "按件"),
        ({"pages": 201}, "收费数额：2,740元。", "按量"),
    ],
)
def test_the_fee_is_worked_out_by_the_law(fee, sum_of_it, way):
    text = to_text(compose("fee", FACTS | {"fee": fee}, day=DAY))
    assert sum_of_it in text
    assert f"{way}计收" in text


def test_nobody_is_asked_to_pay_nothing():
    with pytest.raises(FactsError, match="不需要通知缴费"):
        compose("fee", FACTS | {"fee": {"items": 10}}, day=DAY)


def test_an_organisation_is_addressed_as_one():
    text = to_text(compose("granted", FACTS | {"organization": True, "applicant": "示范社"}, day=DAY))
    assert "你单位提出的" in text
    assert "收到你提出" not in text


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.code)
def test_a_letter_without_what_it_may_hold_has_no_gaps(kind):
    needs = tuple(each.code for each in kind.needs) + (kind.one_of[0] if kind.one_of else ())
    letter = compose(kind, least(needs), day=DAY)
    text = to_text(letter)
    assert "{" not in text
    assert not any(bad in text for bad in ("（）", "“”", "：。", "。。", "，。", "；。", "None", "〔复议机关〕"))
    assert all(getattr(block, "text", "x").strip() for block in letter.blocks)


def test_a_letter_holds_only_what_it_asks_for():
    secret = {"id_number": "11010519491231002X", "mobile": "13800000000", "third_party": "李四有限公司"}
    letter = compose("granted", FACTS | secret, day=DAY)
    assert not any(value in str(letter.as_json()) for value in secret.values())


def test_a_letter_is_plain_data():
    letter = compose("partial", FACTS, day=DAY)
    assert Letter.from_json(letter.as_json()) == letter
    form = compose("service_record", FACTS, day=DAY)
    assert Letter.from_json(form.as_json()) == form


def test_the_parts_of_a_letter_have_names():
    letter = compose("not_existing", FACTS, day=DAY)
    assert letter.title == "政府信息公开申请答复书"
    assert letter.number == "示自然资公开〔2026〕12号"
    assert letter.addressee == "张晓明"
    assert letter.signature == "示范市自然资源局"
    assert letter.attachments == ("附件：1.示范大道改扩建工程征地补偿安置方案", "　　　2.检索记录")
    assert len(letter.paragraphs) == 6


def test_what_the_law_is_unsure_of_is_said_beside_the_letter_and_not_in_it():
    letter = compose("partial", FACTS, day=DAY)
    assert any("复议前置" in each for each in letter.cautions)
    assert not any(each in to_text(letter) for each in letter.cautions)


def test_a_number_of_another_year_is_pointed_out():
    letter = compose("granted", FACTS | {"number": "示自然资公开〔2025〕12号"}, day=DAY)
    assert any("年份2025" in each for each in letter.cautions)
    assert not any("文号" in each for each in compose("granted", FACTS, day=DAY).cautions)


def test_an_answer_needs_the_information_or_the_way_to_it():
    facts = least(("phone",))
    with pytest.raises(FactsError, match="公开的信息，或者获取途径和获取时间"):
        compose("granted", facts, day=DAY)
    assert compose("granted", facts | {"access_route": "窗口", "access_time": "即日起"}, day=DAY)


def test_an_unknown_kind_is_refused():
    with pytest.raises(UnknownKindError):
        compose("invoice", FACTS, day=DAY)


def test_an_addressee_is_who_the_kind_goes_to():
    assert compose(kind_of("organ_consultation"), FACTS, day=DAY).addressee == FACTS["organ"]
    assert compose("consultation", FACTS, day=DAY).addressee == FACTS["third_party"]
