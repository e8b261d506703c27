"""Whatever stands in the cells, a table is read or its problems are told; rows keep their numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gongkai.catalog.sheets.judging import judged
from gongkai.catalog.sheets.rows import RowReader
from gongkai.catalog.sheets.table import Grid, find_header

HEADS = [
    "序号",
    "一级事项",
    "二级事项",
    "公开内容（要素）",
    "公开依据",
    "公开时限",
    "公开主体",
    "公开渠道和载体",
    "全社会",
    "特定群体",
    "主动",
    "依申请",
    "县级",
    "乡级",
]
CELLS = st.one_of(
    st.sampled_from(
        [
            "",
            "√",
            "□",
            "■政府网站 □其他",
            "同上",
            "20个工作日内",
            "注：",
            "招生政策",
            "合计",
            "/",
            "R甲",
            "（",
            "甲\n乙",
        ]
    ),
    st.text(max_size=12),
)
ROWS = st.lists(st.lists(CELLS, min_size=len(HEADS), max_size=len(HEADS)), max_size=6)


@given(ROWS)
def test_any_cells_below_a_header_are_read(rows: list[list[str]]) -> None:
    grid = Grid("表", "", [HEADS, *rows], list(range(1, len(rows) + 2)))
    header = find_header(grid)
    assert header is not None
    reader = RowReader(grid, header, "就业")
    found = reader.read()
    assert [each.row for each in found] == sorted({each.row for each in found})
    assert all(1 < each.row <= len(rows) + 1 for each in found)
    assert all(problem.what for problem in [*judged(found, header), *reader.problems])


@given(st.permutations(HEADS))
def test_the_order_of_the_columns_does_not_matter(heads: list[str]) -> None:
    values = dict(
        zip(
            HEADS,
            ["1", "甲", "乙", "内容", "依据", "实时", "教育局", "政府网站", "√", "", "√", "", "√", ""],
            strict=True,
        )
    )
    grid = Grid("表", "", [heads, [values[head] for head in heads]], [1, 2])
    header = find_header(grid)
    assert header is not None
    (found,) = RowReader(grid, header, "就业").read()
    assert (found.name, found.elements, found.subject) == ("甲／乙", "内容", "教育局")
    assert (set(found.audience), set(found.method), found.tiers) == ({"all"}, {"proactive"}, ("county",))


@given(st.lists(st.lists(st.text(max_size=8), min_size=5, max_size=5), max_size=8))
def test_a_table_of_anything_has_a_header_or_none(rows: list[list[str]]) -> None:
    find_header(Grid("表", "", rows, list(range(1, len(rows) + 1))))
