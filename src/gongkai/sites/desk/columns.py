"""The desk module 栏目: the trees of the sites that a person looks after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters
from django.urls import reverse
from django.utils.html import format_html

from gongkai.core.desk.kit import (
    Act,
    Choice,
    DeskFilterSet,
    FormAct,
    Module,
    State,
    Tab,
    Title,
    register,
)
from gongkai.core.desk.kit import (
    Column as DeskColumn,
)
from gongkai.core.roles import Role
from gongkai.information import kinds
from gongkai.sites import actions, reading
from gongkai.sites.desk import choices
from gongkai.sites.desk.column_form import ColumnForm
from gongkai.sites.desk.forms import CloseForm, MergeForm, MoveForm
from gongkai.sites.desk.information import NumbersForm, TakeOutForm, put_numbers, readable, take_out
from gongkai.sites.desk.whole import WHOLE, tops
from gongkai.sites.enums import ColumnState, ColumnType
from gongkai.sites.flow import COLUMN_FLOW, KEEPERS
from gongkai.sites.models import Column, Site

if TYPE_CHECKING:
    from gongkai.core.actors import Actor

SHOWN = 30
NOT_YOURS = "栏目须由网站所属单位或上级的政务公开办工作人员或系统管理员管理。"


class ColumnFilters(DeskFilterSet):
    """网站, 状态, 栏目类型."""

    site = django_filters.ModelChoiceFilter(label="网站", queryset=Site.objects.none(), empty_label="全部")
    state = django_filters.ChoiceFilter(label="状态", choices=ColumnState.choices, empty_label="全部")
    type = django_filters.ChoiceFilter(label="栏目类型", choices=ColumnType.choices, empty_label="全部")

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        self.filters["site"].queryset = Site.objects.visible_to(actor)
        self.form.fields["site"].queryset = Site.objects.visible_to(actor)


class TreeTitle(Title):
    """The name as far in as it stands in the tree."""

    def html(self, record: Any, module: Module) -> Any:
        url = reverse("desk:detail", args=[module.code, record.pk])
        link = '<span aria-hidden="true">{}</span><a class="title" href="{}">{}</a>'
        return format_html(link, choices.steps(record), url, record.name)


def _create(_record: None, form: Any, actor: Actor) -> Column:
    site, parent = choices.place_of(form.cleaned_data["above"])
    return actions.add_column(site, actor=actor, parent=parent, **form.values(site))


def _edit(column: Column, form: Any, actor: Actor) -> Column:
    return actions.edit_column(column, actor=actor, **form.values(column.site))


def _build(data: Any, _files: Any, record: Column | None, actor: Actor) -> ColumnForm:
    return ColumnForm(data, record, actor)


def _refusal(column: Column | None, actor: Actor) -> str:
    held = actor.holds(*KEEPERS) if column is None else bool(KEEPERS & column.seats_of(actor))
    return "" if held else NOT_YOURS


def _standing(column: Column, actor: Actor) -> str:
    closed = "已关闭的栏目不能再移动或合并。" if column.state == ColumnState.CLOSED else ""
    return _refusal(column, actor) or closed


def _up(column: Column, *, actor: Actor) -> None:
    actions.shift_column(column, actor=actor, by=-1)


def _down(column: Column, *, actor: Actor) -> None:
    actions.shift_column(column, actor=actor, by=1)


def _merge(column: Column, *, actor: Actor, into: Column) -> None:
    actions.merge_columns(column, into=into, actor=actor)


def _may_put(column: Column, actor: Actor) -> str:
    return "已关闭的栏目不能放入信息。" if column.state == ColumnState.CLOSED else _refusal(column, actor)


def _may_take(column: Column, actor: Actor) -> str:
    return _refusal(column, actor) or ("" if column.placements.exists() else "栏目中没有人工放入的信息。")


def _facts(column: Column) -> list[tuple[str, Any]]:
    labels = {kind.code: kind.label for kind in kinds.all_kinds()}
    return [
        ("网站", column.site),
        ("上级栏目", column.parent or "（顶级栏目）"),
        ("路径", column.path),
        ("栏目类型", column.get_type_display()),
        ("栏目描述", column.description),
        ("栏目关键词", column.keywords),
        ("取材方式", _way(column)),
        ("信息类型", "、".join(labels.get(code, code) for code in column.kinds)),
        ("主题分类", "；".join(theme.replace("\\", " / ") for theme in column.themes)),
        ("发布机构", "、".join(unit.name for unit in column.units.all())),
        ("公开事项", "；".join(item.name for item in column.items.all())),
        ("地址转到", (column.redirect_to or "") if column.state == ColumnState.CLOSED else ""),
        ("原路径", "、".join(former.path for former in column.former_paths.all())),
    ]


def _way(column: Column) -> str:
    if column.by_hand:
        return "只收人工放入的信息"
    if reading.has_sources(column):
        return "按下列条件自动收入，另加人工放入的信息"
    return "汇集下级栏目的信息，另加人工放入的信息"


def _rows(column: Column, actor: Actor) -> dict[str, Any]:
    placed = readable(actor).light().filter(placements__column=column).order_by("-placements__pk")
    found = reading.rows_of(column)
    return {"rows": found[:SHOWN], "number": found.count(), "placed": placed[:SHOWN], "most": SHOWN}


register(
    Module(
        code="columns",
        label="栏目",
        section="网站和管理",
        seats=frozenset({Role.DISCLOSURE_OFFICER, Role.ADMINISTRATOR}),
        model=Column,
        position=61,
        columns=(
            TreeTitle("name", "栏目", order=("site_id", "place")),
            DeskColumn("site.name", "网站", order=("site__name",)),
            Choice("type", "栏目类型"),
            DeskColumn("path", "路径"),
            State("state", "状态"),
        ),
        filters=ColumnFilters,
        search=("name", "path", "description"),
        rows=lambda rows: rows.select_related("site__unit"),
        related=("site__unit", "parent", "redirect_to"),
        prefetch=("units", "items", "former_paths"),
        order=("-site__main", "site__order", "site_id", "place", "pk"),
        create=FormAct(build=_build, do=_create, label="新建栏目", refusal=_refusal),
        edit=FormAct(build=_build, do=_edit, label="修改栏目", refusal=_refusal),
        flow=COLUMN_FLOW,
        acts=(
            Act("up", _up, label="上移", refusal=_standing),
            Act("down", _down, label="下移", refusal=_standing),
            Act(
                "put", put_numbers, label="放入信息", form=lambda data, _r, _a: NumbersForm(data), refusal=_may_put
            ),
            Act(
                "take",
                take_out,
                label="取出信息",
                form=TakeOutForm,
                refusal=_may_take,
            ),
            Act(
                "move",
                actions.move_column,
                label="移动",
                form=lambda data, r, _a: MoveForm(data, r),
                refusal=_standing,
            ),
            Act(
                "merge",
                _merge,
                label="并入其他栏目",
                form=lambda data, r, _a: MergeForm(data, r),
                refusal=_standing,
            ),
            Act("show", actions.show_column),
            Act("hide", actions.hide_column),
            Act("close", actions.close_column, form=lambda data, r, _a: CloseForm(data, r)),
        ),
        tones={"open": "success", "hidden": "warning", "closed": "ended"},
        event_labels={
            "column.added": "建立栏目",
            "column.edited": "修改栏目",
            "column.moved": "移动",
            "column.ordered": "调整次序",
            "column.merged": "并入其他栏目",
            "column.shown": "开通",
            "column.hidden": "隐藏",
            "column.closed": "关闭",
            "column.placed": "放入信息",
            "column.unplaced": "取出信息",
        },
        facts=_facts,
        tabs=(Tab("rows", "信息", "sites/desk_rows.html", _rows),),
        owner=lambda column: column.site.unit or WHOLE,
        others=lambda column: () if column.site.unit else tops(),
        shared_timeline=True,
    )
)
