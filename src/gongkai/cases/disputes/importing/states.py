"""Where an event of another system leads: steps that were not kept are passed over, but nothing goes backwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.cases.records import InvalidRecordError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.cases.disputes.importing.reading import DisputeEntry
    from gongkai.core.flow import Flow

# What an event presupposes, and what happens at most once before a remand.
NEEDS = {
    "resume": "suspend",
    "appeal": "judge",
    "appeal_copy": "appeal",
    "appeal_answer": "appeal",
    "judge_appeal": "judge",
    "remand": "judge",
    "final": "judge",
}
STRICT = frozenset({"void", "redo"})  # only where the flow has them
ONCE = frozenset({"copy", "answer", "decide", "judge", "appeal", "judge_appeal", "final", "redo"})


def target_of(flow: Flow, state: str, entry: DisputeEntry) -> str:
    """The state after an event. Raises InvalidRecordError for what cannot follow."""
    lines = [line for line in flow.transitions if line.event == entry.event]
    for line in lines:
        if state in line.sources:
            return str(line.target)
    order = [str(each) for each in flow.states]
    loop = next((line for line in lines if line.target in line.sources), None)
    target = state if loop else str(lines[0].target)
    backwards = order.index(target) < order.index(state)
    if backwards or state in _over(flow) or entry.event in STRICT:
        said = f"“{flow.states(state).label}”之后不能再“{entry.event.label}”"
        raise InvalidRecordError(f"{entry.where}.event", said)
    return target


def _over(flow: Flow) -> set[str]:
    """The states after which nothing is heard any more: those from which only the file is closed."""
    last = {str(state) for line in flow.transitions if line.event == "archive" for state in line.sources}
    return last | {str(state) for state in flow.ends}


def refuse_place(entry: DisputeEntry, happened: Sequence[str]) -> None:
    """Raises InvalidRecordError for what lacks its beginning, and for what happened already."""
    kind = str(entry.event)
    labels = type(entry.event)
    if (needed := NEEDS.get(kind)) and needed not in happened:
        said = f"之前没有“{labels(needed).label}”，不会有“{entry.event.label}”"
        raise InvalidRecordError(f"{entry.where}.event", said)
    if kind in ONCE and kind in happened:
        raise InvalidRecordError(f"{entry.where}.event", f"“{entry.event.label}”只有一次，前面已经有了")
