"""A body or a title to look at, without a database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.information.checking.model import Subject
from gongkai.information.models import Information

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gongkai.information.checking.model import Hit


def subject(html: str = "", title: str = "示范市加装电梯办法") -> Subject:
    """What a check is given."""
    return Subject(Information(title=title, body_html=html), title, html)


def said(check: Callable[[Subject], Iterator[Hit]], html: str = "", **given: str) -> list[str]:
    """The words of what a check finds."""
    return [hit.says for hit in check(subject(html, **given))]
