"""One entry of a rule file: what is refused, and with which words."""

from datetime import date

import pytest

from gongkai.law.rulebook import Bound, Certainty, Room, RulebookError, Tier, Unit
from tests.law.rulebook.sample import LIST, entry, only, read


def refused(match, **changes):
    with pytest.raises(RulebookError, match=match) as caught:
        read(entry(**changes))
    return str(caught.value)


def test_a_whole_entry_becomes_a_rule():
    rule = only(valid_from="2020-01-01", valid_to="2024-12-31", note='"注"', params="{ times = 1 }")
    assert (rule.id, rule.number, rule.unit, rule.amount) == ("TST-1", 10, Unit.WORKING_DAY, "10个工作日")
    assert (rule.bound, rule.room, rule.certainty) == (Bound.MOST, Room.STRICTER, Certainty.READ)
    assert (rule.starts, rule.starts_label) == ("notice_posted", "公告张贴之日")
    assert str(rule.authority) == "《示范市公开办法》（示政规〔2020〕1号）第二条"
    assert (rule.valid_from, rule.valid_to) == (date(2020, 1, 1), date(2024, 12, 31))
    assert (rule.params, rule.note) == ({"times": 1}, "注")


@pytest.mark.parametrize("name", ["title", "says", "kind", "effect", "authority", "certainty"])
def test_what_is_missing_is_named_with_file_and_rule(name):
    said = refused(f"缺少 {name}", **{name: None})
    assert said.startswith("sample.toml TST-1：")


def test_a_rule_without_id_is_refused():
    assert "（无编号）" in refused("缺少 id", id=None)


def test_an_unknown_field_is_refused_by_name():
    refused("不认识的字段 artcle、until", artcle='"第二条"', until='"2020"')


@pytest.mark.parametrize("wrong", ['"foi-33"', '"FOI33"', '"FOI-"', '"FOI 33"', '"FOI-33\\n"', "33", '""'])
def test_a_malformed_id_is_refused(wrong):
    refused("id 应为大写字母", id=wrong)


@pytest.mark.parametrize("right", ["FOI-33", "FOI-33x", "ANS-36.4", "WEB-AVAIL-WAIT", "P2-1"])
def test_ids_in_use(right):
    assert only(id=f'"{right}"').id == right


@pytest.mark.parametrize(
    ("name", "wrong", "right"),
    [
        ("unit", '"天"', "工作日"),
        ("unit", '"wd"', "自然月"),
        ("kind", '"deadline"', "limit"),
        ("effect", '"stop"', "answer"),
        ("certainty", '"X"', "R"),
        ("bound", '"max"', "most"),
        ("room", '"free"', "stricter"),
        ("scope", '"town"', "national"),
        ("effect", '["answer"]', "answer"),
    ],
)
def test_a_word_outside_its_closed_list_is_refused_with_the_list(name, wrong, right):
    said = refused(f"{name} 不能是", **{name: wrong})
    assert right in said


def test_an_event_must_be_known():
    refused("不认识的起算事件 notice_lost", starts='"notice_lost"')


@pytest.mark.parametrize(
    ("wrong", "match"),
    [
        ('{ instrument = "lost", article = "第一条" }', "不认识的文件 lost"),
        ('{ instrument = "sample-rules" }', "依据应写作"),
        ('{ instrument = "sample-rules", article = "" }', "依据应写作"),
        ('{ instrument = "sample-rules", article = " " }', "依据应写作"),
        ('{ instrument = "sample-rules", article = 2 }', "依据应写作"),
        ('{ instrument = ["sample-rules"], article = "第二条" }', "依据应写作"),
        ('{ instrument = "sample-rules", article = "第二条", page = "3" }', "依据应写作"),
        ('"示范市公开办法第二条"', "依据应写作"),
    ],
)
def test_an_authority_names_a_known_instrument_and_its_article(wrong, match):
    refused(match, authority=wrong)


