"""What goes by itself: drafts that nobody submitted, traces that no mark needs any more."""

from __future__ import annotations

from gongkai.core.duties import daily, often
from gongkai.portal.foi import drafting, traces


@often("foi.drafts")
def clear_drafts() -> None:
    """Drafts live two hours."""
    drafting.clear()


@daily("foi.traces")
def clear_traces() -> None:
    """Traces of addresses live two months."""
    traces.clear()
