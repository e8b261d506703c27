"""What the tests of the wiring ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from gongkai.search.service import backend

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gongkai.search.contract import SearchBackend


@pytest.fixture
def installed(settings: Any, tmp_path: Path) -> Iterator[SearchBackend]:
    """The installation's engine, empty, in a home of its own."""
    settings.GONGKAI_HOME = tmp_path
    backend.cache_clear()
    yield backend()
    backend().close()
    backend.cache_clear()
