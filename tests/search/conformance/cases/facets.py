"""Counts are those of what matches every filter but the facet's own."""

from gongkai.search.contract import Query
from tests.search.conformance.case import given
from tests.search.conformance.library import CIVIL, GOVERNMENT, HEALTH, HOUSING, LABOUR, MARKET, OFFICE

_ISSUERS = {
    GOVERNMENT: 6, OFFICE: 3, CIVIL: 2, LABOUR: 2, MARKET: 2, HEALTH: 1, HOUSING: 1, "示范市财政局": 1,
}  # fmt: skip


def _case(name, facets, text="", **filters):
    values = {key: (value,) for key, value in filters.items()}
    return given(name, Query(text=text, filters=values, facets=tuple(facets)), facets=facets)


CASES = [
    _case("issuers of everything", {"issuer": _ISSUERS}),
    _case("own filter left out", {"issuer": _ISSUERS}, issuer=CIVIL),
    _case("another's filter holds", {"issuer": {MARKET: 1, GOVERNMENT: 1}}, validity="lapsed"),
    _case(
        "own filter left out, another's holds",
        {"issuer": {MARKET: 1, GOVERNMENT: 1}},
        validity="lapsed",
        issuer=MARKET,
    ),
    _case("validity of a keyword", {"validity": {"in_force": 2, "repealed": 1}}, text="公积金"),
    _case("year of a keyword", {"year": {"2021": 1, "2012": 1, "2020": 1}}, text="公积金"),
    _case("kind of a keyword", {"kind": {"normative": 2, "notice": 1}}, text="公积金"),
    _case(
        "several facets at once",
        {"kind": {"normative": 2}, "year": {"2021": 1, "2012": 1}},
        text="公积金",
        issuer=GOVERNMENT,
    ),
    _case("document type leaves out the empty", {"document_type": {"细则": 2}}, text="细则"),
    _case("theme", {"theme": {"卫生、体育": 1}}, text="流感"),
    _case("publisher", {"publisher": {OFFICE: 2, MARKET: 1}}, text="公积金"),
    _case("nothing found, nothing counted", {"issuer": {}}, text="魑魅魍魉"),
    _case("counts of a quoted text", {"year": {"2021": 1, "2012": 1}}, text='"自住住房"'),
    _case("counts after an exclusion", {"issuer": {GOVERNMENT: 2}}, text="公积金 -发票"),
    given(
        "most frequent first, then by name",
        Query(facets=("kind",), facet_limit=2),
        facets={"kind": {"normative": 6, "notice": 4}},
    ),
]
