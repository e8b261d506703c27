"""主送机关: which lines are one, and how they are split."""

import pytest

from gongkai.documents.elements.recipients import is_recipients, split_recipients


@pytest.mark.parametrize(
    "text", ["各市、区人民政府，市各委办局：", "市财政局：", "各有关单位:", "各位代表：", "示范贸易有限公司："]
)
def test_addressees_closed_by_a_colon_are_recipients(text):
    assert is_recipients(text)


@pytest.mark.parametrize(
    "text",
    ["现将有关事项通知如下：", "附件：", "联系单位：", "各区：请执行。", "各区要做到以下要求：", "责任单位："],
)
def test_other_lines_with_a_colon_are_not(text):
    assert not is_recipients(text)


def test_brackets_and_enumerations_do_not_split():
    assert split_recipients("各市（含甲，乙市）教育局、财政局，省有关部门；各高校：") == (
        "各市（含甲，乙市）教育局、财政局",
        "省有关部门",
        "各高校",
    )
