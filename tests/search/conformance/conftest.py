"""The engines that the suite runs on: a second engine adds one line to ENGINES."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongkai.search.engines.tantivy_engine import TantivyEngine
from tests.search.conformance.library import LIBRARY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from gongkai.search.contract import SearchBackend

    Opener = Callable[[Path], SearchBackend]

ENGINES: dict[str, Opener] = {"tantivy": TantivyEngine}
"""Each opens an engine whose index belongs to the folder alone; two openings of one folder share it."""


@pytest.fixture(scope="session", params=list(ENGINES))
def opener(request) -> Opener:
    """Open the engine under test."""
    return ENGINES[request.param]


@pytest.fixture(scope="session")
def library(opener, tmp_path_factory) -> Iterator[SearchBackend]:
    """Hold the library, for cases that only read."""
    engine = opener(tmp_path_factory.mktemp("library"))
    engine.upsert(LIBRARY)
    engine.commit()
    yield engine
    engine.close()


@pytest.fixture
def engine(opener, tmp_path) -> Iterator[SearchBackend]:
    """Hold nothing yet, for cases that write."""
    engine = opener(tmp_path)
    yield engine
    engine.close()
