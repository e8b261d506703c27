"""Files of reports, a JSON record on each line: each is held against its form, and against the year before it.

Nothing that stands in a file stops the others: a line that cannot be read is an outcome like any other.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gongkai.law.annual_report.check import check_record
from gongkai.law.annual_report.claims import check_claims, texts_of
from gongkai.law.annual_report.form import FormError
from gongkai.law.annual_report.intake import tables_of
from gongkai.law.annual_report.load import form_for
from gongkai.law.annual_report.violation import SHAPE, Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

UNREADABLE = "unreadable"
_BODIES = ("org", "unit")  # what names the body that reports: in other exports, and in ours
_LONGEST = 200
_Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one record. A soft violation is a question, not an error: it leaves the record in order."""

    report_id: str
    violations: tuple[Violation, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong with it."""
        return all(each.soft for each in self.violations)

    def as_json(self) -> dict[str, Any]:
        """The outcome as the command line prints it."""
        return {
            "report_id": self.report_id,
            "ok": self.ok,
            "violations": [each.as_json() for each in self.violations],
        }


@dataclass(frozen=True, slots=True)
class _Line:
    """One record of a file: what stands there, or why it cannot be read."""

    where: str
    record: Any = None
    fault: str = ""


def check_file(data: bytes, texts: bytes | None = None) -> list[Outcome]:
    """The outcome of each record, in the file's order.

    The file holds a record on each line, or is one JSON value: a record, or a list of them. A record's year before
    is that of the same body (`org` or `unit`) in the same file; of several the last counts, being the corrected.
    With `texts` (records with `id` or `report_id` and `text`) the numbers that prose claims are held against the
    tables, those of the record's own `text_claims` too.
    """
    lines = list(_lines(data))
    earlier = {key: line.record for line in lines if (key := _key(line.record)) is not None}
    outcomes = [_outcome(line, earlier) for line in lines]
    if texts is None:
        return outcomes
    prose = _prose(texts)
    return [_with_claims(outcome, line.record, prose) for outcome, line in zip(outcomes, lines, strict=True)]


def _prose(data: bytes) -> dict[str, list[str]]:
    """The texts of a file by the report that they belong to; what is no text is left out."""
    found: dict[str, list[str]] = {}
    for line in _lines(data):
        if isinstance(line.record, Mapping):
            found.setdefault(_name(line), []).extend(texts_of(line.record))
    return found


def _with_claims(outcome: Outcome, record: Any, prose: Mapping[str, list[str]]) -> Outcome:
    """The outcome with what the prose claims otherwise; a record that has no form is left as it is."""
    if not isinstance(record, Mapping):
        return outcome
    try:
        form = form_for(record["year"])
        tables, _ = tables_of(form, record)
    except (FormError, KeyError, TypeError):
        return outcome
    text = "\n".join([*texts_of(record), *prose.get(outcome.report_id, ())])
    return Outcome(outcome.report_id, (*outcome.violations, *check_claims(form, tables, text)))


def _lines(data: bytes) -> Iterator[_Line]:
    data = data.removeprefix(b"\xef\xbb\xbf")
    whole = _read(data, "文件") if data.lstrip()[:1] in (b"[", b"{") else None
    if whole is not None and not whole.fault:
        records = whole.record if isinstance(whole.record, list) else [whole.record]
        yield from (_Line(f"第 {number} 条", record) for number, record in enumerate(records, 1))
        return
    for number, line in enumerate(data.splitlines(), 1):
        if line.strip():
            yield _read(line, f"第 {number} 行")


def _read(text: bytes, where: str) -> _Line:
    try:
        return _Line(where, json.loads(text.decode("utf-8")))
    except UnicodeDecodeError:
        return _Line(where, fault="不是 UTF-8 编码的文字，请另存为 UTF-8")
    except RecursionError:
        return _Line(where, fault="嵌套过深，应为一份报告的一个 JSON 对象")
    except ValueError as error:
        return _Line(where, fault=f"不是完整的 JSON：{error}"[:_LONGEST])


def _outcome(line: _Line, earlier: Mapping[_Key, Any]) -> Outcome:
    if line.fault:
        return _refused(line.where, UNREADABLE, line.where, "一个 JSON 对象", line.fault)
    if not isinstance(line.record, Mapping):
        found = f"每条应为一份报告的一个 JSON 对象，不能是 {str(line.record)[:40]}"
        return _refused(line.where, SHAPE, line.where, "一个 JSON 对象", found)
    name = _name(line)
    try:
        return Outcome(name, tuple(_violations(line.record, earlier)))
    except FormError as error:
        return _refused(name, SHAPE, "year", "有统一表式的年度", str(error))


def _violations(record: Mapping[str, Any], earlier: Mapping[_Key, Any]) -> Iterator[Violation]:
    key = _key(record)
    found = check_record(record, earlier.get((key[0], key[1] - 1)) if key else None)
    form = form_for(record["year"])
    if not tables_of(form, record)[0]:
        wanted = "、".join(table.key for table in form.tables)
        yield Violation(SHAPE, "tables", wanted, "没有", f"这条记录没有统计表，应有 {wanted}")
    yield from found


def _name(line: _Line) -> str:
    """The record's own id; in our own output, which has none, the unit and the year; else where it stands."""
    record = line.record
    for name in ("report_id", "id"):
        if record.get(name) not in (None, ""):
            return str(record[name])[:_LONGEST]
    key = _key(record)
    return f"{key[0]}-{key[1]}"[:_LONGEST] if key else line.where


def _key(record: Any) -> _Key | None:
    """Body and year, by which a record is found as another's year before."""
    if not isinstance(record, Mapping):
        return None
    year = record.get("year")
    body = next((str(record[name]) for name in _BODIES if record.get(name)), "")
    return (body, year) if body and isinstance(year, int) and not isinstance(year, bool) else None


def _refused(name: str, identity: str, where: str, expected: str, found: str) -> Outcome:
    return Outcome(name, (Violation(identity, where, expected, found, f"{where}：{found}"),))
