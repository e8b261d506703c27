"""What a page is made of, declared by the code that makes it while it is being rendered.

A view or selector says `depends_on("row:12")`; when nobody is recording, that costs nothing. Keys:

- `row:12` — the title, number, date or validity of information 12 is shown;
- `related:12` — what relates to information 12 is shown;
- `tasks:12` — the tasks that information 12 orders are shown, or their figures; `tasks` — of any document;
- `numbers` — how much there is of what is shown;
- `day:2026-12-01` — the page changes by itself on that day.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.information.models import Information

LONGEST_KEY = 120


@dataclass(slots=True)
class Recording:
    """What was declared: the keys, and the piece of information that the page is about, if it is about one."""

    keys: set[str] = field(default_factory=set)
    subject: Information | None = None
    dynamic: str = ""  # why the page cannot be a file


_recording: ContextVar[Recording | None] = ContextVar("recording", default=None)


@contextmanager
def recording() -> Iterator[Recording]:
    """Collect what is declared inside."""
    found = Recording()
    token = _recording.set(found)
    try:
        yield found
    finally:
        _recording.reset(token)


def is_recording() -> bool:
    """Whether the page is being made into a file."""
    return _recording.get() is not None


def depends_on(*keys: str) -> None:
    """The page being rendered shows what these keys stand for."""
    if found := _recording.get():
        found.keys.update(key[:LONGEST_KEY] for key in keys)


def shows_rows(*informations: Information) -> None:
    """The page being rendered shows these rows in a list."""
    if found := _recording.get():
        found.keys.update(f"row:{information.pk}" for information in informations)


def is_about(information: Information) -> None:
    """The page being rendered is the page of this information, as the object given stands."""
    if found := _recording.get():
        found.subject = information
        found.keys.update({f"row:{information.pk}", f"related:{information.pk}"})


def must_stay_dynamic(why: str) -> None:
    """The page being rendered cannot be a file: it differs from reader to reader."""
    if found := _recording.get():
        found.dynamic = why
