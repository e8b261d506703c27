"""What is said of a 身份证号码."""

import json

import pytest

from gongkai.law.identifiers import check
from tests.law.identifiers.numbers import TODAY, with_id_digit


def why(number):
    verdict = check("身份证", number, today=TODAY)
    assert not verdict.valid
    return verdict.why


def remarks(number):
    verdict = check("身份证", number, today=TODAY)
    assert verdict.valid
    return verdict.why.partition("；")[2]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("110105194912310021", "第18位校验位是1，按前17位应为X"),
        ("11010519491231002", "共17位，少1位，应为18位"),
        ("11010519491231002X1", "共19位，多1位，应为18位"),
        ("1101O519491231002X", "第5位是“O”，应为数字，可能是0之误"),
        ("11010519491231002A", "第18位是“A”，应为数字或X"),
        ("1101051949123100\x002", "第17位是U+0000，应为数字"),
        ("01010519491231002X", "第1位是0"),
        ("11010519491331002X", "第7至14位出生日期是19491331，没有13月，月份应为01至12"),
        ("11010519490229002X", "1949年2月没有29日，应为01至28"),
        ("11010517491231002X", "年份应在18、19或20开头"),
        ("11010520260303002X", "还没有到，应不晚于20260302"),
        ("110105491331002", "第7至12位出生日期是491331，没有13月"),
        ("11010549123100X", "第15位是“X”，应为数字"),
    ],
)
def test_a_wrong_number_is_told_what_is_wrong_where_and_what_would_be_right(number, said):
    assert said in why(number)


def test_a_right_number_is_told_what_it_says():
    verdict = check("身份证", "11010519491231002X", today=TODAY)
    assert verdict.why == "居民身份证号码，校验位正确，1949年12月31日出生，地址码110105（北京市朝阳区）"


@pytest.mark.parametrize(
    ("division", "said"),
    [
        ("110199", "行政区划代码表中没有110199"),
        ("990101", "以9开头，是外国人永久居留身份证的写法"),
        ("200101", "没有以20开头的省级行政区划"),
    ],
)
def test_a_division_that_is_not_in_the_table_is_a_remark(division, said):
    assert said in remarks(with_id_digit(f"{division}19900101123"))


@pytest.mark.parametrize("division", ["810000", "820000", "830000", "110103"])
def test_residence_permits_and_abolished_divisions_are_without_remark(division):
    assert remarks(with_id_digit(f"{division}19900101123")) == ""


def test_what_was_put_right_is_said():
    assert "原为15位旧号码" in remarks("110105491231002")
    assert "空格" in remarks("110105 19491231 002X")
    assert "全角" in remarks("11010519491231002Ｘ")
    assert "不可见字符" in remarks("11010519491231002X\u200b")


@pytest.mark.corpus
def test_wrong_check_digits_of_invented_people_are_found(corpus):
    rows = (corpus / "pii_text" / "synthetic_people.jsonl").read_text().splitlines()
    seen = 0
    for row in map(json.loads, rows):
        numbers = [row["text"][start:end] for start, end, kind in row["spans"] if kind == "身份证号"]
        if len(numbers) == 1 and len(numbers[0]) == 18 and row["id_checksum_valid"] is not None:
            seen += 1
            right_digit = "校验位是" not in check("身份证", numbers[0], today=TODAY).why
            assert right_digit or not row["id_checksum_valid"]
    assert seen
