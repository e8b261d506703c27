"""The desk module 单位名称认定: the names found in documents that somebody has to settle once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters

from gongkai.core.desk.kit import (
    Act,
    Column,
    DeskFilterSet,
    Module,
    State,
    Title,
    TodoGroup,
    acting_as,
    register,
)
from gongkai.core.errors import RefusedError
from gongkai.core.roles import Role
from gongkai.orgs.actions import settle_name
from gongkai.orgs.actions.rights import require_names_office
from gongkai.orgs.forms import SettleForm
from gongkai.orgs.models import UnresolvedName
from gongkai.orgs.models.names import Settlement

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from gongkai.core.actors import Actor


class NameFilters(DeskFilterSet):
    """By what was decided."""

    state = django_filters.ChoiceFilter(label="认定", choices=Settlement.choices, empty_label="全部")


def _refusal(record: UnresolvedName, actor: Actor) -> str:
    try:
        require_names_office(actor, record.within)
    except RefusedError as error:
        return str(error)
    return ""


def _form(data: Any, record: UnresolvedName, _actor: Actor) -> SettleForm:
    return SettleForm(data, record)


def _settle(record: UnresolvedName, *, actor: Actor, **fields: Any) -> UnresolvedName:
    settle_name(record, actor=actor, **fields)
    return record


def _facts(record: UnresolvedName) -> list[tuple[str, Any]]:
    return [
        ("文件中的写法", record.name),
        ("来源范围", record.within),
        ("首次出处", record.example),
        ("出现次数", record.seen),
        ("认定", record.get_state_display()),
        ("对应机构", record.organization or ""),
    ]


def _todo(actor: Actor, _today: dt.date) -> Sequence[TodoGroup]:
    office = acting_as(actor, Role.ADMINISTRATOR, Role.DISCLOSURE_OFFICER)
    if not office.grants:
        return []
    rows = UnresolvedName.objects.visible_to(office).filter(state=Settlement.OPEN)
    return [TodoGroup("待认定的单位名称", rows, "state=open", note=lambda row: f"出现 {row.seen} 次")]


register(
    Module(
        code="names",
        label="单位名称认定",
        section="网站和管理",
        seats=frozenset({Role.DISCLOSURE_OFFICER, Role.ADMINISTRATOR}),
        model=UnresolvedName,
        position=80,
        columns=(
            Title("name", "文件中的写法"),
            Column("within.label", "来源范围", order=("within__name",)),
            Column("seen", "出现次数"),
            Column("example", "首次出处"),
            Column("organization.label", "对应机构", order=("organization__name",)),
            State("state", "认定"),
        ),
        filters=NameFilters,
        search=("name", "example"),
        rows=lambda rows: rows.select_related("within", "organization"),
        related=("within", "organization"),
        order=("-seen", "name"),
        acts=(Act("settle", _settle, label="认定", form=_form, refusal=_refusal),),
        outcomes={"settle": "已认定。任务台账中的这一写法已按认定结果处理，今后遇到也照此处理。"},
        event_labels={"unresolved_name.settled": "认定", "settle": "认定"},
        tones={"open": "warning", "organization": "success", "outside": "ended", "not_a_name": "ended"},
        facts=_facts,
        version=lambda record: f"{record.state}:{record.organization_id or ''}",
        owner=lambda record: record.within,
        todo=_todo,
    )
)
