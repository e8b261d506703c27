"""All rows of a table and the figures of a kind over time are files; what a query chooses stays dynamic."""

from __future__ import annotations

import pytest

from gongkai.core.outbox import drain
from gongkai.information import actions
from gongkai.information.rows import keep
from gongkai.portal.document import outlet
from gongkai.publishing import jobs, marking
from gongkai.publishing.models import ManifestEntry, Page
from gongkai.publishing.output import places
from gongkai.publishing.run import publish_due

PARTY = {"party": "示范市某食品店", "number": "示市监罚〔2026〕1号", "category": "罚款", "fine": "0.5"}


@pytest.fixture
def table(row, home):
    found = row(1, kind="penalty", elements={"decisions": 1, "fines": "0.5"})
    return holding(found, PARTY)


@pytest.fixture
def monthly(row, home):
    found = row(2, kind="government_debt", elements={"as_of": "2026-06-30", "ceiling": "120.5", "balance": "100"})
    publish("/kinds/government_debt/series/")
    return found


def holding(information, *rows):
    information.rows_sha256 = keep(information, rows).sha256
    information.save()
    return information


def publish(*paths):
    marking.mark_paths(paths)
    assert publish_due().failed == []


def rows_path(information):
    return f"{information.get_absolute_url()}rows/"


def standing(home, path):
    file = home / "public" / places.name_of(path)
    return file.read_text() if file.exists() else ""


def test_every_public_table_and_every_series_has_its_page(table, row):
    row(3)
    found = set(outlet.pages())
    assert rows_path(table) in found
    assert "/kinds/government_debt/series/" in found
    assert not any("/information/" in path for path in found - {rows_path(table)})


def test_the_file_is_what_the_application_answers(table, monthly, client, home):
    publish(rows_path(table))
    for path in (rows_path(table), "/kinds/government_debt/series/"):
        assert standing(home, path) == client.get(path).text


def test_the_manifest_says_of_which_version_a_table_is(table, home):
    publish(rows_path(table))
    assert ManifestEntry.objects.get(path=rows_path(table)).information_id == table.pk


def test_a_changed_table_is_rendered_at_once(table, home):
    publish(rows_path(table))
    holding(table, PARTY, PARTY | {"party": "示范市另一家食品店", "number": "示市监罚〔2026〕2号"})
    jobs.follow([{"model": "information", "id": table.pk}])
    assert "另一家食品店" in standing(home, rows_path(table))


def test_a_new_table_has_its_page_with_the_next_sweep(table, home):
    publish("/about/")
    jobs.follow([{"model": "information", "id": table.pk}])
    assert Page.objects.get(path=rows_path(table)).due_at is not None


def test_a_removed_table_is_gone_at_once_and_so_are_its_figures_from_the_series(table, monthly, publisher, home):
    publish(rows_path(table))
    assert "2026" in standing(home, "/kinds/government_debt/series/").split("<main")[1]
    for one in (table, monthly):
        actions.remove(one, actor=publisher, reason="发布有误", kind="in_error")
    drain()
    assert standing(home, rows_path(table)) == ""
    assert "2026-06" not in standing(home, "/kinds/government_debt/series/").split("<main")[1]
