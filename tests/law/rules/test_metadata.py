"""信息著录 (国办秘函〔2009〕6号) and classification, as the notes of the law state it."""

import re
from collections import Counter
from datetime import date

import pytest

from gongkai import law

TODAY = date(2026, 3, 2)

# first-level name → second-level names
THEMES = {
    "国务院组织机构": "国务院;国务院办公厅;国务院组成部门;国务院直属特设机构;国务院直属机构;国务院办事机构;"
    "国务院直属事业单位;国务院部委管理的国家局;国务院议事协调机构;其他",
    "综合政务": "政务公开;政务督查;应急管理;电子政务;文秘工作;保密工作;信访;参事、文史;其他",
    "国民经济管理、国有资产监管": "宏观经济;经济体制改革;统计;物价;国有资产监管;重大建设项目;其他",
    "财政、金融、审计": "财政;税务;银行;货币（含外汇）;证券;保险;社会信用体系建设;审计;其他",
    "国土资源、能源": "土地;矿产;水资源;海洋;煤炭;石油与天然气;电力;其他",
    "农业、林业、水利": "农业、畜牧业、渔业;林业;水利;其他",
    "工业、交通": "机械制造与重工业;轻工纺织;化工;国防工业;航天、航空;信息产业（含电信）;"
    "公路;水运;铁路;民航;邮政;其他",
    "商贸、海关、旅游": "对外经贸合作;国内贸易（含供销）;海关;检验、检疫;旅游;其他",
    "市场监管、安全生产监管": "工商;质量监督;标准;食品药品监管;安全生产监管;其他",
    "城乡建设、环境保护": "城市规划;城乡建设（含住房）;环境监测、保护与治理;节能与资源综合利用;"
    "气象、水文、测绘、地震;其他",
    "科技、教育": "科技;教育;知识产权;其他",
    "文化、广电、新闻出版": "文化;文物;新闻出版;广播、电影、电视;其他",
    "卫生、体育": "卫生;医药管理;体育;其他",
    "人口与计划生育、妇女儿童工作": "人口与计划生育;妇女儿童;其他",
    "劳动、人事、监察": "劳动就业;社会保障;人事工作;军转安置;监察;纠正行业不正之风;其他",
    "公安、安全、司法": "公安;国家安全;司法;其他",
    "民政、扶贫、救灾": "减灾救灾;优抚安置;社会福利;行政区划与地名;社团管理;扶贫;其他",
    "民族、宗教": "民族事务;宗教事务",
    "对外事务": "外交、外事;国际条约、国际组织;其他",
    "港澳台侨工作": "港澳工作;对台工作;侨务工作",
    "国防": "国防建设;国防动员",
    "其他": "",
}
JIANGYIN = (
    "信息索引号 生成日期 公开日期 文件编号 公开时限 发布机构 公开形式 公开方式 公开范围 有效期 公开程序 体裁 "
    "主题（一级） 主题（二级） 关键词 效力状况 文件下载 内容概述"
)


def test_the_theme_tree_is_complete():
    items = law.rule("META-THEMES", on=TODAY).items
    tops = [item for item in items if "parent" not in item.facts]
    assert [top.says for top in tops] == list(THEMES)
    for top in tops:
        children = [item.says for item in items if item.facts.get("parent") == top.code]
        assert ";".join(children) == THEMES[top.says], top.says
    assert len(items) == len(tops) + sum(len(names.split(";")) for names in THEMES.values() if names)


def test_there_are_fourteen_core_elements_and_the_counts_add_up():
    rule = law.rule("META-CORE", on=TODAY)
    assert len(rule.items) == 14
    counts = [
        law.rule(rule_id, on=TODAY)
        for rule_id in ("META-CORE-MANDATORY", "META-CORE-CONDITIONAL", "META-CORE-OPTIONAL")
    ]
    assert [(count.value, count.unit, count.certainty) for count in counts] == [
        (6, "项", "R"),
        (3, "项", "R"),
        (5, "项", "R"),
    ]
    assert sum(count.number for count in counts) == len(rule.items)


def test_three_core_elements_were_read_and_eleven_not():
    rule = law.rule("META-CORE", on=TODAY)
    assert Counter(item.facts["certainty"] for item in rule.items) == {"R": 3, "m": 11}
    known = {item.says: item.facts["obligation"] for item in rule.items if "obligation" in item.facts}
    assert known == {"索引号": "必选", "名称": "必选", "内容概述": "可选"}
    assert rule.certainty == "m"