def test_a_second_authority_is_checked_as_the_first():
    rule = only(also='[{ instrument = "foi-2019", article = "第三条" }]')
    assert [each.number for each in rule.also] == ["国务院令第711号"]
    refused("不认识的文件 lost", also='[{ instrument = "lost", article = "第一条" }]')
    refused("also 应为列表", also='{ instrument = "foi-2019", article = "第三条" }')


def test_a_figure_without_unit_is_refused():
    refused("应有 unit", unit=None)
    refused("数值应写明 unit", kind='"duty"', unit=None, starts=None, room=None)


@pytest.mark.parametrize("kind", ["limit", "threshold"])
@pytest.mark.parametrize("wrong", ["-1", '"十"', "true", "2.5"])
def test_a_figure_is_a_whole_number_not_below_nought(kind, wrong):
    refused("value 应为", kind=f'"{kind}"', value=wrong)


@pytest.mark.parametrize(
    ("kind", "name"),
    [("limit", "value"), ("limit", "from"), ("threshold", "unit"), ("date", "value"), ("periodic", "value")],
)
def test_each_kind_needs_its_parts(kind, name):
    value = {"date": '"01-31"', "periodic": '"weekly"'}.get(kind, "10")
    refused(f"应有 {name}", **{"kind": f'"{kind}"', "value": value, name: None})


@pytest.mark.parametrize("kind", ["list", "table"])
def test_a_list_needs_lines(kind):
    refused("应有 items", **{**LIST, "kind": f'"{kind}"'})
    refused("应有 items", **{**LIST, "kind": f'"{kind}"', "items": "[]"})


@pytest.mark.parametrize("wrong", ['"1-31"', '"13-01"', '"01-32"', '"01-00"', '"一月三十一日"', "131", '"01-31 "'])
def test_a_fixed_date_is_month_and_day(wrong):
    refused("value 应为月日", kind='"date"', value=wrong, starts=None)


@pytest.mark.parametrize("wrong", ['"daily"', "7"])
def test_a_period_is_one_of_five(wrong):
    said = refused("value 应为", kind='"periodic"', value=wrong, starts=None)
    assert "half-yearly" in said


def test_a_convention_is_one_of_its_choices():
    shape = {**LIST, "kind": '"convention"', "choices": '["a", "b"]'}
    assert only(**{**shape, "value": '"b"', "room": '"open"'}).value == "b"
    refused("value 应为 a、b 之一", **{**shape, "value": '"c"'})
    refused("choices 应为列表", **{**shape, "value": '"a"', "choices": '"abc"'})
    refused("应有 choices", **{**shape, "value": '"a"', "choices": None})


@pytest.mark.parametrize("kind", ["duty", "convention"])
def test_what_has_no_order_cannot_be_made_stricter(kind):
    refused("分不出宽严", kind=f'"{kind}"', value='"a"', choices='["a"]', unit=None, starts=None)


@pytest.mark.parametrize(
    ("first", "last", "match"),
    [
        ("2020-01-02", "2020-01-01", "早于 valid_from"),
        ('"2020-01-01"', None, "valid_from 应为日期"),
        (None, "2020-01-01T00:00:00", "valid_to 应为日期"),
        ("2020", None, "valid_from 应为日期"),
    ],
)
def test_validity_is_two_days_in_order(first, last, match):
    refused(match, valid_from=first, valid_to=last)


@pytest.mark.parametrize("name", ["title", "says"])
@pytest.mark.parametrize("wrong", ['""', '"  "', "3", '["字"]'])
def test_title_and_content_are_words(name, wrong):
    refused(f"{name} 应为文字", **{name: wrong})


@pytest.mark.parametrize(
    ("name", "wrong"), [("note", "3"), ("place", '["示范市"]'), ("from", '["notice_posted"]'), ("params", '"x"')]
)
def test_a_field_of_the_wrong_type_is_named(name, wrong):
    refused(f"{name} 应为", **{name: wrong})


