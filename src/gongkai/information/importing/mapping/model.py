"""What a mapping file says, ready for use."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gongkai.information.characters import printable

if TYPE_CHECKING:
    import re

NOTHING = frozenset({"", "无", "暂无", "-", "—", "--", "/", "null", "NULL", "None", "undefined", "N/A", "[]"})


def at(record: Any, path: str) -> Any:
    """What stands under a dotted path (``raw.title``); a key that itself has dots is found too. None if absent."""
    if not isinstance(record, dict):
        return None
    if path in record:
        return record[path]
    head, dot, rest = path.partition(".")
    return at(record.get(head), rest) if dot else None


def text_of(value: Any) -> str:
    """A scalar as text; lists joined with blanks, everything that means nothing as ""."""
    if value is None or isinstance(value, dict):
        return ""
    if isinstance(value, list):
        return " ".join(filter(None, map(text_of, value)))
    text = printable(str(value)).strip()
    return "" if text in NOTHING else text


@dataclass(frozen=True, slots=True)
class Condition:
    """A field is one of `values`, or its text matches `pattern`."""

    path: str
    values: tuple[str, ...] = ()
    pattern: re.Pattern[str] | None = None

    def holds(self, record: dict[str, Any]) -> bool:
        """Whether the record meets it."""
        text = text_of(at(record, self.path))
        return bool(self.pattern.search(text)) if self.pattern else text in self.values


@dataclass(frozen=True, slots=True)
class KindRule:
    """The kind of the records that meet all conditions."""

    kind: str
    conditions: tuple[Condition, ...]

    def holds(self, record: dict[str, Any]) -> bool:
        """Whether the record meets all of them."""
        return all(condition.holds(record) for condition in self.conditions)


@dataclass(frozen=True, slots=True)
class AttachmentRule:
    """Where a record lists its files: addresses, or objects with a name and an address."""

    list: str
    name: str = "name"
    url: str = "url"


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping file. Paths are tried in order, the first that holds something counts.

    `source` stands before every key, as two systems may number their records alike; `fields` is ours → theirs;
    `fallbacks` is asked where both the record's fields and its text are silent; `constants` are fixed values
    for what is silent there too; `values` turns a field's words into ours; `body` is html, text, markdown → paths;
    `elements` the kind's own fields; `digest` changes when the file does.
    """

    code: str
    label: str
    source: str
    fields: dict[str, tuple[str, ...]]
    key: tuple[str, ...] = ()
    required: tuple[str, ...] = ("title",)
    records: str = ""
    files: tuple[str, ...] = ("*.jsonl", "*.ndjson", "*.json", "*.csv")
    body: dict[str, tuple[str, ...]] = field(default_factory=dict)
    fallbacks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    elements: dict[str, tuple[str, ...]] = field(default_factory=dict)
    kinds: tuple[KindRule, ...] = ()
    kind: str = ""
    attachments: AttachmentRule | None = None
    digest: str = ""

    def texts(self, record: dict[str, Any], paths: tuple[str, ...]) -> list[str]:
        """What stands under the paths, empty ones left out."""
        return [text for text in (text_of(at(record, path)) for path in paths) if text]

    def text(self, record: dict[str, Any], name: str) -> str:
        """The record's value for one of our fields, through its value table."""
        found = self.texts(record, self.fields.get(name, ()))
        return self.values.get(name, {}).get(found[0], found[0]) if found else ""

    def kind_of(self, record: dict[str, Any]) -> str:
        """The kind that the rules give; "" where the record's own words have to tell."""
        return next((rule.kind for rule in self.kinds if rule.holds(record)), self.kind)