def test_an_index_number_has_twenty_characters_made_of_its_parts():
    rule = law.rule("META-INDEX", on=TODAY)
    assert (rule.value, rule.unit, rule.authority.number) == (20, "字", "国办秘函〔2009〕6号")
    parts = law.rule("META-INDEX-PARTS", on=TODAY).items
    assert [part.facts["characters"] for part in parts] == [9, 1, 4, 1, 5]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("000014349/2017-00110", "organization_code"),
        ("01404053X/2021-00490", "organization_code"),
        ("11370812004339255B/2020-22849", "credit_code"),
        ("11341702486344515H/202110-00013", "with_month"),
        ("20191202-189769", "by_date"),
        ("000014349/17-00110", None),
        ("000014349/2017-110", None),
    ],
)
def test_forms_of_index_numbers_in_use(text, form):
    forms = law.rule("META-INDEX-FORMS", on=TODAY).items
    fitting = [item.code for item in forms if re.fullmatch(item.facts["pattern"], text)]
    assert fitting == ([form] if form else [])


def test_only_one_form_is_the_standard_one():
    forms = law.rule("META-INDEX-FORMS", on=TODAY).items
    assert [item.code for item in forms if item.facts["standard"]] == ["organization_code"]


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("state_council", "索引号 主题分类 发文机关 成文日期 标题 发文字号 发布日期 主题词"),
        (
            "jiangyin",
            JIANGYIN,
        ),
        ("jiangsu", "索引号 分类 发布机构 发文日期 标题 主题词 文号 内容概述 时效"),
        ("guangdong", "索引号 分类 发布机构 成文日期 名称 文号 发布日期 主题词"),
        ("anhui", "索引号 组配分类 发布机构 发文日期 发布文号 关键词 信息来源 主题导航 信息名称 内容概述"),
        ("shandong", "索引号 公开方式 发布机构 组配分类 成文日期 废止日期 有效性"),
    ],
)
def test_record_heads_in_use(code, fields):
    assert law.rule("META-HEADS", on=TODAY).item(code).facts["fields"] == fields.split()


@pytest.mark.parametrize(
    ("rule_id", "value", "place"),
    [
        ("META-SUMMARY", 100, "多地"),
        ("META-SUMMARY-HAMI-SHORT", 300, "哈密市"),
        ("META-SUMMARY-HAMI-LONG", 500, "哈密市"),
    ],
)
def test_lengths_of_summaries(rule_id, value, place):
    rule = law.rule(rule_id, on=TODAY)
    assert (rule.value, rule.unit, rule.bound, rule.place) == (value, "字", "most", place)


@pytest.mark.parametrize(
    ("rule_id", "words", "mark"),
    [
        ("META-DOCUMENT-CLASSES", "国令 国发 国函 国发明电 国办发 国办函 国办发明电 其他", "R"),
        (
            "META-GENRES",
            "决议 决定 命令（令） 公报 公告 通告 意见 通知 通报 报告 请示 批复 议案 函 纪要 其他",
            "m",
        ),
        ("META-GENRES-QINGHAI", "政府令 决定 公告 通告", "R"),
        ("META-MIXED", "机构职能 政策法规 规划 业务", "R"),
    ],
)
def test_classes(rule_id, words, mark):
    rule = law.rule(rule_id, on=TODAY)
    assert [item.says for item in rule.items] == words.split()
    assert rule.certainty == mark


def test_the_day_of_a_document_is_the_day_it_was_signed():
    rule = law.rule("META-DATES", on=TODAY)
    assert [item.code for item in rule.items] == ["document", "other", "effective"]
    assert f"{TODAY:{rule.params['format']}}" == "2026-03-02"


def test_related_standards_are_named():
    assert [item.code for item in law.rule("META-STANDARDS", on=TODAY).items] == [
        "GB/T 42147-2022",
        "GB/T 21063.3",
        "GB/T 21063.4",
        "DB37/T 4560.3-2022",
        "DB23/T 3649.6-2023",
        "DB14/T 2544-2022",
        "guangxi",
    ]


def test_the_city_joins_the_platform_of_the_province():
    rule = law.rule("META-PROVINCE", on=TODAY)
    assert (rule.kind, rule.authority.number) == ("duty", "苏府办〔2021〕128号")
    assert [each.number for each in rule.also] == ["通政办发〔2021〕42号"]
