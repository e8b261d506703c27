"""The records of a kind in the order of their periods."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from gongkai.information.kinds import DataType, periods
from gongkai.information.kinds.amounts import plain
from gongkai.information.kinds.saying import figure, grouped
from gongkai.portal import rows
from gongkai.portal.series.address import variant_of
from gongkai.publishing.dependencies import shows_rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from gongkai.information.kinds import Kind, KindField
    from gongkai.information.models import Information

MOST = 500  # records read, newest first
MOST_GAPS = 60
REGULAR = (DataType.WEEK, DataType.MONTH, DataType.QUARTER, DataType.YEAR)


@dataclass(frozen=True, slots=True)
class Figure:
    """A field's value in a period; `change` against the period before, in words."""

    said: str
    number: float | None
    change: str


@dataclass(frozen=True, slots=True)
class Point:
    """A record in its period."""

    period: str
    title: str
    url: str
    figures: list[Figure]


@dataclass(frozen=True, slots=True)
class Series:
    """One unit's figures of one variant, newest first, with the periods that are missing between."""

    fields: list[KindField]
    points: list[Point]
    gaps: list[str]
    units: list[tuple[str, str]]
    variants: list[str]
    unit: str
    variant: str


def read(kind: Kind, *, unit: str, variant: str) -> Series:
    """The series of a unit and a variant; of those with most records where none is named."""
    found = _records(kind)
    units = Counter(each.owner.code for each in found)
    code = unit if unit in units else next(iter(dict(units.most_common(1))), "")
    own = [each for each in found if each.owner.code == code]
    variants = Counter(variant_of(kind, each) for each in own)
    chosen = variant if variant in variants else next(iter(dict(variants.most_common(1))), "")
    records = [each for each in own if variant_of(kind, each) == chosen]
    names = {each.owner.code: each.owner.name for each in found}
    return Series(
        fields=[field for name in kind.series if (field := kind.field(name))],
        points=_points(kind, records),
        gaps=_gaps(kind, records),
        units=sorted(names.items(), key=lambda pair: pair[1]),
        variants=sorted(name for name in variants if name),
        unit=code,
        variant=chosen,
    )


def _records(kind: Kind) -> list[Information]:
    """Those that say their period, in its order, newest first."""
    light = ("title", "elements", "published_on", "owner__code", "owner__name")
    newest = rows.public().filter(kind=kind.code).select_related("owner").only(*light)[:MOST]
    shows_rows(*newest)
    return sorted((each for each in newest if _day(kind, each)), key=lambda each: _day(kind, each), reverse=True)


def _day(kind: Kind, information: Information) -> Any:
    field = kind.field(kind.period)
    value = (information.elements or {}).get(kind.period)
    return periods.first_day(field.type, value) if field and value not in (None, "") else None


def _points(kind: Kind, records: Sequence[Information]) -> list[Point]:
    return [_point(kind, each, before) for each, before in zip_longest(records, records[1:])]


def _point(kind: Kind, information: Information, before: Information | None) -> Point:
    field = kind.field(kind.period)
    assert field
    fields = [each for name in kind.series if (each := kind.field(name))]
    return Point(
        period=figure(field, information.elements.get(kind.period)),
        title=information.title,
        url=information.get_absolute_url(),
        figures=[_figure(each, information, before) for each in fields],
    )


def _figure(field: KindField, information: Information, before: Information | None) -> Figure:
    now = plain(field, information.elements.get(field.code))
    then = plain(field, before.elements.get(field.code)) if before else None
    return Figure(
        said=figure(field, information.elements.get(field.code)) or "—",
        number=None if now is None else float(now),
        change=_change(field, now, then),
    )


def _change(field: KindField, now: Decimal | None, then: Decimal | None) -> str:
    """+3.2%; between percentages by points."""
    if now is None or then is None:
        return ""
    if field.type is DataType.PERCENT:
        points = now - then
        return f"{'+' if points > 0 else ''}{grouped(points)} 个百分点" if points else "持平"
    if not then:
        return ""
    share = (now - then) / abs(then) * 100
    return f"{share:+.1f}%" if now != then else "持平"


def _gaps(kind: Kind, records: Sequence[Information]) -> list[str]:
    """Regular periods between the first and the last for which nothing is public."""
    field = kind.field(kind.period)
    if field is None or field.type not in REGULAR or not records:
        return []
    there = {each.elements.get(kind.period) for each in records}
    value, last = records[-1].elements[kind.period], records[0].elements[kind.period]
    found: list[str] = []
    while value != last and len(found) < MOST_GAPS:
        value = periods.following(field.type, value)
        if value not in there:
            found.append(periods.say(field.type, value))
    return found
