"""Codes in Chinese: kinds, validity, themes."""

from __future__ import annotations

from gongkai.information import kinds
from gongkai.information.enums import Validity

UNMARKED = "未标注"


def kind_label(code: str) -> str:
    """政策解读 for ``interpretation``; the code itself for a kind that this installation lacks."""
    return kinds.get(code).label if kinds.exists(code) else code


def validity_label(code: str) -> str:
    """已废止 for ``repealed``."""
    return str(Validity(code).label) if code in Validity.values else code or UNMARKED


def year_label(code: str) -> str:
    return f"{code}年"


def label(facet: str, value: str) -> str:
    """A facet's value as a reader sees it."""
    said = {"kind": kind_label, "validity": validity_label, "year": year_label}.get(facet)
    return said(value) if said else value
