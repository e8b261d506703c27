"""索引号: ``code/year-serial``, unique for life (国办秘函〔2009〕6号)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.db import transaction

from gongkai.information.models import IndexSerial, Information

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gongkai.orgs.models import Organization

LONGEST = 60
_CODE = re.compile(r"[0-9A-Z]{9,18}")
_STANDARD = re.compile(r"(?:[0-9A-Z]{8}[0-9X]|[0-9A-HJ-NPQRTUWXY]{18})/\d{4}-\d{5,7}")


def front_code(organization: Organization) -> str:
    """The front part: the organization code (9) or the unified social credit code (18); else a number of ours."""
    code = organization.index_code.replace("-", "").upper()
    return code if _CODE.fullmatch(code) else f"{organization.pk:09d}"


def is_standard(number: str) -> bool:
    """Whether an 索引号 has the standard's form; others are kept too, with a warning."""
    return bool(_STANDARD.fullmatch(number))


def next_number(organization: Organization, year: int) -> str:
    """The next 索引号 of an organization in a year."""
    return next_numbers(organization, {year: 1})[year][0]


@transaction.atomic
def next_numbers(organization: Organization, counts: Mapping[int, int]) -> dict[int, list[str]]:
    """As many as `counts` says for each year, ascending. The counters stay locked until the transaction ends;
    numbers that imported records already bear are passed over."""
    code = front_code(organization)
    serials = _locked(code, counts)
    numbers: dict[int, list[str]] = {year: [] for year in counts}
    while lacking := {
        year: count - len(numbers[year]) for year, count in counts.items() if len(numbers[year]) < count
    }:
        tried = {year: _advance(serials[year], count) for year, count in lacking.items()}
        used = taken(number for each in tried.values() for number in each)
        for year, each in tried.items():
            numbers[year] += [number for number in each if number not in used]
    IndexSerial.objects.bulk_update(serials.values(), ["last"])
    return numbers


def taken(numbers: Iterable[str]) -> set[str]:
    """Those of the numbers that the library already uses."""
    return set(Information.objects.filter(index_number__in=list(numbers)).values_list("index_number", flat=True))


def _locked(code: str, years: Iterable[int]) -> dict[int, IndexSerial]:
    """The counters of the years, made where there are none; in one order, lest two takers block each other."""
    asked = sorted(years)
    have = IndexSerial.objects.filter(code=code, year__in=asked).values_list("year", flat=True)
    missing = set(asked) - set(have)
    IndexSerial.objects.bulk_create(
        (IndexSerial(code=code, year=year) for year in sorted(missing)), ignore_conflicts=True
    )
    rows = IndexSerial.objects.select_for_update().filter(code=code, year__in=asked).order_by("year")
    return {row.year: row for row in rows}


def _advance(serial: IndexSerial, count: int) -> list[str]:
    first, serial.last = serial.last + 1, serial.last + count
    return [f"{serial.code}/{serial.year}-{number:05d}" for number in range(first, serial.last + 1)]
