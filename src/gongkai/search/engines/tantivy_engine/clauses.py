"""Pieces of engine queries: terms, substrings, filters. Each is made from folded text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tantivy import FieldType, Occur, Query

from gongkai.search.analysis import phrase_grams
from gongkai.search.contract import FACETS, BadQueryError
from gongkai.search.engines.tantivy_engine.documents import day_number, exact
from gongkai.search.engines.tantivy_engine.schema import NO_DAY, schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gongkai.search import contract

_DIGITS_OF_A_YEAR = 4
_FAR = 9999_12_31


def term(field: str, value: str | int) -> Query:
    """Match one exact term."""
    return Query.term_query(schema(), field, value, "freq" if field == "words" else "basic")


def any_of(queries: Iterable[Query]) -> Query:
    """Match what at least one matches; scores add up."""
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def all_of(queries: Iterable[Query]) -> Query:
    """Match what every one matches; scores add up."""
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def silent(query: Query) -> Query:
    """Match the same, add nothing to the score."""
    return Query.const_score_query(query, 0.0)


def substring(folded: str) -> Query:
    """Match texts that hold this very text, wherever words are cut."""
    grams = phrase_grams(folded)
    if not grams:
        return term("characters", folded)
    if len(grams) == 1:
        return gram(grams[0])
    return Query.phrase_query(schema(), "grams", list(grams))


def keyword(folded: str) -> Query:
    """Match texts that have a keyword of a query: a Latin word or figure as a word, Chinese by all its pairs.

    For Chinese this is a substring in all but name, without reading places; who needs it exact quotes it.
    """
    if folded.isascii() and folded.isalnum():
        return term("words", folded)
    grams = phrase_grams(folded)
    return all_of(map(gram, dict.fromkeys(grams))) if grams else substring(folded)


def gram(pair: str) -> Query:
    """Match one pair, scored."""
    return Query.term_query(schema(), "grams", pair, "freq")


def beginning(letters: str) -> Query:
    """Match the words that begin with these Latin letters."""
    return Query.regex_query(schema(), "words", letters + ".*")


def filter_clauses(filters: Mapping[str, tuple[str, ...]]) -> dict[str, Query]:
    """Make a silent clause for each filtered field. Raises BadQueryError for an unknown field."""
    return {name: silent(_one_of(name, values)) for name, values in filters.items() if values}


def _one_of(name: str, values: tuple[str, ...]) -> Query:
    if name not in FACETS:
        raise BadQueryError(f"不能按“{name}”筛选，可用的有：{'、'.join(FACETS)}。")
    if name == "year":
        return any_of(term(name, _year(value)) for value in values if value.isdecimal())
    return any_of(term(name, exact(value)) for value in values)


def _year(value: str) -> int:
    if len(value) > _DIGITS_OF_A_YEAR:
        raise BadQueryError(f"年份应写作四位数字，如 2024，现为“{value[:20]}”。")
    return int(value)


def day_clause(field: str, days: contract.DateRange) -> Query:
    """Match documents dated within the range, both ends included; the undated never match."""
    first = day_number(days.first) if days.first else NO_DAY + 1
    last = day_number(days.last) if days.last else _FAR
    return silent(Query.range_query(schema(), field, FieldType.Integer, first, last))
