"""Persons behind masks, wherever in the record their names, numbers and addresses stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gongkai.cases.enums import PartyRole
from gongkai.cases.foi.letters.changing import changed

if TYPE_CHECKING:
    from gongkai.cases.models import Case
    from gongkai.letters import Letter

_LEAST = 2
_HIDDEN = "***"
_PARTS = ("id_number", "phone", "email", "address", "contact", "representative")


@dataclass(frozen=True)
class Masks:
    """What is hidden, each with what stands in its place, the longest first."""

    names: dict[str, str]
    others: dict[str, str] = field(default_factory=dict)

    def text(self, text: str) -> str:
        """A text with every hidden thing masked."""
        for hidden, shown in {**self.others, **self.names}.items():
            text = text.replace(hidden, shown)
        return text

    def data(self, data: Any) -> Any:
        """JSON with every text masked; names of fields stay."""
        if isinstance(data, str):
            return self.text(data)
        if isinstance(data, list):
            return [self.data(each) for each in data]
        return {name: self.data(value) for name, value in data.items()} if isinstance(data, dict) else data

    def letter(self, letter: Letter) -> Letter:
        """A letter with every hidden thing masked."""
        return changed(letter, self.text)


def masks(case: Case) -> Masks:
    """Everything that tells who the parties of a case are, and the code that opens it."""
    names: dict[str, str] = {}
    others: dict[str, str] = {case.code: _HIDDEN}
    for party in case.parties.order_by("pk"):
        identity = party.identity()
        names[str(identity.get("name", ""))] = f"{PartyRole(party.role).label}{party.masked}"
        others |= {str(identity.get(part, "")): _HIDDEN for part in _PARTS}
    return Masks(_sorted(names), _sorted(others))


def _sorted(found: dict[str, str]) -> dict[str, str]:
    kept = [hidden for hidden in found if len(hidden) >= _LEAST]
    return {hidden: found[hidden] for hidden in sorted(kept, key=lambda each: (-len(each), each))}
