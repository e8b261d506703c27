"""The demo city as it stands in the library."""

from __future__ import annotations

import pytest

from gongkai.core.actors import system
from gongkai.core.audit.models import AuditEntry
from gongkai.demo import files
from gongkai.demo.bodies import load_bodies
from gongkai.demo.papers import load_papers
from gongkai.information.enums import RelationState
from gongkai.information.models import Information, Relation

pytestmark = pytest.mark.django_db

MISSED = 2  # 按照《…》执行, 按照《…》申请: whether that is a ground, only a person can tell


def stated() -> set[tuple[str, str, str]]:
    numbers = {paper.id: paper.facts["title"] for paper in files.documents()}
    return {
        (paper.facts["title"], entry["kind"], numbers[entry["target"]])
        for paper in files.documents()
        if paper.facts["state"] == "published"
        for entry in paper.facts.get("relations", ())
    }


@pytest.fixture
def city():
    actor = system("示范市载入")
    load_papers(load_bodies(actor), actor)


def test_every_relation_of_the_front_matter_is_confirmed_and_no_other(city):
    confirmed = Relation.objects.filter(state=RelationState.CONFIRMED)
    assert set(confirmed.values_list("source__title", "kind", "target__title")) == stated()


def test_the_machine_found_nearly_all_of_them_by_itself(city):
    assert Relation.objects.filter(by_hand=True).count() <= MISSED < len(stated())
    entries = AuditEntry.objects.filter(event="information.relation")
    stated_by_hand = [entry for entry in entries if entry.data["by_hand"]]
    assert len(stated_by_hand) == Relation.objects.filter(by_hand=True).count()


def test_what_it_finds_besides_within_the_city_is_only_citations(city):
    others = Relation.objects.filter(state=RelationState.FOUND, target__isnull=False).exclude(kind="cites")
    published = set(Information.objects.public().values_list("pk", flat=True))
    assert not [str(each) for each in others.filter(source__in=published)]


def test_the_validity_of_each_document_is_that_of_its_front_matter(city):
    for paper in files.documents():
        facts = paper.facts.get("validity", [])
        row = Information.objects.get(title=paper.facts["title"])
        if paper.facts["state"] == "published":
            found = {(fact.status, fact.from_on) for fact in row.validity_facts.all()}
            assert found == {(fact["status"], fact.get("from_on")) for fact in facts}, row.title
