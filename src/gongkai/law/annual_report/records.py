"""Files of reports, a JSON record on each line: each is held against its form, and against the year before it.

Nothing that stands in a file stops the others: a line that cannot be read is an outcome like any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gongkai.law.annual_report.check import check_record, year_of
from gongkai.law.annual_report.claims import check_claims, claims_of, texts_of
from gongkai.law.annual_report.form import FormError
from gongkai.law.annual_report.intake import tables_of
from gongkai.law.annual_report.lines import lines_of
from gongkai.law.annual_report.load import form_for, shipped_forms
from gongkai.law.annual_report.violation import MISSING, SHAPE, Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.law.annual_report.form import Form
    from gongkai.law.annual_report.lines import Line

UNREADABLE = "unreadable"
_BODIES = ("org", "unit")  # what names the body that reports: in other exports, and in ours
_LONGEST = 200
_Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one record: what is wrong with it, and questions (soft violations), which leave it in order."""

    report_id: str
    found: tuple[Violation, ...]

    @property
    def violations(self) -> list[Violation]:
        """What is wrong with it."""
        return [each for each in self.found if not each.soft]

    @property
    def questions(self) -> list[Violation]:
        """What a person should look at, and may be right all the same."""
        return [each for each in self.found if each.soft]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong with it."""
        return not self.violations

    def as_json(self) -> dict[str, Any]:
        """The outcome as the command line prints it."""
        return {
            "report_id": self.report_id,
            "ok": self.ok,
            "violations": [each.as_json() for each in self.violations],
        }


def check_file(data: bytes, texts: bytes | None = None) -> list[Outcome]:
    """The outcome of each record, in the file's order.

    The file holds a record on each line, or is one JSON value: a record, or a list of them. A record's year before
    is that of the same body (`org` or `unit`) in the same file; of several the last counts, being the corrected.
    The numbers that a record claims (`text_claims`), and as questions those of its prose (its `text`, and what
    `texts` holds for it: records with `id` or `report_id` and `text`), are held against its tables.
    """
    lines = list(lines_of(data))
    earlier = {key: line.record for line in lines if (key := _key(line.record)) is not None}
    outcomes = [_outcome(line, earlier) for line in lines]
    prose = _prose(texts) if texts is not None else {}
    return [_with_claims(outcome, line.record, prose) for outcome, line in zip(outcomes, lines, strict=True)]


def _prose(data: bytes) -> dict[str, list[str]]:
    """The texts of a file by the report that they belong to; what is no text is left out."""
    found: dict[str, list[str]] = {}
    for line in lines_of(data):
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
    claims = check_claims(form, tables, "\n".join(claims_of(record)), soft=False)
    text = "\n".join([*texts_of(record), *prose.get(outcome.report_id, ())])
    told = {each.where for each in claims}
    questions = [each for each in check_claims(form, tables, text) if each.where not in told]
    return Outcome(outcome.report_id, (*outcome.found, *claims, *questions))


def _outcome(line: Line, earlier: Mapping[_Key, Any]) -> Outcome:
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
    form = form_for(year_of(record))
    yield from _tables_that_lack(form, record)
    yield from check_record(record, _before(record, earlier))


def _before(record: Mapping[str, Any], earlier: Mapping[_Key, Any]) -> Any:
    """The body's record on the year before; None where there is none, or that year had no form to compare with."""
    key = _key(record)
    if key is None or not any(form.covers(key[1] - 1) for form in shipped_forms()):
        return None
    return earlier.get((key[0], key[1] - 1))


def _tables_that_lack(form: Form, record: Mapping[str, Any]) -> Iterator[Violation]:
    """The tables without which nothing can be said of a report: those whose sums must agree in themselves."""
    given, _ = tables_of(form, record)
    summed = {identity.table for identity in form.identities if not identity.soft}
    for table in form.tables:
        if table.key in summed and table.key not in given:
            yield Violation(MISSING, table.key, "一张表", "没有", f"没有“{table.title}”这张表")


def _name(line: Line) -> str:
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
