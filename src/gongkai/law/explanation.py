"""A deadline told in plain words, so that an applicant, a clerk and a court can follow it day by day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.law.cautions import cautions
from gongkai.law.clock import State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from gongkai.law.clock import Deadline
    from gongkai.law.proof import Span


def explain(found: Deadline, at: date) -> str:
    """The whole reckoning as text of several lines: result, rules, days, what is not sure."""
    lines = [headline(found, at), *_receipt(found), "逐日计算："]
    lines += [f"  {_days(span)}  {span.why}〔{span.rule.id}〕" for span in found.proof]
    if found.due is not None:
        total = sum(span.counted for span in found.proof)
        lines.append(f"  合计计入{total}个工作日，期限至{found.due}届满。")
    lines.append("依据：")
    lines += [f"  〔{rule.id}〕{rule.authority}：{rule.says}" for rule in found.rules]
    doubts = [*cautions(found)]
    if doubts:
        lines += ["提示：", *(f"  {doubt}" for doubt in doubts)]
    return "\n".join(lines)


def headline(found: Deadline, at: date) -> str:
    """The result in one sentence."""
    state = found.state(at)
    end = found.history.end
    if state is State.DONE and end:
        return f"{end.on}{end.type.label}，{_in_time(found, end.on)}。"
    if found.due is None:
        return f"截至{at}{state.label}，到期日待恢复或重新起算后确定。"
    left = found.remaining(at)
    how = "" if left is None else (f"，还有{left}个工作日" if state is not State.OVERDUE else _passed(left))
    unsure = "（暂定）" if found.provisional else ""
    return f"到期日为{found.due}{unsure}；截至{at}{state.label}{how}。"


def _passed(left: int) -> str:
    return f"，已超过{-left}个工作日" if left else "，其后尚无工作日"


def _receipt(found: Deadline) -> Iterator[str]:
    history, limit = found.history, found.history.terms.limit
    yield f"收到申请之日：{history.receipt}。期限：{limit.amount}（{limit.authority}）。"
    if history.extension and history.terms.extension:
        extension, rule = history.extension, history.terms.extension
        yield f"{extension.on}经{extension.approved_by}同意延长{extension.days}个工作日（{rule.authority}）。"
    if history.delay:
        yield f"{history.delay.on}确定延迟至{history.delay.until}答复。"


def _in_time(found: Deadline, end: date) -> str:
    if found.due is None:
        return "期限未在计算"
    return f"在到期日{found.due}之前或当日" if end <= found.due else f"晚于到期日{found.due}"


def _days(span: Span) -> str:
    if span.last is None:
        return f"{span.first}起"
    return f"{span.first}" if span.first == span.last else f"{span.first}至{span.last}（{span.days}日）"
