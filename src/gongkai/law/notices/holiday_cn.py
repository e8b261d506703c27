"""Import of a year from the JSON of holiday-cn: {"year", "papers", "days": [{"name", "date", "isOffDay"}]}."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

from gongkai.law.notices.errors import InvalidNoticeError, placed
from gongkai.law.notices.fields import decoded, only_known, text_of, year_of
from gongkai.law.notices.model import Notice, NoticeKind, StatedDay
from gongkai.law.rulebook.model import Certainty

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = {"$schema", "$id", "year", "papers", "days"}
_DAY = {"name", "date", "isOffDay"}
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def from_holiday_cn(
    data: str | bytes | Mapping[str, Any],
    *,
    known_on: date,
    notice_id: str = "",
    title: str = "",
    number: str = "",
    certainty: Certainty = Certainty.READ,
    where: str = "JSON",
) -> Notice:
    """A year's plan from the file's bytes or text, or from what was parsed; `known_on` is when it became public.

    The file does not say that day, since it folds later changes into the year; whoever imports it must.
    Raises InvalidNoticeError naming file, entry and field.
    """
    entry = data if not isinstance(data, (str, bytes)) else _parsed(data, where)
    only_known(entry, _FILE, where)
    year = year_of(entry, where)
    days = sorted(_days(entry, where), key=lambda day: day.date)
    with placed(where):
        return Notice(
            id=notice_id or str(year),
            kind=NoticeKind.YEAR,
            year=year,
            title=title or f"国务院办公厅关于{year}年部分节假日安排的通知",
            known_on=known_on,
            certainty=certainty,
            days=tuple(days),
            number=number,
            url=_paper(entry, where),
        )


def _parsed(text: str | bytes, where: str) -> Mapping[str, Any]:
    plain = decoded(text, where)
    try:
        data = json.loads(plain, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:  # ValueError too for a number of thousands of digits
        raise InvalidNoticeError(f"不是正确的 JSON（{error}）", where=where) from error
    except _RepeatedKeyError as error:
        raise InvalidNoticeError("同一段里写了两次", where=where, field=str(error)) from error
    if not isinstance(data, dict):
        raise InvalidNoticeError('应为一个对象：{"year": 2027, "days": […]}', where=where)
    return data


class _RepeatedKeyError(Exception):
    """A key that stands twice in one object, of which JSON would keep only the last."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    entry = dict(pairs)
    if len(entry) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _RepeatedKeyError(next(key for key in keys if keys.count(key) > 1))
    return entry


def _days(entry: Mapping[str, Any], where: str) -> list[StatedDay]:
    days = entry.get("days")
    if not isinstance(days, list):
        message = '应为列表，每项如 {"name": "春节", "date": "2027-02-06", "isOffDay": true}'
        raise InvalidNoticeError(message, where=where, field="days")
    return [_day(day, f"{where} days 第 {place} 项") for place, day in enumerate(days, 1)]


def _day(entry: object, where: str) -> StatedDay:
    if not isinstance(entry, dict):
        raise InvalidNoticeError("应为对象，有 name、date、isOffDay 三项", where=where)
    only_known(entry, _DAY, where)
    off = entry.get("isOffDay")
    if not isinstance(off, bool):
        raise InvalidNoticeError("应为 true（放假）或 false（上班）", where=where, field="isOffDay")
    return StatedDay(_date(entry, where), off=off, name=text_of(entry, "name", where))


def _date(entry: Mapping[str, Any], where: str) -> date:
    text = text_of(entry, "date", where)
    try:
        # fromisoformat alone would take 20270206 and 2027-W05-6 too.
        return date.fromisoformat(text if _ISO_DATE.fullmatch(text) else "")
    except ValueError as error:
        message = f"{text} 不是日历上的日期，应如 2027-02-06"
        raise InvalidNoticeError(message, where=where, field="date") from error


def _paper(entry: Mapping[str, Any], where: str) -> str:
    papers = entry.get("papers", [])
    if not isinstance(papers, list) or not all(isinstance(paper, str) for paper in papers):
        raise InvalidNoticeError("应为网址列表", where=where, field="papers")
    return papers[0] if papers else ""
