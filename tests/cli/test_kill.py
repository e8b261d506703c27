"""The short form of `make soak`: an import killed at any moment loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.soak import kill_imports

if TYPE_CHECKING:
    from pathlib import Path


def test_an_import_killed_again_and_again_ends_whole(tmp_path: Path) -> None:
    figures = kill_imports(tmp_path, 4, documents=300)
    assert figures["faults"] == []
