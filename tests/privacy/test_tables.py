"""Tables: the head of a column decides, in plain text as in grids."""

from __future__ import annotations

import pytest

from gongkai.privacy import scan_html
from tests.privacy.people import bank_card, found, id_card, of

HEADS = ["序号", "姓名", "身份证号码", "家庭住址", "银行账号", "备注"]
ROW = ["1", "张大山", id_card(), "示范镇幸福村3组12号", bank_card(), "残疾"]


def html(*rows: list[str]) -> str:
    lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def in_html(*rows: list[str]) -> list[tuple[str, str]]:
    return [(hit.type.value, hit.text) for hit in scan_html(html(*rows)).hits]


@pytest.mark.parametrize("separator", ["\t", " | ", ",", " ", "   "])
def test_a_table_in_a_text_is_read_by_its_heads(separator):
    text = "\n".join(separator.join(row) for row in (["公示如下"], HEADS, ROW, ROW))
    assert found(text) == 2 * [
        ("name", "张大山"), ("id_card", id_card()), ("address", "示范镇幸福村3组12号"), ("bank_card", bank_card())
    ]  # fmt: skip


def test_a_name_column_takes_names_that_no_lexicon_has():
    assert ("name", "次仁卓玛") in in_html(["姓名", "金额"], ["次仁卓玛", "100"])
    assert in_html(["姓名", "金额"], ["合计", "100"], ["无", "0"]) == []


def test_several_names_in_a_cell_are_several_hits():
    assert in_html(["户主", "补贴金额"], ["张大山、李小四（代领）", "100"])[:2] == [
        ("name", "张大山"),
        ("name", "李小四"),
    ]


def test_a_table_of_officials_stays():
    rows = [["姓名", "职务", "分管工作", "办公电话"], ["张大山", "副市长", "教育", "0512-66778899"]]
    assert in_html(*rows) == []
    assert found("\n".join("\t".join(row) for row in rows)) == []


def test_a_table_of_organs_stays():
    rows = [
        ["单位名称", "负责人", "地址", "联系电话", "邮箱"],
        ["示范市民政局", "钱进", "示范市人民路1号302室", "0512-66778899", "mzj@example.com"],
    ]
    assert in_html(*rows) == []


def test_a_private_person_s_row_makes_landlines_and_health_personal():
    rows = [["姓名", "联系电话", "病种"], ["张大山", "0512-66778899", "尿毒症"]]
    assert in_html(*rows) == [("name", "张大山"), ("landline", "0512-66778899"), ("health", "尿毒症")]


def test_a_form_is_read_label_by_label():
    rows = [["姓名", "张大山", "性别", "男"], ["住址", "示范镇幸福村3组12号", "联系电话", "0512-66778899"]]
    assert [kind for kind, _ in in_html(*rows)] == ["name", "address", "landline"]


def test_indicators_of_a_table_without_persons_are_no_health_data():
    assert in_html(["10.单病种质量控制", "定量", "计算方法"], ["11.诊断符合率", "定量", "公式"]) == []


def test_heads_on_two_levels_both_count():
    rows = [["户主姓名", "家庭成员", "家庭成员"], ["", "成员姓名", "身份证号"], ["张大山", "张小山", id_card()]]
    assert [kind for kind, _ in in_html(*rows)] == ["name", "name", "id_card"]


def test_masked_cells_are_done():
    assert of("id_card", f"姓名\t身份证号\n张*\t{id_card()[:6]}********{id_card()[-4:]}") == []


def test_a_second_table_right_below_the_first_is_read_by_its_own_heads():
    text = "姓名\t金额\n张大山\t100\n二、第二批\n序号\t户主\t金额\n1\t李小四\t200"
    assert found(text) == [("name", "张大山"), ("name", "李小四")]


def test_a_line_that_is_no_row_does_not_end_the_table():
    assert of("name", "姓名\t金额\n张大山\t100\n（接上页）\n李小四\t200") == ["张大山", "李小四"]


def test_the_label_of_a_matter_beside_a_word_is_no_form():
    row = ["3", "高龄津贴", "补贴对象", "条例", "同上", "县民政局"]
    assert in_html(row) == []
    assert in_html(["补贴对象", "张大山"]) == [("name", "张大山")]
