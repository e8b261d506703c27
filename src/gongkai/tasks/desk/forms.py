"""Forms of the ledger's acts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms

from gongkai.information.models import Information
from gongkai.orgs.models import Organization
from gongkai.tasks.models import KEEPERS, WORKERS, TaskUnit

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.tasks.models import Task


def reporting_organizations(task: Task, actor: Actor) -> list[int]:
    """For which organizations the actor may report on the task: its units that are theirs, or else its owner."""
    if not task.has_workers:
        return [task.owner_id] if task.seats_of(actor) & KEEPERS else []
    if not task.seats_of(actor) & WORKERS:
        return []
    own = {grant.organization_id for grant in actor.grants if grant.role in WORKERS | KEEPERS}
    return [unit.organization_id for unit in task.units.all() if unit.organization_id in own]


class ProgressForm(forms.Form):
    """What was done, and the information that proves it."""

    organization = forms.ModelChoiceField(label="报送单位", queryset=Organization.objects.none(), empty_label=None)
    text = forms.CharField(
        label="进展",
        max_length=5000,
        widget=forms.Textarea({"rows": 6}),
        help_text="写明做了什么、到了哪一步、有什么结果。",
    )
    evidence = forms.CharField(
        label="佐证信息的索引号",
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="一行一个，从政府信息的信息表中复制。",
    )

    def __init__(self, data: Any, task: Task, actor: Actor) -> None:
        super().__init__(data)
        self.actor = actor
        allowed = Organization.objects.filter(pk__in=reporting_organizations(task, actor))
        self.fields["organization"].queryset = allowed  # type: ignore[attr-defined]  # a ModelChoiceField

    def clean_evidence(self) -> list[Information]:
        numbers = [part for part in re.split(r"[\s,，、;；]+", str(self.cleaned_data["evidence"])) if part]
        readable = Information.objects.visible_to(self.actor) | Information.objects.public()
        found = {row.index_number: row for row in readable.filter(index_number__in=numbers).light()}
        missing = [number for number in numbers if number not in found]
        if missing:
            raise forms.ValidationError(f"没有索引号为“{'、'.join(missing)}”的信息，请核对。")
        return list(found.values())


class ReassignForm(forms.Form):
    """Which organization a unit of the document is."""

    unit = forms.ModelChoiceField(label="文件中的单位", queryset=TaskUnit.objects.none(), empty_label=None)
    organization = forms.ModelChoiceField(
        label="对应机构",
        queryset=Organization.objects.all(),
        required=False,
        empty_label="（不对应平台内的机构）",
    )

    def __init__(self, data: Any, task: Task) -> None:
        super().__init__(data)
        self.fields["unit"].queryset = task.units.all()  # type: ignore[attr-defined]  # a ModelChoiceField
