"""A workbook becomes drafts; the same again is nothing new; a changed one is a new version."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongkai.catalog.actions import add_item, edit_item, import_workbook, put_in_force, review
from gongkai.catalog.enums import ListKind, VersionState
from gongkai.catalog.models import CatalogItem, CatalogVersion
from gongkai.catalog.sheets import read_catalog
from gongkai.core.actors import system
from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.outbox import drain
from gongkai.orgs.actions import settle_name
from gongkai.orgs.models import UnresolvedName
from gongkai.orgs.models.names import Settlement
from tests.catalog.sheets.books import Book, row

if TYPE_CHECKING:
    from pathlib import Path

    from gongkai.catalog.actions import Imported
    from tests.catalog.conftest import Town

TITLE = "示范市义务教育领域基层政务公开标准目录"
SYSTEM = system("测试")


def import_rows(town: Town, folder: Path, *rows: list[object], **options: ListKind) -> Imported:
    book = Book()
    book.lay(rows, title=TITLE)
    return import_workbook(read_catalog(book.save(folder)), owner=town.city, actor=town.office, **options)


def test_an_import_makes_a_draft_with_items_units_and_limits(town: Town, tmp_path: Path) -> None:
    done = import_rows(
        town, tmp_path, row(1), row(2, second="招生范围", limit="每年3月底前", subject="市教育局、市财政局")
    )
    version = done.versions[0]
    assert (version.state, version.field_code, version.number) == (VersionState.DRAFT, "education", 1)
    assert (done.items, done.problems) == (2, [])
    first, second = version.items.all()
    assert [unit.organization for unit in first.units.all()] == [town.education]
    assert [unit.organization for unit in second.units.all()] == [town.education, town.finance]
    assert second.read_limits[0].due_month == 3
    assert AuditEntry.objects.filter(event="catalog_version.imported").count() == 1


def test_the_same_file_again_changes_nothing(town: Town, tmp_path: Path) -> None:
    import_rows(town, tmp_path, row(1))
    again = import_rows(town, tmp_path, row(1))
    assert (again.items, again.unchanged) == (1, 1)
    assert CatalogVersion.objects.count() == 1


def test_a_draft_is_overwritten_and_a_list_in_force_gets_a_new_version(town: Town, tmp_path: Path) -> None:
    version = import_rows(town, tmp_path, row(1)).versions[0]
    assert import_rows(town, tmp_path, row(1), row(2, second="招生范围")).versions == [version]
    review(version, actor=town.office)
    put_in_force(version, actor=town.office)
    later = import_rows(town, tmp_path, row(1, limit="实时公开")).versions[0]
    assert (later.number, later.state) == (2, VersionState.DRAFT)
    assert CatalogVersion.objects.get(pk=version.pk).state == VersionState.IN_FORCE


def test_the_kind_that_fulfils_an_item_stays_with_it(town: Town, tmp_path: Path) -> None:
    item = import_rows(town, tmp_path, row(1)).versions[0].items.get()
    edit_item(item, actor=town.office, kind="notice")
    import_rows(town, tmp_path, row(1, elements="改过的内容"))
    assert CatalogItem.objects.get().kind == "notice"


def test_each_kind_of_list_goes_by_itself(town: Town, tmp_path: Path) -> None:
    import_rows(town, tmp_path, row(1))
    import_rows(town, tmp_path, row(1), list_kind=ListKind.SUPPLEMENT)
    assert set(CatalogVersion.objects.values_list("list_kind", flat=True)) == {"standard", "supplement"}


def test_an_unknown_unit_is_told_and_settled_once(town: Town, tmp_path: Path) -> None:
    done = import_rows(
        town, tmp_path, row(1, subject="招生考试服务中心"), row(2, second="乙", subject="招生考试服务中心")
    )
    assert [(each.row, each.kind.value) for each in done.problems] == [(0, "unit_unknown")]
    unresolved = UnresolvedName.objects.get(name="招生考试服务中心")
    settle_name(unresolved, settlement=Settlement.ORGANIZATION, organization=town.education, actor=SYSTEM)
    drain()
    units = [unit for item in CatalogItem.objects.all() for unit in item.units.all()]
    assert [unit.organization for unit in units] == [town.education] * 2


def test_only_the_makers_office_imports(town: Town, tmp_path: Path) -> None:
    book = Book()
    book.lay([row()], title=TITLE)
    workbook = read_catalog(book.save(tmp_path))
    for actor in (town.publisher, town.stranger):
        with pytest.raises(RefusedError):
            import_workbook(workbook, owner=town.city, actor=actor)
    assert not CatalogVersion.objects.exists()


def test_a_draft_is_edited_and_its_limit_read_again(town: Town, tmp_path: Path) -> None:
    item = import_rows(town, tmp_path, row(1, limit="另行通知")).versions[0].items.get()
    assert item.unread == ["另行通知"]
    assert edit_item(item, actor=town.office, limit_text="每月10日前", subject="市财政局") == [
        "limit_text",
        "subject",
    ]
    item.refresh_from_db()
    assert (item.unread, item.read_limits[0].due_day) == ([], 10)
    assert [unit.organization for unit in item.units.all()] == [town.finance]


def test_an_edit_that_cannot_be_read_is_refused_with_its_place(town: Town, tmp_path: Path) -> None:
    item = import_rows(town, tmp_path, row(1)).versions[0].items.get()
    with pytest.raises(InvalidInputError, match="另行通知") as error:
        edit_item(item, actor=town.office, limit_text="另行通知")
    assert error.value.field == "limit_text"
    with pytest.raises(InvalidInputError):
        edit_item(item, actor=town.office, first="", second="")


def test_a_list_in_force_changes_by_a_new_version_only(town: Town, tmp_path: Path) -> None:
    version = import_rows(town, tmp_path, row(1)).versions[0]
    item = version.items.get()
    review(version, actor=town.office)
    put_in_force(version, actor=town.office)
    item.refresh_from_db()
    with pytest.raises(RefusedError):
        edit_item(item, actor=town.office, elements="别的")
    with pytest.raises(RefusedError):
        add_item(version, actor=town.office, first="新事项")
    assert edit_item(item, actor=town.office, kind="notice", post="办公室") == ["kind", "post"]


def test_an_item_is_added_at_the_end_of_a_draft(town: Town, tmp_path: Path) -> None:
    version = import_rows(town, tmp_path, row(1)).versions[0]
    item = add_item(version, actor=town.office, first="新事项", limit_text="实时公开", subject="教育局")
    assert item.position == 1
    assert item.units.get().organization == town.education
