"""组织机构代码 and 统一社会信用代码: what a code says, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.law.identifiers import organization_code as codes
from gongkai.law.identifiers.divisions import division_of, province_of
from gongkai.law.identifiers.tidy import changes, compact
from gongkai.law.identifiers.verdict import (
    check_digit_fault,
    length_fault,
    right,
    stranger_fault,
    wrong,
)

if TYPE_CHECKING:
    from datetime import date

    from gongkai.law.identifiers.verdict import Verdict

FORM = "9位（前8位是数字或大写字母，末位是数字或X），末位前可有连字符"
CREDIT_FORM = "18位数字或大写字母（不用I、O、S、V、Z）"
_NATIONWIDE = "100000"
_SORTS = {  # GB 32100, table 1: the registering organ and its sorts of bodies
    "11": "机关",
    "12": "事业单位",
    "13": "机构编制部门管理编制的群众团体",
    "51": "社会团体",
    "52": "民办非企业单位",
    "53": "基金会",
    "91": "企业",
    "92": "个体工商户",
    "93": "农民专业合作社",
}


def check_organization_code(text: str, _today: date) -> Verdict:
    """Judge a 组织机构代码 by GB 11714."""
    code = compact(text)
    fault = (
        length_fault(code, codes.LENGTH, FORM)
        or stranger_fault(code[:-1], codes.ALPHABET, "数字或大写字母")
        or stranger_fault(code[-1], "0123456789X", "数字或X", codes.LENGTH - 1)
        or check_digit_fault(code, codes.organization_check_digit(code), "前8位")
    )
    return wrong(fault) if fault else right(code, "组织机构代码，校验位正确", changes(text))


def check_credit_code(text: str, _today: date) -> Verdict:
    """Judge a 统一社会信用代码 by GB 32100."""
    code = compact(text)
    fault = (
        length_fault(code, codes.CREDIT_LENGTH, CREDIT_FORM)
        or stranger_fault(code, codes.CREDIT_ALPHABET, "数字或I、O、S、V、Z以外的大写字母")
        or check_digit_fault(code, codes.credit_check_digit(code), "前17位")
    )
    return wrong(fault) if fault else right(code, _what(code), [*changes(text), *_credit_remarks(code)])


def _what(code: str) -> str:
    facts = ["统一社会信用代码，校验位正确"]
    if code[:2] in _SORTS:
        facts.append(f"以{code[:2]}开头的是{_SORTS[code[:2]]}")
    if place := division_of(code[2:8]):
        facts.append(f"登记地{place}")
    return "，".join(facts)


def _credit_remarks(code: str) -> list[str]:
    found = []
    if code[2:8] != _NATIONWIDE and not province_of(code[2:8]):
        found.append(f"第3至8位{code[2:8]}应为登记地行政区划代码，没有以{code[2:4]}开头的省级行政区划")
    own = code[8:17]
    digit = codes.organization_check_digit(own)
    if own[-1] != digit:
        found.append(f"第9至17位应为组织机构代码，其校验位是{own[-1]}，按GB 11714应为{digit}")
    return found
