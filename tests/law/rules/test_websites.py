"""网站检查指标 (国办秘函〔2019〕19号) and 政府网站发展指引 (国办发〔2017〕47号), fact by fact."""

import re
from datetime import date

import pytest

from gongkai import law
from gongkai.law.rulebook import UnknownRuleError

TODAY = date(2026, 3, 2)

# id, figure, unit, which way it binds, 文号, certainty
FIGURES = [
    ("WEB-GRADE-BASE", 100, "计分", None, "国办秘函〔2019〕19号", "R"),
    ("WEB-GRADE-EXTRA", 30, "计分", None, "国办秘函〔2019〕19号", "R"),
    ("WEB-GRADE-PASS", 60, "计分", "least", "国办秘函〔2019〕19号", "R"),
    ("WEB-GRADE-BONUS", 80, "计分", None, "国办秘函〔2019〕19号", "R"),
    ("WEB-GRADE-NOSERVICE", 75, "计分", None, "国办秘函〔2019〕19号", "R"),
    ("WEB-AVAIL", 5, "%", None, "国办秘函〔2019〕19号", "R"),
    ("WEB-AVAIL-WAIT", 15, "秒", None, "国办秘函〔2019〕19号", "R"),
    ("WEB-AVAIL-VISITS", 20, "次", "least", "国办秘函〔2019〕19号", "R"),
    ("WEB-AVAIL-SPAN", 7, "日", None, "国办秘函〔2019〕19号", "R"),
    ("WEB-HOME", 14, "日", "most", "国办秘函〔2019〕19号", "R"),
    ("WEB-DYN", 14, "日", "most", "国办秘函〔2019〕19号", "R"),
    ("WEB-POL", 6, "月", "most", "国办秘函〔2019〕19号", "R"),
    ("WEB-OVERDUE", 5, "个", None, "国办秘函〔2019〕19号", "R"),
    ("WEB-STALE", 10, "个", None, "国办秘函〔2019〕19号", "R"),
    ("WEB-BLANK", 5, "个", None, "国办秘函〔2019〕19号", "R"),
    ("WEB-MSG", 3, "月", "most", "国办秘函〔2019〕19号", "R"),
    ("WEB-MSG-SPAN", 12, "月", None, "国办秘函〔2019〕19号", "R"),
    ("WEB-GUIDE-MISSING", 4, "项", None, "国办秘函〔2019〕19号", "m"),
    ("WEB-GUIDE-ITEMS", 5, "个", None, "国办秘函〔2019〕19号", "m"),
    ("WEB-REPLY-MOCK", 5, "工作日", "most", "国办秘函〔2019〕19号", "m"),
    ("WEB-SURVEY", 6, "次", "least", "国办秘函〔2019〕19号", "m"),
    ("WEB-DEADLINK", 10, "个", None, "国办秘函〔2019〕19号", "m"),
    ("WEB-CHECK-SAMPLE", 30, "%", "least", "国办秘函〔2019〕19号", "m"),
    ("WEB-CHECK-QUARTER", "quarterly", None, None, "国办秘函〔2019〕19号", "m"),
    ("WEB-ONE", 1, "个", "most", "国办发〔2017〕47号", "R"),
    ("WEB-OFFLINE-TIMES", 1, "次", "most", "国办发〔2017〕47号", "m"),
    ("WEB-OFFLINE-DAYS", 30, "日", "most", "国办发〔2017〕47号", "m"),
    ("WEB-COLOUR-MAIN", 1, "个", "most", "国办发〔2017〕47号", "R"),
    ("WEB-COLOUR", 3, "个", "most", "国办发〔2017〕47号", "R"),
    ("WEB-LOAD", 3, "秒", "most", "国办发〔2017〕47号", "R"),
    ("WEB-DOMAIN-ENGLISH", 1, "个", "most", "国办函〔2018〕55号", "R"),
    ("WEB-DOMAIN-CHINESE", 1, "个", "most", "国办函〔2018〕55号", "R"),
    ("WEB-REPOST", 24, "小时", "most", None, "R"),
    ("WEB-ANN", "01-31", None, "most", "国办函〔2018〕12号", "R"),
    ("WEB-ANN-SUPERVISION", "01-31", None, "most", "国办函〔2018〕12号", "R"),
]


