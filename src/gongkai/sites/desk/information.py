"""Putting information into columns: from a column by 索引号, from the information's page by ticking columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Q

from gongkai.core.desk.kit import Act
from gongkai.core.desk.registry import extend
from gongkai.information import kinds
from gongkai.information.enums import InformationState
from gongkai.information.models import Information
from gongkai.sites import actions, reading
from gongkai.sites.desk import choices
from gongkai.sites.enums import ColumnState, ColumnType
from gongkai.sites.flow import EDITORS, KEEPERS
from gongkai.sites.models import Column

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from gongkai.core.actors import Actor
    from gongkai.information.querysets import InformationQuerySet

MOST_NUMBERS = 200
PAGES = (ColumnType.DISCLOSURE, ColumnType.GUIDE, ColumnType.STATUTORY, ColumnType.ON_REQUEST)


class NumbersForm(forms.Form):
    """索引号 of what is put into a column."""

    numbers = forms.CharField(
        label="索引号",
        widget=forms.Textarea({"rows": 5}),
        help_text="一行一个，从信息表中复制。尚未发布的信息，发布后才在栏目中出现。",
        error_messages={"required": "请填写索引号。"},
    )


class TakeOutForm(forms.Form):
    """What is taken out of a column again."""

    rows = forms.ModelMultipleChoiceField(
        label="取出哪些信息",
        queryset=Information.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text="只列出人工放入的信息；按取材条件自动收入的，请修改栏目的条件。",
        error_messages={"required": "请选择要取出的信息。"},
    )

    def __init__(self, data: Any, record: Column, actor: Actor) -> None:
        super().__init__(data)
        self.fields["rows"].queryset = readable(actor).filter(placements__column=record)  # type: ignore[attr-defined]  # a ModelMultipleChoiceField


class ColumnsForm(forms.Form):
    """The columns in which a piece of information stands by hand."""

    columns = forms.ModelMultipleChoiceField(
        label="放入的栏目",
        queryset=Column.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="勾选的栏目都会列出这条信息。按类型、主题、机构自动收入的栏目不必勾选。",
    )

    def __init__(self, data: Any, record: Information, actor: Actor) -> None:
        super().__init__(data)
        field = self.fields["columns"]
        field.queryset = placeable(record, actor)  # type: ignore[attr-defined]  # a ModelMultipleChoiceField
        field.label_from_instance = Trails(field.queryset)  # type: ignore[attr-defined]  # as above
        field.initial = list(field.queryset.filter(placements__information=record))  # type: ignore[attr-defined]  # as above


class Trails:
    """Says where a column stands: the site, where there are several, and the names from the top."""

    def __init__(self, columns: QuerySet[Column]) -> None:
        self.several = columns.order_by().values("site").distinct().count() > 1
        around = Column.objects.filter(site__in=columns.order_by().values("site"))
        self.names = {(one.site_id, one.path): one.name for one in around.only("site", "path", "name")}

    def __call__(self, column: Column) -> str:
        steps = column.path.split("/")
        paths = ("/".join(steps[:end]) for end in range(1, len(steps) + 1))
        trail = " › ".join(self.names.get((column.site_id, path), "…") for path in paths)
        hidden = "（已隐藏）" if column.state == ColumnState.HIDDEN else ""
        return f"{column.site.name}：{trail}{hidden}" if self.several else f"{trail}{hidden}"


def placeable(information: Information, actor: Actor) -> QuerySet[Column]:
    """The standing columns into which the actor may put it: of its unit's site, and of those above that the actor
    keeps. Left out are pages of their own (指南, 依申请公开) and the columns of other structured kinds."""
    path = information.owner.path
    sites = {site.pk for site in choices.kept_sites(actor) if path.startswith(site.reach)}
    if EDITORS & information.seats_of(actor) and (own := reading.site_of(information.owner)).pk:
        sites.add(own.pk)
    rows = Column.objects.filter(site_id__in=sites).exclude(state=ColumnState.CLOSED).exclude(type__in=PAGES)
    foreign = [one.pk for one in rows if _is_for_other_kinds(one, information)]
    return choices.in_order(rows.exclude(pk__in=foreign).select_related("site"))


def _is_for_other_kinds(column: Column, information: Information) -> bool:
    structured = {kind.code for kind in kinds.all_kinds() if kind.structured}
    return bool(column.kinds) and information.kind not in column.kinds and structured.issuperset(column.kinds)


def readable(actor: Actor) -> InformationQuerySet:
    """What the actor may read: what their organizations look after, and what is public."""
    return Information.objects.visible_to(actor) | Information.objects.public()


def put_numbers(column: Column, *, actor: Actor, numbers: str) -> None:
    """Put what these numbers name into the column; InvalidInputError names those that nobody knows."""
    wanted = choices.lines(numbers)[:MOST_NUMBERS]
    found = {row.index_number: row for row in readable(actor).filter(index_number__in=wanted)}
    if lost := [number for number in wanted if number not in found]:
        raise choices.unknown("numbers", "索引号", lost, "请从信息表中复制。")
    for number in wanted:
        actions.place(column, found[number], actor=actor)


def take_out(column: Column, *, actor: Actor, rows: Iterable[Information]) -> None:
    """Take these out of the column."""
    for row in rows:
        actions.unplace(column, row, actor=actor)


def _set_columns(information: Information, *, actor: Actor, columns: Iterable[Column]) -> None:
    wanted = {column.pk: column for column in columns}
    now = placeable(information, actor).filter(placements__information=information)
    for column in now.exclude(Q(pk__in=wanted)):
        actions.unplace(column, information, actor=actor)
    for column in wanted.values():
        actions.place(column, information, actor=actor)


def _refusal(information: Information, actor: Actor) -> str:
    if information.state == InformationState.REMOVED:
        return "已撤下的信息不再放入栏目。"
    held = information.seats_of(actor)
    if not held & (EDITORS | KEEPERS):
        return "须由发布机构的拟稿人、审核人、发布人或政务公开办工作人员放入栏目。"
    return "" if placeable(information, actor).exists() else "您可以放入的网站还没有栏目。"


extend(
    "information",
    acts=(
        Act(
            "columns",
            _set_columns,
            label="放入栏目",
            form=ColumnsForm,
            refusal=_refusal,
        ),
    ),
)
