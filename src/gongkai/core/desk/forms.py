"""Parts of the desk's forms: the reason, an action's refusal on its field, what changed under a person's hands."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

from django import forms

from gongkai.core.desk.diff import compare, folded
from gongkai.core.errors import InvalidInputError
from gongkai.core.ui.widgets import RichText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.forms import BaseForm, BoundField

    from gongkai.core.desk.diff import Run
    from gongkai.core.errors import GongkaiError

_BLOCK_END = re.compile(r"</(?:p|div|h[1-6]|li|tr|table|blockquote)>|<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]+>")


class ReasonForm(forms.Form):
    """Why an act is taken."""

    reason = forms.CharField(
        label="理由",
        error_messages={"required": "请写明理由。"},
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="理由会写入审计记录，本单位和政务公开主管部门可以查看。",
    )


def speak(form: BaseForm) -> None:
    """Say of each required field what is asked for; a field with words of its own keeps them."""
    for field in form.fields.values():
        if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
            chosen = isinstance(field, forms.ChoiceField | forms.ModelChoiceField | forms.FileField)
            field.error_messages["required"] = f"请{'选择' if chosen else '填写'}{field.label}。"
        if isinstance(field, forms.EmailField):
            field.error_messages["invalid"] = f"{field.label}的写法有误，应如 name@example.cn。"


def explain(form: BaseForm, error: GongkaiError) -> None:
    """Put an action's refusal where the person looks: at its field if the form has it, else on top."""
    field = error.field if isinstance(error, InvalidInputError) and error.field in form.fields else None
    form.add_error(field, str(error))


def differences(form: BaseForm, record: Any) -> list[tuple[str, list[Run]]]:
    """For each field that now differs: its name, and how to get from what stands to what the person wrote."""
    found = []
    for bound in form:
        if not hasattr(record, bound.name):
            continue
        now, mine = _words(bound, getattr(record, bound.name)), _words(bound, bound.value())
        if now != mine:
            found.append((str(bound.label), folded(compare(now, mine))))
    return found


def _words(bound: BoundField, value: Any) -> str:
    """A value as the person reads it: text without markup, choices by their labels."""
    if value is None or value == "":
        return ""
    if isinstance(value, list | tuple):
        return "、".join(map(str, value))
    if isinstance(bound.field.widget, RichText):
        return plain(str(value))
    if isinstance(bound.field, forms.ChoiceField):
        key = str(getattr(value, "pk", value))
        return next((str(label) for code, label in _flat(bound.field.widget.choices) if str(code) == key), key)
    return str(value).replace("\r\n", "\n").strip()


def _flat(choices: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    for code, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield code, label


def plain(html: str) -> str:
    """The text of some HTML, a line for each block."""
    lines = unescape(_TAG.sub("", _BLOCK_END.sub("\n", html))).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())
