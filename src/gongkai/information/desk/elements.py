"""Form fields made from a kind's fields: each reads what a person types and says what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from gongkai.information.kinds import DataType
from gongkai.information.kinds.reading import EXPECTED, ValueFault, read
from gongkai.information.rows.lines import word

if TYPE_CHECKING:
    from gongkai.information.kinds import KindField

_INPUTS = {
    DataType.DATE: "date",
    DataType.WEEK: "week",
    DataType.MONTH: "month",
    DataType.URL: "url",
}
_NOTES = {
    "name": "公开时只显示姓氏。",
    "address": "公开时只显示到街道（乡镇）或者村（社区）。",
    "withheld": "只存后台，不对外公开。",
}
_SHOWN = (DataType.QUARTER, DataType.WEEK, DataType.MONTH)


class ElementField(forms.CharField):
    """One field of a kind; its value is as `kinds.reading` keeps it."""

    def __init__(self, field: KindField, **options: Any) -> None:
        super().__init__(strip=True, **options)
        self.field = field

    def clean(self, value: Any) -> Any:
        """None for nothing; ValidationError with what would be right."""
        try:
            return read(self.field, super().clean(value))
        except ValueFault as fault:
            raise forms.ValidationError(str(fault)) from fault

    def prepare_value(self, value: Any) -> Any:
        return word(value)


def element_field(field: KindField) -> forms.Field:
    """The form field of a kind's field. Nothing is required here: completeness is asked for at handing in."""
    options: dict[str, Any] = {"label": field.heading, "required": False, "help_text": _help(field)}
    if field.type is DataType.BOOLEAN:
        return forms.BooleanField(**options)
    if field.type is DataType.CHOICE:
        return forms.ChoiceField(choices=[("", "（未选）"), *((each, each) for each in field.choices)], **options)
    return ElementField(field, widget=_widget(field), **options)


def _help(field: KindField) -> str:
    example = EXPECTED[field.type] if field.type in _SHOWN else ""
    hint = f"如 {field.hint}。" if field.hint else f"{example}。" if example else ""
    note = _NOTES.get(str(field.privacy), "") if field.privacy else ""
    return "".join(filter(None, (field.help, hint, note)))


def _widget(field: KindField) -> forms.Widget:
    if field.type is DataType.LONG_TEXT:
        return forms.Textarea({"rows": 4})
    if field.numeric or field.type is DataType.YEAR:
        return forms.TextInput({"inputmode": "decimal"})
    widget = forms.TextInput()
    widget.input_type = _INPUTS.get(field.type, "text")
    return widget
