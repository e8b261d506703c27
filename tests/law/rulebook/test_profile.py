"""A city's profile may tighten what the law lets it, and can never loosen anything."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.law.rulebook import (
    Bound,
    Certainty,
    LoosenedRuleError,
    Room,
    RulebookError,
    RuleKind,
    Scope,
    UnknownRuleError,
    shipped,
    with_profile,
)
from tests.law.rulebook.sample import HEAD, LIST, book, entry

PERIODS = ["weekly", "monthly", "quarterly", "half-yearly", "yearly"]
CONVENTION = {**LIST, "kind": '"convention"', "choices": '["sent", "day_after"]', "value": '"day_after"'}
DATE = {**LIST, "kind": '"date"', "value": '"03-31"', "room": '"stricter"'}
PERIOD = {**LIST, "kind": '"periodic"', "value": '"quarterly"', "room": '"stricter"'}


def override(value, *, rule_id="TST-1", basis='"示政办〔2026〕1号"', more=""):
    return f'\n[[override]]\nid = "{rule_id}"\nvalue = {value}\nbasis = {basis}\n{more}\n'


def profiled(rules, *texts, name='name = "示范市"\n'):
    return with_profile(rules, name + "".join(texts), where="city.toml")


def test_a_tighter_limit_passes_and_says_who_set_it():
    rule = profiled(book(entry()), override(8, more='note = "提速"')).rule("TST-1")
    assert (rule.value, rule.amount, rule.scope, rule.place) == (8, "8个工作日", Scope.PROFILE, "示范市")
    assert (str(rule.authority), rule.note) == ("示政办〔2026〕1号", "提速")
    assert rule.overrides is not None
    assert (rule.overrides.value, rule.also[0].instrument) == (10, "示范市公开办法")
    assert rule.says == "公告张贴后十个工作日内答复（示范市定为8个工作日）"
    assert rule.as_json()["overrides"] == 10


def test_a_profile_leaves_the_national_book_as_it_was():
    rules = book(entry())
    profiled(rules, override(8))
    assert rules.rule("TST-1").value == 10


def test_the_same_figure_passes():
    assert profiled(book(entry()), override(10)).rule("TST-1").value == 10


@pytest.mark.parametrize(("bound", "looser"), [('"most"', 11), ('"least"', 9), (None, 11)])
def test_a_looser_limit_is_refused_with_its_place_and_the_law(bound, looser):
    with pytest.raises(LoosenedRuleError) as caught:
        profiled(book(entry(bound=bound)), override(looser))
    said = str(caught.value)
    assert said.startswith("city.toml TST-1：")
    assert "《示范市公开办法》（示政规〔2020〕1号）第二条规定的10个工作日" in said
    assert "只可从严" in said


@pytest.mark.parametrize(("bound", "tighter"), [('"most"', 9), ('"least"', 11)])
def test_both_bounds_can_be_tightened(bound, tighter):
    assert profiled(book(entry(bound=bound)), override(tighter)).rule("TST-1").value == tighter


@pytest.mark.parametrize(("bound", "looser", "tighter"), [("most", "04-01", "03-30"), ("least", "03-30", "04-01")])
def test_a_fixed_date_is_not_loosened_either(bound, looser, tighter):
    rules = book(entry(**{**DATE, "bound": f'"{bound}"'}))
    with pytest.raises(LoosenedRuleError):
        profiled(rules, override(f'"{looser}"'))
    assert profiled(rules, override(f'"{tighter}"')).rule("TST-1").value == tighter
    with pytest.raises(RulebookError, match="月日"):
        profiled(rules, override('"三月"'))


def test_a_period_may_become_more_frequent_and_not_rarer():
    rules = book(entry(**PERIOD))
    assert profiled(rules, override('"weekly"')).rule("TST-1").value == "weekly"
    with pytest.raises(LoosenedRuleError):
        profiled(rules, override('"half-yearly"'))
    with pytest.raises(RulebookError, match="weekly、monthly"):
        profiled(rules, override('"daily"'))


@pytest.mark.parametrize("room", [None, '"none"'])
@pytest.mark.parametrize("value", [1, 10, 11])
def test_what_the_law_has_settled_is_not_touched_at_all(room, value):
    with pytest.raises(LoosenedRuleError, match="已有规定（10个工作日），不得改动"):
        profiled(book(entry(room=room)), override(value))


def test_a_duty_cannot_be_overridden():
    with pytest.raises(LoosenedRuleError, match="公告张贴后十个工作日内答复"):
        profiled(book(entry(**{**LIST, "kind": '"duty"'})), override('"免"'))


def test_a_list_that_is_open_is_written_anew_and_not_overridden():
    rules = book(entry(**{**LIST, "kind": '"list"', "room": '"open"', "items": '[{ code = "a", says = "甲" }]'}))
    with pytest.raises(RulebookError, match=r"应另写作 \[\[rule\]\]"):
        profiled(rules, override('"乙"'))


@pytest.mark.parametrize("value", ['"8"', '"8日"', "true", "8.0", "[8]"])
def test_the_unit_cannot_be_changed_nor_the_kind_of_value(value):
    with pytest.raises(RulebookError, match="单位不能改"):
        profiled(book(entry()), override(value))


def test_a_unit_in_an_override_is_an_unknown_field():
    with pytest.raises(RulebookError, match="override 应有"):
        profiled(book(entry()), override(8, more='unit = "日"'))


@pytest.mark.parametrize("room", ["stricter", "open"])
def test_a_figure_below_nought_is_refused(room):
    with pytest.raises(RulebookError, match="非负整数"):
        profiled(book(entry(room=f'"{room}"')), override(-1))


def test_an_open_figure_may_go_either_way_and_stays_as_unsure_as_it_was():
    rules = book(entry(room='"open"', certainty='"m"'))
    for value in (5, 50):
        rule = profiled(rules, override(value)).rule("TST-1")
        assert (rule.value, rule.certainty) == (value, Certainty.UNSURE)


def test_a_tightened_figure_is_as_sure_as_the_city_is():
    rule = profiled(book(entry(certainty='"M"')), override(8)).rule("TST-1")
    assert rule.certainty is Certainty.READ


def test_an_open_convention_moves_only_among_its_choices():
    rules = book(entry(**{**CONVENTION, "room": '"open"'}))
    assert profiled(rules, override('"sent"')).rule("TST-1").value == "sent"
    with pytest.raises(RulebookError, match="value 应为 sent、day_after 之一"):
        profiled(rules, override('"never"'))


def test_a_choice_is_told_in_the_words_that_its_rule_gives_it():
    items = '[{ code = "sent", says = "自发出当日起" }, { code = "day_after", says = "自发出次日起" }]'
    rules = book(entry(**{**CONVENTION, "room": '"open"', "items": items}))
    assert profiled(rules, override('"sent"')).rule("TST-1").says.endswith("（示范市定为自发出当日起）")


def test_a_settled_convention_stays():
    with pytest.raises(LoosenedRuleError, match="不得改动"):
        profiled(book(entry(**CONVENTION)), override('"sent"'))


OLD = entry(valid_from="2008-05-01", valid_to="2019-05-14", value="15")
NEW = entry(valid_from="2019-05-15", value="20")


@pytest.mark.parametrize("order", [(OLD, NEW), (NEW, OLD)])
def test_without_a_version_the_latest_is_meant(order):
    rules = profiled(book(*order), override(12))
    assert [rule.value for rule in rules.versions("TST-1")] == [15, 12]


def test_a_version_is_named_by_its_first_day():
    rules = profiled(book(OLD, NEW), override(12, more="valid_from = 2008-05-01"))
    assert [rule.value for rule in rules.versions("TST-1")] == [12, 20]
    with pytest.raises(LoosenedRuleError):
        profiled(book(OLD, NEW), override(16, more="valid_from = 2008-05-01"))
    with pytest.raises(RulebookError, match="没有自 2010-01-01 起有效的版本"):
        profiled(book(OLD, NEW), override(12, more="valid_from = 2010-01-01"))


def test_both_versions_can_be_overridden_but_each_once():
    both = profiled(book(OLD, NEW), override(12, more="valid_from = 2008-05-01"), override(18))
    assert [rule.value for rule in both.versions("TST-1")] == [12, 18]
    with pytest.raises(RulebookError, match="TST-1 改动了两次"):
        profiled(book(OLD, NEW), override(12), override(18))


def test_an_override_of_an_unknown_rule_is_refused():
    with pytest.raises(UnknownRuleError, match=r"city\.toml TST-9：没有规则 TST-9"):
        profiled(book(entry()), override(8, rule_id="TST-9"))


@pytest.mark.parametrize(
    "text",
    [
        '\n[[override]]\nid = "TST-1"\nvalue = 8\n',
        '\n[[override]]\nid = "TST-1"\nbasis = "x"\n',
        '\n[[override]]\nvalue = 8\nbasis = "x"\n',
    ],
)
def test_an_override_names_rule_value_and_basis(text):
    with pytest.raises(RulebookError, match="override 应有 id、value、basis"):
        profiled(book(entry()), text)


@pytest.mark.parametrize(
    ("basis", "written"),
    [
        ("示政办〔2026〕1号", "示政办〔2026〕1号"),
        ("示范市公开办法", "《示范市公开办法》"),
        ("《示范市公开办法》（示政规〔2026〕1号）", "《示范市公开办法》（示政规〔2026〕1号）"),
    ],
)
def test_a_basis_is_quoted_as_what_it_is(basis, written):
    changed = profiled(book(entry()), override(8, basis=f'"{basis}"'))
    assert str(changed.rule("TST-1").authority) == written


@pytest.mark.parametrize("basis", ['""', '" "', "3"])
def test_the_basis_is_a_document(basis):
    with pytest.raises(RulebookError, match="basis 应为"):
        profiled(book(entry()), override(8, basis=basis))


def test_the_other_fields_of_an_override_are_words():
    with pytest.raises(RulebookError, match="note 应为文字"):
        profiled(book(entry()), override(8, more="note = 3"))
    with pytest.raises(RulebookError, match="id 应为文字"):
        profiled(book(entry()), '\n[[override]]\nid = ["TST-1"]\nvalue = 8\nbasis = "x"\n')


@pytest.mark.parametrize("name", ["", 'name = ""\n', "name = 3\n"])
def test_a_profile_has_a_city(name):
    with pytest.raises(RulebookError, match="应有城市名称"):
        profiled(book(entry()), name=name)


def test_an_unknown_part_of_a_profile_is_refused():
    with pytest.raises(RulebookError, match="不认识的部分 overide"):
        profiled(book(entry()), "\n[[overide]]\n")


def test_a_profile_that_is_no_toml_is_refused_by_name():
    with pytest.raises(RulebookError, match=r"^city\.toml：不是正确的 TOML"):
        profiled(book(entry()), "\nvalue = \n")


def test_a_city_has_rules_of_its_own_with_words_of_its_own():
    rules = profiled(book(entry()), HEAD, entry(id='"CITY-1"', certainty='"R"'))
    rule = rules.rule("CITY-1")
    assert (rule.scope, rule.starts_label) == (Scope.PROFILE, "公告张贴之日")
    assert rules.rule("TST-1").scope is Scope.NATIONAL


@pytest.mark.parametrize("scope", ["national", "province", "city"])
def test_a_citys_own_rule_cannot_claim_a_wider_scope(scope):
    with pytest.raises(RulebookError, match="scope 只能是 profile"):
        profiled(book(entry()), HEAD, entry(id='"CITY-1"', scope=f'"{scope}"'))


def test_a_rule_that_exists_is_overridden_and_not_written_again():
    with pytest.raises(RulebookError, match=r"TST-1 已有，改动应写作 \[\[override\]\]"):
        profiled(book(entry()), HEAD, entry(value="30"))
    with pytest.raises(RulebookError, match="已有"):
        profiled(book(OLD), HEAD, entry(value="30", valid_from="2019-05-15"))


def test_a_second_profile_upon_the_first_can_only_tighten_it_further():
    once = profiled(book(entry()), override(8))
    assert profiled(once, override(7)).rule("TST-1").value == 7
    with pytest.raises(LoosenedRuleError):
        profiled(once, override(9))


# over all rules that are shipped

VALUES = st.integers(-5, 400) | st.sampled_from(
    ["01-01", "01-31", "12-31", "02-30", *PERIODS, "day_sent", "day_after_sent", "through_reply", "x"]
)


def looser(rule, value):
    """What a citizen would call less than the law gives; written apart from the code that it judges."""
    if rule.room is Room.NONE:
        return True
    if rule.room is Room.OPEN:
        return False
    if rule.kind is RuleKind.PERIODIC:
        return PERIODS.index(value) > PERIODS.index(rule.value)
    return value < rule.value if rule.bound is Bound.LEAST else value > rule.value


@settings(max_examples=3000, deadline=None)
@given(rule=st.sampled_from(list(shipped())), value=VALUES)
def test_no_profile_ever_loosens_a_shipped_rule(rule, value):
    written = f'"{value}"' if isinstance(value, str) else str(value)
    day = f"valid_from = {rule.valid_from}" if rule.valid_from else ""
    text = 'name = "示范市"\n' + override(written, rule_id=rule.id, more=day)
    try:
        changed = with_profile(shipped(), text, where="city.toml")
    except RulebookError:
        return
    (found,) = [each for each in changed.versions(rule.id) if each.valid_from == rule.valid_from]
    assert not looser(rule, found.value)
    assert (found.unit, found.bound, found.kind, found.starts) == (rule.unit, rule.bound, rule.kind, rule.starts)
    assert (found.valid_from, found.valid_to) == (rule.valid_from, rule.valid_to)
    assert len(changed) == len(shipped())


def test_every_shipped_rule_without_room_refuses_even_its_own_value():
    settled = [rule for rule in shipped() if rule.room is Room.NONE and isinstance(rule.value, int)]
    assert settled
    for rule in settled:
        day = f"valid_from = {rule.valid_from}" if rule.valid_from else ""
        with pytest.raises(LoosenedRuleError):
            profiled(shipped(), override(rule.number, rule_id=rule.id, more=day))


def test_the_answer_limit_of_the_nation_may_be_fifteen_days_and_not_twenty_one():
    rules = profiled(shipped(), override(15, rule_id="FOI-33"))
    assert rules.rule("FOI-33", on=date(2026, 1, 5)).amount == "15个工作日"
    with pytest.raises(LoosenedRuleError):
        profiled(shipped(), override(21, rule_id="FOI-33"))


def test_a_city_s_value_holds_from_its_day_and_earlier_cases_keep_the_rule():
    rules = profiled(shipped(), override(15, rule_id="FOI-33", more="since = 2026-03-01"))
    assert [rules.rule("FOI-33", on=date(2026, month, 1)).value for month in (2, 3)] == [20, 15]
    assert rules.rule("FOI-33", on=date(2026, 2, 28)).scope is Scope.NATIONAL
    assert rules.rule("FOI-33", on=date(2018, 3, 1)).value == 15
    assert [(each.valid_from, each.valid_to) for each in rules.versions("FOI-33")[1:]] == [
        (date(2019, 5, 15), date(2026, 2, 28)),
        (date(2026, 3, 1), None),
    ]


def test_a_rule_of_no_known_beginning_may_be_changed_from_a_day_too():
    rules = profiled(book(entry()), override(8, more="since = 2026-03-01"))
    assert [rules.rule("TST-1", on=date(2026, month, 1)).value for month in (2, 3)] == [10, 8]


@pytest.mark.parametrize(
    ("since", "told"),
    [
        ("2019-05-15", "应在所改版本开始之后"),
        ("2010-01-01", "有效期（2019-05-15至今）之内"),
        ('"2026-03-01"', "since 应为日期"),
        ("2026-03-01T00:00:00", "since 应为日期"),
    ],
)
def test_a_day_on_which_the_version_does_not_hold_is_refused(since, told):
    with pytest.raises(RulebookError, match=told):
        profiled(shipped(), override(15, rule_id="FOI-33", more=f"since = {since}"))
