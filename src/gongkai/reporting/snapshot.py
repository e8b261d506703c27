"""The applications as a report counted them, kept with it: so that next year's difference has its reason.

One line each, compressed: number, day of receipt, day of end, cell, column. Nothing of any person is in it.
"""

from __future__ import annotations

import datetime as dt
import gzip
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from gongkai.cases.foi.models import FoiCase
from gongkai.reporting.coverage import cases_of, chunks_of, copies_among

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.cases.querysets import CaseQuerySet
    from gongkai.orgs.models import Organization


@dataclass(frozen=True, slots=True)
class Counted:
    """One application as it was counted."""

    key: int
    number: str
    received_on: dt.date
    closed_on: dt.date | None
    cell: str
    column: str

    def open_after(self, day: dt.date) -> bool:
        """Whether it had come by the end of a day and had no answer by then."""
        return self.received_on <= day and (self.closed_on is None or self.closed_on > day)


@dataclass(frozen=True, slots=True)
class Difference:
    """Why an application is in one year's carried-over figure and not in the other's."""

    number: str
    column: str
    more: bool  # the newer figure has it, the older has not
    reason: str


def take(unit: Organization, year: int) -> bytes:
    """All that the tables of the year count."""
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    cases = cases_of(unit)
    copies = set(copies_among(cases))
    rows = _fields(
        cases.filter(counts=True, received_on__lte=last).filter(
            Q(closed_on__isnull=True) | Q(closed_on__gte=first)
        )
    )
    lines = (json.dumps(row, ensure_ascii=False, default=str) for row in rows if row[0] not in copies)
    return gzip.compress("\n".join(lines).encode(), mtime=0)


def read(data: bytes | memoryview) -> Iterator[Counted]:
    """What `take` kept."""
    for line in gzip.decompress(bytes(data)).decode().splitlines():
        key, number, received, closed, cell, column = json.loads(line)
        ended = dt.date.fromisoformat(closed) if closed else None
        yield Counted(key, number, dt.date.fromisoformat(received), ended, cell, column)


def differences(data: bytes | memoryview, unit: Organization, year: int) -> list[Difference]:
    """What the report on `year`, whose cases are `data`, carried over otherwise than is carried in by now."""
    last = dt.date(year, 12, 31)
    then = {each.key: each for each in read(data) if each.open_after(last)}
    now = {each.key: each for each in read(take(unit, year + 1)) if each.open_after(last)}
    gone, come = sorted(then.keys() - now.keys()), sorted(now.keys() - then.keys())
    found = [*_gone([then[key] for key in gone], last), *_come([now[key] for key in come], data)]
    for key in sorted(then.keys() & now.keys()):
        if then[key].column != now[key].column:
            words = "申请人类别作了更正"
            found.append(Difference(then[key].number, then[key].column, more=False, reason=words))
            found.append(Difference(now[key].number, now[key].column, more=True, reason=words))
    return found


def _fields(cases: CaseQuerySet) -> Iterator[tuple[int, str, dt.date, dt.date | None, str, str]]:
    rows = cases.order_by("pk").values_list("pk", "number", "received_on", "closed_on", "cell", "applicant_class")
    return rows.iterator(chunk_size=5000)


def _gone(then: list[Counted], last: dt.date) -> Iterator[Difference]:
    standing: dict[int, tuple[dt.date, dt.date | None, bool]] = {}
    for part in chunks_of(FoiCase.objects.all(), [each.key for each in then]):
        rows = part.values_list("pk", "received_on", "closed_on", "counts")
        standing |= {pk: (received, closed, counts) for pk, received, closed, counts in rows}
    for each in then:
        yield Difference(each.number, each.column, more=False, reason=_why_gone(standing.get(each.key), last))


def _why_gone(standing: tuple[dt.date, dt.date | None, bool] | None, last: dt.date) -> str:
    if standing is None:
        return "办件已不在平台上"
    received, closed, counts = standing
    if not counts:
        return "登记已撤销"
    if received > last:
        return f"收到之日更正为 {received}，计入下一年度新收"
    if closed and closed <= last:
        return f"办结日期补记为 {closed}，计入上一年度"
    return "已转由其他单位统计"


def _come(now: list[Counted], data: bytes | memoryview) -> Iterator[Difference]:
    wanted = {each.key for each in now}
    then = {each.key: each for each in read(data) if each.key in wanted} if wanted else {}
    for each in now:
        yield Difference(each.number, each.column, more=True, reason=_why_come(then.get(each.key)))


def _why_come(then: Counted | None) -> str:
    if then is None:
        return "上年度报告发布后补录，或者收到之日改到上年度"
    return f"上年度报告中已于 {then.closed_on} 办结，后来作了更正"
