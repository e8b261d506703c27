"""政务新媒体 (国办发〔2018〕123号 and the indicators of 2019), as the notes of the law state it."""

from datetime import date

import pytest

from gongkai import law

TODAY = date(2026, 3, 2)
CHECKS, OPINION = "国办秘函〔2019〕19号", "国办发〔2018〕123号"


@pytest.mark.parametrize(
    ("rule_id", "value", "unit", "bound", "number", "mark", "place"),
    [
        ("NM-UPD", 14, "日", "most", CHECKS, "R", ""),
        ("NM-ONE", 1, "个", "most", OPINION, "R", ""),
        ("NM-REVIEW-STEPS", 3, "次", "least", None, "R", ""),
        ("NM-DORMANT", 3, "月", "most", None, "R", "贵州省"),
        ("NM-UPD-MINHOU", 10, "日", "most", None, "R", "闽侯县"),
        ("NM-UPD-XIAYI", 3, "次", "least", None, "R", "夏邑县"),
        ("NM-FILE-HUBEI", 5, "工作日", "most", None, "R", "湖北省"),
    ],
)
def test_figures(rule_id, value, unit, bound, number, mark, place):
    rule = law.rule(rule_id, on=TODAY)
    assert (rule.value, rule.unit, rule.bound) == (value, unit, bound)
    assert (rule.authority.number, rule.certainty, rule.place) == (number, mark, place)


@pytest.mark.parametrize(
    ("rule_id", "mark"),
    [
        ("NM-GRADE", "R"),
        ("NM-SAFE", "R"),
        ("NM-UPD", "R"),
        ("NM-APP", "m"),
        ("NM-INTERACT", "R"),
        ("NM-FAKE", "m"),
    ],
)
def test_vetoes(rule_id, mark):
    rule = law.rule(rule_id, on=TODAY)
    assert (rule.effect, rule.certainty, rule.valid_from) == ("veto", mark, date(2019, 4, 1))


@pytest.mark.parametrize(
    ("rule_id", "starts"),
    [
        ("NM-UPD", "account_updated"),
        ("NM-DORMANT", "account_updated"),
        ("NM-UPD-MINHOU", "account_updated"),
        ("NM-FILE-HUBEI", "account_changed"),
    ],
)
def test_limits_run_from_their_event(rule_id, starts):
    assert law.rule(rule_id, on=TODAY).starts == starts


@pytest.mark.parametrize(
    ("rule_id", "words"),
    [
        ("NM-DEDUCT", "内容更新不及时 功能无法使用"),
        ("NM-REVIEW", "政治关 法律关 保密关 文字关"),
        ("NM-FILE", "开设 变更 关停 注销"),
        ("NM-CLOSE", "发布关停公告 办理关停备案"),
        ("NM-STATUS", "正常 关停 注销"),
        ("NM-FIELDS", "账号名称 平台 主办单位 类型和认证 开设日期 运维人员 联系电话 状态 最近更新日期"),
        ("NM-MARKS-POST", "拟稿人 审核人 发布人"),
        ("NM-MARKS-REPOST-SZ", "信息来源 审核人"),
        ("NM-MARKS-REPOST-NT", "信息来源 审核人 发布人"),
    ],
)
def test_closed_lists_in_words(rule_id, words):
    assert [item.says for item in law.rule(rule_id, on=TODAY).items] == words.split()


@pytest.mark.parametrize(
    ("rule_id", "codes"),
    [
        ("NM-MERGE", "apps one_app_each unused"),
        ("NM-NAME", "short organizer same_name"),
        ("NM-BAN", "advertising personal_views bought_followers forced precondition"),
        ("NM-REPOST", "source_allowed source_named title_kept"),
    ],
)
def test_closed_lists_by_code(rule_id, codes):
    assert [item.code for item in law.rule(rule_id, on=TODAY).items] == codes.split()


@pytest.mark.parametrize(
    ("rule_id", "place", "number"),
    [
        ("NM-OPEN", "", OPINION),
        ("NM-MAIN", "南通市", "通政办发〔2021〕42号"),
        ("NM-OWNER", "昆山市", "昆政办发〔2018〕152号"),
    ],
)
def test_duties(rule_id, place, number):
    rule = law.rule(rule_id, on=TODAY)
    assert (rule.kind, rule.place, rule.authority.number) == ("duty", place, number)


def test_the_opinion_holds_from_december_2018():
    for rule_id in ("NM-OPEN", "NM-ONE", "NM-MERGE", "NM-REVIEW", "NM-FIELDS", "NM-STATUS"):
        assert law.rule(rule_id, on=TODAY).valid_from == date(2018, 12, 7)
