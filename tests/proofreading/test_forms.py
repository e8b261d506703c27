"""Marks, numbers, dates, headings, numbers of documents, titles of laws."""

from __future__ import annotations

import pytest

from tests.proofreading.helpers import kinds, told


@pytest.mark.parametrize(
    "text", ["根据《示范市供水办法的规定，现通知如下。", "各县（区人民政府：", "按照有关规定》执行。"]
)
def test_a_mark_without_its_partner_is_told(text):
    assert kinds(text) == ["punctuation"]


@pytest.mark.parametrize(
    "text",
    [
        "示范市供水办法\n（二〇二四年五月一日\n第三次会议通过）",
        "包括：1）申请书；2）身份证明。",
        "各县（区)人民政府：",
        "按照《中共",
    ],
)
def test_partners_may_stand_in_the_next_line_or_have_another_width(text):
    assert told(text) == []


def test_marks_that_stand_twice_are_told_and_an_ellipsis_is_not():
    assert told("现印发给你们，，请执行。。") == [("，，", "，"), ("。。", "。")]
    assert told("加强水、电、、气保障。") == [("、、", "、")]
    assert told("等等……另行通知。") == []


def test_no_comma_stands_before_etc():
    assert told("包括教育、卫生、等领域。") == [("、", "")]
    assert told("包括教育、卫生等领域。") == []


def test_a_single_half_width_mark_is_told_in_a_text_that_writes_them_full_width():
    line = "示范市人民政府，各区人民政府，市政府各部门：现将办法印发给你们，请遵照执行；"
    assert told(line * 4 + "遇有问题,请及时报告。") == [(",", "，")]
    assert told(line * 4 + "\n确保各项工作落到实处.\n") == [(".", "。")]
    assert told("遇有问题,请及时报告,不得拖延。" * 5) == []  # how the whole text is written is no slip


@pytest.mark.parametrize("day", ["2023年2月29日", "4月31日", "2024年13月1日", "2024年6月0日"])
def test_days_that_no_calendar_has_are_told(day):
    assert kinds(f"自{day}起施行。") == ["date"]


@pytest.mark.parametrize("day", ["2024年2月29日", "4月30日", "2月29日", "12月31日"])
def test_days_that_exist_are_not(day):
    assert told(f"自{day}起施行。") == []


def test_a_nought_among_chinese_figures_is_a_circle():
    assert told("二0二四年五月一日") == [("二0二四", "二〇二四")]
    assert told("二〇二四年五月一日") == []


def test_an_amount_is_hedged_once():
    assert kinds("约300人左右参加。") == ["number"]
    assert told("约300人参加。") == []


def test_a_heading_that_repeats_or_skips_a_number_is_told():
    assert told("一、总体要求\n三、主要任务\n四、保障措施\n") == [("三", "二")]
    assert told("一、总体要求\n二、主要任务\n二、工作步骤\n三、保障措施\n") == [("二", "三")]
    assert told("一、总体要求\n二、主要任务\n二、工作步骤\n四、保障措施\n") == [("二", "三")]
    assert told("一、总则\n（一）目标\n（二）原则\n二、任务\n（一）农业\n（二）工业\n") == []


def test_document_numbers_have_the_brackets_of_the_standard():
    assert told("根据示政发[2024]6号文件精神，") == [("示政发[2024]6号", "示政发〔2024〕6号")]
    assert told("根据示政发〔2024〕6号文件精神，") == []


def test_titles_of_national_laws_are_compared_with_their_names():
    assert told("依据《中华人民共和国政府信息公开条列》办理。") == [("政府信息公开条列", "政府信息公开条例")]
    assert told("依据《中华人名共和国行政许可法》办理。") == [("中华人名共和国", "中华人民共和国")]
    assert told("依据《中华人民共和国审计法实施条例》《示范市城市供水条例》办理。") == []
