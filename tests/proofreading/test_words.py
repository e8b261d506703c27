"""Wrong words: from the lists, from their neighbours, and by how official texts run."""

from __future__ import annotations

import pytest

from tests.proofreading.helpers import kinds, mended, told


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("示范市对防汛工作作出布署。", "示范市对防汛工作作出部署。"),
        ("请各单位认真覆行职责。", "请各单位认真履行职责。"),
        ("该项目已于上月峻工。", "该项目已于上月竣工。"),
        ("对不合格产品予以撤消认证。", "对不合格产品予以撤销认证。"),
        ("按规定设立专用帐户。", "按规定设立专用账户。"),
        ("要三令五声，一如继往地抓好落实。", "要三令五申，一如既往地抓好落实。"),
        ("印发《防汛工作方按》。", "印发《防汛工作方案》。"),
        ("坚持实事求事的工作作风。", "坚持实事求是的工作作风。"),
    ],
)
def test_words_that_are_always_wrong_are_put_right(wrong, right):
    assert mended(wrong) == right
    assert told(right) == []


@pytest.mark.parametrize(
    "right",
    [
        "各部门在政府网站发布署名文章。",
        "施工单位应当于期末按时报送。",
        "各项工作方按照计划推进。",
        "志愿者加强自身安全防护。",
        "参加加强培训的人员名单附后。",
    ],
)
def test_right_words_that_meet_are_no_wrong_word(right):
    assert told(right) == []


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("截止目前，全市共办理二百件。", "截止", "截至"),
        ("保障公民的权力和义务。", "权力", "权利"),
        ("推进法制政府建设。", "法制", "法治"),
        ("及时反应问题线索。", "反应", "反映"),
        ("必需严格按照规定办理。", "必需", "必须"),
        ("各单位要认真的落实各项措施。", "的", "地"),
        ("发布招聘启示。", "启示", "启事"),
    ],
)
def test_words_are_judged_by_their_neighbours(text, wrong, right):
    assert told(text) == [(wrong, right)]


@pytest.mark.parametrize(
    "right", ["报名截止时间为八月一日。", "完善法制审核制度。", "建立应急反应机制。", "公民的合法权利受法律保护。"]
)
def test_the_same_words_elsewhere_are_right(right):
    assert told(right) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("优化行政审皮服务流程。", "优化行政审批服务流程。"),
        ("健全突发事件应急予按机制。", "健全突发事件应急预案机制。"),
        ("加大环境保护监都检查力度。", "加大环境保护监督检查力度。"),
    ],
)
def test_characters_that_make_no_sense_are_guessed_from_sound_and_look(wrong, right):
    assert mended(wrong) == right
    assert told(right) == []


def test_what_a_document_says_more_than_once_is_its_own_word():
    once = "优化行政审皮服务流程。"
    assert told(once) != []
    assert told(once * 2) == []


@pytest.mark.parametrize("name", ["王晓晖", "甄贵清", "水杏坪村", "鄠邑区"])
def test_names_of_people_and_places_are_left_alone(name):
    assert told(f"经{name}有关人员核实，情况属实。") == []


def test_bodies_and_fixed_phrases_have_one_form():
    assert kinds("示范市发展与改革委员会印发通知。") == ["body"]
    assert told("学习习近平新时代中国特色社会主义理论。") == [
        ("习近平新时代中国特色社会主义理论", "习近平新时代中国特色社会主义思想")
    ]
    assert told("掌握习近平新时代中国特色社会主义理论体系。") == []


def test_words_written_twice_are_told():
    assert told("对项目进进行验收。") == [("进进行", "进行")]
    assert told("这是重要的的举措。") == [("的的", "的")]
    assert told("不以营利为目的的机构，应当实实在在地办事。") == []
