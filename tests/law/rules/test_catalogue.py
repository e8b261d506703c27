"""基层政务公开标准目录 (国办发〔2019〕54号), as the notes of the law state it."""

from datetime import date

import pytest

from gongkai import law

TODAY = date(2026, 3, 2)

FIELDS = (
    "重大建设项目 公共资源交易 义务教育 户籍管理 社会救助 养老服务 公共法律服务 财政预决算 就业 社会保险 城乡规划 "
    "农村集体土地征收 生态环境 国有土地上房屋征收与补偿 保障性住房 农村危房改造 城市综合执法 市政服务 涉农补贴 "
    "公共文化服务 医疗卫生 安全生产 救灾 食品药品监管 税收管理 扶贫"
)
CHANNELS = (
    "政府网站 政府公报 两微一端 发布会/听证会 广播电视 纸质媒体 公开查阅点 政务服务中心 便民服务站 入户/现场 "
    "社区/企事业单位/村公示栏（电子屏） 精准推送 其他"
)
ITEM_ELEMENTS = (
    "事项编码 事项名称 实施主体 法律法规政策依据 收费依据和标准 外部流程 裁量基准 法定期限 "
    "办理机构 办理地点 联系电话 监督电话 其他规定内容"
)


def test_the_twenty_six_fields_in_their_order():
    rule = law.rule("CAT-FIELDS", on=TODAY)
    assert [item.says for item in rule.items] == FIELDS.split()
    assert [item.facts["number"] for item in rule.items] == list(range(1, 27))
    assert (rule.authority.number, rule.certainty) == ("国办发〔2019〕54号", "M")


@pytest.mark.parametrize(
    ("rule_id", "words", "mark"),
    [
        (
            "CAT-FIELDS-PILOT-SZ",
            "城乡规划 重大建设项目 财政预决算 税收管理 环境保护 食品药品监管 安全生产 公共文化服务 公共法律服务",
            "R",
        ),
        (
            "CAT-COLUMNS",
            "序号 公开事项 公开内容（要素） 公开依据 公开时限 公开主体 公开渠道和载体 公开对象 公开方式 公开层级",
            "R",
        ),
        ("CAT-COLUMNS-LEAST", "名称 内容 依据 时限 主体 方式 渠道 公开对象", "R"),
        ("CAT-COLUMNS-LOCAL", "公开形式 五公开属性 三级事项 公开层级分市级、镇（街）级", "R"),
        ("CAT-CHANNELS", CHANNELS, "R"),
        ("CAT-AUDIENCE", "全社会 特定群体", "R"),
        ("CAT-METHOD", "主动 依申请", "R"),
        ("CAT-TIER", "县级 乡、村级", "R"),
        (
            "CAT-ITEM-SZ",
            ITEM_ELEMENTS,
            "R",
        ),
        ("CAT-SUPPLEMENT", "事项重复 事项遗漏 标准不一", "R"),
        ("CAT-TRACK", "办理状态 办理时间 办理人员 该环节应知晓的政府信息", "R"),
    ],
)
def test_closed_lists(rule_id, words, mark):
    rule = law.rule(rule_id, on=TODAY)
    assert [item.says for item in rule.items] == words.split()
    assert rule.certainty == mark


@pytest.mark.parametrize(
    ("rule_id", "value", "unit", "bound", "mark"),
    [
        ("CAT-PILOT-FIELDS", 25, "个", None, "M"),
        ("CAT-PILOT-COUNTIES", 100, "个", None, "M"),
        ("CAT-ROW-CHANNEL", 1, "个", "least", "M"),
        ("CAT-TRACK-LEAST", 1, "个", "least", "R"),
        ("CAT-TRACK-MOST", 2, "个", "most", "R"),
    ],
)
def test_figures(rule_id, value, unit, bound, mark):
    rule = law.rule(rule_id, on=TODAY)
    assert (rule.value, rule.unit, rule.bound, rule.certainty) == (value, unit, bound, mark)


@pytest.mark.parametrize(("rule_id", "day"), [("CAT-DRAFT", "11-15"), ("CAT-REVIEW", "11-30")])
def test_dates_of_the_pilot_hold_for_2017_alone(rule_id, day):
    rule = law.rule(rule_id, on=date(2017, 10, 1))
    assert (rule.value, rule.valid_to, rule.place) == (day, date(2017, 12, 31), "苏州市")


