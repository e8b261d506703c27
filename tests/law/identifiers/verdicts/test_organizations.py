"""What is said of an organization's codes."""

import pytest

from gongkai.law.identifiers import check
from tests.law.identifiers.numbers import with_credit_digit


@pytest.mark.parametrize(
    ("kind", "code", "said"),
    [
        ("信用代码", "11370812004339255C", "第18位校验位是C，按前17位应为B"),
        ("信用代码", "1137081200433925SB", "第17位是“S”，应为数字或I、O、S、V、Z以外的大写字母，可能是5之误"),
        ("信用代码", "1137081200433925B", "共17位，少1位，应为18位"),
        ("信用代码", "11370812004339255中", "第18位是“中”"),
        ("机构代码", "014040531", "第9位校验位是1，按前8位应为X"),
        ("机构代码", "01404053A", "第9位是“A”，应为数字或X"),
        ("机构代码", "0140+0531", "第5位是“+”，应为数字或大写字母"),
        ("机构代码", "01404053", "共8位，少1位，应为9位"),
    ],
)
def test_a_wrong_code_is_told_what_is_wrong_where_and_what_would_be_right(kind, code, said):
    verdict = check(kind, code)
    assert not verdict.valid
    assert said in verdict.why


def test_a_credit_code_tells_the_sort_of_body_and_where_it_is_registered():
    said = check("信用代码", "11370812004339255B").why
    assert "以11开头的是机关" in said
    assert "登记地山东省济宁市" in said


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("91990000600037341", "没有以99开头的省级行政区划"),
        ("91110000600037342", "第9至17位应为组织机构代码，其校验位是2，按GB 11714应为1"),
    ],
)
def test_parts_that_cannot_be_are_remarks(body, said):
    verdict = check("信用代码", with_credit_digit(body))
    assert verdict.valid
    assert said in verdict.why


def test_a_nationwide_registration_is_without_remark():
    assert "；" not in check("信用代码", with_credit_digit("91100000600037341")).why
