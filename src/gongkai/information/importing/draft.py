"""What an import found, before it meets the library."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from gongkai.information.body import Body
from gongkai.information.keys import number_key, title_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from gongkai.documents import OfficialDocument
    from gongkai.information.enums import Validity


class OldPage(Protocol):
    """A page of an old site: what of it comes in as it was, beside what is read from its text."""

    def body(self, title: str) -> Body | None:
        """Its text with tables, links and pictures, cleaned; None where it has no markup to keep."""

    def files(self) -> Sequence[FoundFile]:
        """Its pictures and the files that it links."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to import: a record of an export, or a file. `where` names its place (file:line);
    `raw` is the record as it stands, for the reject list; `size` its share of the files' bytes."""

    where: str
    source: str
    size: int
    record: dict[str, Any] | None = None
    path: Path | None = None
    raw: str = ""
    fault: str = ""  # why it cannot even be read as a record
    page: OldPage | None = None


@dataclass(frozen=True, slots=True)
class FoundFile:
    """An attachment: its bytes, the file that holds them, or only its address."""

    name: str
    url: str = ""
    media_type: str = ""
    content: bytes = b""
    path: Path | None = None

    def read(self) -> bytes:
        """The bytes; none of what is only an address. OSError when the file cannot be opened."""
        return self.path.read_bytes() if self.path else self.content


@dataclass(frozen=True, slots=True)
class FoundFact:
    """A fact of validity as read; `by_itself` when the document's own clause says it."""

    status: Validity
    from_on: dt.date | None
    by_text: str = ""
    clause: str = ""
    by_itself: bool = False


@dataclass(slots=True)
class Draft:
    """A document ready to be saved. `values` are columns of `Information`; `key` and `digest` its identity and
    state at the source; `document` is handed to the hooks."""

    item: Item
    key: str
    digest: str
    values: dict[str, Any]
    document: OfficialDocument
    index_number: str = ""
    body: Body = field(default_factory=Body)
    files: Sequence[FoundFile] = ()
    facts: Sequence[FoundFact] = ()
    warnings: list[dict[str, str]] = field(default_factory=list)
    rows: Sequence[dict[str, Any]] = ()

    def warn(self, where: str, what: str) -> None:
        """Note a doubt at a field."""
        self.warnings.append({"where": where, "what": what})

    @property
    def identity(self) -> tuple[str, str] | None:
        """文号 and title: what the same document has in every source. None without a 文号."""
        number = number_key(self.values["document_number"])
        return (number, title_key(self.values["title"])) if number else None
