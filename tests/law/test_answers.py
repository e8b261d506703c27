"""The closed set of answers: each with its required facts, each in one cell of the annual report."""

from __future__ import annotations

import json
import os
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.answers import Nature, UnknownDecisionError, act, decision, decisions, tidy
from gongkai.law.rulebook import shipped

DAY = date(2024, 6, 1)
CORPUS = Path(os.environ.get("GONGKAI_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
LEAVES = {
    *("grant", "partial"),
    *("deny_secret", "deny_law", "deny_safety", "deny_third"),
    *("deny_internal", "deny_process", "deny_case", "deny_query"),
    *("na_nothold", "na_create", "na_unclear"),
    *("np_petition", "np_repeat", "np_publication", "np_mass", "np_confirm"),
    *("other_nosupp", "other_nofee", "other_other"),
}


def complete(code: str) -> dict[str, object]:
    """Every fact that an answer may ask for."""
    return {need.code: "有" for need in decision(code, on=DAY).needs}


def test_every_answer_has_one_cell_and_every_leaf_row_is_reached():
    assert {each.cell for each in decisions(on=DAY)} == LEAVES


def test_only_granting_and_not_holding_share_a_row():
    shared = Counter(each.cell for each in decisions(on=DAY))
    assert {cell: count for cell, count in shared.items() if count > 1} == {"grant": 2, "na_nothold": 2}


@pytest.mark.corpus
def test_the_rows_are_those_of_the_printed_form():
    form = json.loads((CORPUS / "foi_annual_reports" / "table_form_2021.json").read_text("utf-8"))
    rows = {row["key"] for row in form["requests"]["rows"]}
    assert {each.cell for each in decisions(on=DAY)} == rows - {"new", "carried", "total", "carry_next"}


def test_partial_disclosure_counts_only_as_partial():
    assert decision("37", on=DAY).cell == "partial"


@pytest.mark.parametrize("code", [each.code for each in decisions(on=DAY)])
def test_an_answer_without_facts_is_refused_and_with_all_of_them_complete(code):
    assert decision(code, on=DAY).missing({})
    assert decision(code, on=DAY).missing(complete(code)) == []


@pytest.mark.parametrize("blank", ["", "  ", None, False, [], {}])
def test_a_blank_fact_is_no_fact(blank):
    assert len(decision("36.4", on=DAY).missing({"search_record": blank})) == 1


def test_what_is_missing_is_named_with_the_article_that_asks_for_it():
    missing = decision("E15", on=DAY).missing({"article": "第十五条", "reasons": "商业秘密"})
    assert missing == [
        "缺少书面征求第三方意见的记录（《中华人民共和国政府信息公开条例》第三十二条）",
        "缺少第三方的意见（或者逾期未提出意见的记录）（《中华人民共和国政府信息公开条例》第三十二条）",
    ]


@pytest.mark.parametrize("ground", ["E14a", "E14b", "E14c", "E15", "E16a", "E16b", "E16c"])
def test_a_refusal_needs_its_article_and_its_reasons(ground):
    missing = " ".join(decision(ground, on=DAY).missing({}))
    assert "不予公开所依据的条款" in missing
    assert "不予公开的理由" in missing
    assert "第三十六条第三项" in missing


def test_a_third_partys_silence_serves_in_place_of_its_reply():
    facts = {
        "article": "第十五条",
        "reasons": "个人隐私",
        "consult_record": "征求意见书",
        "third_party_silent": True,
    }
    assert decision("E15", on=DAY).missing(facts) == []


def test_a_promise_needs_way_and_time():
    granted = decision("36.2", on=DAY)
    assert granted.missing({"access_route": "窗口"})
    assert granted.missing({"access_route": "窗口", "access_time": "2024-06-10"}) == []
    assert granted.missing({"information": "附件一"}) == []


def test_disclosing_over_a_third_partys_objection_needs_reasons_and_a_notice():
    facts = {"information": "附件一", "third_party": True, "consult_record": "有", "third_party_objected": True}
    missing = decision("36.2", on=DAY).missing(facts)
    assert [line.partition("（")[0] for line in missing] == [
        "缺少不公开会对公共利益造成重大影响的理由",
        "缺少书面告知第三方公开内容和理由的记录",
    ]


def test_the_right_organ_is_named_only_where_it_is_known():
    assert decision("36.5", on=DAY).missing({"reasons": "非本机关职责"}) == []
    assert len(decision("36.5", on=DAY).missing({"reasons": "非本机关职责", "responsible_organ_known": True})) == 2


def test_abandonment_needs_proof_of_service():
    assert len(decision("30", on=DAY).missing({"correction_notice": "有", "correction_lapsed": "有"})) == 1


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("E14a", "secret"),
        ("e14A", "secret"),
        ("Ｅ１４ａ", "secret"),
        ("国家秘密", "secret"),
        ("deny_secret", "secret"),
        ("E36g", "special_access"),
        ("36.4", "not_existing"),
        ("第36条第4项", "not_existing"),
        ("条例第36条第（4）项", "not_existing"),
        ("36(4)", "not_existing"),
        ("第三十六条第四项", "not_existing"),
        (" 信息不存在 ", "not_existing"),
        ("三安全一稳定", "endangering"),
        ("危及“三安全一稳定”", "endangering"),
        ("第38条", "needs_making"),
        ("部分公开", "partial"),
    ],
)
def test_codes_labels_and_articles_are_understood(written, code):
    assert decision(written, on=DAY).code == code


