"""Facets: links that keep the rest of the address."""

from __future__ import annotations

from django.http import QueryDict

from gongkai.portal import facets
from gongkai.portal.facets import FIRST, Option


def test_a_toggled_value_joins_the_others_and_leaves_them():
    query = QueryDict("q=a&year=2023&page=3")
    assert facets.toggled(query, "year", "2024") == "?q=a&year=2023&year=2024"
    assert facets.toggled(query, "year", "2023") == "?q=a"
    assert query.urlencode() == "q=a&year=2023&page=3"


def test_a_replaced_value_stands_alone_and_an_empty_one_goes():
    query = QueryDict("q=a&sort=newest&page=3")
    assert facets.replaced(query, "sort", "oldest") == "?q=a&sort=oldest"
    assert facets.replaced(query, "sort", "") == "?q=a"


def test_the_most_frequent_values_show_at_once_and_chosen_ones_always():
    options = [Option(str(place), "?", 30 - place, selected=place == 20) for place in range(25)]
    facet = facets.facet("year", "年份", options)
    assert facet.first[0].label == "20"
    assert len(facet.first) == FIRST
    assert len(facet.first) + len(facet.more) == 25


def test_a_facet_that_narrows_nothing_is_none():
    assert not facets.facet("year", "年份", [Option("2024", "?", 5)]).narrows(5)
    assert facets.facet("year", "年份", [Option("2024", "?", 4)]).narrows(5)
    assert facets.facet("year", "年份", [Option("2024", "?", 5, selected=True)]).narrows(5)
    assert not facets.facet("year", "年份", []).narrows(0)
