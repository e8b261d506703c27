"""Lists compared and taken together: changed cells, gaps against the law, repeats, differing standards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.catalog.checks import compare, coverage, differences, repeats
from gongkai.catalog.checks.words import WORDS
from gongkai.catalog.enums import ListKind, VersionState
from gongkai.law import rule
from tests.factories.catalog import build_item, build_version

if TYPE_CHECKING:
    from tests.catalog.conftest import Town

FORCE = VersionState.IN_FORCE


def test_a_comparison_names_what_is_added_removed_and_changed(town: Town) -> None:
    old, new = build_version(town.city), build_version(town.city, number=2)
    for version in (old, new):
        build_item(version, second="同")
    build_item(old, second="改", limit="每月10日前")
    build_item(new, second="改", limit="每月5日前", channels=[{"code": "website", "name": "政府网站"}])
    build_item(old, second="减")
    build_item(new, second="增")
    found = compare(old, new)
    assert [item.second for item in found.added] == ["增"]
    assert [item.second for item in found.removed] == ["减"]
    assert [(each.column, each.old, each.new) for each in found.changed] == [
        ("公开时限", "每月10日前", "每月5日前"),
        ("公开渠道和载体", "", "政府网站"),
    ]
    assert compare(old, old).same


def test_an_item_keeps_its_identity_by_its_code(town: Town) -> None:
    old, new = build_version(town.city), build_version(town.city, number=2)
    build_item(old, code="A1", second="旧名")
    build_item(new, code="A1", second="新名")
    found = compare(old, new)
    assert (found.added, found.removed) == ([], [])
    assert [(each.column, each.old, each.new) for each in found.changed] == [("二级事项", "旧名", "新名")]


def test_items_of_one_name_are_compared_in_turn(town: Town) -> None:
    old, new = build_version(town.city), build_version(town.city, number=2)
    for version, count in ((old, 2), (new, 3)):
        for _ in range(count):
            build_item(version)
    assert len(compare(old, new).added) == 1


def test_a_matter_of_the_law_without_an_item_is_a_gap(town: Town) -> None:
    build_item(build_version(town.city, state=FORCE), first="财政预决算", second="政府预算")
    found = {(line.rule_id, line.code): line for line in coverage(town.city)}
    assert not found["PUB-20", "7"].gap
    assert found["PUB-20", "14"].gap
    assert ("PUB-21", "order") in found
    assert not any(rule_id == "PUB-21t" for rule_id, _ in found)
    assert any(line.rule_id == "PUB-21t" for line in coverage(town.township))


def test_drafts_fill_no_gap(town: Town) -> None:
    build_item(build_version(town.city), second="政府预算")
    assert all(line.gap for line in coverage(town.city))


def test_every_matter_of_the_law_has_words_to_look_for_but_the_last_of_article_20() -> None:
    for rule_id, words in WORDS.items():
        codes = {line.code for line in rule(rule_id).items}
        assert set(words) == (codes - {"15"} if rule_id == "PUB-20" else codes)


def test_one_item_with_two_standards_is_told(town: Town) -> None:
    build_item(build_version(town.city, state=FORCE), "每月10日前")
    build_item(build_version(town.township, state=FORCE), "每季度")
    found = differences(town.city)
    assert [(each.name, each.column) for each in found] == [("财政收支／月度收支", "公开时限")]
    assert {value for _, value in found[0].values} == {"每月10日前", "每季度"}


def test_a_supplement_repeats_nothing_of_the_standard_catalogue(town: Town) -> None:
    standard = build_item(build_version(town.city, state=FORCE))
    for field in ("财政预决算", ""):
        version = build_version(town.city, state=FORCE, list_kind=ListKind.SUPPLEMENT, field=field)
        extra = build_item(version)
        build_item(version, second=f"只在补充目录{field}")
        assert (extra, standard) in repeats(town.city)
