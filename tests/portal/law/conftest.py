"""The pages' frame names the site, which the database knows; the rules themselves need none (ADR 0010)."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _frame(db):
    """Let the frame be read."""
