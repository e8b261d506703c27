"""Scope, organs and grounds of 条例 2–18, 54, 55 and of the secrets law, stated a second time."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.rulebook import shipped

DAY = date(2024, 6, 1)
DUTIES = [
    ("FOI-02", "describe", "第二条"),
    ("FOI-05", "publish", "第五条"),
    ("FOI-54", "describe", "第五十四条"),
    ("FOI-17", "review", "第十七条"),
    ("FOI-18", "review", "第十八条"),
    ("SEC-35", "review", "第三十五条"),
]
LISTS = [
    ("FOI-03", "第三条", ["national", "local", "vertical"]),
    ("FOI-04", "第四条", ["1", "2", "3", "4", "5"]),
    ("FOI-10", "第十条", ["made", "from_citizens", "from_organs", "joint", "branch"]),
    (
        "FOI-12",
        "第十二条第二款",
        ["classes", "arrangement", "access", "unit", "address", "hours", "telephone", "fax", "online"],
    ),
    ("FOI-12c", "第十二条第三款", ["index", "title", "summary", "made_on"]),
    ("FOI-14", "第十四条至第十六条", ["E14a", "E14b", "E14c", "E15", "E16a", "E16b", "E16c", "E36g"]),
    (
        "FOI-55",
        "第五十五条",
        ["education", "health", "water", "power", "gas", "heat", "environment", "transport"],
    ),
]


@pytest.mark.parametrize(("rule_id", "effect", "article"), DUTIES)
def test_each_duty_names_its_article(rule_id, effect, article):
    rule = shipped().rule(rule_id, on=DAY)
    assert (rule.effect, rule.authority.article, rule.certainty) == (effect, article, "R")


@pytest.mark.parametrize(("rule_id", "article", "codes"), LISTS)
def test_each_list_is_closed(rule_id, article, codes):
    rule = shipped().rule(rule_id, on=DAY)
    assert [item.code for item in rule.items] == codes
    assert (rule.authority.article, rule.valid_from) == (article, date(2019, 5, 15))


def test_what_must_and_what_may_be_withheld():
    force = {item.code: item.facts["force"] for item in shipped().rule("FOI-14", on=DAY).items}
    assert force == {
        "E14a": "must",
        "E14b": "must",
        "E14c": "must",
        "E15": "must",
        "E16a": "may",
        "E16b": "may",
        "E16c": "may",
        "E36g": "redirect",
    }


def test_only_process_and_case_file_yield_to_a_rule_that_says_publish():
    items = shipped().rule("FOI-14", on=DAY).items
    assert [item.code for item in items if "规章" in item.facts["exception"]] == ["E16b", "E16c"]


def test_longest_years_of_secrecy_by_level():
    rule = shipped().rule("SEC-14", on=DAY)
    assert {item.says: item.facts["years"] for item in rule.items} == {"绝密": 30, "机密": 20, "秘密": 10}
    assert rule.valid_from == date(2024, 5, 1)


def test_secrets_are_reviewed_every_year():
    rule = shipped().rule("SEC-24", on=DAY)
    assert (rule.value, rule.authority.article) == ("yearly", "第二十四条第一款")
