"""Forms for signing in, for one's password and for settling names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm

from gongkai.orgs.models import Organization
from gongkai.orgs.models.names import Settlement

if TYPE_CHECKING:
    from gongkai.orgs.models import UnresolvedName


class SignInForm(AuthenticationForm):
    """User name and password."""

    error_messages = {
        "invalid_login": "用户名或密码不正确。连续输错五次，该用户名将被锁定半小时。",
        "inactive": "该账号已停用，请联系系统管理员。",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "用户名"
        self.fields["password"].label = "密码"


class PasswordForm(PasswordChangeForm):
    """The old password once, the new one twice."""

    error_messages = {
        "password_incorrect": "原密码不正确，请重新输入。",
        "password_mismatch": "两次输入的新密码不一致。",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = "原密码"
        self.fields["new_password1"].label = "新密码"
        self.fields["new_password1"].help_text = "至少10个字符，不要使用常见密码。"
        self.fields["new_password2"].label = "再次输入新密码"
        self.fields["new_password2"].help_text = ""


class SettleForm(forms.Form):
    """What a name means."""

    settlement = forms.ChoiceField(
        label="认定结果",
        choices=[choice for choice in Settlement.choices if choice[0] != Settlement.OPEN],
        widget=forms.RadioSelect,
    )
    organization = forms.ModelChoiceField(
        label="对应机构",
        queryset=Organization.objects.none(),
        required=False,
        empty_label="请选择机构",
        help_text="认定为“已对应机构”时选择。",
    )
    add_alias = forms.BooleanField(
        label="记为该机构的别名，今后的文件一律如此对应",
        required=False,
        help_text="不勾选时，只对应本单位文件中的这一写法。",
    )

    def __init__(self, data: Any = None, record: UnresolvedName | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        field = self.fields["organization"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Organization.objects.order_by("path")
        if record and not data:
            self.initial = {"settlement": record.state, "organization": record.organization_id}

    def clean(self) -> dict[str, Any]:
        """An organization goes with 已对应机构 and with nothing else."""
        cleaned = super().clean() or self.cleaned_data
        names = cleaned.get("settlement") == Settlement.ORGANIZATION
        if names and not cleaned.get("organization") and "organization" not in self.errors:
            self.add_error("organization", "请选择这一名称对应的机构。")
        if not names:
            cleaned["organization"] = None
            cleaned["add_alias"] = False
        return cleaned
