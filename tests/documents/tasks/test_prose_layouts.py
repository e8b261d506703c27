"""Paragraphs that end with who does them are tasks, with the heading above as their group."""

import pytest

from tests.documents.tasks.layouts import brief, found_in, lines, table, tasks_in

LAYOUTS = {
    "phrases in brackets": (
        """一、抓发布
        （一）修编本市水务目录。（市水务局牵头，各市、区政府按职责分工负责）
        （二）公开保障对象名单。（市城管局）""",
        [
            "一|一、抓发布|（一）修编本市水务目录。|牵[市水务局] 责[各市、区政府]|-",
            "二|一、抓发布|（二）公开保障对象名单。|责[市城管局]|-",
        ],
    ),
    "labels in brackets": (
        "1.修编本市水务目录。（牵头单位：市水务局；责任单位：市城管局，各市、区政府；完成时限：6月底前）",
        ["1||1.修编本市水务目录。|牵[市水务局] 责[市城管局+各市、区政府]|2023-06-30"],
    ),
    "labels behind the sentence": (
        "1.修编本市水务目录。责任单位：市水务局；完成时限：2023年底前\n2.公开保障对象名单。责任单位：市城管局",
        ["1||1.修编本市水务目录。|责[市水务局]|2023-12-31", "2||2.公开保障对象名单。|责[市城管局]|-"],
    ),
    "label lines below": (
        """1.修编本市水务目录。\n牵头单位：市水务局\n配合单位：市城管局、市财政局\n完成时限：6月底前
        2.公开保障对象名单。\n责任单位：市城管局""",
        [
            "1||1.修编本市水务目录。|牵[市水务局] 配[市城管局+市财政局]|2023-06-30",
            "2||2.公开保障对象名单。|责[市城管局]|-",
        ],
    ),
    "a label before the task too": (
        "工作任务：修编本市水务目录\n责任单位：市水务局\n完成时限：年内",
        ["1||修编本市水务目录|责[市水务局]|2023-12-31"],
    ),
    "last sentences": (
        "修编本市水务目录，做到应列尽列。由市水务局牵头落实，市城管局配合。\n公开保障对象名单，方便查询。市城管局负责。",
        [
            "1||修编本市水务目录，做到应列尽列。|牵[市水务局] 配[市城管局]|-",
            "2||公开保障对象名单，方便查询。|责[市城管局]|-",
        ],
    ),
    "all breaks lost": (
        "二、主要任务（一）修编目录。全面修编本市水务目录。（责任单位：市水务局）（二）公开名单。按月公开名单。（责任单位：市城管局）",
        [
            "一|二、主要任务|（一）修编目录。全面修编本市水务目录。|责[市水务局]|-",
            "二|二、主要任务|（二）公开名单。按月公开名单。|责[市城管局]|-",
        ],
    ),
    "the first named leads": (
        """（一）修编目录。（市水务局、市城管局按职责分工负责。列第一位者为牵头单位，下同）
        （二）公开名单。（市城管局、市财政局按职责分工负责）""",
        [
            "一||（一）修编目录。|牵[市水务局] 责[市城管局]|-",
            "二||（二）公开名单。|牵[市城管局] 责[市财政局]|-",
        ],
    ),
    "deadline beside the units": (
        "（一）修编目录。（市水务局牵头，市城管局配合，2023年9月底前完成）",
        ["一||（一）修编目录。|牵[市水务局] 配[市城管局]|2023-09-30"],
    ),
    "square and other brackets": (
        "（一）修编目录。〔责任单位：各市（含县级市）政府，市水务局〕\n（二）公开名单。[责任单位：市城管局]",
        ["一||（一）修编目录。|责[各市（含县级市）政府+市水务局]|-", "二||（二）公开名单。|责[市城管局]|-"],
    ),
    "the phrase in a paragraph of its own": (
        "（一）修编本市水务目录，并向社会公布。\n（市水务局牵头，市城管局配合）",
        ["一||（一）修编本市水务目录，并向社会公布。|牵[市水务局] 配[市城管局]|-"],
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_text_gives_its_tasks(name):
    text, tasks = LAYOUTS[name]
    assert [brief(task) for task in tasks_in(*lines(text))] == tasks


@pytest.mark.parametrize(
    "text",
    [
        "本办法由市水务局负责解释。",
        "成立领导小组（办公室设在市水务局），统筹推进。",
        "市水务局负责日常工作，市城管局做好保障，重要事项及时报告。",
        "公开时限：20个工作日\n责任部门：市水务局办公室\n公开程序：审核后公开",
        "主办单位：市水务局\n承办单位：市城管局",
        "明确责任单位、责任人和完成时限，确保按时完成。",
        "联系人：王某某\n联系电话：12345",
    ],
)
def test_ordinary_sentences_are_no_tasks(text):
    assert tasks_in(*lines(text)) == ()


def test_what_a_table_states_is_not_listed_twice():
    finding = found_in(
        *lines(
            "（一）全面修编本市水务公开目录并公布。（市水务局牵头）\n（二）按月公开全市住房保障对象名单。（市城管局牵头）"
        ),
        table("序号|任务|责任单位\n1|全面修编本市水务公开目录并公布|市水务局\n2|改造政府网站的检索功能|市数据局"),
    )
    assert [task.text for task in finding.tasks] == [
        "全面修编本市水务公开目录并公布",
        "改造政府网站的检索功能",
        "（二）按月公开全市住房保障对象名单。",
    ]
    assert any("未重复列入" in warning.what for warning in finding.warnings)


def test_an_order_that_the_table_states_in_other_words_counts_once():
    finding = found_in(
        *lines(
            """（一）深化惠企政策公开。归集惠企政策不少于200项，录入“计算器”。（市水务局牵头，市城管局配合）
            （二）规范公开流程，公开属性审查纳入公文办理系统。（市数据局负责，2023年6月底前完成）"""
        ),
        table(
            """序号|任务|责任单位
            1|2023年9月底前归集惠企政策200项|市水务局牵头，市城管局配合
            2|2023年6月底前将公开属性审查纳入公文办理系统|市数据局负责"""
        ),
    )
    assert [task.number for task in finding.tasks] == ["1", "2"]


def test_a_label_that_the_rest_of_a_page_ran_into_is_no_order():
    text = "责任部门：市水务局秘书科各县人民政府：你县来文收悉。经研究，同意建站。公开程序：审核后公开"
    assert tasks_in(*lines(text)) == ()
