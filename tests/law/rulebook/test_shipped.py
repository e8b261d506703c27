"""Every rule that is shipped: whole, in Chinese, none twice, nothing pointing at nothing."""

import json
import re
from collections import Counter, defaultdict

import pytest

from gongkai.law.rulebook import Certainty, Room, RuleKind, Scope, shipped
from gongkai.law.rulebook.load import shipped_vocabulary

CHINESE = re.compile(r"[一-鿿]")
# what the field itself writes in Latin letters, the names of columns in backticks, and places to fill in
TERMS = re.compile(
    r"(?:GB|DB)\d*(?:/T)?|IPv6|ICP|YYYY-MM-DD(?: HH:MM)?|(?:www)?[.□○]*gov\.cn|\bbm\b|IP|MAC|GPS|PPP|Luhn|mod"
    r"|`[a-z_]+`|\{[a-z_]+\}"
)
LATIN = re.compile(r"[A-Za-z]{2,}")
REFERENCE = re.compile(r"[A-Z]{2,}[A-Z0-9]*(?:-[A-Za-z0-9.]+)+")

# the same act, named alike on purpose: once as a step that runs the clock or costs a fee, once as a letter
NAMED_ALIKE = [{"FOI-30", "ANS-N30"}, {"FEE-06n", "ANS-N42"}, {"FEE-04s", "FOI-SPLIT"}]


def english(words):
    return LATIN.search(TERMS.sub("", words))


def test_titles_contents_and_authorities_are_chinese():
    for rule in shipped():
        for words in (rule.title, rule.says, rule.authority.instrument):
            assert CHINESE.search(words), f"{rule.id}: {words}"
            assert not english(words), f"{rule.id}: {words}"
        assert not english(rule.authority.article), f"{rule.id}: {rule.authority.article}"


def test_lines_are_chinese():
    for rule in shipped():
        for item in rule.items:
            assert not english(item.says), f"{rule.id} {item.code}: {item.says}"


def test_every_rule_can_be_written_as_json():
    for rule in shipped():
        written = json.loads(json.dumps(rule.as_json(), allow_nan=False))
        assert written["id"] == rule.id
        assert written["authority"]["instrument"]
        assert written["certainty"] in {"R", "C", "M", "m"}


def test_a_rule_of_a_place_names_it_and_no_other_does():
    for rule in shipped():
        assert bool(rule.place) is (rule.scope in {Scope.CITY, Scope.PROVINCE}), rule.id
        assert rule.scope is not Scope.PROFILE, rule.id


def test_no_two_rules_have_the_same_title_and_value():
    ids = defaultdict(set)
    for rule in shipped():
        ids[rule.title, rule.value, rule.unit, rule.place].add(rule.id)
    assert [found for found in ids.values() if len(found) > 1 and found not in NAMED_ALIKE] == []


def test_a_limit_is_counted_in_units_of_time():
    time = {"工作日", "日", "小时", "月", "自然月", "年", "周", "分钟"}
    for rule in shipped():
        if rule.kind is RuleKind.LIMIT:
            assert rule.unit in time, rule.id
            assert rule.starts_label, rule.id


def test_each_sort_of_certainty_is_used_and_most_rules_were_read():
    marks = Counter(rule.certainty for rule in shipped())
    assert set(marks) == set(Certainty)
    assert marks[Certainty.READ] > marks[Certainty.MEMORY] + marks[Certainty.UNSURE]


def test_what_is_unsure_is_known_by_its_caution():
    for rule in shipped():
        assert bool(rule.caution) is (rule.certainty in {Certainty.MEMORY, Certainty.UNSURE}), rule.id


def references(value):
    """The ids of other rules that stand in the columns of a rule."""
    if isinstance(value, dict):
        return [each for inner in value.values() for each in references(inner)]
    if isinstance(value, list):
        return [each for inner in value for each in references(inner)]
    return [value] if isinstance(value, str) and REFERENCE.fullmatch(value) else []


def test_a_rule_that_is_pointed_at_exists():
    families = {rule.id.split("-")[0] for rule in shipped()}
    for rule in shipped():
        for pointed in references([dict(rule.params), *(dict(item.facts) for item in rule.items)]):
            if pointed.split("-")[0] in families:
                assert pointed in shipped(), f"{rule.id} → {pointed}"


def test_what_a_city_may_move_has_something_to_move():
    for rule in shipped():
        if rule.room is Room.STRICTER:
            assert rule.value is not None, rule.id
        if rule.room is Room.OPEN and rule.kind is RuleKind.CONVENTION:
            assert len(rule.choices) > 1, rule.id


def test_shared_events_and_instruments_have_words():
    vocabulary = shipped_vocabulary()
    assert all(CHINESE.search(words) for words in vocabulary.events.values())
    assert all(CHINESE.search(each["name"]) for each in vocabulary.instruments.values())


# the starter table of the notes: id, figure, unit or none, certainty
STARTER = [
    ("PUB-26", 20, "工作日", "R"),
    ("FOI-30", 7, "工作日", "R"),
    ("FOI-33", 20, "工作日", "R"),
    ("FOI-33x", 20, "工作日", "R"),
    ("FOI-32", 15, "工作日", "R"),
    ("FOI-34", 15, "工作日", "R"),
    ("FEE-06", 20, "工作日", "M"),
    ("REV-20", 60, "日", "R"),
    ("REV-54", 5, "工作日", "R"),
    ("SUE-45", 15, "日", "R"),
    ("SUE-46", 6, "月", "R"),
    ("ANN-DEP", "01-31", None, "R"),
    ("ANN-GOV", "03-31", None, "R"),
    ("WEB-ANN", "01-31", None, "R"),
    ("BUD-14", 20, "日", "R"),
    ("ENF-LIC", 7, "工作日", "R"),
    ("ENF-OTH", 20, "工作日", "R"),
    ("ENF-WD", 3, "工作日", "R"),
    ("OPN-5", 5, "小时", "R"),
    ("OPN-24", 24, "小时", "R"),
    ("OPN-48", 48, "小时", "R"),
    ("INT-3", 3, "工作日", "R"),
    ("CON-30", 30, "日", "R"),
    ("GUIDE-1", 1, "工作日", "R"),
    ("PLAN-20", 20, "工作日", "R"),
    ("WEB-HOME", 14, "日", "R"),
    ("WEB-DYN", 14, "日", "R"),
    ("WEB-POL", 6, "月", "R"),
    ("WEB-STALE", 10, "个", "R"),
    ("WEB-BLANK", 5, "个", "R"),
    ("WEB-MSG", 3, "月", "R"),
    ("WEB-AVAIL", 5, "%", "R"),
    ("NM-UPD", 14, "日", "R"),
]


@pytest.mark.parametrize(("rule_id", "value", "unit", "mark"), STARTER)
def test_the_starter_table_holds_today(rule_id, value, unit, mark):
    rule = shipped().rule(rule_id)
    assert (rule.value, rule.unit, rule.certainty) == (value, unit, mark)
