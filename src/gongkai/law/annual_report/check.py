"""Whether the tables of a report agree with themselves and with the year before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from gongkai.law.annual_report.cells import check_cells
from gongkai.law.annual_report.form import FormError
from gongkai.law.annual_report.identities import check_identities
from gongkai.law.annual_report.intake import tables_of
from gongkai.law.annual_report.load import form_for
from gongkai.law.rulebook import shipped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gongkai.law.annual_report.form import Form
    from gongkai.law.annual_report.violation import Tables, Violation


def check(form: Form, tables: Tables, previous: Tables | None = None) -> list[Violation]:
    """What does not agree in a report's tables: cells first, then the identities of its form.

    `previous` holds the tables of the year before, for what was carried over (I4, I6). A table that is not given
    is not checked. A blank counts as nothing, and where filling it could mend a sum the violation is soft.
    """
    rules = {identity.code: identity.rule for identity in form.identities}
    found = [*check_cells(form, tables), *check_identities(form, tables, previous)]
    return [
        replace(each, caution=_caution(rules.get(each.identity, form.rule), form.first_year)) for each in found
    ]


def check_record(record: Mapping[str, Any], previous: Mapping[str, Any] | None = None) -> list[Violation]:
    """The same for a record with its `year` (see `tables_of` for its shapes) and that of the year before.

    Raises FormError for a record without a year, for one that had no form, and for a `previous` of another year.
    """
    form = form_for(year_of(record))
    tables, violations = tables_of(form, record)
    before = None
    if previous is not None:
        if year_of(previous) != year_of(record) - 1:
            raise FormError(f"上年度的报告应为 {year_of(record) - 1} 年度，不能是 {year_of(previous)} 年度")
        before, _ = tables_of(form_for(year_of(previous)), previous)
    return [*violations, *check(form, tables, before)]


def _caution(rule_id: str, first_year: int) -> str:
    """What must be said of a finding; a form's rule has a version for each form, known by its first year."""
    versions = shipped().versions(rule_id)
    own = [version for version in versions if version.params.get("first_year") == first_year]
    return (own or versions)[-1].caution


def year_of(record: Mapping[str, Any]) -> int:
    """The year that a record reports on. Raises FormError where it names none."""
    year = record.get("year")
    if isinstance(year, bool) or not isinstance(year, int):
        raise FormError(f"报告应写明年度 year，如 2024，不能是 {year!r}")
    return year
