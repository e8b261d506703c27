"""Relations in words, and their tying from both sides."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.model import Citation
from gongkai.information.enums import RelationKind
from gongkai.information.relations import find
from tests.information.people import bureau

START = dt.date(2024, 1, 1)


def found(text="", *, kind="normative", title="示范市电梯办法", number="", cites=()):
    relations = find(kind=kind, title=title, number=number, text=text, cites=cites, effective_on=START)
    return {(each.kind.value, each.number, each.title) for each in relations}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "本办法自2024年1月1日起施行，《示范市旧办法》（示政发〔2016〕3号）同时废止。",
            ("repeals", "示政发〔2016〕3号", "示范市旧办法"),
        ),
        ("《示范市旧办法》自本办法施行之日起废止。", ("repeals", "", "示范市旧办法")),
        ("现决定废止《示范市旧办法》。", ("repeals", "", "示范市旧办法")),
        ("1998年3月1日公布的《示范市旧办法》同时废止。", ("repeals", "", "示范市旧办法")),
        ("根据《示范市电梯条例》等规定，制定本办法。", ("based_on", "", "示范市电梯条例")),
        (
            "按照《关于做好电梯工作的通知》（示政办发〔2020〕1号）要求，结合本市实际，制定本办法。",
            ("based_on", "示政办发〔2020〕1号", "关于做好电梯工作的通知"),
        ),
    ],
)
def test_words_tell_the_relation(text, expected):
    assert expected in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "《示范市旧办法》规定的废止程序不变。",
        "《示范市旧办法》不予废止。",
        "对《示范市旧办法》是否废止进行评估。",
        "学习《示范市人民政府关于废止部分文件的决定》。",
        "《示范市旧办法》已废止，不再适用。",
    ],
)
def test_talk_of_repeals_is_no_repeal(text):
    assert not {each for each in found(text) if each[0] == "repeals"}


def test_several_are_repealed_at_once():
    text = "本办法自2024年1月1日起施行，《甲市旧办法一》（示政发〔2016〕3号）、《甲市旧办法二》同时废止。"
    names = {title for kind, _number, title in found(text) if kind == "repeals"}
    assert names == {"甲市旧办法一", "甲市旧办法二"}


def test_a_repeal_has_its_day_and_its_article():
    text = "第二十条　本办法自2024年1月1日起施行。《示范市旧办法》同时废止。"
    relation = next(iter(find(kind="normative", title="新办法", text=text, cites=(), effective_on=START)))
    assert (relation.from_on, relation.clause) == (START, "第二十条")


def test_a_repeal_may_state_a_day_of_its_own():
    text = "《示范市旧办法》自2025年6月1日起废止。"
    relation = next(iter(find(kind="normative", title="新办法", text=text, cites=(), effective_on=START)))
    assert relation.from_on == dt.date(2025, 6, 1)


@pytest.mark.parametrize(
    ("kind", "title", "expected"),
    [
        ("normative", "关于修改《示范市旧办法》的决定", ("amends", "", "示范市旧办法")),
        ("normative", "关于修改〈示范市旧办法〉的通知", ("amends", "", "示范市旧办法")),
        ("normative", "示范市人民政府关于废止《示范市旧办法》的决定", ("repeals", "", "示范市旧办法")),
        ("interpretation", "《示范市电梯办法》政策解读", ("interprets", "", "示范市电梯办法")),
        ("interpretation", "一图读懂《示范市电梯办法》", ("interprets", "", "示范市电梯办法")),
        ("interpretation", "示范市电梯管理办法的解读", ("interprets", "", "示范市电梯管理办法")),
        ("interpretation", "《关于修改〈示范市旧办法〉的通知》解读", ("interprets", "", "示范市旧办法")),
    ],
)
def test_titles_tell_the_relation(kind, title, expected):
    assert expected in found(kind=kind, title=title)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "关于修改《示范市旧办法》的通知",
            "现决定对《示范市旧办法》（示政发〔2016〕3号）作如下修改：一、删去第三条。",
        ),
        ("关于调整补助标准的通知", "对《示范市旧办法》（示政发〔2016〕3号）有关规定作如下调整："),
        ("关于完善补助政策的通知", "现对《示范市旧办法》（示政发〔2016〕3号）部分条款修改如下："),
        ("关于修改部分规章的决定", "一、将《示范市旧办法》（示政发〔2016〕3号）第三条中的“甲”修改为“乙”。"),
        ("关于修改部分规章的决定", "对《示范市旧办法》（示政发〔2016〕3号）予以修改。"),
    ],
)
def test_an_amendment_is_told_by_the_words_before_its_points(title, text):
    assert ("amends", "示政发〔2016〕3号", "示范市旧办法") in found(text, title=title)


@pytest.mark.parametrize(
    "text",
    ["各单位应当对《示范市旧办法》进行修订。", "及时修改《示范市旧办法》。", "拟对《示范市旧办法》作如下修改："],
)
def test_an_order_to_amend_amends_nothing(text):
    assert not {each for each in found(text, title="工作要点") if each[0] == "amends"}


def test_a_ground_may_be_what_is_carried_out():
    text = "为贯彻落实《甲市规划》（示政发〔2020〕3号），现就有关事项通知如下："
    assert ("based_on", "示政发〔2020〕3号", "甲市规划") in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "收费标准按照《甲市办法》（示政发〔2020〕3号）执行。",
        "违反规定的，依照《甲市条例》处罚。",
        "（根据2020年1月1日《关于修改〈示范市条例〉的决定》修正）",
        "根据《办法》规定办理。",
    ],
)
def test_how_one_thing_is_done_is_no_ground(text):
    assert not {each for each in found(text) if each[0] == "based_on"}


def test_what_a_document_told_others_to_stop_is_not_repealed():
    text = "2020年印发《甲市旧通知》（示政发〔2011〕3号），要求各单位自2020年5月1日起停止执行有关规定。"
    assert not {each for each in found(text) if each[0] == "repeals"}


TABLES = """对2件文件予以废止，见附件1；对1件文件予以修改，见附件2。
附件1
废止的行政规范性文件目录
序号 文件名称 文号 理由
1 《示范市甲办法》 示政发〔2010〕1号 已由《示范市新办法》代替
2 示范市人民政府关于乙事项的通知 示政发〔2011〕2号 任务已经完成
附件2
修改的行政规范性文件目录
1．《示范市丙办法》（示政发〔2012〕3号）
（1）将第三条修改为：“按照《示范市丁办法》办理。”
附件3
继续有效的行政规范性文件目录
1 《示范市戊办法》 示政发〔2013〕4号"""


def test_the_annexes_of_a_clean_up_say_what_ends_and_what_changes():
    kinds = {
        (kind, number)
        for kind, number, _title in found(TABLES, title="示范市人民政府关于废止和修改部分文件的决定")
    }
    assert {each for each in kinds if each[0] in ("repeals", "amends")} == {
        ("repeals", "示政发〔2010〕1号"),
        ("repeals", "示政发〔2011〕2号"),
        ("amends", "示政发〔2012〕3号"),
    }


@pytest.mark.parametrize("gap", ["\n", "　　", ""])
def test_a_column_of_results_tells_row_by_row_also_where_the_table_was_flattened(gap):
    rows = (
        "1《示范市甲办法》（示政发〔2010〕1号）废止",
        "2《示范市乙办法》（示政发〔2011〕2号）保留",
        "3《示范市丙办法》（示政发〔2012〕3号）修改",
        "4《示范市丁办法》（示政发〔2013〕4号）宣布失效",
    )
    text = gap.join(("序号文件名称、文号清理结果", *rows))
    kinds = {kind: title for kind, _number, title in found(text, title="规范性文件清理结果") if kind != "cites"}
    assert kinds == {"repeals": kinds["repeals"], "amends": "示范市丙办法"}
    ended = {title for kind, _number, title in found(text, title="规范性文件清理结果") if kind == "repeals"}
    assert ended == {"示范市甲办法", "示范市丁办法"}


def test_items_without_brackets_have_their_number_in_a_line_of_its_own():
    text = (
        "一、决定废止的规范性文件目录（1件）　　1.甲市科技开发暂行办法　　发文单位：某局　　"
        "文号：示科发〔1996〕5号　　说明：统一适用《公司法》的规定。"
    )
    assert ("repeals", "示科发〔1996〕5号", "甲市科技开发暂行办法") in found(text, title="关于文件清理结果的通知")


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "孩子上学怎么报名？2026年义务教育招生政策解读",
            "市教育局根据《甲省规定》印发了《关于做好2026年义务教育招生入学工作的通知》（示教发〔2026〕7号）。",
            {"关于做好2026年义务教育招生入学工作的通知"},
        ),
        (
            "停车怎么收费？停车场管理办法和收费标准解读",
            (
                "《示范市停车场管理办法》（示政发〔2024〕13号）于2024年8月1日施行，"
                "2016年印发的《示范市停车场收费办法》同时废止。"
                "市局据此印发《关于明确停车服务收费标准的通知》（示发改发〔2024〕30号）。"
            ),
            {"示范市停车场管理办法", "关于明确停车服务收费标准的通知"},
        ),
    ],
)
def test_without_a_name_in_its_title_an_interpretation_explains_what_its_opening_says_was_issued(
    title, text, expected
):
    assert {
        name for kind, _number, name in found(text, kind="interpretation", title=title) if kind == "interprets"
    } == expected


def test_a_title_in_short_is_the_notice_that_issued_it():
    cites = [Citation("示政发〔2024〕8号", "某局关于印发〈示范市甲办法〉的通知", "…")]
    relations = found(kind="interpretation", title="《示范市甲办法》图解", cites=cites)
    assert relations == {("interprets", "示政发〔2024〕8号", "示范市甲办法")}


def test_an_interpretation_repeals_nothing_itself():
    text = "《示范市旧办法》同时废止。"
    assert not {
        each for each in found(text, kind="interpretation", title="《新办法》解读") if each[0] == "repeals"
    }


def test_what_is_only_named_is_a_citation_once():
    cites = [
        Citation("示政发[2020]01号", "", "示政发[2020]01号"),
        Citation("示政发〔2020〕1号", "旧通知名称", "…"),
    ]
    assert found(cites=cites) == {("cites", "示政发〔2020〕1号", "旧通知名称")}


def test_the_strongest_relation_keeps_the_number_of_a_weaker_mention():
    cites = [Citation("示政发〔2016〕3号", "示范市旧办法", "《示范市旧办法》（示政发〔2016〕3号）")]
    text = "《示范市旧办法》同时废止。"
    assert found(text, cites=cites) == {("repeals", "示政发〔2016〕3号", "示范市旧办法")}


def test_a_document_does_not_cite_itself_or_what_it_issues():
    cites = [
        Citation("示政发〔2024〕1号", "", "示政发〔2024〕1号"),
        Citation("", "示范市电梯办法", "《示范市电梯办法》"),
    ]
    assert found(title="关于印发《示范市电梯办法》的通知", number="示政发〔2024〕1号", cites=cites) == set()


@given(st.text("《》（）、，。废止同时根据制定本办法自起施行示政发〔2020〕号第条一二三〈〉", max_size=120))
def test_any_text_is_taken_and_each_target_is_named_once(text):
    relations = find(kind="normative", title="甲", text=text, cites=(), effective_on=None)
    keys = [(each.number_key, each.title_key) for each in relations]
    assert len(keys) == len(set(keys))


NEW = "<p>本办法自2024年1月1日起施行，《示范市旧办法》（示政发〔2016〕3号）同时废止。</p>"


@pytest.mark.django_db
@pytest.mark.parametrize("target_first", [True, False])
def test_relations_are_tied_whichever_side_comes_first(target_first):
    office = bureau()

    def old():
        return office.published(title="示范市旧办法", document_number="示政发〔2016〕3号")

    def new():
        return office.published(title="示范市新办法", document_number="示政发〔2024〕1号", body_html=NEW)

    if target_first:
        target, source = old(), new()
    else:
        source, target = new(), old()
    relation = source.relations.get()
    assert relation.kind == RelationKind.REPEALS
    assert relation.target == target
    assert list(target.inverse_relations.all()) == [relation]


@pytest.mark.django_db
def test_equal_titles_leave_the_relation_untied_and_flagged():
    office = bureau()
    source = office.published(
        title="示范市新办法",
        document_number="示政发〔2024〕1号",
        body_html="<p>根据《示范市旧办法》，制定本办法。</p>",
    )
    first = office.published(title="示范市旧办法", document_number="示政发〔2016〕3号")
    assert source.relations.get().target == first
    office.published(title="示范市旧办法", document_number="示政发〔2019〕8号")
    relation = source.relations.get()
    assert relation.target is None
    assert relation.ambiguous


@pytest.mark.django_db
def test_the_title_decides_between_equal_numbers():
    office = bureau()
    target = office.published(title="示范市旧办法", document_number="示政发〔2016〕3号")
    office.published(title="另一文件误用此号", document_number="示政发〔2016〕3号")
    source = office.published(title="示范市新办法", document_number="示政发〔2024〕1号", body_html=NEW)
    assert source.relations.get().target == target


@pytest.mark.django_db
def test_a_citation_finds_the_notice_that_issued_the_document():
    office = bureau()
    notice = office.published(title="关于印发《示范市旧办法》的通知", document_number="示政发〔2016〕3号")
    source = office.published(
        title="示范市新办法", document_number="示政发〔2024〕1号", body_html="<p>根据《示范市旧办法》制定。</p>"
    )
    assert source.relations.get().target == notice


@pytest.mark.django_db
def test_a_changed_text_brings_its_relations_up_to_date():
    from gongkai.information import actions
    from gongkai.information.discover import discover

    office = bureau()
    row = office.draft(body_html="<p>根据《示范市甲条例》制定。</p>")
    discover([row])
    actions.edit(row, actor=office.drafter, body_html="<p>根据《示范市乙条例》制定。</p>")
    row.refresh_from_db()
    discover([row])
    assert [relation.target_title for relation in row.relations.all()] == ["示范市乙条例"]
