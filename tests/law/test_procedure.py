"""Procedures: which rules govern a clock on a day, from the shipped book or a city's."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest

from gongkai.law.errors import ClockError
from gongkai.law.procedure import PROCEDURES, Procedure, Terms, procedure
from gongkai.law.rulebook import shipped, with_profile

NEW, OLD = date(2026, 1, 26), date(2019, 5, 14)
ROLES = {
    "day0": "CLK-DAY0",
    "weekend": "CLK-WEEKEND",
    "holiday": "CLK-HOLIDAY",
    "receipt": "FOI-31",
    "limit": "FOI-33",
    "extension": "FOI-33x",
    "correction": "FOI-30",
    "third_party": "FOI-32",
    "organ": "FOI-34",
    "suspension": "FOI-33s",
    "delay": "FOI-35",
    "fee": "FEE-06",
    "suspend_from": "CLK-SUSPEND-FROM",
    "suspend_to": "CLK-SUSPEND-TO",
    "corrected": "CLK-CORRECTED",
    "paid": "CLK-PAID",
}


def test_every_term_of_a_foi_clock_has_its_rule():
    terms = procedure("foi").terms(NEW)
    assert {each.name: getattr(terms, each.name).id for each in fields(Terms)} == ROLES


def test_the_versions_are_those_of_the_day():
    foi = procedure("foi")
    assert [foi.terms(day).limit.number for day in (OLD, NEW)] == [15, 20]
    assert [foi.terms(day).extension.number for day in (OLD, NEW)] == [15, 20]
    assert [foi.terms(date(2020, 12, 31)).fee, foi.terms(date(2021, 1, 1)).fee.id] == [None, "FEE-06"]


@pytest.mark.parametrize("role", ["organ", "third_party", "delay", "fee"])
def test_what_the_law_of_2007_did_not_have_is_none(role):
    assert getattr(procedure("foi").terms(OLD), role) is None


def test_where_the_limit_did_not_exist_there_are_no_terms():
    with pytest.raises(ClockError, match="FOI-33") as refusal:
        procedure("foi").terms(date(2008, 4, 30))
    assert refusal.value.rule == "FOI-33"


@pytest.mark.parametrize("code", ["", "FOI", "appeal", "甲\n乙"])
def test_an_unknown_procedure_is_refused_with_those_that_are_known(code):
    with pytest.raises(ClockError, match=r"不认识的程序 .*，应为 foi 之一"):
        procedure(code)


def test_procedures_have_a_code_and_a_label():
    assert [(code, procedure(code).label) for code in PROCEDURES] == [("foi", "依申请公开")]
    assert procedure("foi").code == "foi"


def test_the_plain_clock_of_a_rule_has_the_conventions_of_counting_alone():
    plain = Procedure.of(shipped().rule("PUB-26", on=NEW))
    terms = plain.terms(NEW)
    assert {each.name for each in fields(Terms) if getattr(terms, each.name)} == {
        "limit",
        "day0",
        "weekend",
        "holiday",
    }
    assert (plain.code, plain.label, terms.limit.id) == ("PUB-26", terms.limit.title, "PUB-26")


def test_a_city_s_book_gives_the_city_s_terms():
    text = 'name = "示范市"\n[[override]]\nid = "FOI-33"\nvalue = 15\nbasis = "示政办发〔2026〕1号"\n'
    book = with_profile(shipped(), text, where="profile.toml")
    assert procedure("foi", book).terms(NEW).limit.number == 15
    assert Procedure.of(book.rule("FOI-33", on=NEW), book).terms(NEW).limit.number == 15
    assert procedure("foi").terms(NEW).limit.number == 20


@pytest.mark.parametrize("rule", ["REV-20", "SUE-46", "OPN-5", "ANN-DEP", "WEB-STALE", "CLK-DAY0"])
def test_only_a_limit_in_working_days_has_a_clock_of_its_own(rule):
    with pytest.raises(ClockError, match=f"规则 {rule} .*不是以工作日计的期限") as refused:
        Procedure.of(shipped().rule(rule, on=NEW))
    assert refused.value.rule == rule