def test_the_catalogue_was_to_be_ready_in_two_steps():
    items = law.rule("CAT-MILESTONES", on=TODAY).items
    assert [item.facts["until"] for item in items] == ["2020-12-31", "2023-12-31"]


# code, amount, unit; None: the wording names no figure
PHRASES = [
    ("formed_20wd", 20, "工作日"),
    ("obtained_10wd", 10, "工作日"),
    ("posted_7wd", 7, "工作日"),
    ("request_20wd", 20, "工作日"),
    ("approved_20d", 20, "日"),
    ("replied_20d", 20, "日"),
    ("realtime", None, None),
    ("promptly", None, None),
    ("by_progress", None, None),
    ("week_ahead", 1, "周"),
    ("comment_30d", 30, "日"),
    ("licence_penalty_7wd", 7, "工作日"),
    ("formed_3wd", 3, "工作日"),
]


def test_wordings_of_limits_with_figure_and_unit():
    items = law.rule("CAT-PHRASES", on=TODAY).items
    assert [(item.code, item.facts.get("value"), item.facts.get("unit")) for item in items] == PHRASES


@pytest.mark.parametrize("code", [code for code, value, _ in PHRASES if value and code != "week_ahead"])
def test_a_wording_says_its_own_figure_and_unit(code):
    item = law.rule("CAT-PHRASES", on=TODAY).item(code)
    unit = "个工作日" if item.facts["unit"] == "工作日" else item.facts["unit"]
    assert f"{item.facts['value']}{unit}" in item.says


@pytest.mark.parametrize(
    ("rule_id", "mark", "place"),
    [
        ("CAT-ROW-COMPLETE", "M", ""),
        ("CAT-ROW-REQUEST", "M", ""),
        ("CAT-ROW-LIMIT", "M", ""),
        ("CAT-WITHHELD", "R", "苏州市"),
    ],
)
def test_duties(rule_id, mark, place):
    rule = law.rule(rule_id, on=TODAY)
    assert (rule.kind, rule.certainty, rule.place) == ("duty", mark, place)


def test_a_row_is_held_against_article_26_and_keeps_no_figure_of_its_own():
    assert law.rule("CAT-ROW-LIMIT", on=TODAY).params == {"limit": "PUB-26"}


def test_a_row_on_request_is_for_some_and_from_receipt():
    params = law.rule("CAT-ROW-REQUEST", on=TODAY).params
    assert (params["audience"], params["phrase"], params["soft"]) == ("specific", "request_20wd", True)


# number, field, first item, second item, limit, subject, audience, method
SAMPLES = [
    ("01", "义务教育", "政策文件", "规范性文件", "20个工作日", "教育部门", "全社会", "主动"),
    ("06", "义务教育", "招生管理", "招生范围", "20个工作日", "教育局", "全社会", "主动"),
    ("13", "社会救助", "最低生活保障", "审核信息", "10个工作日", "乡镇", "全社会", "主动"),
    ("17", "国有土地上房屋征收与补偿", "征收", "启动要件", "收到申请", "县政府及部门", "特定群体", "依申请"),
    ("22", "生态环境", "行政许可", "防治污染设施拆除或闲置审批", "20个工作日", "生态环境部门", "全社会", "主动"),
    ("24", "生态环境", "行政处罚", "行政处罚流程", "收到申请", "生态环境部门", "特定群体", "依申请"),
    ("27", "财政预决算", "财政预决算", "政府预算", "批准后20日内", "财政部门", "全社会", "主动"),
    ("29", "财政预决算", "财政预决算", "部门决算", "批复后20日内", "各部门", "全社会", "主动"),
    ("31", "食品药品监管", "行政审批", "食品经营许可基本信息", "20个工作日", "市监局", "全社会", "主动"),
    ("33", "重大建设项目", "批准服务信息", "办事指南", "实时", "审批部门", "全社会", "主动"),
    ("36", "重大建设项目", "征收土地信息", "征收土地信息", "20个工作日", "镇政府", "全社会", "主动"),
    ("37", "养老服务", "通用政策", "法律法规政策文件", "3个工作日", "乡镇", "全社会", "主动"),
    ("40", "安全生产", "政策文件", "重要会议", "提前一周", "应急部门", "全社会", "主动"),
    ("42", "救灾", "备灾管理", "综合减灾示范社区", "20个工作日", "镇政府", "全社会", "主动"),
    ("43", "医疗卫生", "公共服务", "独生子女父母奖励", "20个工作日", "街道办", "全社会", "主动"),
]