@pytest.mark.parametrize(("rule_id", "value", "unit", "bound", "number", "mark"), FIGURES)
def test_figures_of_the_nation(rule_id, value, unit, bound, number, mark):
    rule = law.rule(rule_id, on=TODAY)
    assert (rule.value, rule.unit, rule.bound) == (value, unit, bound)
    assert (rule.authority.number, rule.certainty) == (number, mark)
    assert rule.scope == "national"


@pytest.mark.parametrize(
    ("rule_id", "place", "scope", "value", "unit"),
    [
        ("WEB-FINDERR", "辽宁省", "province", 3, "工作日"),
        ("WEB-CHECK-LN-PROVINCE", "辽宁省", "province", 10, "%"),
        ("WEB-CHECK-LN-CITY", "辽宁省", "province", 50, "%"),
        ("WEB-CHECK-JINPU", "大连金普新区", "city", 100, "%"),
        ("WEB-CHECK-KS-QUARTER", "昆山市", "city", "quarterly", None),
        ("WEB-CHECK-KS-YEAR", "昆山市", "city", "yearly", None),
        ("WEB-ANN-HUNAN", "湖南省", "province", "01-29", None),
        ("WEB-DEPTH", "部分地方", "city", 3, "次"),
    ],
)
def test_figures_of_places(rule_id, place, scope, value, unit):
    rule = law.rule(rule_id, on=TODAY)
    assert (rule.place, rule.scope, rule.value, rule.unit) == (place, scope, value, unit)


@pytest.mark.parametrize(
    ("rule_id", "starts"),
    [
        ("WEB-HOME", "site_updated"),
        ("WEB-DYN", "column_updated"),
        ("WEB-POL", "column_updated"),
        ("WEB-MSG", "message_received"),
        ("WEB-REPLY-MOCK", "test_message_sent"),
        ("WEB-FINDERR", "site_error_reported"),
        ("WEB-REPOST", "state_council_published"),
    ],
)
def test_limits_run_from_their_event(rule_id, starts):
    rule = law.rule(rule_id, on=TODAY)
    assert rule.starts == starts
    assert rule.starts_label


VETOES = (
    "WEB-GRADE-VETO WEB-SAFE WEB-AVAIL WEB-HOME WEB-DYN WEB-POL WEB-OVERDUE WEB-STALE WEB-BLANK WEB-CHANNEL "
    "WEB-MSG WEB-SERVICE WEB-GUIDE-ELEMENTS WEB-GUIDE-MISSING WEB-GUIDE-ITEMS"
)


@pytest.mark.parametrize("rule_id", VETOES.split())
def test_vetoes_are_vetoes_since_april_2019(rule_id):
    rule = law.rule(rule_id, on=TODAY)
    assert (rule.effect, rule.valid_from) == ("veto", date(2019, 4, 1))


@pytest.mark.parametrize(
    "rule_id", ["WEB-AVAIL", "WEB-OVERDUE", "WEB-STALE", "WEB-BLANK", "WEB-GUIDE-MISSING", "WEB-GUIDE-ITEMS"]
)
def test_a_count_fails_once_it_is_reached(rule_id):
    assert law.rule(rule_id, on=TODAY).params["fails"] == ">="


def test_below_sixty_fails_and_only_above_eighty_earns_the_bonus():
    assert law.rule("WEB-GRADE-PASS", on=TODAY).params == {"fails": "<"}
    assert law.rule("WEB-GRADE-BONUS", on=TODAY).params == {"counts": ">"}


def test_availability_names_the_rules_that_it_is_measured_by():
    params = law.rule("WEB-AVAIL", on=TODAY).params
    assert (params["wait"], params["visits"], params["span"]) == (
        "WEB-AVAIL-WAIT",
        "WEB-AVAIL-VISITS",
        "WEB-AVAIL-SPAN",
    )


@pytest.mark.parametrize(
    ("rule_id", "value", "unit"),
    [
        ("WEB-AVAIL", 5, "%"),
        ("WEB-HOME", 14, "日"),
        ("WEB-DYN", 14, "日"),
        ("WEB-POL", 6, "月"),
        ("WEB-OVERDUE", 5, "个"),
        ("WEB-STALE", 10, "个"),
        ("WEB-BLANK", 5, "个"),
        ("WEB-MSG", 3, "月"),
    ],
)
def test_the_census_of_2015_had_the_same_thresholds(rule_id, value, unit):
    rule = law.rule(rule_id, on=date(2019, 3, 31))
    assert (rule.value, rule.unit, rule.valid_to) == (value, unit, date(2019, 3, 31))
    assert rule.authority.number == "国办发〔2015〕15号"
    with pytest.raises(UnknownRuleError, match="没有有效版本"):
        law.rule(rule_id, on=date(2015, 3, 10))


