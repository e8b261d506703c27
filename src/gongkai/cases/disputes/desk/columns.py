"""What a list says of a dispute's clocks: whose turn it is, which period ends first, in the rule's own unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import Truncator

from gongkai.cases.disputes.clocks import pressing, terms_of
from gongkai.cases.disputes.models import REVIEW, SUIT
from gongkai.core.desk.kit import Column, Title
from gongkai.law.errors import ClockError

if TYPE_CHECKING:
    from gongkai.cases.models import Case
    from gongkai.core.desk.kit import Module

UNCOUNTED = "不计入"
WAITING = {REVIEW: "等待复议决定", SUIT: "等待法院"}


def words(case: Case) -> tuple[str, str]:
    """How it stands, in words, and the tone that repeats them."""
    if not case.counts:
        return UNCOUNTED, ""
    if case.closed_on:
        return f"{case.closed_on} 审结", "done"
    try:
        first = pressing(terms_of(case, case.events.all()))
    except ClockError as error:
        return str(error), "late"
    if first is None:
        return WAITING.get(case.kind, ""), ""
    said, tone = first.words(timezone.localdate())
    return f"{first.label}：{said}", tone


_SHOWN = 60  # signs of a title in a list


class DisputeClock(Column):
    """The due day and how the clock stands."""

    def plain(self, record: Any) -> Any:
        return record.due_on

    def html(self, record: Any, module: Module) -> Any:  # noqa: ARG002 - same shape for all columns
        told, tone = words(record)
        label, colon, said = told.rpartition("：")
        day = record.due_on.isoformat() if record.due_on and not record.closed_on else ""
        shown = format_html('<span class="clock {}">{} <b>{}</b></span>', tone, day, said)
        return format_html("<span>{}{} {}</span>", label, colon, shown) if label else shown


class About(Title):
    """What was applied for, and which act upon it is complained of; it leads to the dispute."""

    def plain(self, record: Any) -> Any:
        dispute = record.dispute
        return f"{dispute.act.title}（{dispute.act}，{dispute.get_challenge_display()}）"

    def html(self, record: Any, module: Module) -> Any:
        dispute, url = record.dispute, reverse("desk:detail", args=[module.code, record.pk])
        about = f"{dispute.act}，{dispute.get_challenge_display()}"
        title = Truncator(dispute.act.title).chars(_SHOWN)
        return format_html(
            '<span><a class="title" href="{}">{}</a> <span class="soft">{}</span></span>', url, title, about
        )


class Body(Column):
    """The review body or the court, and the number that it gave."""

    def plain(self, record: Any) -> Any:
        return f"{record.dispute.body} {record.dispute.docket}".strip()
