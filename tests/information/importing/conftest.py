"""What the import tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.information.importing.exports import Export

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def export(tmp_path: Path) -> Export:
    """An empty export folder."""
    return Export(tmp_path)
