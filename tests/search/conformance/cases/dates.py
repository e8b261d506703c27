"""Ranges hold at both ends; a document without the date is in none."""

from datetime import date

from gongkai.search.contract import DateRange, Query
from tests.search.conformance.case import given

_DAY = date(2019, 1, 22)


def _written(name, first, last, ids, text=""):
    return given(name, Query(text=text, written=DateRange(first, last), limit=50), ids=ids)


CASES = [
    _written("one day", _DAY, _DAY, "relief epidemic"),
    _written("first day counts", _DAY, date(2019, 1, 23), "relief epidemic"),
    _written("last day counts", date(2019, 1, 21), _DAY, "relief epidemic"),
    _written("day after", date(2019, 1, 23), date(2019, 8, 7), ""),
    _written("a year", date(2019, 1, 1), date(2019, 12, 31), "relief epidemic broken-lines"),
    _written("open end", date(2023, 1, 1), None, "lift emoji"),
    _written("open start leaves out the undated", None, date(2016, 12, 31), "fund-rules-old food"),
    _written("ends swapped", date(2020, 1, 1), date(2019, 1, 1), ""),
    _written("with a keyword", date(2020, 1, 1), date(2020, 12, 31), "licence", text="公积金"),
    given("both ends open", Query(written=DateRange(), limit=50), total=20),
    given(
        "published",
        Query(published=DateRange(date(2019, 1, 1), date(2019, 1, 31)), limit=50),
        ids="rent epidemic",
    ),
    given(
        "written and published",
        Query(written=DateRange(None, date(2018, 12, 31)), published=DateRange(date(2019, 1, 1)), limit=50),
        ids="rent",
    ),
    given(
        "with a filter",
        Query(written=DateRange(date(2020, 1, 1), date(2020, 12, 31)), filters={"kind": ("notice",)}, limit=50),
        ids="licence twin-a twin-b",
    ),
]
