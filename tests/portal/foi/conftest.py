"""An office that takes applications, and a citizen at a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.cases.conftest import own_home as own_home  # noqa: PLC0414 - a fixture by its name
from tests.factories.cases import build_office
from tests.factories.town import build_town

if TYPE_CHECKING:
    from django.test import Client

    from tests.factories.cases import Office
    from tests.factories.town import City


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Nobody sleeps in a test; how long somebody would have."""
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)
    return slept


@pytest.fixture
def town(db: None) -> City:
    return build_town()


@pytest.fixture
def office(town: City) -> Office:
    """The education bureau's."""
    return build_office(town["education"])


@pytest.fixture
def other_office(town: City) -> Office:
    """Another unit's."""
    return build_office(town["health"])


@pytest.fixture
def citizen(client: Client) -> Any:
    return client
