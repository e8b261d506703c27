"""网站标识码: what a code says, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.law.identifiers import website_code
from gongkai.law.identifiers.divisions import division_of, province_of
from gongkai.law.identifiers.tidy import changes
from gongkai.law.identifiers.verdict import length_fault, right, stranger_fault, wrong
from gongkai.law.identifiers.website_code import Holder

if TYPE_CHECKING:
    from datetime import date

    from gongkai.law.identifiers.verdict import Verdict

FORM = "10位数字（前6位是行政区划代码，后4位是序号），或bm加8位数字，或N加9位数字"
_LENGTH = 10
_PREFIXES = ("bm", "N")


def check_website_code(text: str, _today: date) -> Verdict:
    """Judge a 网站标识码 by its form and the division that it begins with; there is no check digit."""
    code = website_code.written(text)
    fault = _fault(code)
    return wrong(fault) if fault else right(code, *_facts(code, changes(text)))


def _fault(code: str) -> str:
    prefix = next((prefix for prefix in _PREFIXES if code.startswith(prefix)), "")
    fault = length_fault(code, _LENGTH, FORM) or stranger_fault(
        code[len(prefix) :], "0123456789", "数字", len(prefix)
    )
    if not fault and not prefix and not province_of(code[:6]):
        return f"前6位{code[:6]}不是行政区划代码，没有以{code[:2]}开头的省级行政区划"
    return fault


def _facts(code: str, remarks: list[str]) -> tuple[str, list[str]]:
    """What the code is, and what should be looked at."""
    holder = website_code.holder_of(code)
    what = f"网站标识码，{holder.value if holder else ''}"
    if holder is Holder.MINISTRY:
        return what, [*remarks, "bm加8位数字的写法见于国务院部门网站，依据尚待核实"]
    if holder is Holder.OTHER:
        return what, remarks
    place = division_of(code[:6])
    if place:
        return f"{what}，行政区划代码{code[:6]}（{place}）", remarks
    return what, [*remarks, f"行政区划代码表中没有{code[:6]}（{province_of(code[:6])}），请核对前6位"]
