"""索引号: ``code/year-serial``, unique for life (国办秘函〔2009〕6号)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.db import transaction

from gongkai.information.models import IndexSerial, Information

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    return next_numbers(organization, year, 1)[0]


@transaction.atomic
def next_numbers(organization: Organization, year: int, count: int) -> list[str]:
    """Several at once, ascending. The counter stays locked until the transaction ends; numbers that imported
    records already bear are passed over."""
    code = front_code(organization)
    IndexSerial.objects.get_or_create(code=code, year=year)
    serial = IndexSerial.objects.select_for_update().get(code=code, year=year)
    numbers: list[str] = []
    while len(numbers) < count:
        first = serial.last + 1
        serial.last += count - len(numbers)
        tried = [f"{code}/{year}-{number:05d}" for number in range(first, serial.last + 1)]
        used = taken(tried)
        numbers += [number for number in tried if number not in used]
    serial.save(update_fields=["last"])
    return numbers


def taken(numbers: Iterable[str]) -> set[str]:
    """Those of the numbers that the library already uses."""
    return set(Information.objects.filter(index_number__in=list(numbers)).values_list("index_number", flat=True))
