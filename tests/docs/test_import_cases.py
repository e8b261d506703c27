"""docs/how-to/import-cases.md: its examples come in as they stand, and no name of the format is missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gongkai.cases.disputes.enums import ReviewEvent, SuitEvent
from gongkai.cases.disputes.importing import reading as disputes
from gongkai.cases.enums import ApplicantClass, Channel, ConsultedBody, Opinion, ServiceMethod
from gongkai.cases.foi.enums import FoiEvent
from gongkai.cases.foi.importing import reading, run
from gongkai.cases.models import Case, Challenge
from gongkai.law.answers import decisions
from gongkai.law.rulebook import shipped
from tests.factories.town import build_town

PAGE = (Path(__file__).parents[2] / "docs/how-to/import-cases.md").read_text(encoding="utf-8")
EXAMPLES = [line for block in re.findall(r"```jsonl\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]
RESULTS = {item.code for rule in ("DIS-REVIEW", "DIS-SUIT", "DIS-SECOND") for item in shipped().rule(rule).items}


def test_the_examples_come_in(db, settings, tmp_path):
    settings.GONGKAI_HOME = tmp_path
    build_town()
    assert run(EXAMPLES).as_json() == {"imported": len(EXAMPLES), "unchanged": 0, "problems": []}
    assert set(Case.objects.values_list("kind", flat=True)) == {"foi", "review", "suit", "redo"}


@pytest.mark.parametrize(
    "names",
    [
        [*reading._KEYS, *reading._FIELDS],
        [*disputes._KEYS, *disputes._NAMES],
        [event.value for event in FoiEvent if event is not FoiEvent.REGISTER],
        [event.value for event in (*ReviewEvent, *SuitEvent) if event.value != "register"],
        [
            each.value
            for kind in (Channel, ApplicantClass, ConsultedBody, Opinion, ServiceMethod, Challenge)
            for each in kind
        ],
        [each.code for each in decisions()],
        sorted(RESULTS - {"remanded"}),
    ],
    ids=["fields", "fields of disputes", "events", "events of disputes", "choices", "decisions", "results"],
)
def test_every_name_of_the_format_is_told(names):
    assert [name for name in dict.fromkeys(names) if f"`{name}`" not in PAGE] == []
