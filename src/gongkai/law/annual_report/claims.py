"""Numbers that a report's prose claims, held against its tables: 行政复议134件 where the table says 170.

Prose speaks of many things, so what a whole text says otherwise is a question for a person; what a record states
as a claim is an error. Of several numbers claimed for one figure it is enough that one agrees.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from gongkai.law.annual_report.cells import number_of
from gongkai.law.annual_report.form import FormError, Measure
from gongkai.law.annual_report.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.law.annual_report.form import Form, Table
    from gongkai.law.annual_report.violation import Tables

CLAIMED = "text"
_NUMBER = r"(\d[\d,，]{0,18})\s*(?:件|宗|起)"
# What may stand between the words and their number; a part, a change or a share is another figure.
_BETWEEN = r"(?:(?!维持|纠正|其他|审结|撤销|驳回|增|减|降|同比|占|率|均|其中)[^\d，,。；;：:、（(]){0,14}\s*"
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure of the tables by the words for it in prose. Rows that are headings stand for their leaves."""

    name: str
    words: str
    table: str
    rows: tuple[str, ...]


_FIGURES = (
    _Figure("本年新收", "(?:新收|受理|收到)[^，,。；;\\d]{0,8}申请", "requests", ("new",)),
    _Figure("上年结转", "上(?:一)?年度?结转", "requests", ("carried",)),
    _Figure("办理结果总计", "(?<!未)(?:答复|办结)[^，,。；;\\d]{0,10}申请", "requests", ("total",)),
    _Figure("结转下年度", "(?:结转下(?:一)?年度?|结转至下(?:一)?年度?)", "requests", ("carry_next",)),
    _Figure("予以公开及部分公开", "予以公开(?:及|和|、)部分公开", "requests", ("grant", "partial")),
    _Figure("不予公开", "不予公开", "requests", ("deny",)),
    _Figure("无法提供", "无法提供", "requests", ("na",)),
    _Figure("不予处理", "不予处理", "requests", ("np",)),
    _Figure("行政复议", "(?:行政)?复议", "review_litigation", ("review",)),
    _Figure("行政诉讼", "(?:行政)?诉讼", "review_litigation", ("direct", "after_review")),
)


def check_claims(form: Form, tables: Tables, text: str, *, soft: bool = True) -> list[Violation]:
    """What the text claims and the tables do not say, each a violation: expected is the claim."""
    found = (_differs(form, tables, figure, text.translate(_DIGITS)) for figure in _FIGURES)
    return [replace(each, soft=soft) for each in found if each]


def texts_of(record: Mapping[str, Any]) -> Iterator[str]:
    """The prose that a record brings as `text`."""
    if isinstance(record.get("text"), str):
        yield record["text"]


def claims_of(record: Mapping[str, Any]) -> Iterator[str]:
    """The sentences that a record states as claims about its tables (`text_claims`)."""
    claims = record.get("text_claims")
    for claim in claims if isinstance(claims, list) else ():
        if isinstance(claim, Mapping) and isinstance(claim.get("text"), str):
            yield claim["text"]


def _differs(form: Form, tables: Tables, figure: _Figure, text: str) -> Violation | None:
    said = _said(form, tables, figure)
    claimed = [(int(re.sub("[,，]", "", match[1])), match[0]) for match in re.finditer(_pattern(figure), text)]
    if said is None or not claimed or any(number == said for number, _ in claimed):
        return None
    number, words = claimed[0]
    says = f"文字为“{words.strip()}”，表格中{figure.name}为 {said}"
    return Violation(CLAIMED, f"{figure.table}/{figure.name}", number, said, says)


def _pattern(figure: _Figure) -> str:
    return f"{figure.words}{_BETWEEN}{_NUMBER}"


def _said(form: Form, tables: Tables, figure: _Figure) -> int | None:
    """What the tables say: the totals of the rows, or of their classes where a report leaves the totals blank."""
    table = form.table(figure.table)
    try:
        rows = [leaf for row in figure.rows for leaf in _leaves(table, row)]
    except FormError:
        return None
    cells = tables.get(table.key, {})
    numbers = [_total(table, cells.get(row)) for row in rows]
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def _leaves(table: Table, key: str) -> list[str]:
    row = table.row(key)
    return [leaf.key for leaf in table.leaves_of(key)] if row.heading else [row.key]


def _total(table: Table, cells: Any) -> int | None:
    if not isinstance(cells, Mapping):
        return None
    total = number_of(cells.get("total"), Measure.COUNT)
    if total is not None:
        return int(total)
    parts = [number_of(cells.get(column.key), Measure.COUNT) for column in table.columns if column.key != "total"]
    known = [int(part) for part in parts if part is not None]
    return sum(known) if known else None
