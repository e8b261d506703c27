"""Consultation, decisions, 规章, 行政规范性文件, 公报."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.rulebook import Effect, Room, RuleKind, Scope
from tests.law.rules.stated import codes, column, figure, only, words

DECISION, RULES, BUSINESS = "国务院令第713号", "国务院令第322号公布，第695号修订", "国务院令第722号"
LEGALITY, JIANGSU, GAZETTE = "国办发〔2018〕115号", "江苏省人民政府令第158号", "国办发〔2018〕22号"

# id, value, unit, bound, from, article, certainty, 文号, first day
LIMITS = [
    ("CON-30", 30, "日", "least", "comment_open", "第十五条", "R", DECISION, date(2019, 9, 1)),
    ("CON-30-RULE", 30, "日", "least", "comment_open", "第十五条第二款", "R", RULES, date(2018, 5, 1)),
    ("CON-30-BIZ", 30, "日", "least", "comment_open", "第六十二条", "R", BUSINESS, date(2020, 1, 1)),
    ("CON-HEAR-7", 7, "日", "least", "hearing_held", "第十六条第三款", "R", DECISION, date(2019, 9, 1)),
    ("CON-HEAR-30", 30, "日", "least", "hearing_held", "第十六条第二款第一项", "R", RULES, date(2018, 5, 1)),
    (
        "DEC-LEGAL-7",
        7,
        "工作日",
        "least",
        "review_material_sent",
        "第二十六条第二款",
        "R",
        DECISION,
        date(2019, 9, 1),
    ),
    ("REG-EFFECT-30", 30, "日", "least", "regulation_published", "第三十二条", "R", RULES, date(2018, 5, 1)),
    ("REG-FILE-30", 30, "日", "most", "regulation_published", "第一百零九条", "R", None, date(2018, 5, 1)),
    ("NORM-LEGAL-5", 5, "工作日", "least", "review_material_complete", "（五）", "R", LEGALITY, date(2018, 12, 4)),
    (
        "NORM-LEGAL-15",
        15,
        "工作日",
        "most",
        "review_material_complete",
        "（五）",
        "R",
        LEGALITY,
        date(2018, 12, 4),
    ),
    ("NORM-VALID-5", 5, "年", "most", "norm_effective", "有效期条款", "m", JIANGSU, date(2022, 8, 1)),
    ("NORM-VALID-TRIAL", 3, "年", "most", "norm_effective", "有效期条款", "m", JIANGSU, date(2022, 8, 1)),
    ("NORM-FILE", 30, "日", "most", "norm_published", "备案条款", "m", JIANGSU, date(2022, 8, 1)),
]


@pytest.mark.parametrize("stated", LIMITS, ids=[row[0] for row in LIMITS])
def test_limits(stated):
    rule = only(stated[0])
    assert (*figure(rule.id), rule.authority.number, rule.valid_from) == stated[1:]


def test_comment_of_thirty_days_stands_in_three_instruments():
    assert {each.number for each in only("CON-30").also} == {RULES, BUSINESS}


@pytest.mark.parametrize("rule_id", ["CON-HEAR-7", "CON-HEAR-30"])
def test_hearings_count_backwards(rule_id):
    assert only(rule_id).params == {"direction": "before"}


@pytest.mark.parametrize(
    ("rule_id", "article", "effect", "number"),
    [
        ("DEC-LEGAL", "第二十五条", Effect.REVIEW, DECISION),
        ("DEC-ARCHIVE", "第三十三条", Effect.RETAIN, DECISION),
        ("BIZ-FAIR", "第十八条", Effect.REVIEW, "国务院令第783号"),
        ("BIZ-UNPUBLISHED", "第六十四条", Effect.PUBLISH, BUSINESS),
        ("DEC-REFORM", "推进决策公开部分", Effect.CONSULT, "国办发〔2016〕80号"),
        ("NORM-LAPSE", "有效期条款", Effect.DEEM, JIANGSU),
        ("GAZ-SAME", "电子版", Effect.PUBLISH, GAZETTE),
        ("GAZ-BACK", "数据库", Effect.PUBLISH, GAZETTE),
    ],
)
def test_duties_without_a_figure(rule_id, article, effect, number):
    rule = only(rule_id)
    assert (rule.kind, rule.effect) == (RuleKind.DUTY, effect)
    assert (rule.authority.article, rule.authority.number) == (article, number)


@pytest.mark.parametrize(
    ("rule_id", "stated"),
    [
        ("DEC-PUBLISH", ["gazette", "website", "newspaper"]),
        ("DEC-ATTEND", ["stakeholder", "public", "expert", "media"]),
        ("REG-PUBLISH", ["gazette", "legal_website", "newspaper"]),
        ("BIZ-REVIEW", ["fair_competition", "legality"]),
        ("NORM-IS", ["public", "rights", "binding", "reusable"]),
        ("NORM-NOT", ["internal", "plan", "minutes"]),
    ],
)
def test_closed_lists(rule_id, stated):
    assert codes(rule_id) == stated


def test_attendance_was_to_be_set_up_by_the_end_of_2017():
    assert only("DEC-ATTEND").params == {"established_by": "2017-12-31"}


def test_the_gazette_carries_the_standard_text():
    assert column("REG-PUBLISH", "standard_text") == {"gazette": True, "legal_website": False, "newspaper": False}


@pytest.mark.parametrize(
    "rule_id", ["NORM-IS", "NORM-NOT", "NORM-VALID-5", "NORM-VALID-TRIAL", "NORM-LAPSE", "NORM-FILE"]
)
def test_jiangsu_has_its_own_rules_for_normative_documents(rule_id):
    assert (only(rule_id).scope, only(rule_id).place) == (Scope.PROVINCE, "江苏省")


def test_what_jiangsu_says_of_validity_and_filing_is_open_and_unsure():
    for rule_id, least, most in (("NORM-VALID-TRIAL", 2, 3), ("NORM-FILE", 15, 30)):
        rule = only(rule_id)
        assert (rule.room, rule.certainty.uncertain) == (Room.OPEN, True)
        assert (rule.params["least_seen"], rule.params["most_seen"]) == (least, most)


def test_three_states_of_a_document():
    assert words("NORM-STATUS") == ["有效", "失效", "废止"]
    assert column("NORM-STATUS", "title_prefix") == {"lapsed": "【已失效】"}


def test_who_runs_a_gazette():
    assert column("GAZ-WHO", "gazette") == {
        "province": "must",
        "city": "must",
        "county": "may",
        "department": "no",
        "township": "no",
    }
