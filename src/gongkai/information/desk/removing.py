"""The desk's form for taking something off: the type decides what has to be said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from gongkai.core.desk.forms import ReasonForm
from gongkai.core.desk.kit import Act, Notice
from gongkai.information import actions, unpublishing
from gongkai.information.enums import InformationEvent, UnpublishingReason
from gongkai.information.models import Information
from gongkai.information.unpublishing import TERMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.core.actors import Actor


def _types() -> list[tuple[str, str]]:
    return [(kind.value, f"{kind.label}：{TERMS[kind].answer}") for kind in UnpublishingReason]


class RemovalForm(ReasonForm):
    """The type, what the public is told, and the reason for the trail."""

    kind = forms.ChoiceField(
        label="撤下类型",
        choices=_types,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择撤下类型。"},
    )
    explanation = forms.CharField(
        label="对外说明",
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text="公众打开原地址时看到；停止适用的必须写明。",
    )
    target = forms.CharField(
        label="转至信息的索引号", required=False, help_text="并入其他信息的必须填写；发布有误的可以填写。"
    )
    place = forms.CharField(
        label="查阅处", required=False, max_length=300, help_text="移交归档的必须写明，如：市档案馆，全宗号 12。"
    )
    url = forms.URLField(label="查阅地址", required=False, max_length=1000, assume_scheme="https")
    field_order = ("kind", "explanation", "target", "place", "url", "reason")

    def clean_target(self) -> Information | None:
        number = str(self.cleaned_data["target"]).strip()
        found = Information.objects.public().filter(index_number=number).first() if number else None
        if number and found is None:
            raise forms.ValidationError(f"公众可以看到的信息中没有索引号“{number}”，请从该信息的页面复制。")
        return found


def notice(row: Information) -> Iterator[Notice]:
    """What the public address answers now."""
    removal = unpublishing.standing(row)
    if removal is None:
        return
    said = [removal.explanation, removal.place, f"转至：{removal.target}" if removal.target else ""]
    yield Notice(
        f"已撤下：{removal.get_kind_display()}",
        "warning",
        "；".join([TERMS[UnpublishingReason(removal.kind)].answer, *filter(None, said)]) + "。",
        row.get_absolute_url(),
        "查看公众看到的应答",
    )


def _form(data: Any, _record: Information, _actor: Actor) -> RemovalForm:
    return RemovalForm(data)


ACT = Act(InformationEvent.REMOVE, actions.remove, form=_form)
