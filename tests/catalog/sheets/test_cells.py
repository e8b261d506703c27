"""Ticks, option lists, channels: what a cell means."""

from __future__ import annotations

import pytest

from gongkai.catalog.limits import read
from gongkai.catalog.sheets import Channel, Row
from gongkai.catalog.sheets.channels import channels, is_public
from gongkai.catalog.sheets.judging import looser, of_row
from gongkai.catalog.sheets.marks import options, ticked, words
from gongkai.law import rule


@pytest.mark.parametrize(
    "cell", ["√", "✓", "✔", "☑", "■", "●", "▲", "是", "Y", "1", "V", "\uf0fe", "√（项目单位）", "申请人"]
)
def test_a_tick_is_a_yes(cell: str) -> None:
    assert ticked(cell) is True


@pytest.mark.parametrize("cell", ["", " ", "×", "/", "-", "—", "否", "N", "0", "□", "☐", "无"])
def test_a_stroke_a_box_or_nothing_is_a_no(cell: str) -> None:
    assert ticked(cell) is False


def test_a_lone_ring_is_not_clear() -> None:
    assert ticked("○") is None


def test_words_beside_a_tick_are_kept() -> None:
    assert words("√（征收范围内）") == "征收范围内"


@pytest.mark.parametrize(
    ("cell", "chosen"),
    [
        ("■政府网站 □政府公报\n■两微一端 □发布会/听证会", ["政府网站", "两微一端"]),
        ("☑政府网站☐政府公报", ["政府网站"]),
        ("√政府网站\n√公开查阅点", ["政府网站", "公开查阅点"]),
        ("政府网站■ 政府公报□ 两微一端■", ["政府网站", "两微一端"]),
        ("R政府网站 £政府公报", ["政府网站"]),
        ("\uf052政府网站 \uf0a3政府公报", ["政府网站"]),
        ("[√]政府网站 [ ]政府公报", ["政府网站"]),
        ("■社区/企事业单位/村公\n示栏（电子屏）", ["社区/企事业单位/村公示栏（电子屏）"]),
        ("□政府网站 □政府公报", []),
    ],
)
def test_the_chosen_options_of_a_list(cell: str, chosen: list[str]) -> None:
    found = options(cell)
    assert found is not None
    assert found[0] == chosen


def test_a_list_without_marks_is_all_chosen() -> None:
    assert [channel.code for channel in channels("政府网站、政府公报\n政务服务中心")[0]] == [
        "website",
        "gazette",
        "service_hall",
    ]


def test_strokes_part_channels_but_not_the_words_of_one_option() -> None:
    assert [channel.code for channel in channels("政府网站/微信公众号/政务服务中心")[0]] == [
        "website",
        "social",
        "service_hall",
    ]
    assert [channel.name for channel in channels("发布会/听证会、社区/企事业单位/村公示栏（电子屏）")[0]] == [
        "发布会/听证会",
        "社区/企事业单位/村公示栏（电子屏）",
    ]


def test_words_beside_no_mark_are_told() -> None:
    assert channels("公示栏 ■政府网站 □政府公报")[1] == ["公示栏"]


@pytest.mark.parametrize("item", rule("CAT-CHANNELS").items, ids=lambda item: item.code)
def test_every_option_of_the_rules_has_its_code(item: object) -> None:
    found, _ = channels(f"■{item.says} □某某")  # type: ignore[attr-defined]  # an Item
    assert found == (Channel(item.code, item.says),)  # type: ignore[attr-defined]  # an Item


def test_pushing_reaches_some_people_only_and_a_named_other_reaches_all() -> None:
    assert not is_public(Channel("push", "精准推送"))
    assert not is_public(Channel("other", "其他"))
    assert is_public(Channel("other", "其他国家企业信用信息公示系统"))
    assert is_public(Channel("", "在线审批监管平台"))


@pytest.mark.parametrize(
    ("limit", "basis", "loose"),
    [
        ("信息形成之日起20个工作日内", "", False),
        ("信息形成之日起21个工作日内", "", True),
        ("信息形成之日起30个工作日内", "《某某法》第三条", False),
        ("信息形成之日起30个工作日内", "《政府信息公开条例》", True),
        ("信息形成之日起28日内", "", False),
        ("信息形成之日起1个月内", "", True),
        ("自收到申请之日起30个工作日内", "", True),
        ("竣工验收后60日内", "", False),
        ("公示30个工作日", "", False),
    ],
)
def test_a_limit_looser_than_the_law_needs_a_law(limit: str, basis: str, loose: bool) -> None:  # noqa: FBT001  # a case
    assert (looser(read(limit), basis) is not None) is loose


def test_a_row_says_everything_that_it_lacks() -> None:
    problems = [
        problem.kind.value
        for problem in of_row(Row(row=3, field="就业", first="甲", method=frozenset({"proactive"})))
    ]
    assert problems.count("cell_missing") == 6
    assert "channel_missing" in problems


def test_on_request_needs_a_group_and_a_limit_from_the_application() -> None:
    kinds = {"on_request"}
    good = Row(
        3,
        "就业",
        "甲",
        limit=read("收到申请之日起20个工作日内"),
        audience=frozenset({"specific"}),
        method=frozenset(kinds),
    )
    bad = Row(
        3,
        "就业",
        "甲",
        limit=read("信息形成之日起20个工作日内"),
        audience=frozenset({"all"}),
        method=frozenset(kinds),
    )
    assert {each.kind.value for each in of_row(good)} == {"cell_missing"}
    assert {each.kind.value for each in of_row(bad)} == {"cell_missing", "audience", "method"}
