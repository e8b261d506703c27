"""Real exports come in whole, and the second time nothing happens."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gongkai.information.importing import owner_of, run
from gongkai.information.importing.dates import read_date
from gongkai.information.importing.mapping import load_named
from gongkai.information.importing.run import IMPORTER
from gongkai.information.models import Information, Relation
from tests.information.importing.exports import counts

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.django_db, pytest.mark.corpus]


def take(folder: Path, mapping: str):
    return run([folder], owner=owner_of("", actor=IMPORTER), mapping=load_named(mapping))


@pytest.mark.parametrize(
    ("folder", "mapping"), [("policies_govcn", "govcn"), ("policies_local_api", "local_api"), ("laws", "laws")]
)
def test_an_export_comes_in_whole_and_only_once(corpus, folder, mapping):
    first = take(corpus / folder, mapping)
    assert not first.rejects
    assert first.created > 0.98 * first.read
    assert counts(take(corpus / folder, mapping)) == (0, 0, first.read, 0)
    assert Information.objects.count() == first.created


def test_the_metadata_of_the_record_stands(corpus):
    take(corpus / "policies_govcn", "govcn")
    lines = (corpus / "policies_govcn/docs.jsonl").read_text(encoding="utf-8").splitlines()
    for record in map(json.loads, lines):
        row = Information.objects.get(source_key=f"govcn:{record['id']}")
        assert row.title == record["title"]
        assert row.document_number == record["doc_no"]
        assert row.issuer_name == record["issuer"]
        assert row.index_number == record["index_no"]
        assert row.written_on == read_date(record["written_date"])
        assert row.published_on == read_date(record["publish_date"])
        assert row.theme
        assert row.contents or "第" in row.body_text or len(row.body_text) < 3000


def test_titles_and_texts_of_sites_come_in_together(corpus):
    report = take(corpus / "policies_hebei", "hebei_sites")
    assert not report.rejects
    assert report.created > 0.99 * report.read
    assert Information.objects.filter(body_text="").count() > 600
    assert Relation.objects.filter(kind="interprets", target__isnull=False).exists()
    assert not Information.objects.exclude(document_number="").filter(document_key="", warnings=[]).exists()
