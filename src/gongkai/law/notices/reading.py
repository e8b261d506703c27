"""Reading notices as we write them: TOML with [[notice]] and, in each, [[notice.holiday]]."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from gongkai.law.notices.checks import is_day
from gongkai.law.notices.errors import InvalidNoticeError, placed
from gongkai.law.notices.fields import decoded, only_known, text_of, year_of
from gongkai.law.notices.model import Notice, NoticeKind, StatedDay
from gongkai.law.rulebook.model import Certainty, Labelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_HEAD = {"id", "kind", "year", "title", "number", "known_on", "known_certainty", "url", "place", "note", "holiday"}
_HOLIDAY = {"name", "off", "work"}
_Code = TypeVar("_Code", bound=Labelled)
_ENDS = 2
_LONGEST = 31


def read_notices(text: str | bytes, *, where: str = "TOML") -> list[Notice]:
    """The notices of one TOML file; `where` is named in errors. Raises InvalidNoticeError."""
    plain = decoded(text, where)
    try:
        data = tomllib.loads(plain)
    except (ValueError, RecursionError) as error:  # ValueError too for a number of thousands of digits
        raise InvalidNoticeError(f"不是正确的 TOML（{error}）", where=where) from error
    only_known(data, {"notice"}, where)
    entries = _tables(data, "notice", where)
    return [read_notice(entry, where=f"{where} 第 {place} 个通知") for place, entry in enumerate(entries, 1)]


def read_notice(entry: Mapping[str, Any], *, where: str = "通知") -> Notice:
    """One notice from its fields: id, kind, year, title, known_on, known_certainty and the holidays.

    A holiday has a name, `off` (days, or [first, last]) and `work` (days). Raises InvalidNoticeError.
    """
    only_known(entry, _HEAD, where)
    known_on = entry.get("known_on")
    if not is_day(known_on):
        raise InvalidNoticeError("应为公布日期，如 2025-11-04", where=where, field="known_on")
    assert isinstance(known_on, date)
    holidays = _tables(entry, "holiday", where)
    days = sorted((day for holiday in holidays for day in _stated(holiday, where)), key=lambda day: day.date)
    with placed(where):
        return Notice(
            id=text_of(entry, "id", where),
            kind=_one_of(NoticeKind, entry, "kind", where),
            year=year_of(entry, where),
            title=text_of(entry, "title", where),
            known_on=known_on,
            certainty=_one_of(Certainty, entry, "known_certainty", where),
            days=tuple(days),
            **{field: text_of(entry, field, where, default="") for field in ("number", "url", "place", "note")},
        )


def _tables(data: Mapping[str, Any], name: str, where: str) -> list[Mapping[str, Any]]:
    found = data.get(name, [])
    if not isinstance(found, list) or not found or not all(isinstance(entry, dict) for entry in found):
        raise InvalidNoticeError(f"应至少有一段 [[{name}]]", where=where, field=name)
    return found


def _one_of(codes: type[_Code], entry: Mapping[str, Any], field: str, where: str) -> _Code:
    members = {member.value: member for member in codes}
    code = text_of(entry, field, where)
    if code not in members:
        raise InvalidNoticeError(f"{code} 不认识，应为 {'、'.join(members)} 之一", where=where, field=field)
    return members[code]


def _stated(holiday: Mapping[str, Any], where: str) -> Iterator[StatedDay]:
    only_known(holiday, _HOLIDAY, where)
    name = text_of(holiday, "name", where)
    for field in ("off", "work"):
        for day in _days(holiday.get(field, []), where, field):
            yield StatedDay(day, off=field == "off", name=name)


def _days(value: object, where: str, field: str) -> Iterator[date]:
    if not isinstance(value, list):
        raise InvalidNoticeError(
            "应为列表，如 [2026-10-01] 或 [[2026-10-01, 2026-10-07]]", where=where, field=field
        )
    for part in value:
        ends = part if isinstance(part, list) else [part, part]
        if len(ends) != _ENDS or not all(is_day(end) for end in ends):
            message = f"{part!r} 应为日期，或 [首日, 末日]"
            raise InvalidNoticeError(message, where=where, field=field)
        first, last = ends
        if not 0 <= (last - first).days < _LONGEST:
            raise InvalidNoticeError(
                f"{first} 至 {last} 不是假期：末日应在首日之后一个月内", where=where, field=field
            )
        yield from (first + timedelta(days=passed) for passed in range((last - first).days + 1))
