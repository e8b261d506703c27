"""The desk module 网站: a site's names and its tree of columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters

from gongkai.core.desk.kit import Act, Column, DeskFilterSet, FormAct, Module, State, Tab, Title, register
from gongkai.core.roles import Role
from gongkai.sites import actions
from gongkai.sites.actions.sites import FIELDS
from gongkai.sites.desk import choices
from gongkai.sites.desk.forms import SiteForm
from gongkai.sites.desk.whole import WHOLE, tops
from gongkai.sites.enums import SiteState
from gongkai.sites.flow import KEEPERS, SITE_FLOW
from gongkai.sites.models import Site

if TYPE_CHECKING:
    from gongkai.core.actors import Actor

NOT_YOURS = "网站须由所属单位或上级的政务公开办工作人员或系统管理员管理。"


class SiteFilters(DeskFilterSet):
    """By state."""

    state = django_filters.ChoiceFilter(label="状态", choices=SiteState.choices, empty_label="全部")


def _build(data: Any, _files: Any, record: Site | None, actor: Actor) -> SiteForm:
    return SiteForm(data, record, actor)


def _open(_record: None, form: Any, actor: Actor) -> Site:
    return actions.open_site(actor=actor, **form.values())


def _edit(site: Site, form: Any, actor: Actor) -> Site:
    return actions.edit_site(site, actor=actor, **form.values())


def _refusal(site: Site | None, actor: Actor) -> str:
    held = actor.holds(*KEEPERS) if site is None else bool(KEEPERS & site.seats_of(actor))
    return "" if held else NOT_YOURS


def _complete(site: Site, *, actor: Actor) -> None:
    actions.standard_columns(site, actor=actor)


def _facts(site: Site) -> list[tuple[str, Any]]:
    labels = {field.name: str(field.verbose_name) for field in Site._meta.concrete_fields}
    own = [(labels[name], getattr(site, name)) for name in FIELDS if name not in ("name", "unit", "order")]
    return [("代码", site.code), ("所属单位", site.unit or WHOLE), ("主站", "是" if site.main else "否"), *own]


def _tree(site: Site, actor: Actor) -> dict[str, Any]:
    tones = {"open": "success", "hidden": "warning", "closed": "ended"}
    rows = [
        (column, choices.steps(column), tones[column.state]) for column in choices.in_order(site.columns.all())
    ]
    return {"rows": rows, "keeps": not _refusal(site, actor)}


register(
    Module(
        code="sites",
        label="网站",
        section="网站和管理",
        seats=frozenset({Role.DISCLOSURE_OFFICER, Role.ADMINISTRATOR}),
        model=Site,
        position=60,
        columns=(
            Title("name", "网站"),
            Column("unit.label", "所属单位", order=("unit__name",)),
            Column("host", "域名"),
            Column("identification", "网站标识码"),
            Column("main", "主站", value=lambda site: "是" if site.main else ""),
            State("state", "状态"),
        ),
        filters=SiteFilters,
        search=("name", "host", "code"),
        rows=lambda rows: rows.select_related("unit"),
        related=("unit",),
        order=("-main", "order", "pk"),
        create=FormAct(build=_build, do=_open, label="开设网站", refusal=_refusal),
        edit=FormAct(build=_build, do=_edit, label="修改网站", refusal=_refusal),
        flow=SITE_FLOW,
        acts=(
            Act("standard", _complete, label="补齐标准栏目", refusal=_refusal),
            Act("close", actions.close_site),
            Act("reopen", actions.reopen_site),
        ),
        tones={"open": "success", "closed": "ended"},
        event_labels={
            "site.opened": "开设网站",
            "site.edited": "修改网站",
            "site.closed": "关停",
            "site.reopened": "恢复开通",
            "column.standard": "补齐标准栏目",
        },
        facts=_facts,
        tabs=(Tab("columns", "栏目", "sites/desk_tree.html", _tree, lambda site, _actor: site.columns.count()),),
        owner=lambda site: site.unit or WHOLE,
        others=lambda site: () if site.unit else tops(),
        shared_timeline=True,
    )
)