def test_personnel_and_plans_were_looked_at_over_a_year_until_2019():
    assert law.rule("WEB-PERSONNEL", on=date(2018, 1, 1)).amount == "1年"
    with pytest.raises(UnknownRuleError):
        law.rule("WEB-PERSONNEL", on=TODAY)


LISTS = [
    ("WEB-GRADE-PARTS", "veto deduction bonus"),
    ("WEB-SAFE", "error secret harmful attack fraud outcry"),
    ("WEB-CHANNEL", "petition discipline"),
    ("WEB-MSG-EXCLUDED", "interview survey petition discipline"),
    ("WEB-GUIDE-ELEMENTS", "name basis conditions materials place hours telephone procedure"),
    ("WEB-GUIDE-CATCHALL", "relevant other and_so_on"),
    ("WEB-MESSAGE-FIELDS", "asked_on answered_on answered_by content statistics"),
    ("WEB-FOOTER", "badge find_errors site_code organizer icp police sitemap"),
    ("WEB-OPEN-STEPS", "approval badge icp police site_code"),
    ("WEB-OPEN-APPROVAL", "city_portal department province_portal vertical"),
    ("WEB-DOMAIN", "portal department chinese"),
    ("WEB-CLOSE", "apply approve announce"),
    ("WEB-CODE", "government other_holder"),
    ("WEB-CODE-MINISTRY", "ministry"),
    ("WEB-LAYOUT", "template header footer"),
    ("WEB-ANN-PARTS", "publishing features interpretation services interaction security media innovation"),
    ("WEB-ANN-SUPERVISION-PARTS", "sampling security opening find_errors counterfeit training"),
    ("WEB-ACCESS", "elderly reader large_type contrast"),
    ("WEB-PLATFORM", "guide system content annual_report foi"),
]


@pytest.mark.parametrize(("rule_id", "codes"), LISTS)
def test_closed_lists(rule_id, codes):
    assert [item.code for item in law.rule(rule_id, on=TODAY).items] == codes.split()


def test_only_the_first_four_guide_elements_were_read():
    items = law.rule("WEB-GUIDE-ELEMENTS", on=TODAY).items
    assert [item.says for item in items if item.facts["certainty"] == "R"] == [
        "事项名称",
        "设定依据",
        "申请条件",
        "办理材料",
    ]


@pytest.mark.parametrize(
    ("group", "count"), [("发布解读", 9), ("办事服务", 4), ("互动交流", 6), ("功能设计", 10), ("加分", 4)]
)
def test_scored_names_by_group(group, count):
    rule = law.rule("WEB-SCORED", on=TODAY)
    found = [item for item in rule.items if item.facts["group"] == group]
    assert len(found) == count
    assert {item.facts["part"] for item in found} == {"bonus" if group == "加分" else "deduction"}


def test_scored_names_are_unconfirmed_and_carry_no_points():
    rule = law.rule("WEB-SCORED", on=TODAY)
    assert (rule.certainty, rule.room) == ("m", "open")
    assert rule.caution
    assert not any("points" in item.facts for item in rule.items)


@pytest.mark.parametrize(
    ("rule_id", "code", "text", "fits"),
    [
        ("WEB-CODE", "government", "3100000087", True),
        ("WEB-CODE", "government", "1304000009", True),
        ("WEB-CODE", "government", "310000008", False),
        ("WEB-CODE", "other_holder", "N000000672", True),
        ("WEB-CODE", "other_holder", "N00000067", False),
        ("WEB-CODE-MINISTRY", "ministry", "bm01000001", True),
        ("WEB-CODE-MINISTRY", "ministry", "bm0100001", False),
        ("WEB-DOMAIN", "portal", "www.suzhou.gov.cn", True),
        ("WEB-DOMAIN", "portal", "fgw.suzhou.gov.cn", False),
        ("WEB-DOMAIN", "department", "fgw.suzhou.gov.cn", True),
        ("WEB-DOMAIN", "department", "www.suzhou.gov.cn", False),
        ("WEB-DOMAIN", "chinese", "示范市人民政府.政务", True),
        ("WEB-DOMAIN", "chinese", "示范市人民政府.中国", False),
    ],
)
def test_patterns_of_site_codes_and_domains(rule_id, code, text, fits):
    pattern = law.rule(rule_id, on=TODAY).item(code).facts["pattern"]
    assert bool(re.fullmatch(pattern, text)) is fits


