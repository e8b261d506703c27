"""主动公开 (条例 19–26, 44), stated a second time."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.rulebook import shipped

DAY = date(2024, 6, 1)
LISTS = [
    ("PUB-19", "第十九条", ["interests", "awareness", "participation"]),
    ("PUB-20", "第二十条", [str(number) for number in range(1, 16)]),
    ("PUB-21", "第二十一条", ["municipal", "services", "welfare", "land", "housing", "order", "assistance"]),
    (
        "PUB-21t",
        "第二十一条",
        ["agriculture", "water", "contract", "homestead", "land", "housing", "funds", "assistance"],
    ),
    (
        "PUB-23",
        "第二十三条",
        ["gazette", "website", "online_media", "press_conference", "newspapers", "radio", "television"],
    ),
    ("PUB-24", "第二十四条", ["search", "read", "download"]),
    ("PUB-25", "第二十五条", ["archive", "library", "service_hall"]),
]


@pytest.mark.parametrize(("rule_id", "article", "codes"), LISTS)
def test_each_list_is_closed(rule_id, article, codes):
    rule = shipped().rule(rule_id, on=DAY)
    assert [item.code for item in rule.items] == codes
    assert (rule.authority.article, rule.authority.number) == (article, "国务院令第711号")
    assert not rule.caution


@pytest.mark.parametrize(
    ("number", "word"), [("1", "规范性文件"), ("5", "行政许可"), ("6", "行政处罚"), ("8", "收费"), ("14", "招考")]
)
def test_the_numbers_of_article_20_stay_as_catalogues_cite_them(number, word):
    assert word in shipped().rule("PUB-20", on=DAY).item(number).says


@pytest.mark.parametrize(
    ("on", "article", "certainty"),
    [(date(2019, 5, 14), "第十八条", "M"), (date(2019, 5, 15), "第二十六条", "R")],
)
def test_twenty_working_days_from_when_information_is_made_or_changed(on, article, certainty):
    rule = shipped().rule("PUB-26", on=on)
    assert (rule.value, rule.unit, rule.starts) == (20, "工作日", "formed_or_changed")
    assert (rule.authority.article, rule.certainty, rule.room) == (article, certainty, "stricter")


@pytest.mark.parametrize(("rule_id", "article"), [("PUB-22", "第二十二条"), ("PUB-44", "第四十四条")])
def test_each_duty_names_its_article(rule_id, article):
    assert shipped().rule(rule_id, on=DAY).authority.article == article
