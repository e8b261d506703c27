"""The short form of `python -m bench.casework_soak`."""

from __future__ import annotations

from bench.casework_soak import HANDS, kill_casework


def test_casework_killed_again_and_again_loses_nothing_and_doubles_nothing(tmp_path):
    figures = kill_casework(tmp_path, 8, latest=3.0, cases=60)
    assert figures["faults"] == []
    assert figures["kills"] >= 8
    assert figures["rounds"] <= 2 * len(HANDS)
    assert figures["acknowledged"] > 0
    assert figures["events"] > 0