def test_a_site_code_begins_with_its_region():
    pattern = law.rule("WEB-CODE", on=TODAY).item("government").facts["pattern"]
    found = re.fullmatch(pattern, "5101320017")
    assert found is not None
    assert (found["region"], found["serial"]) == ("510132", "0017")


DUTIES = [
    ("WEB-GRADE-CAP", "national", "R"),
    ("WEB-GRADE-VETO", "national", "R"),
    ("WEB-SERVICE", "national", "R"),
    ("WEB-UNDATED", "national", "R"),
    ("WEB-NONE-TOWN", "national", "R"),
    ("WEB-NONE-COUNTY", "national", "M"),
    ("WEB-DOMAIN-IDLE", "national", "R"),
    ("WEB-TIME-SHOWN", "national", "R"),
    ("WEB-LINK", "national", "M"),
    ("WEB-PLATFORM-FOCUS", "national", "R"),
    ("WEB-REPEALED", "city", "R"),
    ("WEB-COLUMN-CHECK-SZ", "city", "R"),
    ("WEB-COLUMN-CHECK-NT", "city", "R"),
    ("WEB-IPV6-SZ", "city", "R"),
    ("WEB-IPV6-NT", "city", "R"),
    ("WEB-IPV6-KS", "city", "R"),
]


@pytest.mark.parametrize(("rule_id", "scope", "mark"), DUTIES)
def test_duties(rule_id, scope, mark):
    rule = law.rule(rule_id, on=TODAY)
    assert (rule.kind, rule.scope, rule.certainty) == ("duty", scope, mark)


@pytest.mark.parametrize("rule_id", ["WEB-IPV6-SZ", "WEB-IPV6-NT"])
def test_ipv6_was_due_by_the_end_of_2021(rule_id):
    assert law.rule(rule_id, on=TODAY).params["until"] == "2021-12-31"


TAGS = [
    ("SiteName", "网站标签", "home column content", True),
    ("SiteDomain", "网站标签", "home column content", True),
    ("SiteIDCode", "网站标签", "home column content", True),
    ("ColumnName", "栏目标签", "column content", True),
    ("ColumnDescription", "栏目标签", "column content", True),
    ("ColumnKeywords", "栏目标签", "column content", True),
    ("ColumnType", "栏目标签", "column content", True),
    ("ArticleTitle", "内容页标签", "content", True),
    ("PubDate", "内容页标签", "content", True),
    ("ContentSource", "内容页标签", "content", True),
    ("Keywords", "内容页标签", "content", False),
    ("Author", "内容页标签", "content", False),
    ("Description", "内容页标签", "content", False),
    ("Image", "内容页标签", "content", False),
    ("Url", "内容页标签", "content", False),
]


def test_the_tag_table():
    rule = law.rule("WEB-META", on=TODAY)
    found = [
        (tag.code, tag.facts["group"], " ".join(tag.facts["pages"]), tag.facts["required"]) for tag in rule.items
    ]
    assert found == TAGS
    assert (rule.kind, rule.certainty) == ("table", "M")


@pytest.mark.parametrize(
    ("rule_id", "page", "count"),
    [("WEB-META-HOME", "home", 3), ("WEB-META-COLUMN", "column", 7), ("WEB-META-CONTENT", "content", 10)],
)
def test_required_tags_by_page_agree_with_the_table(rule_id, page, count):
    rule = law.rule(rule_id, on=TODAY)
    assert (rule.value, rule.unit, rule.certainty) == (count, "个", "R")
    tags = law.rule("WEB-META", on=TODAY).items
    assert sum(page in tag.facts["pages"] and tag.facts["required"] for tag in tags) == count


def test_the_time_of_a_page_is_written_to_the_minute():
    for rule_id in ("WEB-META-DATE", "WEB-TIME-SHOWN"):
        written = law.rule(rule_id, on=TODAY).params["format"]
        assert f"{date(2026, 3, 2):{written}}" == "2026-03-02 00:00"
