"""Codes in Chinese: kinds, validity, themes."""

from __future__ import annotations

import re

from gongkai.information import kinds
from gongkai.information.enums import Validity

UNMARKED = "未标注"
NO_CLAUSES = ("标题", "施行日期")  # title or metadata say it: the act alone is named
_SECTION = re.compile(r"[一二三四五六七八九十]{1,3}")  # the bare number of a heading: 七、附则


def kind_label(code: str) -> str:
    """政策解读 for ``interpretation``; the code itself for a kind that this installation lacks."""
    return kinds.get(code).label if kinds.exists(code) else code


def validity_label(code: str) -> str:
    """已废止 for ``repealed``."""
    return str(Validity(code).label) if code in Validity.values else code or UNMARKED


def clause_label(clause: str) -> str:
    """The clause of an act that says something, as a reader looks for it; empty where no clause says it."""
    if clause in NO_CLAUSES:
        return ""
    return f"第{clause}部分" if _SECTION.fullmatch(clause) else clause


def year_label(code: str) -> str:
    return f"{code}年"


def label(facet: str, value: str) -> str:
    """A facet's value as a reader sees it."""
    said = {"kind": kind_label, "validity": validity_label, "year": year_label}.get(facet)
    return said(value) if said else value
