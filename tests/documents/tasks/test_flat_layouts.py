"""Tables that came out as lines of text are put together again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.blocks import Paragraph, TableBlock
from tests.documents.tasks.layouts import brief, found_in, lines, tasks_in

TWO = ["1||修编本市水务目录|牵[市水务局] 配[市城管局]|-", "2||公开保障对象名单|责[市城管局]|-"]
DATED = ["1||修编本市水务目录|责[市水务局]|2023-06-30", "2||公开保障对象名单|责[市城管局]|2023-12-31"]

LAYOUTS = {
    "a cell a line": (
        "序号\n重点任务\n责任单位\n1\n修编本市水务目录\n市水务局牵头，市城管局配合\n2\n公开保障对象名单\n市城管局",
        TWO,
    ),
    "a cell a line with dates": (
        "序号\n工作任务\n责任部门\n完成时限\n1\n修编本市水务目录\n市水务局\n6月底前\n2\n公开保障对象名单\n市城管局\n年底前",
        DATED,
    ),
    "a header word broken over two lines": (
        "序号\n重点任务\n责任\n单位\n1\n修编本市水务目录\n市水务局牵头，市城管局配合\n2\n公开保障对象名单\n市城管局",
        TWO,
    ),
    "cells wrapped over lines": (
        """序号\n重点任务\n责任单位\n1\n修编本市\n水务目录\n市水务局牵头，市\n城管局配合\n2\n公开保障\n对象名单\n市城管局""",
        TWO,
    ),
    "the number before the text on its line": (
        "序号\n重点任务\n责任单位\n1 修编本市水务目录\n市水务局牵头，市城管局配合\n2 公开保障对象名单\n市城管局",
        TWO,
    ),
    "no number column": (
        "工作任务\n责任单位\n完成时限\n修编本市水务目录\n市水务局\n6月底前\n公开保障对象名单\n市城管局\n年底前",
        DATED,
    ),
    "a row a line, spaces between": (
        "序号 重点任务 责任单位\n1 修编本市水务目录 市水务局牵头，市城管局配合\n2 公开保障对象名单 市城管局",
        TWO,
    ),
    "a row a line, bars between": (
        "序号|重点任务|责任单位|完成时限\n1|修编本市水务目录|市水务局|6月底前\n2|公开保障对象名单|市城管局|年底前",
        DATED,
    ),
    "numbers glued to the text": (
        "序号 重点任务 责任单位\n1修编本市水务目录 市水务局牵头，市城管局配合\n2公开保障对象名单 市城管局",
        TWO,
    ),
    "cells glued, a row a line": (
        "序号重点任务责任单位\n1修编本市水务目录市水务局牵头，市城管局配合\n2公开保障对象名单市城管局",
        TWO,
    ),
    "the whole table in one paragraph": (
        "附表 序号 重点任务 责任单位 1 修编本市水务目录 市水务局牵头，市城管局配合 2 公开保障对象名单 市城管局",
        TWO,
    ),
    "the whole table in one paragraph without spaces": (
        "序号重点任务责任单位1修编本市水务目录市水务局牵头，市城管局配合2公开保障对象名单市城管局",
        TWO,
    ),
    "pages with repeated headers and page numbers": (
        """序号\n重点任务\n责任单位\n1\n修编本市水务目录\n市水务局牵头，市城管局配合
        — 5 —\n序号\n重点任务\n责任单位\n2\n公开保障对象名单\n市城管局""",
        TWO,
    ),
    "text of a PDF, columns wrapped side by side": (
        """序号 重点任务 责任单位 完成时限
        1 修编本市 市水务局牵头， 6月底前
        水务目录 市城管局配合
        2 公开保障 市城管局 年底前
        对象名单""",
        [
            "1||修编本市水务目录|牵[市水务局] 配[市城管局]|2023-06-30",
            "2||公开保障对象名单|责[市城管局]|2023-12-31",
        ],
    ),
    "label rows between": (
        "序号\n重点任务\n责任单位\n一、抓发布\n1\n修编本市水务目录\n市水务局\n二、抓服务\n2\n公开保障对象名单\n市城管局",
        ["1|一、抓发布|修编本市水务目录|责[市水务局]|-", "2|二、抓服务|公开保障对象名单|责[市城管局]|-"],
    ),
    "merged groups, a cell a line": (
        """序号\n试点任务\n具体事项\n责任单位\n完成时间\n1\n目录规范\n(1) 修编目录\n市水务局\n2023年5月
        (2) 公布目录\n市城管局\n2023年6月\n2\n平台建设\n(3) 建设平台\n市数据局\n2023年7月""",
        [
            "1|目录规范|(1) 修编目录|责[市水务局]|2023-05-31",
            "2|目录规范|(2) 公布目录|责[市城管局]|2023-06-30",
            "3|平台建设|(3) 建设平台|责[市数据局]|2023-07-31",
        ],
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_flattened_table_gives_its_tasks(name):
    text, tasks = LAYOUTS[name]
    assert [brief(task) for task in tasks_in(*lines(text))] == tasks


def test_a_recovered_table_is_given_with_its_place_and_a_warning():
    before = Paragraph("附件", "第1段")
    after = Paragraph("抄送：市委办公室。", "第20段")
    finding = found_in(before, *lines(LAYOUTS["a cell a line"][0]), after)
    assert finding.used == frozenset(range(1, 10))
    assert [(found.index, len(found.table.rows)) for found in finding.tables] == [(1, 3)]
    assert "复原" in finding.warnings[0].what


def test_text_below_the_table_stays_outside():
    text = (
        LAYOUTS["a cell a line"][0]
        + "\n各单位要高度重视本项工作，切实加强组织领导，确保各项任务按时完成，并于每季度末报送进展。"
    )
    finding = found_in(*lines(text))
    assert [brief(task) for task in finding.tasks] == TWO
    assert 9 not in finding.used


def test_a_sentence_that_names_header_words_is_no_header():
    text = "各单位要建立台账，明确重点任务、责任单位和完成时限，逐项抓好落实。\n请于月底前报送。"
    assert found_in(*lines(text)).tables == ()


_TEXTS = st.sampled_from(
    [
        "修编本市水务目录",
        "公开住房保障对象名单，按月更新。",
        "开展第三方评估",
        "办好“一件事”12项，压减材料",
        "完善平台。强化检索。",
    ],
)
_UNITS = st.sampled_from(
    ["市水务局", "市水务局牵头，各市、区政府负责", "市城管局、市财政局", "市住房和城乡建设局会同市审计局"]
)
_DUES = st.sampled_from(["6月底前", "2023年12月", "持续推进", "第三季度"])
_ROWS = st.lists(st.tuples(_TEXTS, _UNITS, _DUES), min_size=2, max_size=8)
_HEADER = ("序号", "重点任务", "责任单位", "完成时限")


@given(_ROWS, st.sampled_from(["\n", "  ", " | "]))
def test_a_table_reads_the_same_however_it_was_flattened(rows, separator):
    cells = [_HEADER, *((str(n), *row) for n, row in enumerate(rows, 1))]
    whole = TableBlock(rows=tuple(cells), place="表")
    flat = lines("\n".join(separator.join(row) for row in cells))
    assert [brief(task) for task in tasks_in(*flat)] == [brief(task) for task in tasks_in(whole)]


@given(
    st.lists(
        st.sampled_from([*_HEADER, "1", "2", "市水务局", "修编目录", "（市城管局负责）", "附件", "，、", "6月"]),
        max_size=25,
    )
)
def test_no_order_of_lines_breaks_the_search(words):
    finding = found_in(*lines("\n".join(words)))
    assert len(finding.used) <= len(words)
