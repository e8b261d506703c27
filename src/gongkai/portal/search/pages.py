"""Django's paginator over hits that the engine has already cut into pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator

from gongkai.portal.search.page import last_page
from gongkai.portal.search.state import PAGE_SIZE

if TYPE_CHECKING:
    from gongkai.portal.search.page import Answer, Found


class HitPaginator(Paginator):  # type: ignore[type-arg]  # generic for the stubs alone
    """Knows only how many hits there are; no further than the engine can turn the pages."""

    def __init__(self, total: int) -> None:
        super().__init__([], PAGE_SIZE)
        self.total = total

    @property
    def count(self) -> int:
        return self.total

    @property
    def num_pages(self) -> int:
        return last_page(self.total)


def page_of(answer: Answer) -> Page[Found]:
    """The page as `<c-pagination>` takes it."""
    return Page(answer.hits, answer.page, HitPaginator(answer.results.total))
