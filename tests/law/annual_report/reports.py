"""Reports made up for the tests: right ones of any size, in the keys of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from gongkai.law.annual_report import form_for

if TYPE_CHECKING:
    from gongkai.law.annual_report import Form

Cells = dict[str, dict[str, dict[str, Any]]]
APPLICANTS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other")
OUTCOMES = ("upheld", "corrected", "other", "pending")


def requests(form: Form, lines: dict[str, list[int]]) -> dict[str, dict[str, int]]:
    """The requests table from the numbers of its leaves, `carried` and `carry_next`, one for each applicant."""
    rows = {row.key: [0] * len(APPLICANTS) for row in form.table("requests").filled} | lines
    rows["total"] = [sum(column) for column in zip(*(rows[leaf.key] for leaf in form.leaves), strict=True)]
    rows["new"] = [
        done + left - before
        for done, left, before in zip(rows["total"], rows["carry_next"], rows["carried"], strict=True)
    ]
    return {key: {**dict(zip(APPLICANTS, row, strict=True)), "total": sum(row)} for key, row in rows.items()}


def disputes(numbers: list[int]) -> dict[str, dict[str, int]]:
    """The table of reconsideration and litigation from its twelve results."""
    rows = [numbers[start : start + len(OUTCOMES)] for start in range(0, len(numbers), len(OUTCOMES))]
    return {
        key: {**dict(zip(OUTCOMES, row, strict=True)), "total": sum(row)}
        for key, row in zip(("review", "direct", "after_review"), rows, strict=True)
    }


def art20(form: Form) -> dict[str, dict[str, Any]]:
    """The table of what was published, all ones."""
    rows: dict[str, dict[str, Any]] = {}
    for row, column in form.table("art20").cells():
        rows.setdefault(row.key, {})[column.key] = 1
    return rows


def report(year: int = 2023, **lines: list[int]) -> Cells:
    """A whole right report."""
    form = form_for(year)
    return {
        "art20": art20(form),
        "requests": requests(form, lines),
        "review_litigation": disputes(list(range(12))),
    }


@st.composite
def reports(draw: st.DrawFn, form: Form) -> Cells:
    """Right reports: any results, what was carried in never more than what there was to handle."""
    counts = st.lists(st.integers(0, 50), min_size=len(APPLICANTS), max_size=len(APPLICANTS))
    keys = draw(st.lists(st.sampled_from([leaf.key for leaf in form.leaves]), unique=True, max_size=5))
    lines = {key: draw(counts) for key in (*keys, "carry_next")}
    there = requests(form, lines)["new"]
    lines["carried"] = [draw(st.integers(0, there[applicant])) for applicant in APPLICANTS]
    return {
        "art20": art20(form),
        "requests": requests(form, lines),
        "review_litigation": disputes(draw(st.lists(st.integers(0, 9), min_size=12, max_size=12))),
    }
