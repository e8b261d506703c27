"""An import of cases: line by line, many at a time; what cannot be taken is listed, the rest goes in."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from gongkai.cases.foi.importing.reading import read_record
from gongkai.cases.foi.importing.replay import replay
from gongkai.cases.foi.importing.writing import write
from gongkai.cases.foi.models import KIND
from gongkai.cases.models import Case
from gongkai.cases.records import InvalidRecordError
from gongkai.core import planner
from gongkai.core.actors import system
from gongkai.law.errors import EventError
from gongkai.law.json_text import read_json
from gongkai.orgs.models import Organization

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gongkai.cases.foi.importing.reading import Record
    from gongkai.cases.foi.importing.replay import History

IMPORTER = system("办件导入")
BATCH = 500
TRIES = 5  # of a batch, when others enter the same cases meanwhile
LONGEST_LINE = 2 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Found:
    """A line that can be taken."""

    line: int
    unit: Organization
    record: Record
    history: History


@dataclass
class Report:
    """How many came in, how many stood there already, and what could not be taken, with line and reason."""

    imported: int = 0
    unchanged: int = 0
    problems: list[dict[str, Any]] = field(default_factory=list)

    def refuse(self, line: int, where: str, what: str) -> None:
        """List what could not be taken."""
        self.problems.append({"line": line, "where": where, "what": what})

    def as_json(self) -> dict[str, Any]:
        """The object that the command prints."""
        return {"imported": self.imported, "unchanged": self.unchanged, "problems": self.problems}


def run(lines: Iterable[bytes | str]) -> Report:
    """Take in JSONL. Each batch is one transaction: killed and run again, the import goes on where it stopped.

    A case whose `id` its unit has already is left as it stands.
    """
    report = Report()
    units: dict[str, Organization] = {}
    for chunk in _chunks(enumerate(lines, 1)):
        found: dict[tuple[int, str], Found] = {}
        for number, line in chunk:
            if line.strip():
                _take(number, line, units, found, report)
        _write(found, report)
    planner.learn()
    return report


def _take(
    number: int,
    line: bytes | str,
    units: dict[str, Organization],
    found: dict[tuple[int, str], Found],
    report: Report,
) -> None:
    try:
        one = Found(number, *_read(line, units))
    except InvalidRecordError as error:
        report.refuse(number, error.where, str(error))
        return
    if (one.unit.pk, one.record.id) in found:
        report.refuse(number, "id", f"id：{one.record.id} 在文件中重复")
        return
    found[one.unit.pk, one.record.id] = one


def _chunks(lines: Iterator[tuple[int, bytes | str]]) -> Iterator[tuple[tuple[int, bytes | str], ...]]:
    while chunk := tuple(islice(lines, BATCH)):
        yield chunk


def _read(line: bytes | str, units: dict[str, Organization]) -> tuple[Organization, Record, History]:
    if len(line) > LONGEST_LINE:
        raise InvalidRecordError("记录", f"一行超过 {LONGEST_LINE // 2**20} MB，请检查是否缺少换行")
    record = read_record(data_of(line))
    if record.unit not in units:
        units[record.unit] = unit_of(record.unit)
    unit = units[record.unit]
    return unit, record, replay(record)


def data_of(line: bytes | str) -> Any:
    """What a line says. Raises InvalidRecordError for what is no JSON in UTF-8."""
    try:
        return read_json(line if isinstance(line, bytes) else line.encode("utf-8", "surrogatepass"))
    except EventError as error:
        raise InvalidRecordError("记录", f"{error}；每行应为一个完整的 JSON 对象，文件为 UTF-8") from error


def unit_of(name: str) -> Organization:
    """The organization of a code or a name. Raises InvalidRecordError."""
    found = Organization.objects.filter(code=name).first() or Organization.objects.filter(name=name).first()
    if found is None:
        raise InvalidRecordError("unit", f"平台上没有代码或者名称为“{name[:60]}”的机构")
    return found


def _write(found: dict[tuple[int, str], Found], report: Report) -> None:
    """One batch into the tables, without what stands there already.

    Another import, or a call of another system, may enter the same at the same moment: the database refuses the
    second, which then looks again.
    """
    for _ in range(TRIES - 1):
        try:
            _enter(found, report)
        except IntegrityError:
            continue
        return
    _enter(found, report)


@transaction.atomic
def _enter(found: dict[tuple[int, str], Found], report: Report) -> None:
    units, names = {unit for unit, _ in found}, {name for _, name in found}
    known = Case.objects.filter(kind=KIND, unit__in=units, origin__in=names)
    stand = found.keys() & set(known.values_list("unit_id", "origin"))
    fresh, doubled = _with_own_number({key: one for key, one in found.items() if key not in stand})
    written = write([(one.unit, one.record, one.history) for one in fresh], actor=IMPORTER) if fresh else []
    report.unchanged += len(stand)
    report.imported += len(written)
    for one in doubled:
        report.refuse(one.line, "number", f"number：{one.record.texts['number']} 在该机关已用于另一件")


def _with_own_number(found: dict[tuple[int, str], Found]) -> tuple[list[Found], list[Found]]:
    """Those whose number is free (or still to be given), and those whose number another case has."""
    taken = _taken_numbers(found)
    fresh: list[Found] = []
    doubled: list[Found] = []
    for (unit, _), one in found.items():
        number = unit, one.record.texts["number"]
        (doubled if number in taken else fresh).append(one)
        if number[1]:
            taken.add(number)
    return fresh, doubled


def _taken_numbers(found: dict[tuple[int, str], Found]) -> set[tuple[int, str]]:
    units = {unit for unit, _ in found}
    given = {one.record.texts["number"] for one in found.values()} - {""}
    return set(Case.objects.filter(unit__in=units, number__in=given).values_list("unit_id", "number"))
