"""What can be wrong with a holiday notice, told so that whoever brings the file finds the place."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class InvalidNoticeError(ValueError):
    """A notice that cannot be used; `where` names the file or notice, `field` the part of it that is wrong."""

    def __init__(self, message: str, *, where: str = "", field: str = "") -> None:
        super().__init__("：".join(part for part in (where, field, message) if part))
        self.message = message
        self.where = where
        self.field = field


@contextmanager
def placed(where: str) -> Iterator[None]:
    """What a notice finds wrong with itself, said of the file that it was read from."""
    try:
        yield
    except InvalidNoticeError as error:
        raise InvalidNoticeError(error.message, where=where, field=error.field) from error
