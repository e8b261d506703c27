"""What a mapping file says, ready for use."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gongkai.information.characters import printable

if TYPE_CHECKING:
    import re

# Where an object stands for a value ({"id": 3, "name": "市财政局"}), what of it is the value.
NAMES = ("name", "label", "title", "text", "value", "time", "$date", "名称", "mc")
NOTHING = frozenset({"", "无", "暂无", "-", "—", "--", "/", "null", "NULL", "None", "undefined", "N/A", "[]"})


def at(record: Any, path: str) -> Any:
    """What stands under a dotted path (``raw.title``); a key that itself has dots is found too. None if absent.

    A number is a place in a list (``columns.0.name``); a name goes through all members of one (``files.url``).
    """
    if isinstance(record, list):
        head, dot, rest = path.partition(".")
        if head.isdecimal():
            member = record[int(head)] if int(head) < len(record) else None
            return at(member, rest) if dot else member
        found = [each for each in (at(member, path) for member in record) if each is not None]
        return found or None
    if not isinstance(record, dict):
        return None
    if path in record:
        return record[path]
    head, dot, rest = path.partition(".")
    return at(record.get(head), rest) if dot else None


def text_of(value: Any, between: str = " ") -> str:
    """A scalar as text; lists joined, of an object its name, everything that means nothing as ""."""
    if isinstance(value, list):
        return between.join(filter(None, (text_of(each, between) for each in value)))
    if isinstance(value, dict):
        return next((text for name in NAMES if (text := _plain(value.get(name)))), "")
    return _plain(value)


def _plain(value: Any) -> str:
    if value is None or isinstance(value, dict | list):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # an export through a spreadsheet: 2021.0
    text = printable(str(value)).strip()
    return "" if text in NOTHING else text


@dataclass(frozen=True, slots=True)
class Condition:
    """A field (of a list: a member) is one of `values`, or its text matches `pattern`."""

    path: str
    values: tuple[str, ...] = ()
    pattern: re.Pattern[str] | None = None

    def holds(self, record: dict[str, Any]) -> bool:
        """Whether the record meets it."""
        value = at(record, self.path)
        texts = [text_of(value), *(map(text_of, value) if isinstance(value, list) else ())]
        return any(bool(self.pattern.search(text)) if self.pattern else text in self.values for text in texts)


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
class RowsRule:
    """Where a record lists the rows of its kind's table, and which of their values is which column."""

    list: str
    columns: dict[str, tuple[str, ...]]


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
    rows: RowsRule | None = None
    digest: str = ""

    def texts(self, record: dict[str, Any], paths: tuple[str, ...], between: str = " ") -> list[str]:
        """What stands under the paths, empty ones left out; the members of lists with `between` between them."""
        return [text for text in (text_of(at(record, path), between) for path in paths) if text]

    def text(self, record: dict[str, Any], name: str) -> str:
        """The record's value for one of our fields, through its value table."""
        found = self.texts(record, self.fields.get(name, ()))
        return self.values.get(name, {}).get(found[0], found[0]) if found else ""

    def kind_of(self, record: dict[str, Any]) -> str:
        """The kind that the rules give; "" where the record's own words have to tell."""
        return next((rule.kind for rule in self.kinds if rule.holds(record)), self.kind)
