"""How to reach someone: mobile numbers, landlines, e-mail addresses. Forms only; nobody is called."""

from __future__ import annotations

import re

from gongkai.law.identifiers.tidy import airless, compact

_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_ABROAD = re.compile(r"\A(?:\+|00)?86(?=1[3-9][0-9]{9}\Z)")
_LANDLINE_ABROAD = re.compile(r"\A(?:\+|00)86-?0?(?=[1-9])")
AREA = r"(?P<area>010|02[0-9]|0[3-9][0-9]{2})"
_LANDLINE = re.compile(
    rf"{AREA}-?(?P<local>[0-9]{{7,8}})(?:(?:-|转|ext\.?|#)(?P<extension>[0-9]{{2,6}}))?",
    re.IGNORECASE,
)
_LABEL = r"[0-9A-Za-z\u4e00-\u9fff](?:[0-9A-Za-z\u4e00-\u9fff-]{0,61}[0-9A-Za-z\u4e00-\u9fff])?"
_ATOM = r"[0-9A-Za-z!#$%&'*+/=?^_`{|}~-]+"
_TOP = r"(?:[A-Za-z]{2,63}|[\u4e00-\u9fff]{2,}|[Xx][Nn]--[0-9A-Za-z-]+)"
_EMAIL = re.compile(rf"(?P<local>{_ATOM}(?:\.{_ATOM})*)@(?:{_LABEL}\.)+{_TOP}")
LONGEST_EMAIL, LONGEST_LOCAL_PART = 254, 64  # RFC 5321 4.5.3.1


def is_mobile(number: str) -> bool:
    """Say whether `number` is eleven figures that begin with 13 to 19."""
    return bool(_MOBILE.fullmatch(number))


def is_landline(number: str) -> bool:
    """Say whether `number` is an area code and seven or eight figures, perhaps with an extension."""
    return bool(_LANDLINE.fullmatch(number))


def is_email(address: str) -> bool:
    """Say whether `address` has the form of an e-mail address."""
    if len(address) > LONGEST_EMAIL:
        return False
    match = _EMAIL.fullmatch(address)
    return match is not None and len(match["local"]) <= LONGEST_LOCAL_PART


def normalise_mobile(text: str) -> str:
    """Give the eleven figures that `text` stands for, +86 left out; empty when it is no mobile number."""
    number = without_country(text)
    return number if is_mobile(number) else ""


def without_country(text: str) -> str:
    """Put a mobile number's characters together, without the country before them."""
    return _ABROAD.sub("", compact(text))


def normalise_landline(text: str) -> str:
    """Write a landline as 区号-号码, the extension behind a second hyphen; empty when `text` is none."""
    number = with_area(text)
    match = _LANDLINE.fullmatch(number) or _LANDLINE.fullmatch(number.replace("-", ""))
    return "-".join(filter(None, match.groups())) if match else ""


def with_area(text: str) -> str:
    """Put a landline's characters together, brackets left out, +86 before the area code made its 0."""
    return _LANDLINE_ABROAD.sub("0", re.sub(r"[()]", "", airless(text)))


def normalise_email(text: str) -> str:
    """Give the address with its domain in small letters; empty when `text` is none."""
    address = airless(text)
    if not is_email(address):
        return ""
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain.lower()}"
