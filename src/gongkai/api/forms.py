"""The form of a new token."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from gongkai.api.actions import MOST_PER_MINUTE
from gongkai.api.models import PER_MINUTE
from gongkai.api.scopes import Scope
from gongkai.core.desk.kit import acting_as
from gongkai.core.roles import Role
from gongkai.orgs.models import Organization

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from gongkai.core.actors import Actor

A_YEAR = dt.timedelta(days=365)


def administered(actor: Actor) -> QuerySet[Organization]:
    """The organizations for whose systems the actor answers."""
    return Organization.objects.managed_by(acting_as(actor, Role.ADMINISTRATOR))


def _in_a_year() -> dt.date:
    return timezone.localdate() + A_YEAR


class TokenForm(forms.Form):
    """Which system, for whom, what it may do, how long."""

    name = forms.CharField(
        label="系统名称",
        max_length=80,
        help_text="使用令牌的系统，如“市办公系统”。",
        error_messages={"required": "请填写使用令牌的系统的名称。"},
    )
    organization = forms.ModelChoiceField(
        label="单位",
        queryset=Organization.objects.none(),
        empty_label=None,
        help_text="令牌只能办理这个单位的事。",
    )
    below = forms.BooleanField(label="含下级单位", required=False)
    scopes = forms.MultipleChoiceField(
        label="权限",
        choices=[(code, f"{label}（{code}）") for code, label in Scope.choices],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请选择至少一项权限。"},
    )
    expires_on = forms.DateField(
        label="有效期至",
        initial=_in_a_year,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text="当日仍可使用，次日起失效。",
    )
    per_minute = forms.IntegerField(
        label="每分钟最多调用次数", min_value=1, max_value=MOST_PER_MINUTE, initial=PER_MINUTE
    )

    def __init__(self, data: Any, actor: Actor) -> None:
        super().__init__(data)
        chosen: Any = self.fields["organization"]
        chosen.queryset = administered(actor)
