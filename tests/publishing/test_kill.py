"""The short form of `python -m bench.publishing_soak`."""

from __future__ import annotations

from bench.publishing_soak import kill_publishing


def test_publishing_killed_again_and_again_shows_only_whole_and_approved_pages(tmp_path):
    figures = kill_publishing(tmp_path / "home", 7, latest=5.0)  # one round of each sort
    assert figures["faults"] == []
    assert figures["rounds"] == 3
    assert figures["pages"] > 30
