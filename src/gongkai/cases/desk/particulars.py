"""The desk module 文书信息: what the letters of a unit say of the unit itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from gongkai.cases.actions.particulars import MAY, refusal, set_particulars
from gongkai.cases.models import UnitParticulars
from gongkai.cases.particulars import COURT, FIELDS, PAYMENT, field, review_body, submit_to
from gongkai.cases.querysets import CASEWORKERS
from gongkai.core.desk.kit import Column, FormAct, Module, Title, register
from gongkai.orgs.models import Organization

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from gongkai.core.actors import Actor

HELP = {
    "code": "如“示教公开复”，文号写作“示教公开复〔2026〕1号”；一个机关一年一个序列，不跳号。",
    "submit_to": "补正材料、说明理由、征求意见回执送到哪里。",
    "payment": "写入收费通知书。",
    "review_body": "写入答复书的救济途径（行政复议法第二十四条）。",
    "court": "写入答复书的救济途径。",
    "online_channel": "通过网络送达答复的，须同时告知网上申请复议的渠道（行政复议法第二十二条）。",
    "head": "用于复议、诉讼答辩文书。",
}


def unfilled(actor: Actor) -> QuerySet[Organization]:
    """The units of a person that have entered nothing yet."""
    own = [grant.organization_id for grant in actor.grants if grant.role in MAY]
    return Organization.objects.filter(pk__in=own, letter_particulars=None)


class ParticularsForm(forms.Form):
    """One field each; what is left empty follows from the tree, as the hint says."""

    def __init__(self, data: Any, record: UnitParticulars | None, actor: Actor) -> None:
        super().__init__(data)
        if record is None:
            units = unfilled(actor)
            self.fields["unit"] = forms.ModelChoiceField(label="机关", queryset=units, empty_label=None)
        unit = record.unit if record else None
        for name in FIELDS:
            self.fields[name] = _field(name, record, unit)


def _field(name: str, record: UnitParticulars | None, unit: Organization | None) -> forms.CharField:
    known = field(name)
    default = _default(name, record, unit)
    hint = HELP.get(name, "") + (f"不填则写“{default.rstrip('。')}”。" if default else "")
    return forms.CharField(
        label=str(known.verbose_name),
        max_length=known.max_length,
        required=False,
        initial=getattr(record, name, ""),
        help_text=hint,
    )


def _default(name: str, record: UnitParticulars | None, unit: Organization | None) -> str:
    """What a letter says where the unit entered nothing."""
    if name == "review_body" and unit:
        return review_body(unit, timezone.localdate())
    return {"court": COURT, "payment": PAYMENT, "submit_to": submit_to(record or UnitParticulars())}.get(name, "")


def _create(_record: Any, form: Any, actor: Actor) -> UnitParticulars:
    given = dict(form.cleaned_data)
    return set_particulars(given.pop("unit"), actor=actor, **given)


def _edit(record: UnitParticulars, form: Any, actor: Actor) -> UnitParticulars:
    return set_particulars(record.unit, actor=actor, **form.cleaned_data)


def _refusal(record: UnitParticulars | None, actor: Actor) -> str:
    if record is not None:
        return refusal(record.unit, actor)
    return "" if unfilled(actor).exists() else "您所在的机关已经填写过文书信息，或者您不办理依申请公开。"


def _facts(record: UnitParticulars) -> list[tuple[str, Any]]:
    rows = []
    for name in FIELDS:
        value = getattr(record, name) or _default(name, record, record.unit)
        label = str(field(name).verbose_name)
        rows.append((label, value if getattr(record, name) or not value else f"{value}（未填写，按此写入文书）"))
    return rows


register(
    Module(
        code="letter-particulars",
        label="文书信息",
        section="依申请公开",
        seats=CASEWORKERS,
        model=UnitParticulars,
        position=82,
        columns=(
            Title("unit.label", "机关", order=("unit__name",)),
            Column("code", "文号代字"),
            Column("phone", "联系电话"),
            Column("address", "办公地址"),
            Column("review_body", "复议机关"),
        ),
        search=("unit__name", "code"),
        rows=lambda rows: rows.select_related("unit"),
        related=("unit",),
        order=("unit__position", "unit_id"),
        create=FormAct(
            lambda data, _files, record, actor: ParticularsForm(data, record, actor),
            _create,
            "填写文书信息",
            refusal=_refusal,
        ),
        edit=FormAct(
            lambda data, _files, record, actor: ParticularsForm(data, record, actor),
            _edit,
            "修改文书信息",
            refusal=_refusal,
        ),
        event_labels={"changed": "修改文书信息"},
        facts=_facts,
        owner=lambda record: record.unit,
    )
)
