"""Parts of the desk's forms: the reason, an action's refusal on its field, what changed under a person's hands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from gongkai.core.errors import InvalidInputError

if TYPE_CHECKING:
    from django.forms import BaseForm

    from gongkai.core.errors import GongkaiError


class ReasonForm(forms.Form):
    """Why an act is taken."""

    reason = forms.CharField(
        label="理由",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="理由会写入审计记录，本单位和政务公开主管部门可以查看。",
    )


def explain(form: BaseForm, error: GongkaiError) -> None:
    """Put an action's refusal where the person looks: at its field if the form has it, else on top."""
    field = error.field if isinstance(error, InvalidInputError) and error.field in form.fields else None
    form.add_error(field, str(error))


def differences(form: BaseForm, record: Any) -> list[tuple[str, str, str]]:
    """(field, what stands now, what the person wrote) where the two differ."""
    found = []
    for bound in form:
        if not hasattr(record, bound.name):
            continue
        now, mine = _text(getattr(record, bound.name)), _text(bound.value())
        if now != mine:
            found.append((str(bound.label), now, mine))
    return found


def _text(value: Any) -> str:
    return "" if value is None else str(getattr(value, "pk", value)).replace("\r\n", "\n").strip()
