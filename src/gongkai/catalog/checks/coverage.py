"""Gaps: which matters of 条例 20 and 21 no item of the lists in force speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gongkai.catalog.checks.words import WORDS
from gongkai.catalog.models import CatalogItem
from gongkai.law import rule
from gongkai.orgs.models import OrganizationKind

if TYPE_CHECKING:
    from gongkai.orgs.models import Organization


class Coverage(NamedTuple):
    """A matter that the law orders to be public, with how many items speak of it, and some of them."""

    rule_id: str
    code: str
    says: str
    number: int
    examples: tuple[str, ...]

    @property
    def gap(self) -> bool:
        return self.number == 0


_SHOWN = 3


def coverage(owner: Organization) -> list[Coverage]:
    """Each matter that binds an organization of its kind, in the law's order.

    An item speaks of a matter if its field, names or elements have the matter's words: a hint for a person, not a
    proof. 其他 (item 15 of 条例 20) cannot be looked for.
    """
    items = list(
        CatalogItem.objects.in_force().filter(version__owner=owner, proactive=True).select_related("version")
    )
    texts = [(item.name, f"{item.version.field} {item.name} {item.elements}") for item in items]
    return [
        _of(rule_id, line.code, line.says, texts)
        for rule_id in _rules(owner)
        for line in rule(rule_id).items
        if line.code in WORDS[rule_id]
    ]


def _rules(owner: Organization) -> tuple[str, ...]:
    if owner.kind in {OrganizationKind.TOWNSHIP, OrganizationKind.VILLAGE}:
        return ("PUB-20", "PUB-21t")
    return ("PUB-20", "PUB-21")


def _of(rule_id: str, code: str, says: str, texts: list[tuple[str, str]]) -> Coverage:
    words = WORDS[rule_id][code]
    found = [name for name, text in texts if words.search(text)]
    return Coverage(rule_id, code, says, len(found), tuple(found[:_SHOWN]))
