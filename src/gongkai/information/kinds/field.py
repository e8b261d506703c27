"""One field (要素) of a kind: what it holds, in which unit, within which bounds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal


class DataType(StrEnum):
    """What a field of a kind holds."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    QUANTITY = "quantity"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    URL = "url"
    ORGANIZATION = "organization"
    REGION = "region"
    CODE = "code"


class Privacy(StrEnum):
    """Whose matter a field is: how much of it the public side shows."""

    NAME = "name"  # of a natural person: the surname stays
    ADDRESS = "address"  # down to the street or village
    WITHHELD = "withheld"  # kept at the desk, never on the public side


NUMERIC = frozenset((DataType.INTEGER, DataType.DECIMAL, DataType.QUANTITY, DataType.MONEY, DataType.PERCENT))
PERIODS = frozenset((DataType.DATE, DataType.WEEK, DataType.MONTH, DataType.QUARTER, DataType.YEAR))
LONGEST = {DataType.LONG_TEXT: 20_000}
LONGEST_LINE = 2_000  # characters of any other text


@dataclass(frozen=True, slots=True)
class KindField:
    """One of a kind's own fields, or a column of its table. `unit` is shown behind numbers; `choices` belong to
    the type choice; `identifier` (a kind of number that `law.identifiers` judges) to the type code.

    `minimum` and `maximum` are in the field's own unit. `total`: a column whose sum the page shows.
    """

    code: str
    label: str
    type: DataType = DataType.TEXT
    unit: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    help: str = ""
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    pattern: str = ""
    hint: str = ""
    identifier: str = ""
    privacy: Privacy | None = None
    total: bool = False

    @property
    def numeric(self) -> bool:
        """Whether it can be added up and charted."""
        return self.type in NUMERIC

    @property
    def heading(self) -> str:
        """The label with its unit, as a column's head says it."""
        unit = self.unit or ("%" if self.type is DataType.PERCENT else "")
        return f"{self.label}（{unit}）" if unit else self.label

    @property
    def longest(self) -> int:
        """How many characters a text may have."""
        return LONGEST.get(self.type, LONGEST_LINE)
