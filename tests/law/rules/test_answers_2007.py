"""The answers under the Regulation of 2007, stated a second time; none of their texts was read in full."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.rulebook import shipped

DAY = date(2012, 3, 1)
ANSWERS = [
    ("ANS-36.1", "第二十一条第一项", "grant"),
    ("ANS-36.2", "第二十一条第一项", "grant"),
    ("ANS-E14a", "第十四条第四款", "deny_secret"),
    ("ANS-E14c", "第八条", "deny_safety"),
    ("ANS-E15", "第二十三条", "deny_third"),
    ("ANS-E16a", "第二条", "deny_internal"),
    ("ANS-E16b", "第二条", "deny_process"),
    ("ANS-37", "第二十二条", "partial"),
    ("ANS-36.4", "第二十一条第三项", "na_nothold"),
    ("ANS-36.5", "第二十一条第三项", "na_nothold"),
    ("ANS-38", "第二条", "na_create"),
    ("ANS-36.6", "第十三条", "np_repeat"),
    ("ANS-NEED", "第十四条", "other_other"),
]


@pytest.mark.parametrize(("rule_id", "article", "cell"), ANSWERS)
def test_each_old_answer_has_its_article_and_says_that_it_is_unsure(rule_id, article, cell):
    rule = shipped().rule(rule_id, on=DAY)
    assert (rule.authority.article, rule.params["cell"]) == (article, cell)
    assert rule.valid_to == date(2019, 5, 14)
    assert rule.caution


def test_internal_and_process_information_came_with_the_opinion_of_2010():
    assert shipped().versions("ANS-E16a")[0].valid_from == date(2010, 1, 12)
    assert shipped().rule("ANS-E16b", on=DAY).authority.number == "国办发〔2010〕5号"


def test_the_test_of_need_went_with_the_old_regulation():
    assert shipped().rule("ANS-NEED", on=DAY).authority.number == "国办发〔2008〕36号"
    assert len(shipped().versions("ANS-NEED")) == 1


def test_the_old_family_of_refusals():
    rule = shipped().rule("ANS-36.3", on=DAY)
    assert [item.code for item in rule.items] == ["E14a", "E14c", "E15"]
