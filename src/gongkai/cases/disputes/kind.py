"""Reviews, suits and ordered answers, as the engine knows them."""

from __future__ import annotations

from gongkai.cases.disputes.clocks import by_order, by_terms
from gongkai.cases.disputes.flow.review import FLOW as REVIEW_FLOW
from gongkai.cases.disputes.flow.suit import FLOW as SUIT_FLOW
from gongkai.cases.disputes.linked import in_dispute
from gongkai.cases.disputes.models import REDO, REVIEW, SUIT
from gongkai.cases.foi import retention
from gongkai.cases.foi.flow import FLOW as FOI_FLOW
from gongkai.cases.foi.kind import PUBLIC
from gongkai.cases.kinds import CaseKind, register


def join() -> None:
    """Called when the application starts."""
    register(CaseKind(REVIEW, "行政复议", REVIEW_FLOW, by_terms, "复议"))
    register(CaseKind(SUIT, "行政诉讼", SUIT_FLOW, by_terms, "诉讼"))
    register(CaseKind(REDO, "重新答复", FOI_FLOW, by_order, "重答", PUBLIC))
    retention.hold(in_dispute)
    retention.cover(REVIEW, SUIT, REDO)
