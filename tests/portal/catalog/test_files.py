"""A list that is downloaded and taken in again has the same items."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.catalog.actions import import_workbook
from gongkai.catalog.actions.importing import CONTENT
from gongkai.catalog.enums import ListKind, VersionState
from gongkai.catalog.limits import read
from gongkai.catalog.models import CatalogVersion
from gongkai.catalog.sheets import read_catalog
from gongkai.core.actors import system
from gongkai.portal.catalog import files
from tests.factories.catalog import build_item, build_version

if TYPE_CHECKING:
    from django.test import Client

    from tests.portal.catalog.conftest import Town

FORMS = sorted(files.TYPES)
CATALOGS = Path(__file__).resolve().parents[3] / "src/gongkai/demo/city/catalogs"
SYSTEM = system("测试")


def imported(path: Path, town: Town, list_kind: ListKind = ListKind.STANDARD) -> CatalogVersion:
    workbook = read_catalog(path, complete=list_kind in {ListKind.STANDARD, ListKind.SUPPLEMENT})
    (version,) = import_workbook(workbook, owner=town.city, actor=SYSTEM, list_kind=list_kind).versions
    return version


def contents(version: CatalogVersion) -> list[dict[str, Any]]:
    return list(version.items.order_by("position").values(*CONTENT))


def again(version: CatalogVersion, form: str, folder: Path, town: Town) -> CatalogVersion:
    path = folder / f"list.{form}"
    path.write_bytes(files.content(version, form))
    before, field = contents(version), version.field
    version.delete()
    found = imported(path, town, ListKind(version.list_kind))
    assert found.field == field
    assert contents(found) == before
    return found


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", sorted(path.name for path in CATALOGS.glob("*.md")))
def test_the_lists_of_the_demo_city_come_back_the_same(name: str, form: str, town: Town, tmp_path: Path) -> None:
    town.version.delete()
    again(imported(CATALOGS / name, town), form, tmp_path, town)


@pytest.mark.parametrize("form", FORMS)
def test_a_list_of_the_places_own_field_comes_back_under_its_name(form: str, town: Town, tmp_path: Path) -> None:
    source = tmp_path / "own.csv"
    source.write_text(
        "示范市海岸带管理领域基层政务公开标准目录,,,,,,\n"
        "序号,一级事项,二级事项,公开内容（要素）,公开时限,公开主体,备注\n"
        "1,岸线,岸线规划,规划文本,每年3月底前,市资源局,滨海区除外\n"
        "2,岸线,岸线规划,附图,每年3月底前,市资源局,\n",
        "utf-8",
    )
    town.version.delete()
    version = imported(source, town)
    assert version.items.first().extra == {"备注": "滨海区除外"}  # type: ignore[union-attr]  # there are two
    again(version, form, tmp_path, town)


@pytest.mark.parametrize("form", FORMS)
def test_a_power_list_keeps_its_codes_and_further_columns(form: str, town: Town, tmp_path: Path) -> None:
    source = tmp_path / "powers.csv"
    source.write_text(
        "示范市财政局权责清单,,,,,\n"
        "职权编码,职权类别,职权名称,实施依据,实施主体,办理流程\n"
        "3700-A-01,行政许可,会计代理记账许可,《会计法》第三十六条,市财政局,受理—审查—决定\n"
        "3700-B-02,行政处罚,对违法账簿的处罚,《会计法》第四十二条,市财政局,立案—调查—决定\n",
        "utf-8",
    )
    version = imported(source, town, ListKind.POWERS)
    again(version, form, tmp_path, town)


WORDS = st.text(
    st.sampled_from("一般公共预算执行情况说明《条例》第二十六（）、。1234"), min_size=1, max_size=30
).map(str.strip)
LIMITS = st.sampled_from(["每月10日前", "信息形成之日起20个工作日内", "每季度", "实时公开", ""])
CHANNELS = st.lists(st.sampled_from(["政府网站", "公示栏", "政府公报", "其他（村务公开栏）"]), unique=True)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.fixed_dictionaries(
            {
                "first": WORDS.filter(bool),
                "second": WORDS.filter(bool),
                "elements": WORDS,
                "limit": LIMITS,
                "channels": CHANNELS,
                "ticks": st.tuples(*[st.booleans()] * 4),
                "tiers": st.lists(st.sampled_from(["city", "county", "town", "village"]), unique=True),
            }
        ),
        min_size=1,
        max_size=4,
    )
)
@pytest.mark.parametrize("form", FORMS)
def test_whatever_was_read_once_comes_back_the_same(
    form: str, town: Town, tmp_path: Path, rows: list[dict[str, Any]]
) -> None:
    """What an import has read is what an export must keep: so the made-up rows go through an import first."""
    CatalogVersion.objects.all().delete()
    version = build_version(town.city, number=1)
    for row in rows:
        _build(version, row)
    path = tmp_path / f"first.{form}"
    path.write_bytes(files.content(version, form))
    first = imported(path, town)
    again(first, form, tmp_path, town)


def _build(version: CatalogVersion, row: dict[str, Any]) -> None:
    everybody, group, proactive, on_request = row["ticks"]
    reading = read(row["limit"])
    build_item(
        version,
        row["limit"],
        first=row["first"],
        second=row["second"],
        elements=row["elements"],
        limits=[each.as_json() for each in reading.limits],
        channels=[{"code": "", "name": name} for name in row["channels"]],
        for_all=everybody,
        for_group=group,
        proactive=proactive,
        on_request=on_request,
        tiers=row["tiers"],
    )


def test_no_cell_is_carried_out_by_a_spreadsheet(town: Town) -> None:
    build_item(town.version, second="=1+1", elements="@SUM(A1)")
    book = openpyxl.load_workbook(io.BytesIO(files.content(town.version, "xlsx")))
    cells = [cell for line in book.active.iter_rows() for cell in line]  # type: ignore[union-attr]  # it has one
    assert {cell.data_type for cell in cells if cell.value in ("=1+1", "@SUM(A1)")} == {"s"}


def test_names_of_persons_do_not_go_out_in_the_file(town: Town) -> None:
    town.item.post = "王建国"
    town.item.save()
    lines = list(csv.reader(io.StringIO(files.content(town.version, "csv").decode("utf-8-sig"))))
    assert "王建国" not in str(lines)


def test_a_file_is_named_after_its_list_and_version(town: Town, client: Client) -> None:
    response = client.get(f"/catalog/{town.version.pk}/list.xlsx")
    assert response.status_code == 200
    assert "attachment" in response.headers["Content-Disposition"]
    assert client.get(f"/catalog/{town.version.pk}/list.pdf").status_code == 404


def test_an_earlier_version_is_a_file_as_well(town: Town, client: Client) -> None:
    old = build_version(town.city, state=VersionState.REPLACED, number=7)
    build_item(old)
    assert client.get(f"/catalog/{old.pk}/list.csv").status_code == 200
