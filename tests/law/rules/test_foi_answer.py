"""Answers, forms and supervision of 条例 36–53, stated a second time."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.rulebook import shipped

DAY = date(2024, 6, 1)
DUTIES = [
    ("FOI-37", "answer", "第三十七条"),
    ("FOI-38", "answer", "第三十八条"),
    ("FOI-39", "answer", "第三十九条"),
    ("FOI-42", "charge", "第四十二条"),
    ("FOI-43", "receive", "第四十三条"),
    ("FOI-46", "check", "第四十六条"),
    ("FOI-47", "respond", "第四十七条第二款"),
    ("FOI-48", "check", "第四十八条"),
]
LISTS = [
    ("FOI-36", ["36.1", "36.2", "36.3", "36.4", "36.5", "36.6", "36.7"]),
    ("FOI-40", ["requested", "electronic", "other", "inspection"]),
    ("FOI-41", ["corrected", "transferred", "redirected"]),
    ("FOI-45", ["register", "examine", "handle", "answer", "archive"]),
    ("FOI-FLOW", ["receive", "register", "handle", "examine", "answer", "serve", "archive"]),
    ("FOI-51", ["superior", "competent", "review", "suit"]),
    ("FOI-53", ["1", "2", "3"]),
]


@pytest.mark.parametrize(("rule_id", "effect", "article"), DUTIES)
def test_each_duty_names_its_article(rule_id, effect, article):
    rule = shipped().rule(rule_id, on=DAY)
    assert (rule.effect, rule.authority.article, rule.certainty) == (effect, article, "R")


@pytest.mark.parametrize(("rule_id", "codes"), LISTS)
def test_each_list_is_closed(rule_id, codes):
    assert [item.code for item in shipped().rule(rule_id, on=DAY).items] == codes


def test_the_seven_answers_and_their_rows_in_the_report():
    cells = {item.code: item.facts["cells"] for item in shipped().rule("FOI-36", on=DAY).items}
    assert cells["36.1"] == cells["36.2"] == ["grant"]
    assert len(cells["36.3"]) == 7
    assert cells["36.4"] == cells["36.5"] == ["na_nothold"]
    assert cells["36.6"] == ["np_repeat"]
    assert cells["36.7"] == ["deny_query"]


def test_the_row_of_not_held_is_unsure():
    items = shipped().rule("FOI-36", on=DAY).items
    assert [item.code for item in items if item.facts.get("mark") == "m"] == ["36.4", "36.5"]


def test_one_citys_set_of_letters():
    rule = shipped().rule("FOI-FORMS", on=DAY)
    assert (len(rule.items), rule.scope, rule.place) == (16, "city", "宿迁市")
    assert rule.authority.number == "宿政办函〔2021〕21号"
    assert {"correction", "extension", "consult_third_party", "fee"} <= {item.code for item in rule.items}
