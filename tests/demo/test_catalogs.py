"""The demo city's catalogues are read without a problem and show every state on the desk."""

from __future__ import annotations

import pytest

from gongkai.catalog.enums import VersionState
from gongkai.catalog.models import CatalogItem, CatalogVersion, ItemUnit, NonDisclosureReview, Obligation
from gongkai.catalog.sheets import read_catalog
from gongkai.core.actors import system
from gongkai.demo.bodies import load_bodies
from gongkai.demo.catalog import KINDS, load_catalogs
from gongkai.demo.files import CITY
from gongkai.information import kinds

FILES = sorted((CITY / "catalogs").glob("*.md"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_catalogue_is_read_without_a_problem(path):
    workbook = read_catalog(path)
    assert workbook.all_problems == []
    # 村务公开 is the villages' own list; the others are fields of 国办发〔2019〕54号.
    assert all(sheet.field_code or sheet.field == "村务公开" for sheet in workbook.sheets)


def test_the_kinds_named_exist():
    assert all(kinds.get(code).code == code for code in KINDS.values())


def test_every_list_is_in_force_every_unit_known_and_every_state_there(db):
    actor = system("示范市载入")
    load_catalogs(load_bodies(actor), actor)
    assert set(CatalogVersion.objects.values_list("state", flat=True)) == {VersionState.IN_FORCE}
    assert set(KINDS) == set(CatalogItem.objects.exclude(kind="").values_list("second", flat=True))
    assert {"due", "done", "late"} <= set(Obligation.objects.values_list("state", flat=True))
    assert NonDisclosureReview.objects.count() == 1
    open_names = ItemUnit.objects.filter(organization=None, is_group=False)
    assert list(open_names.values_list("name", flat=True)) == []
