"""Real documents and invented persons beside the checkout: what `bench/privacy.py` measures holds its floors."""

import pytest

from bench import privacy

pytestmark = [pytest.mark.corpus, pytest.mark.usefixtures("corpus")]


def test_invented_persons_are_found():
    rates = privacy.recall(privacy.records("pii_text/synthetic_people.jsonl"), [])
    low = {kind: of["recall"] for kind, of in rates.items() if of["recall"] < privacy.FLOORS[kind]}
    assert low == {}
    assert privacy.cards() >= privacy.FLOORS["bank_card"]


def test_national_documents_are_not_disturbed():
    misses: list[str] = []
    rows = [row for row in privacy.records("policies_govcn/docs.jsonl") if row["text"]]
    assert privacy.alarms(rows, misses)["share"] <= privacy.FALSE_ALARMS, misses


def test_laws_are_not_disturbed():
    rows = [{"id": row["title"], "text": row["markdown"]} for row in privacy.records("laws/laws.jsonl")]
    assert privacy.alarms(rows, [])["share"] <= privacy.FALSE_ALARMS
