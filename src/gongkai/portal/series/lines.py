"""The lines of a series: one for each field, oldest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongkai.portal.series.reading import Series

LEAST = 2  # points of a line
MOST = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A line, with what its ends and its bounds say."""

    label: str
    points: list[tuple[str, float]]
    first: str
    last: str
    top: str
    bottom: str


def lines(series: Series) -> list[Line]:
    """Those with at least two points."""
    found = []
    for place, field in enumerate(series.fields):
        given = [(point.period, point.figures[place]) for point in series.points[:MOST]][::-1]
        known = [(period, each.number, each.said) for period, each in given if each.number is not None]
        if len(known) < LEAST:
            continue
        highest, lowest = max(known, key=lambda each: each[1]), min(known, key=lambda each: each[1])
        found.append(
            Line(
                label=field.heading,
                points=[(period, number) for period, number, _ in known],
                first=known[0][0],
                last=known[-1][0],
                top=highest[2],
                bottom=lowest[2],
            )
        )
    return found
