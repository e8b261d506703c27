"""The desk module 公开指南: what each unit tells people about getting its information."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.core.desk.kit import Check, Column, Date, FormAct, Module, Title, register
from gongkai.core.roles import Role
from gongkai.sites import actions
from gongkai.sites.actions.guides import FIELDS, WRITERS
from gongkai.sites.desk.forms import GuideForm
from gongkai.sites.models import Guide

if TYPE_CHECKING:
    from gongkai.core.actors import Actor


def _write(_record: Guide | None, form: Any, actor: Actor) -> Guide:
    return actions.edit_guide(actor=actor, **form.cleaned_data)


def _build(data: Any, _files: Any, record: Guide | None, actor: Actor) -> GuideForm:
    return GuideForm(data, record, actor)


def _refusal(guide: Guide | None, actor: Actor) -> str:
    held = actor.holds(*WRITERS) if guide is None else bool(WRITERS & guide.seats_of(actor))
    return "" if held else "公开指南须由本单位的工作人员或上级政务公开办填写。"


def _facts(guide: Guide) -> list[tuple[str, Any]]:
    labels = {field.name: str(field.verbose_name) for field in Guide._meta.concrete_fields}
    return [("单位", guide.unit), *((labels[name], getattr(guide, name)) for name in FIELDS)]


def _checks(guide: Guide) -> list[Check]:
    lacking = tuple(f"没有填写“{name}”。" for name in guide.lacking)
    return [Check("条例第十二条要求的内容", lacking)]


register(
    Module(
        code="guides",
        label="公开指南",
        section="网站和管理",
        seats=frozenset({Role.DISCLOSURE_OFFICER, Role.ADMINISTRATOR}),
        model=Guide,
        position=62,
        columns=(
            Title("unit", "单位", order=("unit__path",)),
            Column("office", "公开工作机构"),
            Column("telephone", "联系电话"),
            Column("lacking", "未填写", value=lambda guide: "、".join(guide.lacking)),
            Date("updated_at", "修改日期"),
        ),
        search=("unit__name", "office", "address"),
        rows=lambda rows: rows.select_related("unit"),
        related=("unit",),
        order=("unit__path", "pk"),
        create=FormAct(build=_build, do=_write, label="填写指南", refusal=_refusal),
        edit=FormAct(build=_build, do=_write, label="修改指南", refusal=_refusal),
        event_labels={"guide.edited": "修改指南"},
        facts=_facts,
        checks=_checks,
        owner=lambda guide: guide.unit,
    )
)
