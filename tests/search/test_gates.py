"""The quality benchmark ends with 1 when a gate is missed."""

import json
import sys

import pytest

from bench import search_quality
from bench.search_quality import Figures, passes

GOOD, BARE = Figures(80, 96, 98, 87), Figures(78, 95, 97, 86.9)


def table(recipe):
    return {"words": BARE, "pairs": BARE, "recipe": recipe}


def test_a_gate_is_reached_by_all_of_its_figures():
    assert passes("epidemic", table(GOOD))
    assert not passes("epidemic", table(GOOD._replace(r10=96.9)))


def test_a_lead_as_large_as_the_measured_one_counts_too():
    assert passes("epidemic", table(GOOD._replace(r1=70, mrr=BARE.mrr + 1.3)))
    assert not passes("epidemic", table(GOOD._replace(r1=70, mrr=BARE.mrr + 1.2)))


def test_a_sample_may_miss_by_chance_and_no_more():
    assert passes("epidemic", table(GOOD._replace(r10=96.8)), sample=250)
    assert not passes("epidemic", table(GOOD._replace(r10=94)), sample=250)


@pytest.mark.parametrize(("reached", "code"), [(True, 0), (False, 1)])
def test_the_exit_code_says_whether_every_gate_holds(monkeypatch, capsys, reached, code):
    report = {"epidemic": {"passes": True}, "letters": {"passes": reached}, "drcd": {}}
    monkeypatch.setattr(search_quality, "run", lambda **_: report)
    monkeypatch.setattr(sys, "argv", ["search_quality", "--quick"])
    with pytest.raises(SystemExit) as ended:
        search_quality.main()
    assert int(ended.value.code) == code
    assert json.loads(capsys.readouterr().out) == report