def test_lines_keep_their_own_columns():
    rule = only(**{**LIST, "kind": '"table"', "items": '[{ code = "a", says = "甲", row = 3, of = ["x"] }]'})
    assert (rule.item("a").says, rule.item("a").facts) == ("甲", {"row": 3, "of": ["x"]})
    with pytest.raises(KeyError, match="规则 TST-1 没有 b 一项"):
        rule.item("b")


@pytest.mark.parametrize(
    ("items", "match"),
    [
        ('[{ code = "a", says = "甲" }, { code = "a", says = "乙" }]', "重复的 code：a"),
        ('[{ code = "1", says = "甲" }, { code = 1, says = "乙" }]', "重复的 code：1"),
        ('[{ code = "a" }]', "应有 code 和 says"),
        ('[{ says = "甲" }]', "应有 code 和 says"),
        ('[{ code = "a", says = 3 }]', "应有 code 和 says"),
        ('["甲"]', "应有 code 和 says"),
        ('[{ code = "a", says = "甲", on = 2020-01-01 }]', "a 一项只能有"),
        ('[{ code = "a", says = "甲", share = nan }]', "a 一项只能有"),
        ('{ code = "a", says = "甲" }', "items 应为列表"),
    ],
)
def test_lines_that_do_not_hold(items, match):
    refused(match, **{**LIST, "kind": '"list"', "items": items})


def test_params_can_be_written_as_json():
    refused("params 只能有", params="{ until = 2020-01-01 }")


SCALE = {**LIST, "kind": '"tiers"', "unit": '"分/件"'}


def test_a_scale_is_contiguous_from_one_and_open_at_its_end():
    rule = only(**SCALE, tiers="[{ from = 1, to = 10, value = 0 }, { from = 11, value = 100 }]")
    assert rule.tiers == (Tier(1, 10, 0), Tier(11, None, 100))


@pytest.mark.parametrize(
    ("tiers", "match"),
    [
        ("[{ from = 2, value = 0 }]", "应从 1 起"),
        ("[{ from = 1, to = 10, value = 0 }, { from = 12, value = 1 }]", "应从 11 起首尾相接，现为 12"),
        ("[{ from = 1, to = 10, value = 0 }, { from = 10, value = 1 }]", "应从 11 起首尾相接，现为 10"),
        ("[{ from = 1, value = 0 }, { from = 2, value = 1 }]", "只有最后一档可以不写 to"),
        ("[{ from = 1, to = 10, value = 0 }]", "最后一档不应有 to"),
        ("[{ from = 1, to = 0, value = 0 }]", "首尾颠倒"),
        ('[{ from = 1, value = "零" }]', "都是整数"),
        ("[{ from = 1, value = -1 }]", "都是整数"),
        ("[{ from = 1, value = true }]", "都是整数"),
        ('[{ from = 1, to = "10", value = 1 }]', "都是整数"),
        ("[{ from = 1, value = 0, step = 2 }]", "应写作"),
        ("[{ from = 1 }]", "应写作"),
        ("[1]", "应写作"),
        ("[]", "应有 tiers"),
    ],
)
def test_scales_that_do_not_hold(tiers, match):
    refused(match, **SCALE, tiers=tiers)


def test_a_scale_needs_its_unit():
    refused("应有 unit", **{**SCALE, "unit": None, "tiers": "[{ from = 1, value = 0 }]"})


@pytest.mark.parametrize(("mark", "cautious"), [("R", False), ("C", False), ("M", True), ("m", True)])
def test_what_is_unsure_says_so(mark, cautious):
    rule = only(certainty=f'"{mark}"')
    assert bool(rule.caution) is cautious
    assert rule.certainty.uncertain is cautious
    if cautious:
        assert rule.caution == f"规则 TST-1 {rule.certainty.label}"


def test_a_duty_has_no_figure():
    rule = only(**{**LIST, "kind": '"duty"'})
    assert rule.amount == ""
    with pytest.raises(TypeError, match="规则 TST-1 没有数值"):
        _ = rule.number
