"""An audit event without its line in docs/reference/events.md fails."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.information.enums import InformationEvent
from gongkai.tasks.enums import TaskEvent

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
# The functions that take an event as their first argument; `note` takes the act alone, of information.
RECORDERS = {"record": "", "Change": "", "note": "information."}


def recorded() -> Iterator[str]:
    """Every event that stands as a plain string in a call that records it."""
    for path in (ROOT / "src/gongkai").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in RECORDERS and isinstance(node.args[0].value, str):
                    yield RECORDERS[name] + node.args[0].value


def test_every_event_is_documented() -> None:
    flows = {f"information.{event}" for event in InformationEvent.values}
    flows |= {f"task.{event}" for event in TaskEvent.values}
    found = {event for event in recorded() if re.fullmatch(r"[a-z_]+\.[a-z_]+", event)}
    text = (ROOT / "docs/reference/events.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([a-z_.]+)` \|", text, re.MULTILINE))
    assert len(found) > 10
    assert (found | flows) - documented == set()
