"""What speaks against a review or a suit (复议前置, out of time): told, never a reason to refuse it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.cases.clock import law
from gongkai.cases.disputes.models import REVIEW
from gongkai.cases.models import Challenge, DisputePath
from gongkai.cases.particulars import own, review_body
from gongkai.law.answers import UnknownDecisionError
from gongkai.law.periods import due_date
from gongkai.law.remedies import remedy
from gongkai.law.rulebook import UnknownRuleError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from gongkai.cases.models import Case, Dispute

FIRST = "REV-23"


def cautions_of(case: Case) -> list[str]:
    """What the organ may raise in its answer, each with its rule; and what is not sure about that."""
    dispute = case.dispute
    return [*_review_first(dispute), *_out_of_time(dispute), *_silence(dispute), *_body(dispute)]


def _review_first(dispute: Dispute) -> Iterator[str]:
    """Refusals go to review before they go to court, since 2024."""
    source = dispute.act
    if dispute.path != DisputePath.DIRECT or dispute.challenge != Challenge.ANSWER or not source.closed_on:
        return
    if dispute.third_party:
        return
    try:
        told = remedy(source.decision, on=source.closed_on, book=law().book)
    except (UnknownDecisionError, UnknownRuleError):
        return
    if told.review_first:
        rule = law().book.rule(FIRST, on=source.closed_on)
        yield f"该答复属于复议前置的情形，未经复议直接起诉，可以提请法院审查是否符合起诉条件（{rule.authority}）。"
        yield from (f"提示：{each}" for each in told.cautions)


def _limit(dispute: Dispute) -> tuple[str, dt.date] | None:
    """The rule of the period for coming, and the day from which it ran."""
    source = dispute.act
    if dispute.path == DisputePath.AFTER_REVIEW and dispute.after:
        decided = dispute.after.events.filter(kind="decide").last()
        return ("SUE-45", _served(decided)) if decided else None
    silent = dispute.challenge == Challenge.SILENCE
    start = source.due_on if silent else source.closed_on
    if start is None or dispute.challenge == Challenge.DISCLOSURE:
        return None
    codes = ("REV-16", "SUE-66") if silent else ("REV-20", "SUE-46")
    return codes[dispute.path == DisputePath.DIRECT], start


def _served(event: object) -> dt.date:
    data: dict[str, str] = getattr(event, "data", {})
    day: dt.date = getattr(event, "on")  # noqa: B009 - an event, as the caller found it
    return type(day).fromisoformat(data["served"]) if data.get("served") else day


def _out_of_time(dispute: Dispute) -> Iterator[str]:
    found = _limit(dispute)
    if found is None:
        return
    rule_id, start = found
    try:
        rule = law().book.rule(rule_id, on=start)
    except UnknownRuleError:
        return
    last = due_date(rule, start, law().calendar).at
    if dispute.filed_on > last:
        told = f"自{start}起{rule.amount}到{last}为止，{dispute.filed_on}提出已超过（{rule.authority}）"
        yield f"{told}；未告知救济途径和期限、有正当理由耽误的除外。"


def _silence(dispute: Dispute) -> Iterator[str]:
    source = dispute.act
    if dispute.challenge != Challenge.SILENCE:
        return
    if source.closed_on and source.closed_on <= dispute.filed_on:
        yield f"申请已于{source.closed_on}答复，早于提出之日，所称逾期不答复与记录不符，请核对送达凭证。"
    elif source.due_on is None:
        yield "答复期限正在中止或者停止计算，尚未届满，请在答复中写明。"
    elif dispute.filed_on <= source.due_on:
        yield f"答复期限到{source.due_on}才届满，提出时（{dispute.filed_on}）尚未逾期，请在答复中写明。"


def _body(dispute: Dispute) -> Iterator[str]:
    if dispute.path != DisputePath.REVIEW:
        return
    unit = dispute.act.unit
    expected = own(unit).review_body or review_body(unit, dispute.filed_on)
    if expected and expected not in dispute.body and dispute.body not in expected:
        yield f"复议机关为{dispute.body}，按机构关系应为{expected}，请核对（行政复议法第二十四条）。"


def kind_word(case: Case) -> str:
    """复议 or 诉讼."""
    return "复议" if case.kind == REVIEW else "诉讼"
