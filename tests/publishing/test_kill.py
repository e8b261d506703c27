"""The short form of `python -m bench.publishing_soak`."""

from __future__ import annotations

from bench.publishing_soak import kill_publishing


def test_publishing_killed_again_and_again_shows_only_whole_and_approved_pages(tmp_path):
    figures = kill_publishing(tmp_path / "home", 3, latest=5.0)
    assert figures["faults"] == []
    assert figures["pages"] > 30
