"""The sentence that ordered a task is found where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.model import LedgerTask
from gongkai.tasks.clause import ClauseFinder
from gongkai.tasks.places import places

BODY = """
<p>为做好今年工作，制定本要点。</p>
<h2 id="s1">一、政策公开</h2>
<p>各单位要加强统筹。年底前，建成全市统一的政策文件库，分类展示现行有效</p>
<p>文件，做到应有尽有。持续更新。</p>
<h3 id="s1-1">（一）建好咨询窗口</h3>
<p>完善“一窗通”咨询窗口运行机制，为企业群众解答政策疑问，年内覆盖全部县（区）。</p>
<h2 id="s2">附件</h2>
<table><tbody>
<tr><th>序号</th><th>任务</th><th>责任单位</th></tr>
<tr><td>1</td><td>组织一次业务培训，提升队伍能力</td><td>市政府办公室</td></tr>
<tr><td>2</td><td>年底前，建成全市统一的政策文件库</td><td>市司法局</td></tr>
</tbody></table>
"""


def find(text, body=BODY, **fields):
    return ClauseFinder(body).find(LedgerTask(number="1", text=text, **fields))


def test_words_that_stand_in_the_text_are_found_in_their_whole_sentence():
    clause = find("建成全市统一的政策文件库，分类展示现行有效文件")
    assert clause.text == "年底前，建成全市统一的政策文件库，分类展示现行有效文件，做到应有尽有。"
    assert (clause.anchor, clause.is_row) == ("s1", False)


def test_the_text_comes_before_the_table():
    assert find("年底前，建成全市统一的政策文件库").anchor == "s1"


@pytest.mark.parametrize(
    "text",
    ["（1）完善“一窗通”咨询窗口运行机制", "2. 完善 一窗通 咨询窗口 运行机制", "完善《一窗通》咨询窗口运行机制。"],
)
def test_numbers_spaces_and_marks_do_not_matter(text):
    assert find(text).anchor == "s1-1"


def test_a_reworded_order_is_found_by_its_likeness():
    clause = find("完善“一窗通”政策咨询窗口运行机制，为企业和群众解答疑问，覆盖全部县（区）")
    assert clause.anchor == "s1-1"
    assert clause.text.startswith("完善“一窗通”咨询窗口")


def test_a_task_of_several_sentences_has_a_clause_of_several():
    clause = find("建成全市统一的政策文件库，分类展示现行有效文件，做到应有尽有。持续更新")
    assert clause.text.endswith("持续更新。")


def test_what_only_the_table_has_is_its_row():
    clause = find("组织一次业务培训，提升队伍能力")
    assert clause.text == "1　组织一次业务培训，提升队伍能力　市政府办公室"
    assert (clause.anchor, clause.is_row) == ("s2", True)


def test_the_headings_before_a_row_are_left_out():
    body = "<table><tr><td>一、政策公开工作</td><td>3</td><td>组织一次业务培训</td><td>市教育局</td></tr></table>"
    assert find("组织一次业务培训", body=body).text == "3　组织一次业务培训　市教育局"


def test_what_the_body_does_not_show_is_the_row_as_read():
    clause = find("另一件事", raw={"序号": "7", "任务": "另一件事", "备注": ""})
    assert (clause.text, clause.anchor, clause.is_row) == ("7　另一件事", "", True)


def test_something_else_is_not_taken_for_the_order():
    assert find("开展政府网站安全检查，整改隐患", raw={"任务": "检查"}).is_row


def test_a_table_flattened_into_lines_yields_to_the_order_itself():
    flat = (
        '<h2 id="s1">一</h2><p>要在年底前建成全市统一的政策文件库，并分类展示。</p>'
        '<h2 id="s2">附件</h2><p>1 建成全市统一的政策文件库 市司法局</p>'
    )
    clause = find("建成全市统一的政策文件库", body=flat, lead=("市司法局",))
    assert clause.anchor == "s1"
    only = find("建成全市统一的政策文件库", body=flat[flat.index('<h2 id="s2">') :], lead=("市司法局",))
    assert only.anchor == "s2"


def test_a_sentence_that_names_its_units_is_itself_the_order():
    body = (
        '<h2 id="s1">一</h2><p>完善政策咨询窗口运行机制，为企业群众解答疑问。</p>'
        '<h2 id="s2">二</h2><p>完善政策咨询窗口运行机制，覆盖全部县区。（市民政局牵头）</p>'
    )
    clause = find("完善政策咨询窗口运行机制，覆盖全部县区。（市民政局牵头）", body=body, lead=("市民政局",))
    assert clause.anchor == "s2"


def test_an_empty_body_has_no_places():
    assert places("") == []
    assert find("某件事", body="").text == "某件事"


@given(st.text(max_size=30), st.text(max_size=60))
def test_every_task_gets_a_clause(text, words):
    body = f"<p>{words.replace('<', '').replace('&', '')}</p>"
    clause = ClauseFinder(body).find(LedgerTask(number="", text=text, raw={"任务": text}))
    assert clause.text or not text.strip()
