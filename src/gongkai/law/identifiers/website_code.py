"""网站标识码: the number that a government site shows in its footer and in the meta tag SiteIDCode.

国办发〔2017〕47号: ten figures, six of an administrative division and four of a serial. Sites of ministries carry
`bm` and eight figures, holders that are no government `N` and nine.
"""

from __future__ import annotations

import re
from enum import Enum

from gongkai.law.identifiers.divisions import province_of
from gongkai.law.identifiers.tidy import compact

_FORMS = re.compile(r"(?P<LOCAL>[0-9]{10})|(?P<MINISTRY>bm[0-9]{8})|(?P<OTHER>N[0-9]{9})")


class Holder(Enum):
    """Who holds a site, as its code shows."""

    LOCAL = "地方政府网站"
    MINISTRY = "国务院部门网站"
    OTHER = "非政府机关持有者"


def holder_of(code: str) -> Holder | None:
    """Say whose form `code`, in normal form, has; None when it has none of the three."""
    match = _FORMS.fullmatch(code)
    return Holder[match.lastgroup] if match and match.lastgroup else None


def is_website_code(code: str) -> bool:
    """Say whether `code` has one of the three forms and, with ten figures, begins with a province."""
    holder = holder_of(code)
    return holder is not None and (holder is not Holder.LOCAL or bool(province_of(code[:6])))


def normalise_website_code(text: str) -> str:
    """Give the code that `text` stands for, `bm` small and `N` capital; empty when it is none."""
    code = written(text)
    return code if is_website_code(code) else ""


def written(text: str) -> str:
    """Put the characters of `text` into the normal form, right or wrong."""
    code = compact(text)
    return "bm" + code[2:] if code.startswith("BM") else code