@pytest.mark.parametrize(("number", "field", "first", "second", "limit", "subject", "audience", "method"), SAMPLES)
def test_sample_rows(number, field, first, second, limit, subject, audience, method):
    facts = law.rule("CAT-SAMPLES", on=TODAY).item(number).facts
    assert (facts["field"], facts["first"], facts["second"]) == (field, first, second)
    assert limit in facts["limit"][0]
    assert (facts["subject"][0], facts["audience"][0], facts["method"]) == (subject, audience, method)


SECOND_ITEMS = (
    "规范性文件 教育统计数据 义务教育学校名录 办学基本信息 招生政策 招生范围 学校介绍 学生资助政策 财务信息 "
    "政策法规文件 监督检查 办事指南 审核信息 审批信息 审核信息 国家层面 启动要件 社会稳定风险评估 房屋征收决定 "
    "分户补偿 环评文件审批 防治污染设施拆除或闲置审批 危险废物经营许可证 行政处罚流程 行政处罚决定 行政强制流程 "
    "政府预算 政府决算 部门决算 食品经营许可服务指南 食品经营许可基本信息 生产经营监督检查 办事指南 办理过程信息 "
    "招标投标 征收土地信息 法律法规政策文件 扶持政策措施清单 重大决策草案 重要会议 标准 综合减灾示范社区 "
    "独生子女父母奖励"
)


def test_second_items_of_all_samples():
    items = law.rule("CAT-SAMPLES", on=TODAY).items
    assert [item.facts["second"] for item in items] == SECOND_ITEMS.split()


def test_there_are_forty_three_samples_each_with_every_column():
    rule = law.rule("CAT-SAMPLES", on=TODAY)
    assert [item.code for item in rule.items] == [f"{number:02d}" for number in range(1, 44)]
    for item in rule.items:
        for column in ("field", "first", "second", "elements", "limit", "subject", "audience", "places"):
            assert item.facts[column], (item.code, column)
    assert (rule.scope, rule.certainty) == ("city", "R")


def test_samples_by_field():
    counts: dict[str, int] = {}
    for item in law.rule("CAT-SAMPLES", on=TODAY).items:
        counts[item.facts["field"]] = counts.get(item.facts["field"], 0) + 1
    assert counts == {
        "义务教育": 9,
        "社会救助": 6,
        "国有土地上房屋征收与补偿": 5,
        "生态环境": 6,
        "财政预决算": 3,
        "食品药品监管": 3,
        "重大建设项目": 4,
        "养老服务": 2,
        "安全生产": 3,
        "救灾": 1,
        "医疗卫生": 1,
    }
    assert set(counts) <= set(FIELDS.split())


def test_sample_limits_are_wordings_of_the_table():
    known = {item.says for item in law.rule("CAT-PHRASES", on=TODAY).items}
    for item in law.rule("CAT-SAMPLES", on=TODAY).items:
        assert set(item.facts["limit"]) <= known, item.code


def test_samples_on_request_are_for_some_and_from_receipt():
    rows = [item for item in law.rule("CAT-SAMPLES", on=TODAY).items if item.facts.get("method") == "依申请"]
    assert [row.code for row in rows] == ["17", "18", "24", "26"]
    for row in rows:
        assert row.facts["audience"] == ["特定群体"]
        assert row.facts["limit"] == ["自收到申请之日起20个工作日内"]


def test_sample_channels_are_options_but_for_the_platforms_of_a_field():
    options = set(CHANNELS.split())
    others = set()
    for item in law.rule("CAT-SAMPLES", on=TODAY).items:
        others |= set(item.facts["channels"]) - options
    assert others == {
        "部门网站",
        "企业信用公示系统",
        "在线审批监管平台",
        "监管平台",
        "公共资源交易平台",
        "信用中国",
    }


def test_what_a_sample_lacks_is_said():
    for item in law.rule("CAT-SAMPLES", on=TODAY).items:
        if not item.facts["channels"]:
            assert item.facts["remark"], item.code
