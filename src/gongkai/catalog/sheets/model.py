"""What reading a standard catalogue gives back."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as made

from gongkai.catalog.limits import Reading
from gongkai.law.rulebook.model import Labelled


class ProblemKind(Labelled):
    """What may be wrong with a row or a sheet; the codes are those of `gongkai catalog import --json`."""

    NO_HEADER = "no_header", "没有找到表头"
    COLUMN = "column_missing", "缺少栏目"
    CELL = "cell_missing", "没有填写"
    LIMIT = "limit_not_understood", "公开时限没有读懂"
    CHANNEL = "channel_unclear", "公开渠道没有读懂"
    NO_CHANNEL = "channel_missing", "主动公开的事项没有公开渠道"
    MARK = "mark_unclear", "勾选不清楚"
    AUDIENCE = "audience", "公开对象"
    METHOD = "method", "公开方式"
    LOOSE = "limit_looser", "时限宽于条例"
    DUPLICATE = "duplicate", "事项重复"
    UNIT = "unit_unknown", "公开主体没有对应到机构"
    FIELD = "field_unknown", "领域没有认出"
    REFUSED = "refused", "没有导入"
    FILE = "file", "文件"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that a person has to look at. `row` is the row of the sheet (0: the sheet as a whole)."""

    row: int
    kind: ProblemKind
    what: str

    def as_json(self) -> dict[str, object]:
        return {"row": self.row, "kind": self.kind.value, "what": self.what}


@dataclass(frozen=True, slots=True)
class Channel:
    """A chosen 公开渠道: the code of rule CAT-CHANNELS ("" for a local one) and the words of the sheet."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """One leaf row (末级事项). What the sheet does not say is empty: nothing is filled in.

    `audience` holds "all" and "specific" (rule CAT-AUDIENCE), `method` "proactive" and "on_request" (CAT-METHOD),
    `tiers` province, city, county, town, village. `extra` keeps every further column by its heading.
    """

    row: int
    field: str
    first: str = ""
    second: str = ""
    third: str = ""
    serial: str = ""
    code: str = ""
    elements: str = ""
    basis: str = ""
    limit: Reading = made(default_factory=lambda: Reading(""))
    subject: str = ""
    channels: tuple[Channel, ...] = ()
    audience: frozenset[str] = frozenset()
    group: str = ""
    method: frozenset[str] = frozenset()
    tiers: tuple[str, ...] = ()
    post: str = ""
    extra: dict[str, str] = made(default_factory=dict)

    @property
    def name(self) -> str:
        """The item with those above it: 招生管理／招生范围."""
        parts = [part for part in (self.first, self.second, self.third) if part]
        return "／".join(part for at, part in enumerate(parts) if at == 0 or part != parts[at - 1])


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: where it stands, its title, its field (`field_code` of rule CAT-FIELDS, "" for another)."""

    place: str
    title: str
    field: str
    field_code: str
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file with its catalogues; tables that are none (a cover, an explanation) are named in `problems`."""

    file: str
    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def rows(self) -> list[Row]:
        return [row for sheet in self.sheets for row in sheet.rows]

    @property
    def all_problems(self) -> list[Problem]:
        """Of the file and of every sheet; where there are several sheets each says which."""
        several = len(self.sheets) > 1
        found = list(self.problems)
        for sheet in self.sheets:
            place = f"{sheet.place}：" if several else ""
            found += [Problem(each.row, each.kind, f"{place}{each.what}") for each in sheet.problems]
        return found
