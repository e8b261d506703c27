"""The answers of 2019 and the rows of the report that they fill, stated a second time."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.rulebook import shipped

DAY = date(2024, 6, 1)
ANSWERS = [
    ("ANS-36.1", "published", "第三十六条第一项", "grant", ["access_route"]),
    (
        "ANS-36.2",
        "granted",
        "第三十六条第二项",
        "grant",
        ["information", "consult_record", "public_interest_reasons", "third_party_notice"],
    ),
    ("ANS-E14a", "secret", "第十四条", "deny_secret", ["article", "reasons", "secrecy_basis"]),
    ("ANS-E14b", "forbidden", "第十四条", "deny_law", ["article", "reasons", "forbidding_law"]),
    ("ANS-E14c", "endangering", "第十四条", "deny_safety", ["article", "reasons"]),
    (
        "ANS-E15",
        "third_party",
        "第十五条",
        "deny_third",
        ["article", "reasons", "consult_record", "third_party_reply"],
    ),
    ("ANS-E16a", "internal", "第十六条第一款", "deny_internal", ["article", "reasons"]),
    ("ANS-E16b", "process", "第十六条第二款", "deny_process", ["article", "reasons", "duty_checked"]),
    ("ANS-E16c", "case_file", "第十六条第二款", "deny_case", ["article", "reasons", "duty_checked"]),
    ("ANS-36.7", "special_access", "第三十六条第七项", "deny_query", ["special_law"]),
    (
        "ANS-37",
        "partial",
        "第三十七条",
        "partial",
        ["information", "withheld_part", "article", "reasons", "consult_record"],
    ),
    ("ANS-36.4", "not_existing", "第三十六条第四项", "na_nothold", ["search_record"]),
    (
        "ANS-36.5",
        "not_responsible",
        "第三十六条第五项",
        "na_nothold",
        ["reasons", "responsible_organ", "responsible_contact"],
    ),
    ("ANS-38", "needs_making", "第三十八条", "na_create", ["reasons", "severance_checked"]),
    (
        "ANS-30u",
        "still_unclear",
        "第三部分（四）3",
        "na_unclear",
        ["correction_notice", "corrected_on", "reasons"],
    ),
    ("ANS-39.1", "petition", "第三十九条第一款", "np_petition", ["reasons"]),
    ("ANS-36.6", "repeated", "第三十六条第六项", "np_repeat", ["earlier_answer"]),
    ("ANS-39.2", "publication", "第三十九条第二款", "np_publication", ["publication"]),
    ("ANS-35", "excessive", "第三十五条", "np_mass", ["reason_request", "reasons"]),
    ("ANS-REISSUE", "reissue", "第三部分（五）5", "np_confirm", ["earlier_access"]),
    (
        "ANS-30",
        "not_corrected",
        "第三十条",
        "other_nosupp",
        ["correction_notice", "correction_served", "correction_lapsed"],
    ),
    ("ANS-FEE", "fee_unpaid", "第六条", "other_nofee", ["fee_notice", "fee_served", "fee_lapsed"]),
    ("ANS-OTHER", "other", "第三部分（六）3", "other_other", ["outcome"]),
]
OTHERS = [
    ("ANS-36.3", "withheld", "family", "withheld"),
    ("ANS-G4", "unavailable", "family", "not_held"),
    ("ANS-G5", "unhandled", "family", "unhandled"),
    ("ANS-N30", "correction_notice", "notice", "procedural"),
    ("ANS-N33", "extension_notice", "notice", "procedural"),
    ("ANS-N32", "consultation_notice", "notice", "procedural"),
    ("ANS-N42", "fee_notice", "notice", "procedural"),
    ("ANS-N35", "delay_notice", "notice", "procedural"),
    ("ANS-N32d", "disclosure_notice", "notice", "third_party"),
    ("ANS-LATE", "overdue", "omission", "overdue"),
]
UNSURE = {"ANS-30u": "M", "ANS-FEE": "M", "ANS-REISSUE": "m", "ANS-OTHER": "m"}


@pytest.mark.parametrize(("rule_id", "code", "article", "cell", "facts"), ANSWERS)
def test_each_answer_has_its_article_its_cell_and_its_facts(rule_id, code, article, cell, facts):
    rule = shipped().rule(rule_id, on=DAY)
    assert (rule.params["code"], rule.params["cell"], rule.authority.article) == (code, cell, article)
    assert [item.code for item in rule.items] == facts
    assert rule.certainty == UNSURE.get(rule_id, "R")


@pytest.mark.parametrize(("rule_id", "code", "nature", "remedy"), OTHERS)
def test_what_ends_no_case_has_no_cell(rule_id, code, nature, remedy):
    params = shipped().rule(rule_id, on=DAY).params
    assert (params["code"], params["nature"], params["remedy"]) == (code, nature, remedy)
    assert "cell" not in params


def test_these_are_all():
    ids = {rule.id for rule in shipped().in_force(DAY) if rule.id.startswith("ANS-")}
    assert ids == {row[0] for row in ANSWERS} | {row[0] for row in OTHERS}
