"""The desk module 公开事项: single items of the lists, their columns, limits, units and occasions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters

from gongkai.catalog import actions
from gongkai.catalog.checks.comparing import shown
from gongkai.catalog.desk.forms import EventForm, ItemForm
from gongkai.catalog.enums import ListKind, VersionState
from gongkai.catalog.flow import OFFICE, UNIT
from gongkai.catalog.limits import Start
from gongkai.catalog.models import CatalogItem
from gongkai.catalog.wording import limit_words
from gongkai.core.desk.kit import (
    Act,
    Check,
    Column,
    DeskFilterSet,
    FormAct,
    Module,
    Tab,
    Title,
    register,
)

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet

    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization

METHODS = [("proactive", "主动公开"), ("on_request", "依申请公开")]
UNREAD = [("yes", "有未读懂的时限")]


class ItemFilters(DeskFilterSet):
    """清单, 目录状态, 领域, 公开方式, 时限."""

    list_kind = django_filters.ChoiceFilter(
        field_name="version__list_kind", label="清单", choices=ListKind.choices, empty_label="全部"
    )
    state = django_filters.ChoiceFilter(
        field_name="version__state", label="目录状态", choices=VersionState.choices, empty_label="全部"
    )
    method = django_filters.ChoiceFilter(label="公开方式", choices=METHODS, method="by_method", empty_label="全部")
    unread = django_filters.ChoiceFilter(label="时限", choices=UNREAD, method="by_unread", empty_label="全部")

    def by_method(self, rows: QuerySet[CatalogItem], _name: str, method: str) -> QuerySet[CatalogItem]:
        """主动 or 依申请; an item may be both."""
        return rows.filter(**{method: True})

    def by_unread(self, rows: QuerySet[CatalogItem], _name: str, _value: str) -> QuerySet[CatalogItem]:
        """Those of whose limit something was not understood."""
        return rows.exclude(unread=[])


def _edit(item: CatalogItem, form: Any, actor: Actor) -> None:
    actions.edit_item(item, actor=actor, **form.cleaned_data)


def _no_edit(item: CatalogItem, actor: Actor) -> str:
    if not OFFICE & item.seats_of(actor):
        return "须由制定单位的政务公开办修改。"
    return ""


def _report(
    item: CatalogItem, *, actor: Actor, start: str, organization: Organization, what: str, on: dt.date
) -> None:
    kind = Start(start)  # type: ignore[call-arg]  # a member by its code
    actions.report_event(item, organization=organization, what=what, on=on, start=kind, actor=actor)


def _no_report(item: CatalogItem, actor: Actor) -> str:
    if item.version.state != VersionState.IN_FORCE or not item.proactive:
        return "只有施行中的目录里主动公开的事项可以登记。"
    held = {grant.role for grant in actor.grants}
    return "" if actor.is_system or held & (UNIT | OFFICE) else "须由责任单位登记。"


def _facts(item: CatalogItem) -> list[tuple[str, Any]]:
    return [
        ("目录", item.version),
        ("序号", item.serial),
        ("事项编码", item.code),
        ("公开内容（要素）", item.elements),
        ("公开依据", item.basis),
        ("公开时限", item.limit_text),
        ("公开主体", item.subject),
        ("责任岗位", item.post),
        ("公开渠道和载体", shown(item.channels)),
        ("公开对象", "、".join([*(["全社会"] * item.for_all), *([item.group or "特定群体"] * item.for_group)])),
        ("公开方式", "、".join([*(["主动公开"] * item.proactive), *(["依申请公开"] * item.on_request)])),
        ("公开层级", shown(item.tiers)),
        ("信息类型", item.kind),
        *item.extra.items(),
    ]


def _limits(item: CatalogItem, _actor: Actor) -> dict[str, Any]:
    return {"limits": [(limit.text, limit_words(limit)) for limit in item.read_limits], "unread": item.unread}


def _units(item: CatalogItem, _actor: Actor) -> dict[str, Any]:
    return {"units": item.units.select_related("organization")}


def _occasions(item: CatalogItem, actor: Actor) -> dict[str, Any]:
    rows = item.obligations.visible_to(actor).select_related("organization", "item")
    return {"obligations": rows.order_by("-due_on", "-pk")[:60]}


def _checks(item: CatalogItem) -> list[Check]:
    unread = tuple(f"“{words}”没有读懂，请改写时限。" for words in item.unread)
    named = list(item.units.all())
    unknown = tuple(
        f"“{unit.name}”没有对应到机构。" for unit in named if not unit.organization_id and not unit.is_group
    )
    channel = () if item.channels or not item.proactive else ("主动公开的事项没有选择公开渠道。",)
    return [Check("公开时限", unread), Check("公开主体", unknown), Check("公开渠道", channel)]


def shown_method(item: CatalogItem) -> str:
    """主动公开, 依申请公开, or both."""
    return "、".join([*(["主动"] * item.proactive), *(["依申请"] * item.on_request)])


register(
    Module(
        code="catalog-items",
        label="公开事项",
        section="公开事项",
        model=CatalogItem,
        position=31,
        columns=(
            Title("name", "事项", order=("first", "second", "third")),
            Column("version.field", "领域", css="nowrap"),
            Column("limit_text", "公开时限"),
            Column("subject", "公开主体"),
            Column("method", "公开方式", value=shown_method, css="nowrap"),
            Column("version.title", "目录", file_only=True),
            Column("elements", "公开内容", file_only=True),
            Column("basis", "公开依据", file_only=True),
            Column("channels", "公开渠道", value=lambda row: shown(row.channels), file_only=True),
        ),
        filters=ItemFilters,
        search=("first", "second", "third", "elements", "subject", "version__field"),
        rows=lambda rows: rows.select_related("version__owner"),
        order=("-version_id", "position"),
        related=("version__owner",),
        prefetch=("units__organization",),
        edit=FormAct(lambda data, _files, item, _actor: ItemForm(data, item), _edit, "编辑", refusal=_no_edit),
        acts=(Act("report_event", _report, label="登记信息形成", form=EventForm, refusal=_no_report),),
        event_labels={"added": "添加事项", "edited": "修改", "unit_resolved": "单位名称认定"},
        outcomes={"report_event": "已登记，应公开的日期已经算出，见“应公开”。"},
        owner=lambda row: row.version.owner,
        facts=_facts,
        checks=_checks,
        tabs=(
            Tab("limits", "时限规则", "catalog/desk_limits.html", _limits, lambda row, _: len(row.limits)),
            Tab("units", "公开主体", "catalog/desk_units.html", _units),
            Tab("occasions", "应公开", "catalog/desk_occasions.html", _occasions),
        ),
    )
)
