"""What a kind is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from gongkai.core.errors import GongkaiError


class KindFileError(GongkaiError):
    """A kind's file that cannot be taken: names the file, the key, and what would be right."""


class DataType(StrEnum):
    """What a field of a kind holds."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    URL = "url"


@dataclass(frozen=True, slots=True)
class KindField:
    """One of a kind's own fields (要素). `unit` is shown behind numbers; `choices` belong to the type choice."""

    code: str
    label: str
    type: DataType = DataType.TEXT
    unit: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    help: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """信息类型. `required` names the metadata (fields of `Information`) without which it may not be published;
    `listed` the metadata and own fields that lists show; `catalog_path` its place in the disclosure catalog."""

    code: str
    label: str
    description: str
    required: tuple[str, ...]
    listed: tuple[str, ...]
    validity: bool
    catalog_path: tuple[str, ...]
    fields: tuple[KindField, ...] = ()
    number_pattern: str = ""
    number_hint: str = ""
    position: int = 0

    def field(self, code: str) -> KindField | None:
        """The own field of that code."""
        return next((field for field in self.fields if field.code == code), None)

    def number_fits(self, number: str) -> bool:
        """Whether a 文号 looks as this kind's numbers do; without a pattern every number does."""
        return not self.number_pattern or bool(re.search(self.number_pattern, number))

    def missing(self, values: dict[str, Any]) -> list[str]:
        """Of `required` and of the own fields, those that `values` (with `elements`) leaves empty."""
        elements = values.get("elements") or {}
        own = [field.code for field in self.fields if field.required and elements.get(field.code) in (None, "")]
        return [name for name in self.required if not values.get(name)] + own
