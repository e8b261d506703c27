"""Names as documents write them → organizations. What is not certain stays unresolved: nothing is guessed.

A name borne on the day wins (市工商局 in 2017 → the bureau of that day). A name given up before the day leads to
whoever took over: along the successors, to the body that exists on the day. A name that was taken on only later
leads to its bearer. Two bodies with equal claim: unresolved.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils import timezone

from gongkai.orgs.models.names import Settlement
from gongkai.orgs.resolving.abbreviations import canonical
from gongkai.orgs.resolving.choosing import choose
from gongkai.orgs.resolving.directory import Directory
from gongkai.orgs.resolving.folding import fold, is_government_of
from gongkai.orgs.resolving.groups import Group, group_in
from gongkai.orgs.resolving.inner import is_disclosure_office, means_itself, outer_forms, without_role
from gongkai.orgs.resolving.prefixes import Prefix, PrefixReader
from gongkai.orgs.resolving.splitting import split

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from gongkai.orgs.models import Organization


@dataclass(frozen=True, slots=True)
class ResolvedPart:
    """One name of a list, as written. `organization` and `group` are None when it is not known who that is;
    `settlement` is what a person decided about the name, empty when nobody did."""

    text: str
    organization: Organization | None = None
    group: Group | None = None
    settlement: str = ""

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to say who this is."""
        return self.organization is None and self.group is None and not self.settlement


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a text names, in its order."""

    text: str
    parts: list[ResolvedPart] = field(default_factory=list)

    @property
    def organization(self) -> Organization | None:
        """The organization, when the text names exactly one."""
        return self.parts[0].organization if len(self.parts) == 1 else None


class Resolver:
    """Resolves the names in documents of `within`, as of `on` (today). It reads the database once, when made;
    give it a `directory` to share that between the documents of an import."""

    def __init__(
        self, within: Organization, on: dt.date | None = None, *, directory: Directory | None = None
    ) -> None:
        self.directory = directory or Directory.load()
        self.within = within
        self.on = on or timezone.localdate()
        self._chain = self.directory.area_chain(self.directory.organizations.get(within.pk, within))
        self._prefixes = PrefixReader(self.directory, self._chain)
        self._known: dict[tuple[str, Prefix], ResolvedPart] = {}

    def resolve(self, text: str) -> Resolution:
        """The bodies that a text names, a list or a single name; no text is lost but the separators."""
        return self.resolve_all([text])[0]

    def resolve_all(self, texts: Sequence[str]) -> list[Resolution]:
        """Each text, the prefix of one name reaching over the following ones (省教育厅 | 财政厅)."""
        carried = Prefix()
        resolutions = []
        for text in texts:
            parts = []
            for piece in self._pieces(text):
                part, carried = self._resolve_one(piece, carried)
                parts.append(part)
            resolutions.append(Resolution(text, parts))
        return resolutions

    def _pieces(self, text: str) -> list[str]:
        folded = fold(text)
        if self._find(folded, self._prefixes.read(folded)) is not None:
            return [text.strip()]  # 发展和改革委员会 and the like are one name, whatever stands in it
        return [name for piece in split(text) if (name := piece.text.strip())]

    def _resolve_one(self, text: str, carried: Prefix) -> tuple[ResolvedPart, Prefix]:
        own = self._prefixes.read(fold(without_role(text)))
        key = (text, own or carried)
        if key not in self._known:
            self._known[key] = self._part(text, own, carried)
        part = self._known[key]
        return part, Prefix() if part.group else own or carried

    def _part(self, text: str, own: Prefix, carried: Prefix) -> ResolvedPart:
        name = without_role(text)
        folded = fold(name)
        if means_itself(folded):
            return ResolvedPart(text, self.directory.organizations.get(self.within.pk, self.within))
        if settled := self.directory.settled.get((self.within.pk, folded)):
            state, organization = settled
            return ResolvedPart(text, self.directory.organizations.get(organization or 0), settlement=state)
        forms = (folded, *outer_forms(folded))
        find = self._find if own or not carried else self._find_below
        if found := next((found for form in forms if (found := find(form, own or carried))), None):
            return ResolvedPart(text, found)
        return ResolvedPart(text, group=self._group(folded) or _group_as_written(name, text))

    def _find_below(self, folded: str, carried: Prefix) -> Organization | None:
        """A name under the prefix of the one before it. Where that is outside the tree, so is this one:
        in 省教育厅、卫健委 the second is the province's."""
        found = self._within(carried, folded)
        return found or (self._find(folded, Prefix()) if carried.areas else None)

    def _find(self, folded: str, prefix: Prefix) -> Organization | None:
        for area in self._chain:
            if found := self._named(area.pk, folded):
                return found
        below = self._within(prefix, folded.removeprefix(prefix.word)) if prefix else None
        return below or self._named(None, folded)

    def _within(self, prefix: Prefix, rest: str) -> Organization | None:
        for area in prefix.areas:
            if is_government_of(rest):
                return self.directory.organizations[area]
            if found := self._named(area, rest):
                return found
            if is_disclosure_office(rest):
                return self._named(area, canonical("政府办"))
        return None

    def _named(self, area: int | None, core: str) -> Organization | None:
        bearings = self.directory.bearings
        return choose(bearings.get((area, core)) or bearings.get((area, canonical(core))) or [], self.on)

    def _group(self, folded: str) -> Group | None:
        named = (self.directory.groups.get((area.pk, folded)) for area in self._chain)
        return next((group for group in named if group), None)


def _group_as_written(name: str, text: str) -> Group | None:
    group = group_in(name)
    return Group(text, group.kinds) if group else None


__all__ = ["Directory", "Group", "Resolution", "ResolvedPart", "Resolver", "Settlement"]
