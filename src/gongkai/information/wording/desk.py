"""Proofreading at the desk: the check, which only advises, and the word that a writing is right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django import forms
from django.urls import reverse

from gongkai.core.desk.kit import Act, Check, Problem
from gongkai.documents.errors import UnreadableError
from gongkai.information.enums import InformationState
from gongkai.information.flow import EDITORS
from gongkai.information.wording.actions import accept_wordings
from gongkai.information.wording.findings import STORED, open_findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.core.actors import Actor
    from gongkai.information.models import Information
    from gongkai.proofreading import Finding

SHOWN = 30
_AROUND = 10  # characters shown to each side
EVENTS = {"accept_wordings": "确认写法无误"}


def check(row: Information) -> Check:
    """Each place that is probably wrong, with what should stand there."""
    return Check("文字校对", tuple(_problems(row)))


def _open(row: Information) -> tuple[str, list[Finding]]:
    """What is told, looked for once however many parts of a page ask."""
    if "_open_slips" not in row.__dict__:
        row.__dict__["_open_slips"] = open_findings(row)
    found: tuple[str, list[Finding]] = row.__dict__["_open_slips"]
    return found


def _problems(row: Information) -> Iterator[str]:
    try:
        text, found = _open(row)
    except UnreadableError as error:
        yield str(error)
        return
    for finding in found[:SHOWN]:
        yield Problem(_sentence(text, finding), link=_place(row, finding))
    if len(found) > SHOWN:
        yield f"另有 {len(found) - SHOWN} 处，处理前面的以后显示。"


def _place(row: Information, finding: Finding) -> str:
    """Where it is put right: the title, or the words in the body."""
    if row.state not in (InformationState.DRAFT, InformationState.PUBLISHED):
        return ""
    edit = reverse("desk:edit", args=["information", row.pk])
    if finding.start <= len(row.title):
        return f"{edit}#id_title"
    return f"{edit}?{urlencode({'find': finding.wrong[:STORED]})}#id_body_html"


def _sentence(text: str, finding: Finding) -> str:
    around = text[max(finding.start - _AROUND, 0) : finding.end + _AROUND].replace("\n", " ")
    advice = f"建议写作“{finding.suggest}”" if finding.suggest else "请核对"
    return f"{finding.kind.label}“{finding.wrong}”：{advice}（……{around}……）"


class AcceptForm(forms.Form):
    """Which writings are right."""

    wrong = forms.MultipleChoiceField(
        label="无误的写法",
        widget=forms.CheckboxSelectMultiple,
        help_text="确认后本信息不再提示这些写法。",
        error_messages={"required": "请选择无误的写法。"},
    )

    def __init__(self, data: Any, record: Information) -> None:
        super().__init__(data)
        text, found = _open(record)
        choices = {finding.wrong[:STORED]: _sentence(text, finding) for finding in reversed(found)}
        self.fields["wrong"].choices = list(choices.items())[::-1]  # type: ignore[attr-defined]  # a ChoiceField


def _accept(record: Information, *, actor: Actor, wrong: list[str]) -> None:
    accept_wordings(record, actor=actor, wrong=wrong)


def _no_accepting(record: Information, actor: Actor) -> str:
    if not EDITORS & record.seats_of(actor) or record.state == InformationState.REMOVED:
        return "校对意见由本单位拟稿人、审核人或发布人处理。"
    try:
        return "" if _open(record)[1] else "没有待处理的校对意见。"
    except UnreadableError as error:
        return str(error)


ACTS = (
    Act(
        "accept_wordings",
        _accept,
        label="写法无误（不再提示）",
        form=lambda data, record, _actor: AcceptForm(data, record),
        refusal=_no_accepting,
    ),
)
OUTCOMES = {"accept_wordings": "已记录，本信息不再提示这些写法。"}
