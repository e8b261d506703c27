"""The desk module 公开目录: lists imported, checked, compared, reviewed, put in force."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django_filters

from gongkai.catalog import actions
from gongkai.catalog.checks import compare, coverage, differences, repeats
from gongkai.catalog.desk.forms import ForceForm, ImportForm
from gongkai.catalog.enums import ListKind, VersionEvent, VersionState
from gongkai.catalog.flow import OFFICE, VERSION_FLOW
from gongkai.catalog.models import CatalogVersion
from gongkai.catalog.sheets import ProblemKind, read_catalog
from gongkai.core.desk.kit import (
    Act,
    Choice,
    Column,
    Date,
    DeskFilterSet,
    FormAct,
    Module,
    State,
    Tab,
    Title,
    TodoGroup,
    acting_as,
    register,
)
from gongkai.core.errors import InvalidInputError
from gongkai.documents.errors import UnreadableError

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.core.actors import Actor

EVENTS = {
    "imported": "导入",
    "obligations_made": "生成应公开事项",
    "obligations_carried": "承接应公开事项",
}


class VersionFilters(DeskFilterSet):
    """清单类别, 状态."""

    list_kind = django_filters.ChoiceFilter(label="清单类别", choices=ListKind.choices, empty_label="全部")
    state = django_filters.ChoiceFilter(label="状态", choices=VersionState.choices, empty_label="全部")


def _import(_record: None, form: Any, actor: Actor) -> CatalogVersion:
    """Read the file under its own name; the first field's draft opens."""
    data = form.cleaned_data
    upload = data["file"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"upload{Path(upload.name).suffix.lower()}"
        with path.open("wb") as file:
            for chunk in upload.chunks():
                file.write(chunk)
        try:
            complete = data["list_kind"] in {ListKind.STANDARD, ListKind.SUPPLEMENT}
            workbook = read_catalog(path, name=upload.name, field=data["field"], complete=complete)
        except UnreadableError as error:
            raise InvalidInputError("file", str(error)) from error
    if not workbook.rows:
        told = "；".join(problem.what for problem in workbook.all_problems)
        raise InvalidInputError("file", f"{upload.name}：{told or '目录中没有事项'}。")
    done = actions.import_workbook(
        workbook, owner=data["owner"], actor=actor, list_kind=ListKind(data["list_kind"])
    )
    return done.versions[0]


def _no_import(_record: None, actor: Actor) -> str:
    return "" if acting_as(actor, *OFFICE).grants or actor.is_system else "目录须由政务公开办导入。"


def _facts(version: CatalogVersion) -> list[tuple[str, Any]]:
    return [
        ("清单类别", version.get_list_kind_display()),
        ("领域", version.field),
        ("制定单位", version.owner),
        ("版次", f"第{version.number}版"),
        ("施行日期", version.valid_from),
        ("停止施行日期", version.valid_to),
        ("事项", f"{version.items.count()} 项"),
        ("来源文件", version.source_file),
        ("表下说明", "\n".join(version.notes)),
    ]


def _items(version: CatalogVersion, _actor: Actor) -> dict[str, Any]:
    return {"items": version.items.prefetch_related("units__organization")}


def _problems(version: CatalogVersion, _actor: Actor) -> dict[str, Any]:
    labels = {kind.value: kind.label for kind in ProblemKind}
    found = [{**each, "label": labels.get(each["kind"], each["kind"])} for each in version.problems]
    return {"problems": found}


def _before(version: CatalogVersion) -> CatalogVersion | None:
    earlier = CatalogVersion.objects.filter(
        owner=version.owner, list_kind=version.list_kind, field=version.field, number__lt=version.number
    )
    return earlier.exclude(state=VersionState.DISCARDED).order_by("-number").first()


def _comparison(version: CatalogVersion, _actor: Actor) -> dict[str, Any]:
    before = _before(version)
    return {"before": before, "comparison": compare(before, version) if before else None}


def _checks(version: CatalogVersion, _actor: Actor) -> dict[str, Any]:
    """The lists of the maker in force, taken together."""
    owner = version.owner
    return {"coverage": coverage(owner), "differences": differences(owner), "repeats": repeats(owner)}


def _todo(actor: Actor, _today: dt.date) -> list[TodoGroup]:
    office = CatalogVersion.objects.filter(acting_as(actor, *OFFICE).reach("owner"))
    return [
        TodoGroup("待审核的目录", office.filter(state=VersionState.DRAFT), "state=draft"),
        TodoGroup("待施行的目录", office.filter(state=VersionState.REVIEWED), "state=reviewed"),
    ]


register(
    Module(
        code="catalogs",
        label="公开目录",
        section="公开事项",
        model=CatalogVersion,
        position=30,
        columns=(
            Title("title", "名称"),
            Choice("list_kind", "类别", css="nowrap"),
            Column("field", "领域", css="nowrap"),
            State("state", "状态"),
            Column("number", "版次", css="nowrap"),
            Column("owner.label", "制定单位", order=("owner__name",), css="nowrap"),
            Date("valid_from", "施行日期"),
            Date("updated_at", "修改日期", file_only=True),
        ),
        filters=VersionFilters,
        search=("title", "field"),
        rows=lambda rows: rows.select_related("owner").defer("problems", "notes"),
        order=("-updated_at", "-pk"),
        related=("owner",),
        create=FormAct(
            lambda data, files, _record, actor: ImportForm(data, files, actor),
            _import,
            "导入目录",
            refusal=_no_import,
        ),
        flow=VERSION_FLOW,
        acts=(
            Act(VersionEvent.REVIEW, actions.review),
            Act(VersionEvent.RETURN, actions.return_for_changes),
            Act(
                VersionEvent.PUT_IN_FORCE, actions.put_in_force, form=lambda data, _record, _actor: ForceForm(data)
            ),
            Act(VersionEvent.REPLACE, actions.replace),  # the platform's own: nobody is offered it
            Act(VersionEvent.DISCARD, actions.discard),
        ),
        tones={
            "draft": "",
            "reviewed": "warning",
            "in_force": "success",
            "replaced": "ended",
            "discarded": "ended",
        },
        event_labels=EVENTS,
        outcomes={
            "create": "已导入为草稿。请先看“问题”和“比较”，核对后审核通过，再施行。",
            VersionEvent.REVIEW: "已审核通过。下一步：确定施行日期。",
            VersionEvent.PUT_IN_FORCE: "已施行，今后三个月的应公开事项已经生成。",
        },
        facts=_facts,
        tabs=(
            Tab("items", "事项", "catalog/desk_items.html", _items, lambda row, _: row.items.count()),
            Tab("problems", "问题", "catalog/desk_problems.html", _problems, lambda row, _: len(row.problems)),
            Tab("comparison", "比较", "catalog/desk_comparison.html", _comparison),
            Tab("checks", "整体检查", "catalog/desk_checks.html", _checks),
        ),
        todo=_todo,
    )
)
