"""Recording by hand from which day a document is in force, amended, repealed or lapsed, and by what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from gongkai.core.desk.kit import Act
from gongkai.information import actions, kinds
from gongkai.information.actions.validity import KEEPERS
from gongkai.information.enums import InformationState, Validity
from gongkai.information.models import Information

if TYPE_CHECKING:
    from gongkai.core.actors import Actor


class ValidityForm(forms.Form):
    """A status, its first day and its ground."""

    status = forms.ChoiceField(
        label="效力状态",
        choices=[(str(code), label) for code, label in Validity.choices if code],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择效力状态。"},
    )
    from_on = forms.DateField(
        label="起始日期",
        required=False,
        widget=forms.DateInput({"type": "date"}),
        help_text="从这一天起处于该状态；日期不详时留空。",
    )
    by = forms.CharField(
        label="依据文件",
        required=False,
        max_length=300,
        help_text="填写依据文件的索引号；文件不在本平台的，写明文件名称和文号。",
    )
    clause = forms.CharField(label="条款", required=False, max_length=200, help_text="如：第二十条。")

    def __init__(self, data: Any, actor: Actor) -> None:
        super().__init__(data)
        self.actor = actor

    def clean(self) -> dict[str, Any]:
        """An index number that is known becomes the document, anything else stays as written."""
        cleaned = super().clean() or self.cleaned_data
        written = str(cleaned.pop("by", "")).strip()
        readable = Information.objects.visible_to(self.actor) | Information.objects.public()
        found = readable.filter(index_number=written).first() if written else None
        return cleaned | {"by": found, "by_text": "" if found else written}


def _record(row: Information, *, actor: Actor, status: str, **ground: Any) -> None:
    actions.record_validity(row, actor=actor, status=Validity(status), **ground)


def _refusal(row: Information, actor: Actor) -> str:
    if row.state != InformationState.PUBLISHED or not kinds.exists(row.kind) or not kinds.get(row.kind).validity:
        return "已发布的规章、规范性文件等有效力状态的信息才记录效力。"
    return "" if KEEPERS & row.seats_of(actor) else "效力须由审核人、发布人或政务公开办记录。"


ACT = Act(
    "validity",
    _record,
    label="记录效力",
    form=lambda data, _record, actor: ValidityForm(data, actor),
    refusal=_refusal,
)
