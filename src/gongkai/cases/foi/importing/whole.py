"""A whole file of another system: applications first, then the reviews and suits about them."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

from django.db import IntegrityError

from gongkai.cases.disputes.importing.reading import is_dispute, read_dispute
from gongkai.cases.disputes.importing.replay import replay_dispute
from gongkai.cases.disputes.importing.writing import enter_dispute
from gongkai.cases.disputes.models import DISPUTES
from gongkai.cases.foi.importing.run import IMPORTER, LONGEST_LINE, data_of, unit_of
from gongkai.cases.foi.importing.run import run as run_applications
from gongkai.cases.records import InvalidRecordError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gongkai.cases.foi.importing.run import Report

    Held = tuple[int, dict[str, Any]]  # the number of the line, and what it says


def run(lines: Iterable[bytes | str]) -> Report:
    """Take in JSONL: one application, review or suit a line, in any order. Read again, it changes nothing.

    Each batch of applications and each dispute is one transaction: killed and run again, the import goes on where
    it stopped. What cannot be taken is listed with its line; all the rest goes in.
    """
    held: list[Held] = []
    seen: set[tuple[str, ...]] = set()
    report = run_applications(_applications(lines, held))
    for number, data in sorted(held, key=lambda each: (DISPUTES.index(each[1]["kind"]), each[0])):
        _enter(number, data, seen, report)
    report.problems.sort(key=lambda problem: int(problem["line"]))
    return report


def bounded(file: IO[bytes], longest: int = LONGEST_LINE) -> Iterator[bytes]:
    """The lines of a file; of one that is too long only so much that it is seen to be."""
    while line := file.readline(longest + 1):
        yield line
        while len(line) > longest and not line.endswith(b"\n"):
            line = file.readline(longest + 1)
            if not line:
                return


def _applications(lines: Iterable[bytes | str], held: list[Held]) -> Iterator[bytes | str]:
    """The lines, with an empty one in the place of each dispute: the numbers stay those of the file."""
    for number, line in enumerate(lines, 1):
        data = _dispute(line)
        if data is None:
            yield line
        else:
            held.append((number, data))
            yield b""


def _dispute(line: bytes | str) -> dict[str, Any] | None:
    """What a line says, if it is a review or a suit; anything else is left to who reads applications."""
    mark = b'"kind"' if isinstance(line, bytes) else '"kind"'
    if mark not in line or len(line) > LONGEST_LINE:  # type: ignore[operator]  # of the line's own type
        return None
    try:
        data = data_of(line)
    except InvalidRecordError:
        return None
    return data if is_dispute(data) else None


def _enter(number: int, data: dict[str, Any], seen: set[tuple[str, ...]], report: Report) -> None:
    try:
        record = read_dispute(data)
        if (key := (record.unit, record.kind, record.id)) in seen:
            raise InvalidRecordError("id", f"{record.id} 在文件中重复")  # noqa: TRY301 - told as all others are
        seen.add(key)
        history = replay_dispute(record)
        made = enter_dispute(unit_of(record.unit), record, history, actor=IMPORTER)
    except InvalidRecordError as error:
        report.refuse(number, error.where, str(error))
    except IntegrityError:  # somebody entered the same at the same moment
        report.refuse(number, "id", f"id：{data.get('id')} 正由另一次导入写入，请再导入一次")
    else:
        report.imported += made is not None
        report.unchanged += made is None
