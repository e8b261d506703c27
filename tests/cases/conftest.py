"""A unit with somebody in every seat."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories.cases import build_office
from tests.factories.town import build_town

if TYPE_CHECKING:
    from pathlib import Path

    from tests.factories.cases import Office
    from tests.factories.town import City


@pytest.fixture(autouse=True)
def own_home(settings: object, tmp_path: Path) -> None:
    """Keys and files of each test for itself."""
    settings.GONGKAI_HOME = tmp_path  # type: ignore[attr-defined]  # pytest-django's settings
    settings.STORAGES = {  # type: ignore[attr-defined]
        **settings.STORAGES,  # type: ignore[attr-defined]
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path / "files")},
        },
    }


@pytest.fixture
def town(db: None) -> City:
    return build_town()


@pytest.fixture
def office(town: City) -> Office:
    """The education bureau's."""
    return build_office(town["education"])
