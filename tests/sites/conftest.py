"""The stage of these tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories.sites import build_town

if TYPE_CHECKING:
    from tests.factories.sites import Town


@pytest.fixture
def town(db: None) -> Town:
    return build_town()
