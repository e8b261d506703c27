"""Every address of the house, filled in with the numbers of a case. What is new is walked until it is exempted."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from gongkai.cases.foi.letters.sheets import SHEETS
from gongkai.core.desk.registry import modules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gongkai.cases.models import Case

# Views that hold nothing of a case: pages of the public, and records of other packages at the desk. Everything
# else is walked, a view in a new place too.
ELSEWHERE = (
    "gongkai.portal.views",
    "gongkai.portal.catalog",
    "gongkai.portal.law",
    "gongkai.portal.metatags",
    "gongkai.portal.output",
    "gongkai.portal.search",
    "gongkai.portal.series",
    "gongkai.portal.sites",
    "gongkai.portal.tasks",
    "gongkai.catalog",
    "gongkai.information",
    "gongkai.orgs",
    "gongkai.core.ui",
    "gongkai.reporting",
    "gongkai.api.views",
)
OURS = ("cases", "office", "foi_portal")  # the apps whose desk modules stand on cases


@dataclass(frozen=True, slots=True)
class Address:
    """A pattern with its full name, what it asks for, and where its view stands."""

    name: str
    asks: tuple[str, ...]
    module: str

    @property
    def walked(self) -> bool:
        return not self.module.startswith(ELSEWHERE)


def addresses(resolver: Any = None, prefix: str = "", asks: tuple[str, ...] = ()) -> Iterator[Address]:
    """All that have a name."""
    for entry in (resolver or get_resolver()).url_patterns:
        asked = (*asks, *entry.pattern.converters)
        if isinstance(entry, URLResolver):
            yield from addresses(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix, asked)
        elif isinstance(entry, URLPattern) and entry.name:
            yield Address(f"{prefix}{entry.name}", asked, str(getattr(entry.callback, "__module__", "")))


def filled(case: Case, *, desk: bool = True) -> list[str]:
    """Every walked address with every number of the case; without `desk`, none of the kit's modules."""
    keys = {each.pk for rows in (case.documents, case.letters, case.parties) for each in rows.all()} | {case.pk}
    found: set[str] = set()
    for address in addresses():
        if address.walked and (desk or not address.name.startswith("desk:")):
            found |= set(_filled(address, case, keys))
    return sorted(found)


def _filled(address: Address, case: Case, keys: set[int]) -> Iterator[str]:
    if address.name.startswith("desk:"):
        yield from _desk(address, case, keys)
        return
    at_desk = address.name.startswith(("cases:", "office:"))
    choices: dict[str, Iterable[Any]] = {}
    for name in address.asks:
        assert name in KNOWN, f"请说明地址 {address.name} 的 {name} 填什么"
        choices[name] = [case.pk] if name == "pk" and at_desk else (keys if KNOWN[name] is None else KNOWN[name])
    yield from _each(address.name, choices)


# What the addresses ask for: None stands for a number, of whatever row.
KNOWN: dict[str, Iterable[Any] | None] = {
    "pk": None,
    "document_pk": None,
    "party_pk": None,
    "letter_pk": None,
    "number": None,
    "case_id": None,
    "rule_id": ["FOI-33"],
    "kind": ["uscc"],
    "code": SHEETS,
}


def _desk(address: Address, case: Case, keys: set[int]) -> Iterator[str]:
    for module in modules():
        if module.model._meta.app_label not in OURS:
            continue
        choices: dict[str, Iterable[Any]] = {"code": [module.code], "pk": keys, "file_pk": keys}
        if "event" in address.asks:
            choices |= {"pk": [case.pk], "event": sorted({act.event for act in module.acts} | {"reveal"})}
        yield from _each(address.name, {name: choices[name] for name in address.asks})


def _each(name: str, choices: Mapping[str, Iterable[Any]]) -> Iterator[str]:
    for values in product(*choices.values()):
        yield reverse(name, kwargs=dict(zip(choices, values, strict=True)))
