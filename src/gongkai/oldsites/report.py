"""What taking in an old site did."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gongkai.information.importing import Report
from gongkai.oldsites import limits

if TYPE_CHECKING:
    from gongkai.information.importing import Reject


@dataclass(frozen=True, slots=True)
class Problem:
    """What did not come in as it should, where, and what would be right."""

    where: str
    what: str
    advice: str

    def as_json(self) -> dict[str, str]:
        """As the report prints it."""
        return {"where": self.where, "what": self.what, "advice": self.advice}


@dataclass(frozen=True, slots=True)
class DeadLink:
    """A link to a page or file of the old site that is not there."""

    page: str
    link: str


@dataclass(frozen=True, slots=True)
class Exposed:
    """A page that shows personal data: how many places, the first of them masked."""

    page: str
    key: int
    count: int
    first: str


@dataclass(slots=True)
class SiteReport:
    """The counts; `documents` is the report of the import of the pages that became information."""

    site: str = ""
    dry_run: bool = False
    documents: Report = field(default_factory=Report)
    pages: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("home", "list", "content", "forward"), 0))
    columns: list[str] = field(default_factory=list)
    redirects: int = 0
    attachments: int = 0
    links: int = 0
    refused: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    dead: list[DeadLink] = field(default_factory=list)
    exposed: list[Exposed] = field(default_factory=list)
    exposed_pages: int = 0
    exposed_places: int = 0
    _dead: set[DeadLink] = field(default_factory=set, repr=False)
    more: int = 0  # notes and dead links beyond what is listed

    def refuse(self, where: str, what: str, advice: str) -> None:
        """Something that does not come in."""
        self.refused.append(Problem(where, what, advice))

    def note(self, where: str, what: str, advice: str) -> None:
        """Something that came in, about which a person should know."""
        if len(self.notes) < limits.LISTED:
            self.notes.append(Problem(where, what, advice))
        else:
            self.more += 1

    def dead_link(self, page: str, link: str) -> None:
        """A link that leads nowhere; its words stay."""
        found = DeadLink(page, link[:300])
        if found in self._dead:
            return
        self._dead.add(found)
        if len(self.dead) < limits.LISTED:
            self.dead.append(found)
        else:
            self.more += 1

    def personal_data(self, page: str, key: int, count: int, first: str) -> None:
        """A page that came in with personal data; all are counted, the first ones named."""
        self.exposed_pages += 1
        self.exposed_places += count
        if len(self.exposed) < limits.LISTED:
            self.exposed.append(Exposed(page, key, count, first))
        else:
            self.more += 1

    def problems(self) -> list[Problem]:
        """What did not come in: files, and pages that the import of documents refused."""
        return [*self.refused, *map(_problem, self.documents.rejects)]

    def as_json(self) -> dict[str, Any]:
        """The contract of `gongkai import --json` for a whole site: that of any import, and what a site adds."""
        rejects = [{"where": each.where, "why": f"{each.what}。{each.advice}。"} for each in self.refused]
        plain = self.documents.as_json()
        plain["read"] += len(self.refused)
        plain["rejected"] += len(self.refused)
        plain["rejects"] = [*rejects, *plain["rejects"]]
        return {
            **plain,
            "site": self.site,
            "dry_run": self.dry_run,
            "pages": self.pages,
            "columns": self.columns,
            "redirects": self.redirects,
            "attachments": self.attachments,
            "links_rewritten": self.links,
            "dead_links": [{"page": each.page, "link": each.link} for each in self.dead],
            "personal_data": {
                "pages": self.exposed_pages,
                "places": self.exposed_places,
                "listed": [
                    {"page": each.page, "id": each.key, "count": each.count, "first": each.first}
                    for each in self.exposed
                ],
            },
            "problems": [each.as_json() for each in self.problems()],
            "notes": [each.as_json() for each in self.notes],
            "unlisted": self.more,
        }


def _problem(reject: Reject) -> Problem:
    what, _, advice = reject.why.partition("。")
    return Problem(reject.where, what, advice.rstrip("。") or "请按原因更正后重新导入")
