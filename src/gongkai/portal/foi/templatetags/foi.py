"""What was filled in, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

if TYPE_CHECKING:
    from django import forms

    from gongkai.portal.foi.models import Guidance

register = template.Library()


@register.simple_tag
def turns(row: Guidance) -> list[tuple[str, int]]:
    """The counts of a month for a chart."""
    return [(turn.label, count) for turn, count in row.counts.items()]


@register.simple_tag
def said(field: forms.BoundField) -> str:
    """The value of a field as its reader knows it: the label of a choice, the name of a unit."""
    value = field.form.cleaned_data.get(field.name) if hasattr(field.form, "cleaned_data") else field.value()
    choices = dict(getattr(field.field, "_choices", []))
    return str(choices.get(value, value) or "")
