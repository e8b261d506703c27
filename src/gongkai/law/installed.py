"""The law as one installation uses it: the shipped rules and calendar, and what the city has laid beside its data.

`<home>/law/profile.toml` is the city's profile; `<home>/law/notices/` holds notices that came after this release
(TOML as in `law/calendars`, or a year's JSON of holiday-cn whose name is `<year>@<day it became known>.json`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from gongkai.law.calendar import national
from gongkai.law.notices import InvalidNoticeError, from_holiday_cn, read_notices
from gongkai.law.rulebook import RulebookError, shipped, with_profile

if TYPE_CHECKING:
    from pathlib import Path

    from gongkai.law.calendar import Calendar
    from gongkai.law.notices import Notice
    from gongkai.law.rulebook import Rulebook

PROFILE = "profile.toml"
NOTICES = "notices"
_JSON_NAME = re.compile(r"[0-9]{4}@([0-9]{4}-[0-9]{2}-[0-9]{2})\.json")
_KEPT = 16


@dataclass(frozen=True, slots=True)
class Law:
    """Rules and calendar that belong together."""

    book: Rulebook
    calendar: Calendar


def law_of(home: Path | None) -> Law:
    """The law of an installation; without a home, or where nothing lies in it, the shipped one.

    Files that changed are read again. Raises RulebookError and InvalidNoticeError that name the file.
    """
    files = _files(home / "law") if home else ()
    return _law(files)


def _files(folder: Path) -> tuple[tuple[Path, int, int], ...]:
    """The files that count, each with what tells that it changed."""
    notices = folder / NOTICES
    found = [folder / PROFILE, *(sorted(notices.iterdir()) if notices.is_dir() else [])]
    counted = [file for file in found if _counts(file)]
    stated = [(file, file.stat()) for file in counted]
    return tuple((file, stat.st_mtime_ns, stat.st_size) for file, stat in stated)


def _counts(file: Path) -> bool:
    """Whether it is a file of ours. Raises RulebookError for a profile that is none: it would be passed over."""
    if file.name == PROFILE and file.exists() and not file.is_file():
        raise RulebookError("不是文件，应为一个 TOML 文本文件", where=file.name)
    return file.is_file() and not file.name.startswith(".")


@lru_cache(maxsize=_KEPT)
def _law(files: tuple[tuple[Path, int, int], ...]) -> Law:
    book, calendar = shipped(), national()
    notices: list[Notice] = []
    for file, _, _ in files:
        if file.name == PROFILE:
            book = with_profile(book, _text(file), where=file.name)
        else:
            notices += notices_of(file)
    return Law(book, calendar.with_notices(*notices) if notices else calendar)


def notices_of(file: Path) -> list[Notice]:
    """The notices of one file. Raises InvalidNoticeError."""
    if file.suffix == ".toml":
        return read_notices(file.read_bytes(), where=file.name)
    known_on = _known_on(file.name)
    return [from_holiday_cn(file.read_bytes(), known_on=known_on, notice_id=file.stem, where=file.name)]


def _known_on(name: str) -> date:
    """The day that a file's name says it became known on. Raises InvalidNoticeError."""
    match = _JSON_NAME.fullmatch(name)
    try:
        if match:
            return date.fromisoformat(match[1])
    except ValueError:
        pass
    message = "文件名应为 年份@得知日期.json（如 2027@2026-11-05.json，日期应存在）或 *.toml"
    raise InvalidNoticeError(message, where=name)


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise RulebookError("不是 UTF-8 文本", where=file.name) from error
