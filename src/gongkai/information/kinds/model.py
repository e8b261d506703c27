"""What a kind is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gongkai.core.errors import GongkaiError
from gongkai.information.kinds.field import DataType, KindField

if TYPE_CHECKING:
    from gongkai.information.kinds.parts import Frequency, KindChart, KindCheck, Table

__all__ = ["DataType", "Kind", "KindField", "KindFileError"]
FORMATS = ("csv", "xlsx", "json")


class KindFileError(GongkaiError):
    """A kind's file that cannot be taken: names the file, the key, and what would be right."""


@dataclass(frozen=True, slots=True)
class Kind:
    """信息类型. `required` names the metadata (fields of `Information`) without which it may not be published;
    `listed` the metadata and own fields that lists show; `catalog_path` its place in the disclosure catalog.

    A structured kind (重点领域) also has a rhythm (`frequency`), the law's rules for its limit (`limits`), the
    field with the day from which the first of them runs (`formed`), a `table` of rows, `checks` between its
    fields, `charts`, the field that tells its `period` with the fields shown over time (`series`), and the fields
    that lead its page (`first`).
    """

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
    frequency: Frequency | None = None
    limits: tuple[str, ...] = ()
    table: Table | None = None
    checks: tuple[KindCheck, ...] = ()
    charts: tuple[KindChart, ...] = ()
    formed: str = ""
    period: str = ""
    series: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    rows_shown: int = 30
    downloads: tuple[str, ...] = FORMATS

    @property
    def structured(self) -> bool:
        """Whether its fields and rows are what it publishes, with or without a body of text."""
        return bool(self.frequency or self.table)

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
