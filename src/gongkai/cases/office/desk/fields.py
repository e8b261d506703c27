"""Fields that the office's forms share."""

from __future__ import annotations

from typing import Any

from django import forms


def area(label: str, *, rows: int = 5, longest: int = 3000, **fields: Any) -> forms.CharField:
    """Several lines."""
    return forms.CharField(label=label, max_length=longest, widget=forms.Textarea({"rows": rows}), **fields)


def day(label: str, **fields: Any) -> forms.DateField:
    """A day, picked from the browser's calendar."""
    return forms.DateField(label=label, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **fields)
