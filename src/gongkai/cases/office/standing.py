"""What reconsideration and the courts made of an answer: whether others may still follow it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.cases.disputes.outcomes import in_words
from gongkai.cases.models import DisputePath
from gongkai.cases.office.enums import Standing

if TYPE_CHECKING:
    from gongkai.cases.models import Case

_HEAVIEST = (Standing.CORRECTED, Standing.UPHELD, Standing.OTHER)


def standing_of(act: Case) -> tuple[str, str]:
    """Of an application: its standing (`Standing`, or "" while nothing was decided) and the results in words.

    Corrected once is corrected: a suit against the review's decision that fails leaves the correction as it is.
    """
    ended = act.disputes.filter(case__counts=True, case__closed_on__isnull=False).exclude(case__cell="")
    rows = list(ended.select_related("case").order_by("case__closed_on", "pk"))
    cells = {row.case.cell for row in rows}
    standing = next((each for each in _HEAVIEST if each in cells), "")
    return str(standing), "；".join(f"{DisputePath(row.path).label}：{in_words(row.case)}" for row in rows)