@pytest.mark.parametrize("shared", ["第十四条", "grant", "na_nothold"])
def test_what_several_answers_share_names_none_of_them(shared):
    with pytest.raises(UnknownDecisionError):
        decision(shared, on=DAY)


def test_a_refusal_without_its_ground_is_sent_back_with_the_grounds():
    with pytest.raises(UnknownDecisionError, match=r"E14a 国家秘密.*E16c 行政执法案卷信息"):
        decision("不予公开", on=DAY)


@pytest.mark.parametrize("code", ["补正告知", "延期", "逾期不答复"])
def test_a_notice_is_no_answer(code):
    with pytest.raises(UnknownDecisionError, match="不是办结申请的答复"):
        decision(code, on=DAY)


def test_an_unknown_code_is_told_what_there_is():
    with pytest.raises(UnknownDecisionError, match=r"没有 nonsense 这种答复.*secret（不予公开：国家秘密）"):
        decision("nonsense", on=DAY)


def test_answers_of_2007_are_others():
    old = {each.code for each in decisions(on=date(2012, 3, 1))}
    assert "not_needed" in old
    assert {"excessive", "petition", "special_access"} & old == set()
    with pytest.raises(UnknownDecisionError, match="有效期为2019-05-15至今"):
        decision("excessive", on=date(2012, 3, 1))


@pytest.mark.parametrize(("on", "number"), [(date(2019, 5, 14), "第492号"), (date(2019, 5, 15), "第711号")])
def test_the_article_is_that_of_the_regulation_in_force(on, number):
    assert number in decision("36.4", on=on).article


def test_an_unsure_cell_says_so():
    assert decision("36.4", on=DAY).cautions == ("信息不存在计入年度报告的哪一行待核实",)
    assert decision("E14a", on=DAY).cautions == ()


def test_no_two_answers_answer_to_one_name():
    names: dict[str, set[str]] = {}
    for rule in shipped():
        if rule.id.startswith("ANS-"):
            each = act(rule.params["code"], on=rule.valid_from or DAY)
            for name in (each.code, each.label, rule.id, *each.names):
                names.setdefault(tidy(name), set()).add(each.code)
    assert {name: codes for name, codes in names.items() if len(codes) > 1} == {}


def test_families_name_members_that_exist():
    families = [each for rule in shipped().in_force(DAY) if (each := family(rule.id)) is not None]
    assert {each.code for each in families} == {"withheld", "unavailable", "unhandled"}
    for each in families:
        assert {decision(need.code, on=DAY).remedy for need in each.needs} >= {each.remedy}


def family(rule_id: str):
    if not rule_id.startswith("ANS-"):
        return None
    found = act(rule_id, on=DAY)
    return found if found.nature is Nature.FAMILY else None


def test_json_carries_what_a_page_shows():
    shown = decision("36.4", on=DAY).as_json()
    assert (shown["code"], shown["cell"], shown["rule"]) == ("not_existing", "na_nothold", "ANS-36.4")
    assert shown["needs"] == [
        {
            "fact": "search_record",
            "label": "检索记录（范围、方法、时间、经办人）",
            "by": "《中华人民共和国政府信息公开条例》（国务院令第711号）第三十六条第四项",
        }
    ]


@given(st.text(max_size=20))
def test_any_text_is_an_answer_or_an_error_that_helps(text):
    try:
        found = act(text, on=DAY)
    except UnknownDecisionError as error:
        assert "可用" in str(error)  # noqa: PT017  # either outcome is right
    else:
        own = (found.code, found.label, found.rule.id, found.cell or "", found.rule.authority.article)
        assert tidy(text) in map(tidy, (*own, *found.names))


@given(st.sampled_from(decisions(on=DAY)), st.sets(st.sampled_from(["information", "reasons", "article"])))
def test_more_facts_never_leave_more_missing(each, given_facts):
    facts: dict[str, object] = dict.fromkeys(given_facts, "有")
    assert set(each.missing(facts)) <= set(each.missing({}))
