"""Numbers: found by form and check digit, left alone where the words call them something else."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.privacy import detect
from tests.privacy.people import bank_card, found, id_card, of, wrong_id_card


def test_an_id_number_is_found_anywhere_and_its_check_digit_told():
    (hit,) = detect(f"材料中写有{id_card()}一串。")
    assert (hit.type, hit.text, hit.valid) == ("id_card", id_card(), True)
    (wrong,) = detect(f"身份证号：{wrong_id_card()}")
    assert not wrong.valid
    assert "校验码不对" in wrong.advice


@pytest.mark.parametrize("form", ["{0}", "{1} {2} {3}", "{1}-{2}-{3}"])
def test_an_id_number_may_be_written_in_groups_or_full_width(form):
    number = id_card()
    text = form.format(number, number[:6], number[6:14], number[14:])
    assert of("id_card", f"身份证：{text}") == [text]
    wide = text.translate({ord("0") + at: 0xFF10 + at for at in range(10)})
    assert of("id_card", f"身份证：{wide}") == [wide]


def test_fifteen_figures_are_an_id_number_only_after_their_label():
    assert of("id_card", "公民身份号码：320583900101123") == ["320583900101123"]
    assert found("营业执照注册号320583900101123") == []


def test_a_misprinted_id_number_is_told_after_its_label_even_when_its_day_does_not_exist():
    (hit,) = detect("身份证号码：320583199013451234")
    assert hit.type == "id_card"
    assert not hit.valid


@pytest.mark.parametrize(
    "text",
    [
        f"项目代码：{wrong_id_card()}",
        "统一社会信用代码：11320583014178012X",
        "文号为99058319900101123X",
        "320583********1234",
        "申报金额0.320583199001011234亿元",
    ],
)
def test_other_long_numbers_and_masked_ones_are_no_id_numbers(text):
    assert found(text) == []


@pytest.mark.parametrize("written", ["13800138000", "138 0013 8000", "138-0013-8000", "１３８００１３８０００"])
def test_a_mobile_number_is_found_in_its_groups(written):
    assert of("mobile", f"请拨打{written}，谢谢") == [written]


def test_a_mobile_number_with_its_country_is_found_without_it():
    assert of("mobile", "电话+86 13800138000") == ["13800138000"]


@pytest.mark.parametrize(
    "text",
    [
        "合同金额13800138000元",
        "订单编号：13800138000",
        "投入13800138000万元",
        "监督电话：13800138000",
        "SN_13800138000",
    ],
)
def test_amounts_order_numbers_and_service_numbers_are_no_mobiles(text):
    assert of("mobile", text) == []


def test_office_telephones_stay_and_home_telephones_do_not():
    assert found("示范市民政局联系人：钱进，电话：0512-66778899") == []
    assert of("landline", "家庭电话：0512-66778899") == ["0512-66778899"]


def test_a_bank_card_is_found_after_its_label_whatever_its_check_digit():
    card = bank_card()
    wrong = card[:-1] + str((int(card[-1]) + 1) % 10)
    assert [hit.valid for hit in detect(f"银行卡号：{card}；账号为{wrong}")] == [True, False]


def test_a_unionpay_number_that_passes_luhn_needs_no_label():
    assert of("bank_card", f"请汇至{bank_card()}") == [bank_card()]
    assert of("bank_card", f"流水号{bank_card()}") == []


def test_accounts_of_organs_stay():
    assert found(f"户名：示范市财政局，开户行：示范银行，账号：{bank_card('32050166443600000')}") == []


def test_mailboxes_of_organs_stay_and_persons_do_not():
    assert of("email", "他的邮箱是zhang.san@example.com，35岁") == ["zhang.san@example.com"]
    assert of("email", "邮箱：lisi@example.com.cn") == ["lisi@example.com.cn"]
    assert found("意见请发送至邮箱 sffwzx@example.com") == []
    assert found("示范市统计局电子邮箱：sftj@example.com") == []
    line = (
        "公示：陈志远，男，现任示范市教育局副局长。有意见请向组织部反映，电话0512-12380000，邮箱zzb@example.com。"
    )
    assert found(line) == []
    assert found("邮箱wang@shifan.gov.cn，姓名王五二") == []


def test_passports_and_permits_need_their_label():
    assert of("passport", "护照号码：E12345678") == ["E12345678"]
    assert of("hk_macau_permit", "港澳居民来往内地通行证号码H12345678") == ["H12345678"]
    assert found("产品型号E12345678") == []


def test_plates_of_private_cars_are_found_and_those_of_officials_stay():
    assert of("plate", "驾驶苏E12345小型轿车") == ["苏E12345"]
    assert of("plate", "新能源车苏E·D12345停放") == ["苏E·D12345"]
    assert found("处置公务用车苏E12345一辆") == []
    assert found("苏EXIT项目") == []


def test_a_full_birth_date_is_found_and_a_cohort_is_none():
    assert of("birth_date", "出生日期：1985年3月12日") == ["1985年3月12日"]
    assert of("birth_date", "张大山，男，1985年3月12日出生，住示范县") == ["1985年3月12日"]
    assert found("1985年3月12日以前出生的人员") == []
    assert found("1985年3月出生") == []
    assert found("孩子2020年9月1日出生，今年能上小学吗？") == []
    assert found("应聘考生于2024年5月1日登录系统") == []


def test_an_own_account_is_found_and_an_official_one_stays():
    assert of("online_account", "我的微信号是zhangsan_88") == ["zhangsan_88"]
    assert found("欢迎关注示范市政府微信公众号：shifanfabu") == []


def test_advice_names_the_article_and_for_sensitive_data_a_second_one():
    (mobile,) = detect("手机13800138000")
    assert mobile.advice.endswith("（《中华人民共和国个人信息保护法》第二十五条）。")
    (card,) = detect(f"银行卡号：{bank_card()}")
    assert "第二十五条、第二十八条" in card.advice


@given(st.text())
def test_hits_are_ordered_whole_and_never_overlap(text):
    hits = detect(text + f" 张三 {id_card()} " + text)
    assert all(hit.text == (text + f" 张三 {id_card()} " + text)[hit.start : hit.end] for hit in hits)
    assert all(one.end <= two.start for one, two in itertools.pairwise(hits))


@given(st.from_regex(r"[0-9]{6}(19|20)[0-9]{2}(0[1-9]|1[0-2])[0-2][1-8][0-9]{3}[0-9X]", fullmatch=True))
def test_any_labelled_id_number_is_found(number):
    if not number.startswith("0"):
        assert of("id_card", f"身份证号：{number}，") == [number]
