"""A letter as data: paragraphs in their order, each with the part that it plays (GB/T 9704)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Self


class Role(StrEnum):
    """What a paragraph of a letter is; the value is the name of its style in the Word template."""

    ISSUER = "公文标志"
    NUMBER = "公文文号"
    TITLE = "公文标题"
    ADDRESSEE = "公文主送"
    BODY = "公文正文"
    HEADING = "公文小标题"
    FLUSH = "公文顶格"
    REMEDY = "公文救济"
    CLOSING = "公文结语"
    ATTACHMENTS = "公文附件"
    SIGNATURE = "公文署名"
    DATE = "公文日期"
    COPIES = "公文抄送"
    SLIP_TITLE = "公文回执标题"
    SLIP = "公文回执"
    CELL = "公文表格"
    NOTE = "公文附注"


class Layout(StrEnum):
    """How a letter is set out."""

    LETTER = "letter"  # 信函格式: the issuer in red, double lines
    PLAIN = "plain"  # a paper of proceedings: no head
    FORM = "form"  # a form to fill in and sign


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `text` has no line breaks."""

    role: Role
    text: str

    def as_json(self) -> dict[str, Any]:
        """The paragraph as plain data."""
        return {"role": self.role.name.lower(), "text": self.text}


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a form, row by row; the lines of a cell are parted by line feeds."""

    rows: tuple[tuple[str, ...], ...]

    def as_json(self) -> dict[str, Any]:
        """The table as plain data."""
        return {"rows": [list(row) for row in self.rows]}


Block = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Letter:
    """A composed letter. `blocks` hold the whole of it in order; the properties give its parts by name.

    `values` are the texts that were put in the places of the template, from which the Word file is made again;
    `cautions` are for the clerk and are never printed in the letter.
    """

    kind: str
    name: str
    layout: Layout
    day: date
    blocks: tuple[Block, ...]
    values: dict[str, str] = field(repr=False)
    cautions: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return self._first(Role.TITLE)

    @property
    def number(self) -> str:
        return self._first(Role.NUMBER)

    @property
    def addressee(self) -> str:
        return self._first(Role.ADDRESSEE).rstrip("：:")

    @property
    def signature(self) -> str:
        return self._first(Role.SIGNATURE)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The running text, headings included, without remedy and closing words."""
        return self._all(Role.BODY, Role.HEADING, Role.FLUSH)

    @property
    def remedy(self) -> str:
        """The paragraph on remedies; empty in a letter that carries none."""
        return self._first(Role.REMEDY)

    @property
    def attachments(self) -> tuple[str, ...]:
        return self._all(Role.ATTACHMENTS)

    def as_json(self) -> dict[str, Any]:
        """The letter as plain data, to be kept with the case; `from_json` reads it again."""
        return {
            "kind": self.kind,
            "name": self.name,
            "layout": self.layout.value,
            "day": self.day.isoformat(),
            "title": self.title,
            "number": self.number,
            "addressee": self.addressee,
            "remedy": self.remedy,
            "blocks": [block.as_json() for block in self.blocks],
            "values": dict(self.values),
            "cautions": list(self.cautions),
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """The letter that `as_json` wrote down. Raises KeyError or ValueError for anything else."""
        return cls(
            kind=data["kind"],
            name=data["name"],
            layout=Layout(data["layout"]),
            day=date.fromisoformat(data["day"]),
            blocks=tuple(_block(each) for each in data["blocks"]),
            values=dict(data["values"]),
            cautions=tuple(data["cautions"]),
        )

    def _first(self, role: Role) -> str:
        return next(iter(self._all(role)), "")

    def _all(self, *roles: Role) -> tuple[str, ...]:
        found = (each for each in self.blocks if isinstance(each, Paragraph))
        return tuple(each.text for each in found if each.role in roles)


def _block(data: dict[str, Any]) -> Block:
    if "rows" in data:
        return Grid(tuple(tuple(row) for row in data["rows"]))
    return Paragraph(Role[data["role"].upper()], data["text"])
