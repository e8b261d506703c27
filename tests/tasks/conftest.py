"""The invented city that the tests speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories.town import build_town

if TYPE_CHECKING:
    from tests.factories.town import City


@pytest.fixture
def town(db: None) -> City:
    """The organizations."""
    return build_town()
