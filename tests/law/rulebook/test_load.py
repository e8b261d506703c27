"""Files of rules, read whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.rulebook import RulebookError, read_rules, shipped
from tests.law.rulebook.sample import FIELDS, HEAD, entry, read


def test_a_file_gives_its_rules_in_order():
    assert [rule.id for rule in read(entry(), entry(id='"TST-2"'))] == ["TST-1", "TST-2"]


def test_a_file_without_rules_is_empty():
    assert read_rules(HEAD, where="sample.toml") == []
    assert read_rules("", where="empty.toml") == []


def test_bad_toml_is_refused_with_file_and_line():
    with pytest.raises(RulebookError, match=r"^bad\.toml：不是正确的 TOML.*line 2"):
        read_rules("[[rule]]\nid =\n", where="bad.toml")


def test_a_repeated_key_is_refused():
    with pytest.raises(RulebookError, match="不是正确的 TOML"):
        read_rules(HEAD + entry() + 'id = "TST-9"\n', where="bad.toml")


def test_an_unknown_part_is_refused():
    with pytest.raises(RulebookError, match="不认识的部分 ruels"):
        read_rules("[[ruels]]\n", where="bad.toml")


@pytest.mark.parametrize("text", ["[rule]\nid = 1\n", "rule = 3\n", "rule = ['a']\n"])
def test_rules_stand_in_double_brackets(text):
    with pytest.raises(RulebookError, match=r"应写作 \[\[rule\]\] 段"):
        read_rules(text, where="bad.toml")


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ('[events]\nreceived = "另一日"\n', "received 已经定义过"),
        ('[instruments.foi-2019]\nname = "另一个"\n', "foi-2019 已经定义过"),
        ('[events]\nposted = ""\n', "起算事件 posted 应写明"),
        ("[events]\nposted = 3\n", "起算事件 posted 应写明"),
        ("events = 3\n", "events 应写作"),
        ("instruments = ['a']\n", "instruments 应写作"),
        ('[instruments]\nx = "办法"\n', "文件 x 应有 name"),
        ('[instruments.x]\nnumber = "一号"\n', "文件 x 应有 name"),
        ('[instruments.x]\nname = ""\n', "文件 x 应有 name"),
        ('[instruments.x]\nname = "办法"\nnumber = 1\n', "文件 x 应有 name"),
        ('[instruments.x]\nname = "办法"\ndate = "2020"\n', "文件 x 应有 name"),
    ],
)
def test_words_of_a_file_are_checked(text, match):
    with pytest.raises(RulebookError, match=match):
        read_rules(text, where="bad.toml")


def test_words_of_one_file_are_not_known_to_another():
    read(entry())
    with pytest.raises(RulebookError, match="不认识的"):
        read_rules(entry(), where="other.toml")


def test_the_shipped_rules_are_read_once():
    assert shipped() is shipped()


VALUES = st.sampled_from(
    ["3", "-3", "true", '""', '"x"', "[]", "{}", "[1]", '["x"]', "{ x = 1 }", "2020-01-01", "1.5", "nan", "[{}]"]
)
NAMES = st.sampled_from([*FIELDS, "choices", "items", "tiers", "valid_from", "valid_to", "scope", "place"])


def refusal(text):
    """Where a text was refused; empty where it was read. Any other error is a defect and passes through."""
    try:
        read_rules(text, where="any.toml")
    except RulebookError as error:
        return error.where
    return ""


@given(changes=st.dictionaries(NAMES, VALUES | st.none(), min_size=1, max_size=3))
def test_whatever_stands_in_a_field_is_read_or_refused_by_name(changes):
    where = refusal(HEAD + entry(**changes))
    assert where == "" or where.startswith("any.toml")


@given(text=st.text(max_size=60))
def test_any_text_is_read_or_refused(text):
    where = refusal(text)
    assert where == "" or where.startswith("any.toml")
