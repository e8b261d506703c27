"""规则库: everything that the rulebook holds can be found, narrowed, read and taken away, without a database."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape

import pytest

from gongkai.law.rulebook import Certainty, Effect, RuleKind, Scope, shipped
from gongkai.portal.law.rulebook.facts import value_words
from gongkai.portal.law.rulebook.shown import MONEY, shown
from tests.portal.law.support import text
from tests.portal.support import words


def listed(client, **query):
    page = words(client.get("/law/rules/", query))
    return set(re.findall(r'<a href="/law/rules/([\w.-]+)/">', page)), page


def everything(client, **query):
    """The rules of all pages."""
    found, number = set(), 1
    while True:
        ids, page = listed(client, page=str(number), **query)
        found |= ids
        if 'rel="next"' not in page:
            return found
        number += 1


def test_the_list_holds_every_rule_once_with_their_number(client):
    ids = {rule.id for rule in shipped()}
    assert everything(client) == ids
    assert f"共 <b>{len(ids)}</b> 条" in listed(client)[1]


@pytest.mark.parametrize(
    ("words_typed", "rule"),
    [
        ("FOI-33", "FOI-33"),
        ("foi-33x", "FOI-33x"),
        ("答复期限", "FOI-33"),
        ("国办函〔2020〕109号", "FEE-04"),
        ("第三十三条第二款", "FOI-33"),
        ("第三方 十五个工作日", "FOI-32"),
        ("第33条", "FOI-33"),
        ("信息公开条例 33条第2款", "FOI-33"),
        ("ＦＯＩ－33", "FOI-33"),
        ("foi33x", "FOI-33x"),
        ("信息处理费管理办法", "FEE-05"),
        ("签收邮寄", "FOI-31"),
    ],
)
def test_search_reads_number_title_text_instrument_and_article(client, words_typed, rule):
    assert rule in everything(client, q=words_typed)


def test_every_word_must_be_there(client):
    assert listed(client, q="第三方 没有这个词")[0] == set()
    assert "没有符合条件的规则" in listed(client, q="没有这个词")[1]


@pytest.mark.parametrize(
    ("name", "value", "of"),
    [
        ("kind", RuleKind.TIERS, lambda rule: rule.kind),
        ("effect", Effect.SUSPEND, lambda rule: rule.effect),
        ("scope", Scope.CITY, lambda rule: rule.scope),
        ("certainty", Certainty.UNSURE, lambda rule: rule.certainty),
    ],
)
def test_a_filter_leaves_what_has_its_value(client, name, value, of):
    found = everything(client, **{name: value.value})
    assert found
    assert all(any(of(version) == value for version in shipped().versions(each)) for each in found)


def test_the_facets_count_what_they_leave(client):
    page = listed(client)[1]
    for label, address in (("分档", "?kind=tiers"), ("市县", "?scope=city")):
        count = re.search(rf'href="{re.escape(address)}"[^>]*><span>{label}</span><span class="count">(\d+)', page)
        assert count
        assert len(everything(client, **dict([address[1:].split("=")]))) == int(count[1])


def test_a_day_shows_the_versions_of_that_day(client):
    page = text(listed(client, q="FOI-33", on="2015-06-01")[1])
    assert "不超过 15个工作日" in page
    assert "不超过 20个工作日" not in page
    assert "FOI-35" not in everything(client, on="2015-06-01")


def test_a_day_that_cannot_be_read_is_pointed_out(client):
    assert "无法识别" in listed(client, on="2015-13-01")[1]


def test_the_chosen_filters_can_be_taken_back(client):
    page = listed(client, q="期限", kind="limit", scope="national")[1]
    chips = page.split('aria-label="已选条件"')[1].split("</div>")[0]
    assert "“期限”" in chips
    assert 'href="?q=%E6%9C%9F%E9%99%90&amp;scope=national"' in chips


def told(rule):
    """What a rule's page must say."""
    yield from (
        rule.says,
        str(rule.authority),
        rule.certainty.label,
        rule.scope.label,
        rule.effect.label,
        rule.note,
    )
    yield from (str(other) for other in rule.also)
    yield from (item.says for item in rule.items)
    yield from (str(day) for day in (rule.valid_from, rule.valid_to) if day)
    if rule.kind in {RuleKind.LIMIT, RuleKind.THRESHOLD} and rule.unit not in MONEY:
        yield rule.amount


def test_every_rule_has_a_page_that_says_all_of_it(client):
    missing = []
    for rule_id in sorted({rule.id for rule in shipped()}):
        page = unescape(text(words(client.get(f"/law/rules/{rule_id}/"))))
        for rule in shipped().versions(rule_id):
            missing += [(rule_id, part) for part in told(rule) if re.sub(r"\s+", " ", part) not in page]
    assert missing == []


def test_both_laws_stand_side_by_side_the_present_one_first(client):
    page = text(words(client.get("/law/rules/FOI-33/")))
    assert page.index("不超过 20个工作日") < page.index("不超过 15个工作日")
    assert page.count("现行") == 1


def test_a_rule_of_the_past_says_so(client):
    gone = next(rule for rule in shipped() if rule.valid_to and len(shipped().versions(rule.id)) == 1)
    assert "今天没有有效的版本" in words(client.get(f"/law/rules/{gone.id}/"))


def test_an_unsure_rule_says_what_that_means(client):
    page = words(client.get("/law/rules/CLK-SUSPEND-FROM/"))
    assert "待核实" in page
    assert "使用其结果前请核对原文" in page
    assert "各地可以自行选定" in page
    assert "发出的次日起、发出的当日起" in page


def test_a_rule_that_names_another_leads_to_it(client):
    page = words(client.get("/law/rules/FEE-03/"))
    assert '<a href="/law/rules/FEE-04/">FEE-04</a>' in page


def test_money_is_shown_in_yuan(client):
    page = text(words(client.get("/law/rules/FEE-04/")))
    assert "11 至 30 每件100元" in page
    assert "1 至 10 不收费" in page
    assert "每档提高 100元" in page


def test_the_whole_book_is_there_for_machines(client):
    data = client.get("/law/rules.json").json()
    assert len(data["rules"]) == len(shipped())
    limit = next(rule for rule in data["rules"] if rule["id"] == "FOI-33" and rule["valid_to"] is None)
    assert (limit["value"], limit["unit"]) == (20, "工作日")


def test_every_version_can_be_put_into_words():
    today = dt.date(2026, 3, 1)
    for rule in shipped():
        version = shown(rule, today)
        assert version.room
        assert version.certainty
        assert version.validity


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (True, "是"),
        (["home", "甲"], "首页、甲"),
        (5, "5"),
        ({"unit": "日", "value": 3}, "单位 日；数值 3"),
        ([], ""),
    ],
)
def test_a_value_of_any_shape_can_be_read(value, expected):
    assert value_words(value) == expected
