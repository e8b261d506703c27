"""Asking the calculator, and reading its page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.portal.support import words

if TYPE_CHECKING:
    from django.test import Client

Event = tuple[str, str, dict[str, str]]


def happened(*events: tuple[str, str] | Event) -> dict[str, str]:
    """The parameters of events: type, day, and what else is typed into the row."""
    query: dict[str, str] = {}
    for number, (kind, on, *more) in enumerate(events, 1):
        query |= {f"type-{number}": kind, f"on-{number}": on}
        for name, value in (more[0] if more else {}).items():
            query[f"{name}-{number}"] = value
    return query


def ask(client: Client, received: str, *events: tuple[str, str] | Event, **more: str) -> str:
    """The page for a question; its status is 200 whatever was asked."""
    query = {"received": received, "channel": "counter", **happened(*events), **more}
    response = client.get("/law/deadline", query)
    assert response.status_code == 200
    return words(response)


def due(page: str) -> str:
    """The due date that a page shows; empty without one."""
    found = re.search(r'<p class="due"><time datetime="([\d-]+)">', page)
    return found[1] if found else ""


def text(page: str) -> str:
    """A page without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def cell(page: str, month: str, day: int) -> list[str]:
    """The words of a day in the months of a page."""
    table = page.split(f"<caption>{month}</caption>")[1].split("</table>", maxsplit=1)[0]
    found = re.search(rf"<td class=\"[^\"]*\"><b>{day}</b>(.*?)</td>", table)
    assert found, f"{month}没有{day}日"
    return re.findall(r"<span>(.*?)</span>", found[1])
