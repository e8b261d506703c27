"""The body of a document is the whole document: what its page does not print above stands in it, in order."""

import re

from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.blocks import TableBlock
from gongkai.documents.elements.inline_tables import claim_inside
from gongkai.documents.elements.lines import Line
from tests.documents.letters import COVER, document, flat


def roles(read):
    return [(block.role, block.text) for block in read.body if block.role]


def shown(read):
    """Every word of the body; the stop that closes an inline heading is not printed."""
    return bare("".join(block.text for block in read.body))


def bare(text):
    return re.sub(r"[\s。：]", "", text)


def test_all_parts_of_a_letter_stand_in_the_body_in_order():
    assert roles(document(COVER)) == [
        ("recipients", "各市、区人民政府，示范工业园区、示范高新区管委会；市各委办局，各直属单位："),
        ("attachments", "附件：1．河道名单\n2．联系表"),
        ("signature", "示范市人民政府办公室"),
        ("date", "2021年6月18日"),
        ("note", "（此件公开发布）"),
        ("annex_title", "示范市2021年河道整治实施方案"),
        ("copied", "抄送：市委办公室，市人大常委会办公室，市法院。"),
        ("printed", "示范市人民政府办公室 2021年6月21日印发"),
    ]


def test_only_red_head_number_and_title_are_left_to_the_page():
    words = shown(document(COVER))
    left = COVER.replace("示范市人民政府办公室文件\n示府办〔2021〕28号\n", "").split("的通知\n", 1)[1]
    for line in left.splitlines():
        assert bare(line) in words


def test_a_law_shows_by_whom_it_was_passed():
    text = (
        "示范市停车条例\n（2019年5月6日示范市第三届人民代表大会常务委员会第七次会议通过　"
        "根据2021年7月29日示范市第三届人民代表大会常务委员会第二十次会议修正）\n第一章　总则\n"
        "第一条　为了规范停车，制定本条例。"
    )
    read = document(text)
    assert [role for role, _ in roles(read)] == ["history"]
    assert read.title == "示范市停车条例"


def test_the_office_holder_who_signs_an_order_is_shown():
    text = "示范市人民政府令\n第8号\n《示范市养犬办法》已经市政府会议通过，现予公布。\n市长　张三\n2020年5月8日\n"
    text += "示范市养犬办法\n第一条　为了规范养犬，制定本办法。"
    assert roles(document(text)) == [
        ("signature", "市长　张三"),
        ("date", "2020年5月8日"),
        ("annex_title", "示范市养犬办法"),
    ]


def test_each_annex_is_opened_by_its_mark():
    text = "关于检查的通知\n各区：\n请检查。\n附件：1.检查方案\n2.检查表\n示范市教育局\n2022年5月1日\n"
    text += "附件1\n示范市检查方案\n一、时间\n5月。\n附件2：检查表\n一、项目\n略。"
    marks = [part for part in roles(document(text)) if part[0].startswith("annex")]
    assert marks == [
        ("annex_mark", "附件1"),
        ("annex_title", "示范市检查方案"),
        ("annex_mark", "附件2"),
        ("annex_title", "检查表"),
    ]


def test_a_list_of_attachments_below_an_annex_is_no_annex():
    text = COVER.replace("抄送：", "附件：河道任务分工\n附件\n河道任务分工\n一、清淤\n抄送：", 1)
    text = text.replace("附件：1．河道名单\n2．联系表\n", "")
    named = [role for role, words in roles(document(text)) if "河道任务分工" in words]
    assert named == ["attachments", "annex_title"]


@given(st.permutations(COVER.splitlines()[5:]))
def test_in_whatever_order_the_lines_come_none_is_lost(lines):
    head = COVER.splitlines()[:5]
    words = shown(document("\n".join([*head, *lines])))
    for line in lines:
        assert bare(line) in words


TABLE = ("序号重点任务责任单位", "1公开年度预算，做好说明市财政局牵头，市审计局配合", "2公开权责清单市委编办负责")
LETTER = (
    "示府办〔2021〕28号\n关于印发任务分工的通知\n各区：\n为做好工作，现将任务分工印发给你们，请执行。\n"
    "示范市人民政府\n2021年6月18日\n（此件公开发布）\n任务分工表\n{}\n抄送：市委办公室。\n"
    "示范市人民政府办公室2021年6月21日印发"
).format("".join([*TABLE, "3公开办事指南市行政审批局负责"]))


def test_a_table_inside_one_long_line_stands_at_its_place():
    read = flat(LETTER)
    assert [task.text for task in read.tasks] == ["公开年度预算，做好说明", "公开权责清单", "公开办事指南"]
    parts = [block.role or ("table" if block.table == 0 else block.text) for block in read.body]
    assert parts == [
        "recipients",
        "为做好工作，现将任务分工印发给你们，请执行。",
        *("signature", "date", "note"),
        "任务分工表",
        "table",
        *("copied", "printed"),
    ]


def test_words_beside_a_table_in_one_line_are_not_lost():
    table = TableBlock((("序号", "任务"), ("1", "清淤"), ("2", "绿化")), "第1行")
    lines = [Line("前言。序号任务1清淤2绿化后记。", "第1行", 0)]
    claim_inside(lines, 0, table)
    assert [line.text for line in lines] == ["前言。", "", "后记。"]
    assert lines[1].table is table


def test_a_table_whose_words_are_not_found_stands_behind_its_line():
    table = TableBlock((("序号", "任务"), ("1", "清淤")), "第1行")
    lines = [Line("另外的文字。", "第1行", 0), Line("再一行。", "第2行", 1)]
    claim_inside(lines, 0, table)
    assert [line.text for line in lines] == ["另外的文字。", "", "再一行。"]
