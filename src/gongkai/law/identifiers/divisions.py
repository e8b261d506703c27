"""Six-figure codes of administrative divisions (GB/T 2260), those that were abolished since 1980 among them.

The table is python-stdnum's. It knows no development zones, which other lists do, so that a code that is not in it
deserves a remark and no refusal; the two figures of the province are always in it.
"""

from __future__ import annotations

from functools import lru_cache

_PERIOD_END = "]"  # [1989-]昆山市
_CITIES = ("市", "州", "盟", "地区")  # 市辖区, 县, 省直辖县级行政区划 only fill the place of one


def province_of(code: str) -> str:
    """Name the province whose two figures `code` begins with; empty when there is none."""
    return _parts(code)[0]


def division_of(code: str) -> str:
    """Name the division of the six figures `code` in full (江苏省苏州市昆山市); empty when the table lacks it."""
    province, county = _parts(code)
    if not county or code.endswith("0000"):
        return county
    city = "" if code.endswith("00") else _parts(f"{code[:4]}00")[1]
    return province + (city if city.endswith(_CITIES) else "") + county


@lru_cache(maxsize=4096)
def _parts(code: str) -> tuple[str, str]:
    from stdnum import numdb  # noqa: PLC0415 — it loads ssl, 40 ms that readers of documents need not wait

    found: dict[str, str] = {}
    for _, facts in numdb.get("cn/loc").info(code):
        found |= facts
    newest = found.get("county", "").split(",")[-1]
    return found.get("province", ""), newest.split(_PERIOD_END)[-1]
