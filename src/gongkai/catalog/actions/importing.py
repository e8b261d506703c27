"""A workbook becomes drafts: one version for each field, or none where nothing changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import transaction

from gongkai.catalog.actions.units import read_units, write_units
from gongkai.catalog.enums import ListKind, VersionState
from gongkai.catalog.flow import OFFICE
from gongkai.catalog.models import CatalogItem, CatalogVersion
from gongkai.catalog.sheets import Problem, ProblemKind
from gongkai.core import audit
from gongkai.core.errors import RefusedError
from gongkai.orgs.actions import note_unresolved
from gongkai.orgs.resolver import Resolver

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gongkai.catalog.actions.units import UnitReading
    from gongkai.catalog.sheets import Row, Sheet, Workbook
    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization

CONTENT = (
    "serial", "code", "first", "second", "third", "elements", "basis", "limit_text", "limits", "unread", "subject",
    "post", "channels", "for_all", "for_group", "group", "proactive", "on_request", "tiers", "extra",
)  # fmt: skip
_LENGTHS = {"serial": 40, "code": 80, "first": 200, "second": 200, "third": 200, "post": 100, "group": 200}


@dataclass
class Imported:
    """What an import did: the versions (new or standing), how many items they hold, what has to be looked at."""

    versions: list[CatalogVersion] = field(default_factory=list)
    items: int = 0
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The contract of `gongkai catalog import --json`."""
        return {"items": self.items, "problems": [problem.as_json() for problem in self.problems]}


@transaction.atomic
def import_workbook(
    workbook: Workbook, *, owner: Organization, actor: Actor, list_kind: ListKind = ListKind.STANDARD
) -> Imported:
    """Lay the sheets of a workbook down as drafts of `owner`'s lists, one for each field.

    A draft that stands is overwritten, a list that says the same already is left alone, anything else gets a new
    version. Problems do not stop it: they are kept with the version. RefusedError for anybody but the owner's
    disclosure office.
    """
    if not OFFICE & owner.seats_of(actor):
        raise RefusedError(f"目录须由{owner}的政务公开办导入。")
    done = Imported(problems=list(workbook.all_problems))
    resolver = Resolver(owner)
    unknown: Counter[str] = Counter()
    for sheets in _by_field(workbook.sheets):
        _import_field(sheets, workbook.file, owner, list_kind, resolver, unknown, done, actor)
    note_unresolved(unknown.elements(), within=owner, example=f"{workbook.file} {list_kind.label}")
    done.problems += [
        Problem(0, ProblemKind.UNIT, f"公开主体“{name}”（{count}处）没有对应到机构，请在“未识别的单位名称”中认定")
        for name, count in unknown.items()
    ]
    return done


def _by_field(sheets: Iterable[Sheet]) -> list[list[Sheet]]:
    """Sheets of one field make one list, in their order."""
    found: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        if sheet.rows:
            found.setdefault(sheet.field, []).append(sheet)
    return list(found.values())


def _import_field(  # one step of the import, with all that the import knows
    sheets: list[Sheet],
    file: str,
    owner: Organization,
    list_kind: ListKind,
    resolver: Resolver,
    unknown: Counter[str],
    done: Imported,
    actor: Actor,
) -> None:
    rows = [row for sheet in sheets for row in sheet.rows]
    contents = [content_of(row) for row in rows]
    units = [read_units(row.subject, resolver) for row in rows]
    unknown.update(unit.name for each in units for unit in each if unit.open)
    done.items += len(rows)
    last = _last(owner, list_kind, sheets[0].field)
    if last and _same(last, contents):
        done.unchanged += len(rows)
        done.versions.append(last)
        return
    version = last if last and last.state == VersionState.DRAFT else _new(owner, list_kind, sheets[0], last)
    version.title, version.source_file = _title(owner, list_kind, sheets[0]), file[:300]
    version.problems = [problem.as_json() for sheet in sheets for problem in sheet.problems]
    version.notes = [note for sheet in sheets for note in sheet.notes]
    version.save()
    _write(version, contents, [row.row for row in rows], units)
    done.versions.append(version)
    audit.record(
        "catalog_version.imported",
        version,
        actor=actor,
        owner=owner,
        file=file,
        items=len(rows),
        number=version.number,
    )


def content_of(row: Row) -> dict[str, Any]:
    """The columns of an item from a row of a sheet."""
    found: dict[str, Any] = {
        name: getattr(row, name) for name in ("serial", "code", "first", "second", "third", "post", "group")
    }
    found = {name: value[: _LENGTHS[name]] for name, value in found.items()}
    return found | {
        "elements": row.elements,
        "basis": row.basis,
        "limit_text": row.limit.text,
        "limits": [limit.as_json() for limit in row.limit.limits],
        "unread": list(row.limit.unread),
        "subject": row.subject,
        "channels": [{"code": channel.code, "name": channel.name} for channel in row.channels],
        "for_all": "all" in row.audience,
        "for_group": "specific" in row.audience,
        "proactive": "proactive" in row.method,
        "on_request": "on_request" in row.method,
        "tiers": list(row.tiers),
        "extra": row.extra,
    }


def _last(owner: Organization, list_kind: ListKind, name: str) -> CatalogVersion | None:
    versions = CatalogVersion.objects.filter(owner=owner, list_kind=list_kind, field=name)
    return versions.exclude(state=VersionState.DISCARDED).order_by("-number").first()


def _new(owner: Organization, list_kind: ListKind, sheet: Sheet, last: CatalogVersion | None) -> CatalogVersion:
    numbers = CatalogVersion.objects.filter(owner=owner, list_kind=list_kind, field=sheet.field)
    highest = numbers.order_by("-number").values_list("number", flat=True).first() or 0
    number = max(highest, last.number if last else 0) + 1
    return CatalogVersion(
        owner=owner, list_kind=list_kind, field=sheet.field, field_code=sheet.field_code, number=number
    )


def _title(owner: Organization, list_kind: ListKind, sheet: Sheet) -> str:
    area = f"{sheet.field}领域" if sheet.field and list_kind == ListKind.STANDARD else sheet.field
    return (sheet.title or f"{owner.label}{area}{list_kind.label}")[:200]


def _same(version: CatalogVersion, contents: Sequence[dict[str, Any]]) -> bool:
    standing = list(version.items.order_by("position").values(*CONTENT))
    return standing == [{name: content[name] for name in CONTENT} for content in contents]


def _write(
    version: CatalogVersion, contents: list[dict[str, Any]], rows: list[int], units: list[list[UnitReading]]
) -> None:
    """The items anew; what people have said of the kind that fulfils an item stays with the item of that name."""
    kinds = {item.name: item.kind for item in version.items.all() if item.kind} | _kinds_in_force(version)
    version.items.all().delete()
    for at, (content, row, named) in enumerate(zip(contents, rows, units, strict=True)):
        item = CatalogItem(version=version, position=at, row=row, **content)
        item.kind = kinds.get(item.name, "")
        item.save()
        write_units(item, named)


def _kinds_in_force(version: CatalogVersion) -> dict[str, str]:
    standing = CatalogItem.objects.in_force().filter(
        version__owner=version.owner, version__list_kind=version.list_kind, version__field=version.field
    )
    return {item.name: item.kind for item in standing if item.kind}
