"""A form file that does not hold fails, and says where."""

from __future__ import annotations

import pytest

from gongkai.law.annual_report import FormError, read_form

GOOD = """
name = "示范格式"
rule = "ANN-FORM"
first_year = 2030
blank = "missing"

[[section]]
key = "one"
number = "一"
title = "情况"
tables = ["t"]

[[table]]
key = "t"
title = "表"
columns = [{ key = "a", label = "甲" }, { key = "b", label = "乙" }]
rows = [
  { key = "head", label = "头", heading = true },
  { key = "r", label = "行", parent = "head", leaf = true },
  { key = "s", label = "总" },
]

[[identity]]
code = "X"
rule = "ANN-I1"
says = "相等"
table = "t"
along = "columns"
expected = [{ leaves_of = "head" }]
found = ["s"]
"""


def test_a_form_is_read():
    form = read_form(GOOD, where="示范.toml")
    assert form.covers(2031)
    assert not form.covers(2029)
    assert [term.key for term in form.identities[0].expected] == ["r"]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('name = "示范格式"', "", "缺少 name"),
        ("first_year = 2030", "first_year = 2030\nyears = 3", "不认识的字段 years"),
        ('blank = "missing"', 'blank = "never"', "never"),
        ('tables = ["t"]', 'tables = ["u"]', "没有 u 表"),
        ('title = "情况"', 'headline = "情况"', "Section one"),
        ('{ key = "b", label = "乙" }', '{ key = "a", label = "乙" }', "列 a 重复"),
        ('{ key = "b", label = "乙" }', '{ key = "b", label = "乙", measure = "weight" }', "weight"),
        ('{ key = "s", label = "总" }', '{ key = "r", label = "总" }', "行 r 重复"),
        ('parent = "head"', 'parent = "top"', "没有 top 一行"),
        ('parent = "head"', 'parent = "s"', "上级 s 应为 heading"),
        ("heading = true", "heading = true, leaf = true", "head：heading 没有单元格"),
        ("leaf = true", 'leaf = true, columns = ["c"]', "没有 c 一列"),
        ("leaf = true", "leaves = true", "Row r"),
        ('found = ["s"]', 'found = ["z"]', "没有 z 一行"),
        ('found = ["s"]', 'found = ["head"]', "head 没有单元格"),
        ('found = ["s"]', 'found = [{ next = "s" }]', "leaves_of"),
        ('found = ["s"]', "", "缺少 found"),
        ('found = ["s"]', "found = [3]", "不能是 3"),
        ('along = "columns"', 'along = "rows"', "leaves_of"),
        ('along = "columns"', 'along = "diagonal"', "diagonal"),
        ('table = "t"', 'table = "u"', "没有 u 表"),
        ('code = "X"', "", "Identity"),
        ("[[section]]", "[[section", "不是有效的 TOML"),
    ],
)
def test_what_does_not_hold_is_refused_with_its_place(old, new, why):
    assert GOOD.count(old) == 1
    with pytest.raises(FormError, match=f"示范.toml：.*{why}"):
        read_form(GOOD.replace(old, new), where="示范.toml")


def test_two_tables_of_one_name_are_refused():
    table = GOOD[GOOD.index("[[table]]") : GOOD.index("[[identity]]")]
    with pytest.raises(FormError, match="表 t 重复"):
        read_form(GOOD.replace("[[identity]]", table + "[[identity]]"), where="示范.toml")
