"""Mapping files: what is wrong is named with its place."""

from __future__ import annotations

import pytest

from gongkai.information.importing.mapping import MappingError, load, load_named, shipped
from tests.information.importing.exports import MAP


@pytest.fixture
def write(tmp_path):
    def written(text):
        path = tmp_path / "town.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return written


def test_the_shipped_mappings_can_be_used():
    assert shipped() == ["govcn", "hebei_sites", "laws", "local_api", "old_site"]
    for name in shipped():
        assert load_named(name).code == name


def test_an_unknown_name_lists_the_shipped_ones():
    with pytest.raises(MappingError, match="govcn、hebei_sites、laws、local_api"):
        load_named("nowhere")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('label = "示范市旧站"', ""), "label 缺少"),
        (("[fields]", "[feilds]"), "feilds 不认识"),
        (('title = "title"', 'titel = "title"'), "fields.titel 不认识"),
        (('title = "title"', "title = 3"), "fields.title 应为文字"),
        (('html = "html"', 'word = "html"'), "body.word 不认识"),
        (('required = ["title"]', 'required = ["summary"]'), "required 中的“summary”没有"),
        (('list = "files"', 'path = "files"'), "attachments 须写明 list"),
        (("[fallbacks]", '[values.colour]\nred = "red"\n[fallbacks]'), "values.colour 不认识"),
        (("[fallbacks]", '[[kinds]]\nkind = "novel"\nwhen = { a = ["b"] }\n[fallbacks]'), "kind “novel”不存在"),
        (
            ("[fallbacks]", '[[kinds]]\nkind = "plan"\nwhen = { a = "~[" }\n[fallbacks]'),
            "kinds.1..when.a 不是有效",
        ),
        (("[fallbacks]", '[[kinds]]\nkind = "plan"\n[fallbacks]'), "kinds.1..when 应为条件表"),
        (("[fields]", "kinds = 3\n[fields]"), "kinds 应为表的列表"),
        (('code = "town"', 'code = "town'), "不是有效的 TOML"),
    ],
)
def test_a_fault_is_named_with_file_and_place(write, change, said):
    assert change[0] in MAP
    with pytest.raises(MappingError, match=f"town.toml：{said}"):
        load(write(MAP.replace(*change, 1)))


def test_a_byte_order_mark_is_no_fault(write):
    assert load(write("\ufeff" + MAP)).code == "town"


def test_a_file_that_is_no_text_is_a_fault(tmp_path):
    path = tmp_path / "town.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(MappingError, match="不是有效的 TOML"):
        load(path)


def test_kind_rules_are_tried_in_order(write):
    rules = """
kind = "policy"
[[kinds]]
kind = "interpretation"
when = { category = ["解读"] }
[[kinds]]
kind = "plan"
when = { category = "~文件$", title = "~规划" }
"""
    head, rest = MAP.split("[fields]", 1)
    mapping = load(write(f"{head}{rules.split('[[', 1)[0]}[fields]{rest}[[{rules.split('[[', 1)[1]}"))
    assert mapping.kind_of({"category": "解读", "title": "规划"}) == "interpretation"
    assert mapping.kind_of({"category": "政府文件", "title": "养老规划"}) == "plan"
    assert mapping.kind_of({"category": "政府文件", "title": "通知"}) == "policy"


def test_a_changed_mapping_has_another_digest(write):
    first = load(write(MAP)).digest
    assert load(write(MAP + "\n")).digest != first


def test_values_are_translated(write):
    mapping = load(write(MAP + '\n[values.validity]\n1 = "in_force"\n'))
    assert mapping.text({"validity": 1}, "validity") == "in_force"
    assert mapping.text({"validity": "2"}, "validity") == "2"
