"""The invented town after the year is over, its education bureau with somebody in every seat."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import time_machine

from tests.factories.reports import build_desk
from tests.factories.town import build_town

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.factories.reports import Desk
    from tests.factories.town import City


@pytest.fixture(autouse=True)
def own_home(settings: object, tmp_path: Path) -> None:
    """Files of each test for itself."""
    settings.GONGKAI_HOME = tmp_path  # type: ignore[attr-defined]  # pytest-django's settings
    settings.STORAGES = {  # type: ignore[attr-defined]
        **settings.STORAGES,  # type: ignore[attr-defined]
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path / "files")},
        },
    }


@pytest.fixture(autouse=True)
def january() -> Iterator[time_machine.Traveller]:
    """15 January 2026, noon in China."""
    with time_machine.travel(dt.datetime(2026, 1, 15, 4, tzinfo=dt.UTC), tick=False) as traveller:
        yield traveller


@pytest.fixture
def town(db: None) -> City:
    return build_town()


@pytest.fixture
def desk(town: City) -> Desk:
    """The education bureau's."""
    return build_desk(town["education"])
