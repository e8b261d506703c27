"""Stating by hand what one document does to another, where its words do not show it to the machine."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Q

from gongkai.core.desk.kit import Act
from gongkai.information import actions
from gongkai.information.enums import InformationState, RelationKind
from gongkai.information.flow import EDITORS
from gongkai.information.keys import number_key, title_key
from gongkai.information.models import Information
from gongkai.law.identifiers import document_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gongkai.core.actors import Actor

MOST = 20  # documents to choose from; more than that is no help
LEAST_CHARACTERS = 2
_BARE = re.compile(r"[《》]|[（(]\s*[）)]")


def documents_called(text: str, actor: Actor, *, besides: Information) -> tuple[list[Information], bool]:
    """The documents that the actor may read and that answer to an 索引号, a 文号 or a title; whether by its whole.

    Where none has the whole title, those whose title contains the text, newest first, at most `MOST`.
    """
    readable = (Information.objects.visible_to(actor) | Information.objects.public()).exclude(pk=besides.pk)
    rows = readable.light().order_by("-published_on", "-pk")
    key, title = number_key(text), title_key(text)
    whole = [Q(index_number=text), Q(document_key=key) if key else None]
    whole.append(Q(title_key=title) | Q(issued_title_key=title) if title else None)
    for way in filter(None, whole):
        if found := list(rows.filter(way)[:MOST]):
            return found, True
    return list(rows.filter(title__icontains=text)[:MOST]) if len(text) >= LEAST_CHARACTERS else [], False


class _Documents(forms.ModelChoiceField):  # type: ignore[type-arg]  # takes none at run time
    def label_from_instance(self, obj: Any) -> str:
        return "，".join(filter(None, (obj.title, obj.document_number, f"索引号 {obj.index_number}")))


class StatedRelationForm(forms.Form):
    """The kind of relation, the other document and where it stands.

    `which` is there once what was written answers to several documents, or to a part of a title alone.
    """

    kind = forms.ChoiceField(label="关系", choices=RelationKind.choices, widget=forms.RadioSelect)
    document = forms.CharField(
        label="对象文件",
        max_length=500,
        widget=forms.TextInput({"class": "wide"}),
        help_text="填写索引号、发文字号或标题；标题可以只填一部分，再从找到的文件中选择。",
        error_messages={"required": "请填写对象文件的索引号、发文字号或标题。"},
    )
    which = _Documents(
        label="找到的文件",
        queryset=Information.objects.none(),
        required=False,
        empty_label=None,
        widget=forms.RadioSelect,
    )
    absent = forms.BooleanField(
        label="对象文件不在本平台，按所填文号或标题登记",
        required=False,
        help_text="登记后显示为待确认，该文件收录时自动对应。",
    )
    from_on = forms.DateField(
        label="生效日期",
        required=False,
        widget=forms.DateInput({"type": "date"}),
        help_text="修改、废止自哪一天起生效；留空则为本文件的施行日期。",
    )
    clause = forms.CharField(label="条款", required=False, max_length=200, help_text="如：第二十条。")

    def __init__(self, data: Mapping[str, Any] | None, record: Information, actor: Actor) -> None:
        super().__init__(data)
        written = str(data.get("document") or "").strip() if data else ""
        self.found, self.certain = documents_called(written, actor, besides=record) if written else ([], False)
        if self._must_choose:
            pks = [each.pk for each in self.found]
            self.fields["which"].queryset = Information.objects.filter(pk__in=pks)  # type: ignore[attr-defined]  # a ModelChoiceField
        else:
            del self.fields["which"]

    @property
    def _must_choose(self) -> bool:
        return bool(self.found) and not (self.certain and len(self.found) == 1)

    def clean(self) -> dict[str, Any]:
        """`target`, or the `number` and `title` of a document that is not here."""
        cleaned = super().clean() or self.cleaned_data
        written, absent = str(cleaned.pop("document", "")), cleaned.pop("absent", False)
        target = cleaned.pop("which", None)
        if absent:
            return cleaned | _named(written)
        if self.found and not self._must_choose:
            target = self.found[0]
        if target is None and written and "which" not in self.errors:
            self._ask_again(written)
        return cleaned | {"target": target}

    def _ask_again(self, written: str) -> None:
        if self.found:
            self.add_error("which", f"找到 {len(self.found)} 份文件，请选择其中一份，或把对象文件写得更完整。")
        else:
            self.add_error(
                "document", f"没有找到“{written}”。请核对索引号、文号或标题；文件不在本平台的，请勾选下面一项。"
            )


def _named(written: str) -> dict[str, str]:
    """The number in the text and the title around it: 《…办法》（示政发〔2016〕3号） is written as both."""
    numbers = document_number.find(written)
    if len(numbers) != 1:
        return {"number": "", "title": _BARE.sub("", written)}
    number = numbers[0]
    return {
        "number": str(number.number),
        "title": _BARE.sub("", written[: number.start] + written[number.end :]).strip(),
    }


def _state(record: Information, *, actor: Actor, **fields: Any) -> None:
    actions.add_relation(record, actor=actor, **fields)


def _refusal(record: Information, actor: Actor) -> str:
    if record.state not in (InformationState.DRAFT, InformationState.PUBLISHED):
        return f"当前状态为“{record.get_state_display()}”，不能填报文件关系。"
    return "" if EDITORS & record.seats_of(actor) else "文件关系须由本单位拟稿人、审核人或发布人填报。"


ACT = Act("add_relation", _state, label="填报文件关系", form=StatedRelationForm, refusal=_refusal)
