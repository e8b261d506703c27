"""公共数据开放, as the notes of the law state it."""

from datetime import date

import pytest

from gongkai import law

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("rule_id", "words", "mark"),
    [
        ("DATA-OPEN", "原始 可机器读取 可供社会化再利用", "R"),
        ("DATA-GRADES", "无条件开放 有条件开放 不予开放", "R"),
        ("DATA-GRADES-SH", "非开放类", "M"),
        ("DATA-GRADES-SZ", "有条件开放 不开放", "R"),
        ("DATA-SHARING", "无条件共享 有条件共享 不予共享", "R"),
        ("DATA-FREQUENCY", "实时 每日 每周 每月 每季度 每半年 每年 不定期 其他 不更新", "R"),
        ("DATA-ITEM-FIELDS", "信息项编码 名称 数据类型 长度 共享类型 共享条件 开放类型", "R"),
    ],
)
def test_closed_lists(rule_id, words, mark):
    rule = law.rule(rule_id, on=TODAY)
    assert [item.says for item in rule.items] == words.split()
    assert rule.certainty == mark


def test_suzhou_has_codes_of_its_own_for_two_grades():
    items = law.rule("DATA-GRADES-SZ", on=TODAY).items
    assert {item.code: item.facts["grade"] for item in items} == {
        "conditional": "conditional",
        "disallowed": "closed",
    }


def test_numeric_codes_contradict_each_other():
    rule = law.rule("DATA-GRADE-CODES", on=TODAY)
    first, second = rule.items
    assert (first.facts["one"], first.facts["two"]) == (second.facts["two"], second.facts["one"])
    assert first.facts["three"] == second.facts["three"] == "不予开放"
    assert "不用数字代码" in rule.says


def test_only_one_place_says_not_updated():
    items = law.rule("DATA-FREQUENCY", on=TODAY).items
    assert [item.code for item in items if item.facts.get("elsewhere")] == ["never"]


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("0100", "结构化"),
        ("0200", "库表"),
        ("0300", "非结构化"),
        ("0310", "文件"),
        ("0320", "文件夹"),
        ("0400", "接口"),
        ("0500", "链接"),
    ],
)
def test_format_codes(code, says):
    rule = law.rule("DATA-FORMATS", on=TODAY)
    assert rule.item(code).says == says
    assert len(rule.items) == 7


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("0500", "苏州市"),
        ("0505", "高新区"),
        ("0506", "吴中区"),
        ("0507", "相城区"),
        ("0508", "姑苏区"),
        ("0509", "吴江区"),
        ("0581", "常熟市"),
        ("0582", "张家港市"),
        ("0583", "昆山市"),
        ("0585", "太仓市"),
        ("0590", "工业园区"),
    ],
)
def test_region_codes_of_suzhou(code, says):
    rule = law.rule("DATA-REGIONS-SZ", on=TODAY)
    assert rule.item(code).says == says
    assert len(rule.items) == 11


@pytest.mark.parametrize(("rule_id", "count"), [("DATA-PORTAL-FIELDS", 11), ("DATA-RESOURCE", 13)])
def test_field_lists_are_whole(rule_id, count):
    assert len(law.rule(rule_id, on=TODAY).items) == count


def test_the_resource_catalogue_of_2017_is_from_memory():
    rule = law.rule("DATA-RESOURCE", on=TODAY)
    assert (rule.authority.number, rule.certainty) == ("发改高技〔2017〕1272号", "M")


def test_the_pilot_asks_two_sets_of_each_of_its_nine_fields():
    rule = law.rule("DATA-SETS", on=TODAY)
    assert (rule.value, rule.unit, rule.bound, rule.place) == (2, "个", "least", "苏州市")
    assert rule.number * len(law.rule(rule.params["per"], on=TODAY).items) == 18


def test_errors_in_data_can_be_reported():
    rule = law.rule("DATA-ERRORS", on=TODAY)
    assert (rule.kind, rule.authority.number) == ("duty", "苏府办〔2017〕288号")
