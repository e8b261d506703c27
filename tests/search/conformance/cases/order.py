"""Sorting and paging."""

from gongkai.search.contract import Query, Sort
from tests.search.conformance.case import given

_NEWEST = ("fund-rules", "licence", "fund-rules-old")


def _fund(name, **options):
    order = options.pop("order")
    return given(name, Query(text="公积金", **options), order=order, total=3)


CASES = [
    _fund("newest first", sort=Sort.NEWEST, order=_NEWEST),
    _fund("oldest first", sort=Sort.OLDEST, order=_NEWEST[::-1]),
    _fund("first page", sort=Sort.NEWEST, limit=1, order=_NEWEST[:1]),
    _fund("second page", sort=Sort.NEWEST, limit=1, offset=1, order=_NEWEST[1:2]),
    _fund("last page is short", sort=Sort.NEWEST, limit=2, offset=2, order=_NEWEST[2:]),
    _fund("page after the last", sort=Sort.NEWEST, limit=2, offset=4, order=()),
    _fund("no hits wanted, total known", limit=0, order=()),
    _fund("page after the last by relevance", limit=10, offset=10, order=()),
    given("in force before ended at equal score", Query(text="征集立法建议"), order=("twin-b", "twin-a")),
    given(
        "undated last among the newest", Query(text="", sort=Sort.NEWEST, limit=1, offset=19), order=("undated",)
    ),
    given(
        "undated last among the oldest", Query(text="", sort=Sort.OLDEST, limit=1, offset=19), order=("undated",)
    ),
    given("newest of all", Query(text="", sort=Sort.NEWEST, limit=2), order=("emoji", "lift")),
    given("oldest of all", Query(text="", sort=Sort.OLDEST, limit=2), order=("fund-rules-old", "food")),
    given("no text: newest first", Query(limit=2), order=("emoji", "lift")),
    given(
        "newest within a filter",
        Query(sort=Sort.NEWEST, filters={"kind": ("normative",)}, limit=2),
        order=("fund-rules", "wages"),
    ),
    given("title outranks text", Query(text="公共租赁住房"), first="rent"),
    given("title outranks mention", Query(text="临时救助"), first="relief"),
]
