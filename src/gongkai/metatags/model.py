"""What is judged, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class PageKind(StrEnum):
    """The three types of page that the tags are laid down for."""

    HOME = "home"
    LIST = "list"
    CONTENT = "content"

    @property
    def label(self) -> str:
        """Its name in the guide."""
        return {"home": "首页", "list": "栏目页", "content": "内容页"}[self.value]


class Severity(StrEnum):
    """An error is counted by inspections; a warning should be mended; a notice is worth a look."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Tag:
    """A `meta` element with a name: as written, with its line. `torn` when its quote never ends."""

    name: str
    content: str
    line: int
    torn: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a tag (or with the page, when `tag` is empty), where, and what would be right."""

    tag: str
    what: str
    where: str
    advice: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement of a page. `tags` are the known ones under their right names, as the page has them."""

    page: str
    kind: PageKind
    tags: dict[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether an inspection would find nothing."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)

    def as_json(self) -> list[dict[str, str]]:
        """The problems as `gongkai site check --json` lists them."""
        return [
            {
                "page": self.page,
                "kind": self.kind.value,
                "tag": problem.tag,
                "what": problem.what,
                "where": problem.where,
                "advice": problem.advice,
                "severity": problem.severity.value,
            }
            for problem in self.problems
        ]
