"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# No test is timed: how fast something is, the benchmarks say. The examples of a run are those of the last one, so
# that what fails has changed; `make soak` looks for new ones (HYPOTHESIS_PROFILE=hunt).
settings.register_profile("gongkai", deadline=None, derandomize=True)
settings.register_profile("hunt", deadline=None, max_examples=400)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gongkai"))

CORPUS = Path(os.environ.get("GONGKAI_CORPUS", Path(__file__).resolve().parents[2] / "shared" / "corpus"))


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The open corpus of real documents, which lies beside the checkout and never in it."""
    if not CORPUS.is_dir():
        pytest.fail(f"语料目录 {CORPUS} 不存在：请放在检出目录旁，或用 GONGKAI_CORPUS 指明。")
    return CORPUS


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> None:
    """Take the append-only triggers away: emptying the tables between tests would trip over them.

    tests/core/test_audit_triggers.py and tests/cases/test_triggers.py put them back and try them.
    """
    from django.db import connection

    from gongkai.cases import triggers as case_triggers
    from gongkai.core.audit import triggers

    with django_db_blocker.unblock():  # type: ignore[attr-defined]  # pytest-django's blocker has no public type
        triggers.remove(connection)
        case_triggers.remove(connection)
