"""The cases by subject."""

from tests.search.conformance.cases import (
    dates,
    exclusion,
    facets,
    filters,
    folding,
    highlighting,
    hostile,
    keywords,
    numbers,
    order,
    substrings,
)

ALL = {
    "numbers": numbers.CASES,
    "folding": folding.CASES,
    "substrings": substrings.CASES,
    "keywords": keywords.CASES,
    "exclusion": exclusion.CASES,
    "filters": filters.CASES,
    "facets": facets.CASES,
    "dates": dates.CASES,
    "order": order.CASES,
    "highlighting": highlighting.CASES,
    "hostile": hostile.CASES,
}
