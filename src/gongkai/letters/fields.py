"""What a letter can ask of a case: a closed list of typed fields, each with the name it has in templates."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from gongkai.letters.errors import KindFileError

_FILE = Path(__file__).with_name("fields.toml")


class FieldType(StrEnum):
    """The form of a fact."""

    LINE = "line"  # one line of text
    TEXT = "text"  # one or more paragraphs
    DATE = "date"  # a day, or its ISO form
    LIST = "list"  # several lines
    FLAG = "flag"  # yes or no
    FEE = "fee"  # {"items": n, "before": m} or {"pages": n}


@dataclass(frozen=True, slots=True)
class LetterField:
    """One fact. `label` is its Chinese name, by which a template writes it: {{ 申请人 }}.

    `most` is how many characters are taken (of a list: in each line); `personal` says that it is about a person.
    """

    code: str
    label: str
    type: FieldType
    most: int
    personal: bool

    def as_json(self) -> dict[str, Any]:
        """The field as the command line and forms show it."""
        return {"code": self.code, "label": self.label, "type": self.type.value, "personal": self.personal}


_MOST = {FieldType.LINE: 300, FieldType.TEXT: 20_000, FieldType.LIST: 1_000}


@lru_cache(maxsize=1)
def all_fields() -> dict[str, LetterField]:
    """Every field by its code, in the order of the file."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    found = {code: _field(code, facts) for code, facts in data.items()}
    labels = [each.label for each in found.values()]
    if len(set(labels)) != len(labels) or not all(label.isidentifier() for label in labels):
        raise KindFileError(f"{_FILE.name} 的 label 应各不相同，并且可以作模板变量")
    return found


def _field(code: str, facts: dict[str, Any]) -> LetterField:
    kind = FieldType(facts.get("type", "line"))
    most = facts.get("most", _MOST.get(kind, 0))
    return LetterField(code, facts["label"], kind, most, facts.get("personal", False))
