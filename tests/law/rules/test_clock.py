"""The conventions of the clock, stated a second time."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.rulebook import Room, RuleKind, shipped

# id, what is chosen, what may be chosen, what a city's profile may do
CONVENTIONS = [
    ("CLK-DAY0", "day_after", ("day_after",), Room.NONE),
    ("CLK-SUSPEND-FROM", "day_after_sent", ("day_after_sent", "day_sent"), Room.OPEN),
    ("CLK-SUSPEND-TO", "through_reply", ("through_reply", "day_before_reply"), Room.OPEN),
    ("CLK-CORRECTED", "day_after", ("day_after",), Room.NONE),
    ("CLK-PAID", "day_after", ("day_after",), Room.NONE),
    ("CLK-WEEKEND", "saturday_sunday", ("saturday_sunday",), Room.NONE),
    ("CLK-HOLIDAY", "yearly_notice", ("yearly_notice",), Room.NONE),
]


@pytest.mark.parametrize(("rule_id", "value", "choices", "room"), CONVENTIONS)
def test_a_convention_says_what_is_chosen_and_who_may_choose_otherwise(
    rule_id: str, value: str, choices: tuple[str, ...], room: Room
) -> None:
    rule = shipped().rule(rule_id, on=date(2026, 11, 22))
    assert (rule.kind, rule.value, rule.choices, rule.room) == (RuleKind.CONVENTION, value, choices, room)


def test_open_ends_of_a_pause_are_unsure_and_every_choice_has_words() -> None:
    for rule_id in ("CLK-SUSPEND-FROM", "CLK-SUSPEND-TO"):
        rule = shipped().rule(rule_id)
        assert rule.certainty.uncertain
        assert {item.code for item in rule.items} == set(rule.choices)
