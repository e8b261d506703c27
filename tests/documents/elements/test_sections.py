"""Headings, inline headings and items; sections survive the loss of every line break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.elements.markers import Style
from gongkai.documents.elements.sections import split_heading
from tests.documents.letters import document

HAN = "一二三四五六七八九十"
words = st.sampled_from(["总体要求", "重点任务", "组织领导", "监督检查", "资金保障"])


@pytest.mark.parametrize(
    ("text", "heading", "rest"),
    [
        ("总体要求", "总体要求", ""),
        ("指导思想。坚持系统治理。", "指导思想", "坚持系统治理。"),
        ("强化领导，落实责任。各地要重视。", "强化领导，落实责任", "各地要重视。"),
        ("工作目标：到年底完成。", "工作目标", "到年底完成。"),
        (
            "总体要求坚持以人民为中心的发展思想，全面落实各项部署，扎实推进各项重点工作，不断提高治理水平，让群众满意，让社会放心。",
            "总体要求",
            None,
        ),
        ("申请人应当提交申请书。受理机关审查。", "", None),
        ("法律、法规规定的其他条件；", "", None),
        ("下列事项：", "", None),
    ],
)
def test_heading_and_text_are_told_apart(text, heading, rest):
    found, left = split_heading(text, Style.TWO)
    assert found == heading
    assert left == (text[len(heading) :] if rest is None else rest)


def test_articles_keep_their_text_and_a_named_article_its_name():
    assert split_heading("为了规范。制定本办法。", Style.ARTICLE) == ("", "为了规范。制定本办法。")
    assert split_heading("【适用范围】本市适用。", Style.ARTICLE) == ("适用范围", "本市适用。")


def test_a_lone_sentence_over_deeper_sections_is_their_heading():
    read = document(
        "关于甲的通知\n各区：\n一、要求\n（一）优化服务，提高效率。\n1.甲事。做好甲事。\n（二）其他条件。"
    )
    assert [(s.number, s.heading) for s in read.sections] == [
        ("一", "要求"),
        ("一", "优化服务，提高效率"),
        ("1", "甲事"),
        ("二", "其他条件"),
    ]


@given(st.lists(st.tuples(words, st.lists(words, max_size=4)), min_size=2, max_size=9))
def test_the_tree_is_the_same_with_and_without_line_breaks(plan):
    lines, expected = [], []
    for at, (heading, children) in enumerate(plan):
        lines.append(f"{HAN[at]}、{heading}")
        expected.append((1, HAN[at], heading))
        for below, child in enumerate(children):
            lines.append(f"（{HAN[below]}）{child}。各地要认真抓好落实。")
            expected.append((2, HAN[below], child))
        if not children:
            lines.append("各地要认真抓好落实。")
    head = "示府办〔2021〕28号\n关于做好甲工作的通知\n各区人民政府：\n现将有关事项通知如下。\n"
    whole = document(head + "\n".join(lines))
    assert [(s.level, s.number, s.heading) for s in whole.sections if s.number] == expected
    run = document((head + "\n".join(lines)).replace("\n", ""))
    assert [(s.level, s.number) for s in run.sections if s.number] == [(a, b) for a, b, _ in expected]
