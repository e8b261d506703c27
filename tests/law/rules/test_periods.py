"""How periods are counted, stated as rules; how they are computed is tested in tests/law/test_periods.py."""

from __future__ import annotations

import pytest

from gongkai.law.periods import Frequency
from gongkai.law.rulebook import Effect, RuleKind
from tests.law.rules.stated import codes, only


@pytest.mark.parametrize(
    ("rule_id", "value", "instrument", "article", "mark"),
    [
        ("PER-ROLL", "next_working_day", "中华人民共和国民事诉讼法", "第八十五条第三款", "M"),
        ("PER-MONTH-END", "last_day", "中华人民共和国民法典", "第二百零二条", "M"),
        ("PER-HOUR", "continuous", "中华人民共和国民法典", "第二百零一条第二款", "M"),
        ("PER-CYCLE", "calendar_period", "本平台期限计算口径", "周期", "m"),
    ],
)
def test_conventions(rule_id, value, instrument, article, mark):
    rule = only(rule_id)
    assert (rule.kind, rule.effect, rule.value) == (RuleKind.CONVENTION, Effect.COUNT, value)
    assert (rule.authority.instrument, rule.authority.article, rule.certainty.value) == (instrument, article, mark)


def test_every_frequency_has_its_period():
    assert codes("PER-CYCLE") == [frequency.value for frequency in Frequency]
