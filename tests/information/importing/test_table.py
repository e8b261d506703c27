"""Tables as spreadsheets and other systems write them, and objects that contradict themselves."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.information.importing.items import items_of
from gongkai.information.importing.mapping import load_named
from gongkai.information.importing.table import SIGNS, rows_of

MAPPING = load_named("hebei_sites")


def records(text):
    return [row.record or row.fault for row in rows_of(text)]


@pytest.mark.parametrize("sign", SIGNS)
def test_whatever_parts_the_columns_is_found_in_the_header(sign):
    text = f'标题{sign}文号\n"甲{sign}乙"{sign}示政发〔2024〕1号\n'
    assert records(text) == [{"标题": f"甲{sign}乙", "文号": "示政发〔2024〕1号"}]


def test_a_comma_inside_a_name_does_not_make_it_a_table_of_commas():
    assert records('标题;"备注,说明";文号\n甲;乙;丙\n') == [{"标题": "甲", "备注,说明": "乙", "文号": "丙"}]


def test_the_sign_may_be_said_above_the_header():
    assert [(row.line, row.record) for row in rows_of("sep=;\r\n标题;文号\r\n甲;乙\r\n")] == [
        (3, {"标题": "甲", "文号": "乙"})
    ]


def test_a_single_column_is_a_table():
    assert records("标题\n甲;乙,丙\n") == ["这一行的列数（2）与表头的 1 列不一致"]
    assert records("标题\n甲\n") == [{"标题": "甲"}]


def test_a_repeated_column_is_taken_where_it_does_not_contradict_itself():
    text = "标题,文号,标题\n甲,1,甲\n,2,乙\n丙,3,丁\n"
    first, second, third = records(text)
    assert (first, second) == ({"标题": "甲", "文号": "1"}, {"标题": "乙", "文号": "2"})
    assert "表头中“标题”不止一列" in third


def test_columns_without_a_name_are_left_out():
    assert records("标题,,\n甲,乙,丙\n") == [{"标题": "甲"}]


def test_an_object_that_names_a_field_twice_is_refused_with_the_field(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"t": "甲", "t": "乙"}\n{"t": "甲", "t": "甲"}\n{"in": {"t": 1, "t": 2}}\n', encoding="utf-8")
    torn, same, inside = items_of(path, path.name, MAPPING)
    assert "“t”出现多次" in torn.fault
    assert same.record == {"t": "甲"}
    assert "“t”出现多次" in inside.fault


@given(
    st.lists(st.text("甲乙,;\t|\"' \n", max_size=5), min_size=2, max_size=4).map(tuple),
    st.sampled_from(SIGNS),
)
def test_what_is_written_is_read_back(cells, sign):
    names = [f"列{number}" for number in range(len(cells))]
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=sign).writerows([names, cells])
    assert records(file.getvalue()) == [dict(zip(names, cells, strict=True))]


@given(st.text(max_size=200))
def test_no_text_breaks_it(text):
    for row in rows_of(text):
        assert (row.record is None) == bool(row.fault)
