"""The rows of a table under its header, each cell by its column's role."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gongkai.catalog.limits import read
from gongkai.catalog.sheets.channels import channels, code_of
from gongkai.catalog.sheets.marks import options, ticked, words
from gongkai.catalog.sheets.model import Channel, Problem, ProblemKind, Row
from gongkai.catalog.sheets.table import repeats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.catalog.sheets.table import Grid, Header

_SAME = re.compile(r"同上|〃|″|同前|——?\"?同上")
_NOTE = re.compile(r"\s*(?:注|备注|说明|填表说明|注释|填报单位|填表人|联系人|制表|审核人|附注)\s*(?:([:：])|\d|$)")
_CELLS_OF_A_NOTE = 2  # the word, and what it says
_LONGEST_SECTION = 40
_ORDINAL = re.compile(r"^[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．\s]+")
_ALL = re.compile(r"全社会|社会公众|公众|社会|所有")
_SPECIFIC = re.compile(
    r"特定|特殊|申请人|当事人|相对人|利害关系|本人|特定群体|相关群众|征收范围|项目单位|被|[居村市]民|户|企业|学生|家长|职工|单位|人员|对象|群众|业主|者"
)
_REQUEST = re.compile(r"依?申请")
_TIERS = (("province", "省"), ("city", "市"), ("county", "县区旗"), ("town", "乡镇街"), ("village", "村居社"))
_TEXTS = ("first", "second", "third", "serial", "code", "elements", "basis", "subject", "post")
_KEPT = frozenset({"form", "phase", "remark"})


class RowReader:
    """Reads the rows of one table in order; keeps what 同上 refers to, the notes, and the problems."""

    def __init__(self, grid: Grid, header: Header, field: str) -> None:
        self.grid, self.header, self.field = grid, header, field
        self.problems: list[Problem] = []
        self.notes: list[str] = []
        self._above: list[str] = [""] * len(header.roles)
        self._section = ""
        self._number = 0

    def read(self) -> list[Row]:
        """Every leaf row; headers repeated, notes and section lines are left out."""
        found = []
        for at in range(self.header.last + 1, len(self.grid.rows)):
            self._number = self.grid.numbers[at]
            cells = [cell.strip() for cell in self.grid.rows[at]]
            if not self._aside(cells):
                row = self._row(self._filled(cells))
                found.append(row)
        return found

    def _aside(self, cells: Sequence[str]) -> bool:
        """Whether a row is no item: empty, the header again, a note, a line across that heads a section."""
        distinct = {cell for cell in cells if cell}
        if not distinct or repeats(cells, self.grid, self.header):
            return True
        first = next(cell for cell in cells if cell)
        if self._is_note(cells, distinct) or (len(distinct) == 1 and len(first) > _LONGEST_SECTION):
            self.notes.append(first)
            return True
        if len(distinct) == 1:
            self._above = [""] * len(cells)
            self._section = "" if first.isdecimal() else "".join(_ORDINAL.sub("", first).split())
            return True
        return False

    def _is_note(self, cells: Sequence[str], distinct: set[str]) -> bool:
        """A line of remarks under the table. An item may be called 说明 as well: so without a colon the word must
        stand at the table's very edge, with no more beside it than what it says."""
        at = next(x for x, cell in enumerate(cells) if cell)
        found = _NOTE.match(cells[at])
        if not found:
            return False
        alone = len(distinct) == 1 or (at == 0 and len(distinct) <= _CELLS_OF_A_NOTE)
        return alone or bool(found[1])

    def _filled(self, cells: list[str]) -> list[str]:
        """同上 says what the row above says; an item's upper level left blank is that of the row above."""
        for x, role in enumerate(self.header.roles):
            if _SAME.fullmatch(cells[x]) or (not cells[x] and role and self._inherits(role.name, cells)):
                cells[x] = self._above[x]
        self._above = list(cells)
        return cells

    def _inherits(self, name: str, cells: Sequence[str]) -> bool:
        """The first level (and the second above a third) may be written once for many rows below it."""
        below = {"first": ("second", "third"), "second": ("third",)}.get(name, ())
        return any(cells[x] for x, role in enumerate(self.header.roles) if role and role.name in below)

    def _row(self, cells: Sequence[str]) -> Row:
        texts = {name: _joined(self._cells(name, cells)) for name in _TEXTS}
        for name in ("first", "second", "third", "serial", "code"):
            texts[name] = "".join(texts[name].split())
        texts["subject"] = _chosen_lines(texts["subject"])
        texts["first"] = texts["first"] or self._section
        audience, group = self._audience(cells)
        return Row(
            row=self._number,
            field=self.field,
            limit=read("；".join(map(_chosen_lines, self._cells("limit", cells)))),
            channels=self._channels(cells),
            audience=audience,
            group=group,
            method=self._method(cells),
            tiers=self._tiers(cells),
            extra=self._extra(cells),
            **texts,
        )

    def _cells(self, name: str, cells: Sequence[str]) -> list[str]:
        """The cells of a role that is no option; repeats of a merged cell once."""
        found = [
            cells[x] for x, role in enumerate(self.header.roles) if role and role.name == name and not role.option
        ]
        return list(dict.fromkeys(cell for cell in found if cell))

    def _options(self, name: str, cells: Sequence[str]) -> dict[str, str]:
        """The options of a group that are ticked, with the words beside the tick."""
        found: dict[str, str] = {}
        for x, role in enumerate(self.header.roles):
            if not role or role.name != name or not role.option:
                continue
            said = ticked(cells[x])
            if said is None:
                self._tell(
                    ProblemKind.MARK, f"“{self.header.headings[x]}”栏的“{cells[x]}”看不出是否勾选，应标√或者留空"
                )
            if said:
                found[role.option] = words(cells[x])
        return found

    def _channels(self, cells: Sequence[str]) -> tuple[Channel, ...]:
        found = [Channel(code_of(name), name) for name in self._options("channels", cells)]
        for cell in self._cells("channels", cells):
            chosen, loose = channels(cell)
            found += chosen
            if loose:
                self._tell(ProblemKind.CHANNEL, f"“{'、'.join(loose)}”前没有■或□，看不出是否选用")
        return tuple(dict.fromkeys(found))

    def _audience(self, cells: Sequence[str]) -> tuple[frozenset[str], str]:
        chosen = self._options("audience", cells)
        found, group = set(chosen), _group(chosen.get("specific", ""))
        for cell in self._cells("audience", cells):
            said = _chosen_text(cell)
            if _SPECIFIC.search(said):
                found.add("specific")
                group = group or _group(said)
            if _ALL.search(said):
                found.add("all")
            if said and not found:
                self._tell(ProblemKind.AUDIENCE, f"公开对象“{said}”不是全社会，也没有写明是特定群体")
        return frozenset(found), group

    def _method(self, cells: Sequence[str]) -> frozenset[str]:
        found = set(self._options("method", cells))
        for cell in self._cells("method", cells):
            said = _chosen_text(cell)
            found |= {"proactive"} if "主动" in said else set()
            found |= {"on_request"} if _REQUEST.search(said) else set()
            if said and not found:
                self._tell(ProblemKind.METHOD, f"公开方式“{said}”不是主动，也不是依申请")
        return frozenset(found)

    def _tiers(self, cells: Sequence[str]) -> tuple[str, ...]:
        found = set(self._options("tier", cells))
        for cell in self._cells("tier", cells):
            said = _chosen_text(cell)
            found |= {code for code, signs in _TIERS if any(sign in said for sign in signs)}
        return tuple(code for code, _ in _TIERS if code in found)

    def _extra(self, cells: Sequence[str]) -> dict[str, str]:
        return {
            self.header.headings[x]: cells[x]
            for x, role in enumerate(self.header.roles)
            if cells[x] and self.header.headings[x] and (role is None or role.name in _KEPT)
        }

    def _tell(self, kind: ProblemKind, what: str) -> None:
        self.problems.append(Problem(self._number, kind, what))


def _joined(cells: Sequence[str]) -> str:
    return "\n".join(cells)


def _chosen_text(cell: str) -> str:
    """A cell's words; of a list with marks the chosen ones alone."""
    found = options(cell)
    return "、".join(found[0]) if found else "".join(cell.split())


def _chosen_lines(cell: str) -> str:
    """A cell of limits or units: of a list with marks the chosen ones, otherwise as it stands."""
    found = options(cell)
    return "；".join(found[0]) if found and found[0] else cell


def _group(said: str) -> str:
    """Who the specific group is, where it says more than that it is one."""
    plain = re.sub(r"特[定殊](?:群体|群众|对象|人群)|全社会|[（）()：:、，]", "", said)
    return "" if plain in {"", "是", "√", "Y", "y", "1", "V", "v"} else plain
