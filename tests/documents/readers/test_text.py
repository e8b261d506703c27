"""Plain text: paragraphs, Markdown marks, and the three ways in which text holds tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.blocks import Paragraph, TableBlock
from gongkai.documents.errors import UnreadableError
from gongkai.documents.limits import DEFAULT_LIMITS, Limits
from gongkai.documents.readers.text import blocks_of_text, read_text

if TYPE_CHECKING:
    from pathlib import Path


def read(text: str) -> list[Paragraph | TableBlock]:
    return blocks_of_text(text, DEFAULT_LIMITS)


def tables(text: str) -> list[TableBlock]:
    return [block for block in read(text) if isinstance(block, TableBlock)]


def test_each_filled_line_is_a_paragraph_with_its_line_number():
    assert read("　　第一段。\n\n第二段。  \r\n") == [
        Paragraph("第一段。", "第1行"),
        Paragraph("第二段。", "第3行"),
    ]


def test_markdown_marks_become_styles_and_vanish():
    blocks = read("# 示范市文件\n---\n## 一、**总体**要求\n**坚持公开。**以公开为常态。\n* * *\n")
    assert [(b.text, b.style) for b in blocks] == [
        ("示范市文件", "heading1"),
        ("一、总体要求", "heading2"),
        ("坚持公开。以公开为常态。", ""),
    ]


def test_a_hash_without_a_space_is_text():
    assert read("#话题#不是标题")[0].text == "#话题#不是标题"


def test_lines_with_tabs_are_rows():
    (table,) = tables("序号\t任务\t单位\n1\t编目录\t市编办\n\t续行\t\n尾注")
    assert table.rows == (("序号", "任务", "单位"), ("1", "编目录", "市编办"), ("", "续行", ""))
    assert table.place == "第1行"


def test_an_empty_leading_cell_is_not_called_merged():
    (table,) = tables("序号\t任务\n1\t甲\n\t乙")
    assert not any(map(any, table.continued))


def test_a_header_repeated_after_a_page_break_is_dropped_and_the_rows_join():
    (table,) = tables("序号\t任务\n1\t甲\n\n序号\t任务\n2\t乙\n")
    assert table.rows == (("序号", "任务"), ("1", "甲"), ("2", "乙"))


def test_a_table_that_goes_on_counting_joins_without_a_header():
    assert len(tables("序号\t任务\n1\t甲\n\n2\t乙\n3\t丙\n")) == 1


def test_two_tables_with_different_headers_stay_two():
    assert len(tables("序号\t任务\n1\t甲\n\n姓名\t职务\n张三\t主任\n")) == 2


def test_a_paragraph_between_tables_keeps_them_apart():
    assert len(tables("序号\t任务\n1\t甲\n附件二\n序号\t任务\n2\t乙\n")) == 2


def test_one_cell_a_line_behind_a_tab_makes_rows_between_blank_lines():
    header = "方案\n\t目标\n\t任务\n\t单位\n\n"
    text = header + "\t一、发布\n\t公开决策\n\t市政府办\n\n\t\n\t公开执行\n\t市编办\n\n抄送：某某"
    blocks = read(text)
    assert isinstance(blocks[1], TableBlock)
    assert blocks[1].rows == (
        ("目标", "任务", "单位"),
        ("一、发布", "公开决策", "市政府办"),
        ("", "公开执行", "市编办"),
    )
    assert [b.text for b in blocks if isinstance(b, Paragraph)] == ["方案", "抄送：某某"]


def test_an_indented_line_below_the_table_is_not_a_row():
    blocks = read("\t目标\n\t任务\n\n\t甲\n\t乙\n\n\t丙\n\t丁\n\n\t抄送：市委办公室\n")
    assert isinstance(blocks[0], TableBlock)
    assert len(blocks[0].rows) == 3
    assert blocks[1] == Paragraph("抄送：市委办公室", "第10行")


def test_indented_prose_is_not_a_table():
    assert tables("\t第一段文字。\n\t第二段文字。\n\n\t第三段文字。\n") == []


def test_markdown_pipes_make_a_table():
    (table,) = tables("| 序号 | 任务 |\n|---|:--:|\n| 1 | 甲\\|乙 |\n")
    assert table.rows == (("序号", "任务"), ("1", "甲|乙"))


def test_a_single_line_with_a_tab_is_prose():
    assert read("联系人：张三\t电话：12345")[0] == Paragraph("联系人：张三 电话：12345", "第1行")


def test_lines_cut_to_one_width_join_into_the_paragraphs_that_they_were():
    paragraph = "　　" + "为做好政务公开工作现将有关事项通知如下请各单位认真贯彻执行" * 5 + "。"
    wrapped = "\n".join(paragraph[at : at + 30] for at in range(0, len(paragraph), 30))
    text = f"示范市方案\n{wrapped}\n一、总体要求\n{wrapped}\n"
    assert [block.text for block in read(text) if isinstance(block, Paragraph)] == [
        "示范市方案",
        paragraph.strip(),
        "一、总体要求",
        paragraph.strip(),
    ]


def test_long_lines_of_unlike_length_are_paragraphs_of_their_own():
    text = "\n".join("为做好政务公开工作现将有关事项通知如下" * n for n in range(1, 9))
    assert len(read(text)) == 8


def test_too_many_lines_are_refused_with_a_reason():
    with pytest.raises(UnreadableError, match="超过 10 行"):
        read_text(b"a\n" * 30, "a.txt", Limits(lines=10))


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(UnreadableError, match="不是文本"):
        read_text(b"\x81\xff\xff\xff" * 50, "a.txt", DEFAULT_LIMITS)


@given(st.lists(st.lists(st.text("甲乙丙丁0123", min_size=1, max_size=5), min_size=3, max_size=3), min_size=2))
def test_any_table_written_with_tabs_comes_back(rows: list[list[str]]):
    found = tables("\n".join("\t".join(row) for row in rows))
    assert found[0].rows == tuple(map(tuple, rows))


@given(st.text("甲乙 \t\n|#*-一、"))
def test_no_text_is_lost(text: str):
    def kept(s: str) -> str:
        return "".join(c for c in s if c in "甲乙一、")

    seen = "".join(
        block.text if isinstance(block, Paragraph) else "".join("".join(row) for row in block.rows)
        for block in read(text)
    )
    assert kept(seen) == kept(text) or "\n" in text  # a repeated header is dropped on purpose


@pytest.mark.corpus
@pytest.mark.parametrize(("name", "rows", "columns"), [("KS18", 36, 5), ("SZ21", 13, 3), ("SZP17", 34, 6)])
def test_work_points_give_one_whole_table(corpus: Path, name: str, rows: int, columns: int):
    path = corpus / "work_points" / f"{name}.txt"
    document = read_text(path.read_bytes(), path.name, DEFAULT_LIMITS)
    (table,) = [block for block in document.blocks if isinstance(block, TableBlock)]
    assert (len(table.rows), len(table.rows[0])) == (rows, columns)
