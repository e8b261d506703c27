"""The limits of 依申请公开, stated a second time: 条例 of 2019 and, before it, of 2007."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.rulebook import shipped

NEW = date(2019, 5, 15)
OLD = date(2019, 5, 14)
LIMITS = [
    ("FOI-30", NEW, 7, "工作日", "received", "第三十条"),
    ("FOI-33", NEW, 20, "工作日", "received", "第三十三条第二款"),
    ("FOI-33", OLD, 15, "工作日", "received", "第二十四条第二款"),
    ("FOI-33x", NEW, 20, "工作日", "answer_limit_ended", "第三十三条第二款"),
    ("FOI-33x", OLD, 15, "工作日", "answer_limit_ended", "第二十四条第二款"),
    ("FOI-32", NEW, 15, "工作日", "third_party_received", "第三十二条"),
    ("FOI-34", NEW, 15, "工作日", "organ_received", "第三十四条"),
]
DUTIES = [
    ("FOI-30", OLD, "restart", "第二十一条第四项", "M"),
    ("FOI-33s", NEW, "suspend", "第三十三条第三款", "R"),
    ("FOI-33s", OLD, "suspend", "第二十四条第三款", "M"),
    ("FOI-35", NEW, "extend", "第三十五条", "R"),
]


@pytest.mark.parametrize(("rule_id", "on", "value", "unit", "starts", "article"), LIMITS)
def test_each_limit_has_its_days_its_start_and_its_article(rule_id, on, value, unit, starts, article):
    rule = shipped().rule(rule_id, on=on)
    assert (rule.value, rule.unit, rule.starts, rule.authority.article) == (value, unit, starts, article)
    assert rule.bound == "most"
    assert not rule.caution


@pytest.mark.parametrize(("rule_id", "on", "effect", "article", "certainty"), DUTIES)
def test_what_has_no_figure_has_its_effect_and_its_article(rule_id, on, effect, article, certainty):
    rule = shipped().rule(rule_id, on=on)
    assert (rule.effect, rule.authority.article, rule.certainty) == (effect, article, certainty)
    assert rule.value is None


@pytest.mark.parametrize(
    ("on", "number"), [(date(2008, 5, 1), "国务院令第492号"), (OLD, "国务院令第492号"), (NEW, "国务院令第711号")]
)
def test_the_regulation_changed_on_15_may_2019(on, number):
    assert shipped().rule("FOI-33", on=on).authority.number == number


def test_correction_is_asked_for_once_and_an_extension_given_once():
    assert shipped().rule("FOI-30", on=NEW).params["times"] == 1
    assert shipped().rule("FOI-33x", on=NEW).params["times"] == 1


def test_silence_means_opposite_things_for_a_third_party_and_an_organ():
    assert shipped().rule("FOI-32", on=NEW).params["on_silence"] == "organ_decides"
    assert shipped().rule("FOI-34", on=NEW).params["on_silence"] == "deemed_consent"


def test_the_receipt_day_depends_on_the_channel_since_2019():
    rule = shipped().rule("FOI-31", on=NEW)
    assert {item.code: item.facts["event"] for item in rule.items} == {
        "counter": "received",
        "post_signed": "received",
        "post_plain": "confirmed",
        "internet": "confirmed",
        "fax": "confirmed",
    }
    assert rule.authority.article == "第三十一条"


def test_the_receipt_day_before_2019_is_unsure():
    assert shipped().rule("FOI-31", on=OLD).certainty == "m"
