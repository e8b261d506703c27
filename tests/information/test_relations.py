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
    ],
)
def test_titles_tell_the_relation(kind, title, expected):
    assert expected in found(kind=kind, title=title)


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
