"""The desk module 发布规则: which steps a release takes and their limits, by kind and organization."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from gongkai.core.desk.kit import Column, FormAct, Module, Title, register
from gongkai.core.roles import Role
from gongkai.information import actions, kinds
from gongkai.information.actions.rules import FIELDS, KEEPERS
from gongkai.information.desk import trail
from gongkai.information.models import PublishingRule
from gongkai.orgs.models import Organization

if TYPE_CHECKING:
    from gongkai.core.actors import Actor


def _kinds() -> list[tuple[str, str]]:
    return [("", "全部类型"), *((kind.code, kind.label) for kind in kinds.all_kinds())]


class RuleForm(forms.ModelForm):  # type: ignore[type-arg]  # takes none at run time
    """One rule; the same organization and kind again changes the rule that is there."""

    kind = forms.ChoiceField(label="信息类型", choices=_kinds, required=False)

    class Meta:
        model = PublishingRule
        fields = ("organization", "kind", *FIELDS)

    def __init__(self, data: Any, record: PublishingRule | None, actor: Actor) -> None:
        super().__init__(data, instance=record)
        mine = Organization.objects.managed_by(actor)
        self.fields["organization"].queryset = mine  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["organization"].required = True
        self.fields["organization"].empty_label = None  # type: ignore[attr-defined]  # a ModelChoiceField
        for name in ("organization", "kind") if record else ():
            self.fields[name].disabled = True

    def _post_clean(self) -> None:
        """The action writes, and takes the rule that is there: a second one of the kind is no fault here."""


def _set(_record: PublishingRule | None, form: Any, actor: Actor) -> PublishingRule:
    return actions.set_publishing_rule(actor=actor, **form.cleaned_data)


def _refusal(record: PublishingRule | None, actor: Actor) -> str:
    held = actor.holds(*KEEPERS) if record is None else bool(KEEPERS & record.seats_of(actor))
    return "" if held else "发布规则由政务公开办或系统管理员设定。"


def _build(data: Any, _files: Any, record: PublishingRule | None, actor: Actor) -> RuleForm:
    return RuleForm(data, record, actor)


def kind_label(rule: PublishingRule) -> str:
    """The kind in Chinese."""
    return dict(_kinds()).get(rule.kind, rule.kind)


def _facts(rule: PublishingRule) -> list[tuple[str, Any]]:
    labels = {field.name: str(field.verbose_name) for field in PublishingRule._meta.concrete_fields}
    own = [(labels[name], _said(getattr(rule, name))) for name in FIELDS]
    return [("适用单位", rule.organization or "全部单位"), ("信息类型", kind_label(rule)), *own]


def _said(value: object) -> str:
    return ("是" if value else "否") if isinstance(value, bool) else str(value)


register(
    Module(
        code="publishing-rules",
        label="发布规则",
        section="网站和管理",
        seats=frozenset({Role.DISCLOSURE_OFFICER, Role.ADMINISTRATOR}),
        model=PublishingRule,
        position=85,
        columns=(
            Title("organization", "适用单位", order=("organization__name",)),
            Column("kind", "信息类型", value=kind_label, order=("kind",)),
            Column("secrecy_review", "保密审查", value=lambda rule: "须经" if rule.secrecy_review else "不须"),
            Column("review_days", "审核（工作日）"),
            Column("second_approval_days", "补审（工作日）"),
        ),
        rows=lambda rows: rows.select_related("organization"),
        related=("organization",),
        order=("organization__path", "kind", "pk"),
        create=FormAct(build=_build, do=_set, label="新建规则", refusal=_refusal),
        edit=FormAct(build=_build, do=_set, label="修改规则", refusal=_refusal),
        event_labels=trail.EVENTS,
        facts=_facts,
        owner=lambda rule: rule.organization,
    )
)
