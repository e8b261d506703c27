"""The four parts that a unit can have in a task."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """牵头, 责任, 指导, 配合: the values are the field names of `LedgerTask`."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    GUIDING = "guiding"
    SUPPORTING = "supporting"


@dataclass(slots=True)
class UnitReading:
    """Units by role in the order in which they stand, and what was odd about the cell (Chinese)."""

    units: dict[Role, list[str]] = field(default_factory=lambda: {role: [] for role in Role})
    doubts: list[str] = field(default_factory=list)

    def add(self, role: Role, names: list[str]) -> None:
        self.units[role] += [name for name in names if name not in self.units[role]]

    def absorb(self, other: UnitReading) -> None:
        for role, names in other.units.items():
            self.add(role, names)
        self.doubts += other.doubts

    def __bool__(self) -> bool:
        return any(self.units.values())
