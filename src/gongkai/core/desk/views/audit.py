"""The audit trail as a list: what the person looks after, newest first."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django import forms
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.core.audit.models import AuditEntry
from gongkai.core.desk.access import actor_of, signed_in
from gongkai.core.desk.registry import modules

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

PER_PAGE = 50
OWN_EVENTS = {
    "desk.export": "导出列表",
    "saved_view.save": "保存常用视图",
    "saved_view.delete": "删除常用视图",
    "organization.create": "建立机构",
    "organization.created": "建立机构",
    "organization.renamed": "机构更名",
    "organization.abolished": "机构撤销",
    "organization.name_added": "登记机构名称",
    "organization.group_defined": "定义单位统称",
    "post.created": "设立岗位",
    "person.created": "建立人员",
    "person.appointed": "任职",
    "person.left_post": "离任",
    "person.password_changed": "修改密码",
}


class AuditForm(forms.Form):
    """What to look for in the trail."""

    subject = forms.CharField(label="对象", required=False, max_length=100)
    person = forms.CharField(label="操作人", required=False, max_length=50)
    event = forms.ChoiceField(label="操作", required=False, choices=lambda: [("", "全部"), *event_choices()])
    since = forms.DateField(label="起始日期", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label="截止日期", required=False, widget=forms.DateInput(attrs={"type": "date"}))


def event_choices() -> list[tuple[str, str]]:
    """Every act that the trail can hold, in Chinese: the modules' own ones first."""
    found: dict[str, str] = {}
    for module in modules():
        prefix = (module.model._meta.concrete_model or module.model)._meta.model_name
        events = [str(code) for code, _ in module.flow.events.choices] if module.flow else []
        for name in (*events, *module.event_labels):
            found.setdefault(name if "." in name else f"{prefix}.{name}", module.event_label(name))
    return list((found | OWN_EVENTS).items())


@require_safe
@signed_in
def audit(request: HttpRequest) -> HttpResponse:
    """The entries that the person may see, filtered."""
    form = AuditForm(request.GET)
    form.is_valid()  # what does not parse is left out, and said at its field
    entries = _filtered(AuditEntry.objects.visible_to(actor_of(request)), form)
    page = Paginator(entries, PER_PAGE).get_page(request.GET.get("page"))
    rows = [(entry, _label(entry)) for entry in page]
    chosen = sum(bool(request.GET.get(name)) for name in form.fields)
    context = {"form": form, "page": page, "rows": rows, "here": "audit", "chosen": chosen}
    return render(request, "desk/audit.html", context)


def _filtered(entries: QuerySet[AuditEntry], form: AuditForm) -> QuerySet[AuditEntry]:
    asked = form.cleaned_data
    for field, lookup in (
        ("subject", "subject_label__icontains"),
        ("person", "actor_name__icontains"),
        ("event", "event"),
    ):
        if asked.get(field):
            entries = entries.filter(**{lookup: asked[field].strip()})
    if asked.get("since"):
        entries = entries.filter(at__gte=_midnight(asked["since"]))
    if asked.get("until"):
        entries = entries.filter(at__lt=_midnight(asked["until"] + dt.timedelta(days=1)))
    return entries.order_by("-sequence")


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


def _label(entry: AuditEntry) -> str:
    return _name(entry.event, entry.subject_type)


def _name(event: str, subject_type: str) -> str:
    """The event in Chinese, by the module that the subject belongs to."""
    if event in OWN_EVENTS:
        return OWN_EVENTS[event]
    for module in modules():
        if (module.model._meta.concrete_model or module.model)._meta.label_lower == subject_type:
            return module.event_label(event)
    return event
