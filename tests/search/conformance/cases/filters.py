"""Filters narrow and never score; values of one field are alternatives, fields hold together."""

from gongkai.search.contract import Query
from tests.search.conformance.case import given
from tests.search.conformance.library import CIVIL, GOVERNMENT, HOUSING, LABOUR, MARKET, OFFICE


def _case(name, ids, text="", **filters):
    values = {key: value if isinstance(value, tuple) else (value,) for key, value in filters.items()}
    return given(name, Query(text=text, filters=values, limit=50), ids=ids)


CASES = [
    _case("issuer", "minimum-living relief", issuer=CIVIL),
    _case("two issuers", "minimum-living relief wages talent", issuer=(CIVIL, LABOUR)),
    _case("unknown issuer", "", issuer="无此机关"),
    _case("part of an issuer's name is not it", "", issuer="示范市"),
    _case("publisher", "rent lift", publisher=HOUSING),
    _case("publisher and issuer", "rent", publisher=HOUSING, issuer=GOVERNMENT),
    _case("validity", "rent food", validity="lapsed"),
    _case("two validities", "rent food fund-rules-old twin-a", validity=("lapsed", "repealed")),
    _case("theme", "vaccine epidemic", theme="卫生、体育"),
    _case("theme with commas in its name", "licence food", theme="市场监管、安全生产监管"),
    _case("kind", "lift undated", kind="guide"),
    _case("document type", "relief food", document_type="细则"),
    _case("year", "talent vaccine", year="2022"),
    _case("two years", "talent vaccine lift emoji", year=("2022", "2023")),
    _case("year that is none", "", year="去年"),
    _case("keyword and issuer", "licence", text="公积金", issuer=MARKET),
    _case(
        "keyword and two issuers", "licence fund-rules fund-rules-old", text="公积金", issuer=(MARKET, GOVERNMENT)
    ),
    _case("keyword, issuer and validity", "fund-rules", text="公积金", issuer=GOVERNMENT, validity="in_force"),
    _case(
        "keyword, issuer, validity and year",
        "",
        text="公积金",
        issuer=GOVERNMENT,
        validity="in_force",
        year="2012",
    ),
    _case("question and theme", "vaccine", text="老年人打流感疫苗", theme="卫生、体育"),
    _case("quoted and kind", "fund-rules-old fund-rules", text='"自住住房"', kind="normative"),
    _case("exclusion and issuer", "fund-rules", text="公积金 -暂行", issuer=GOVERNMENT),
    _case("no values is no filter", "licence fund-rules fund-rules-old", text="公积金", issuer=()),
    _case("number within a filter", "openness-plan", text="示府办〔2021〕128号", kind="policy"),
    _case("number outside a filter", "openness-reading", text="示府办〔2021〕128号", kind="interpretation"),
    _case("office", "openness-plan openness-reading epidemic", issuer=OFFICE),
]
