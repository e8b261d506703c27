"""A batch of documents shows, byte for byte, what each of them shows alone."""

from __future__ import annotations

import datetime as dt
from contextlib import ExitStack

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.core import audit
from gongkai.core.actors import system
from gongkai.information.enums import RelationKind
from gongkai.information.models import Attachment, Information
from gongkai.portal import rows
from gongkai.portal.document import around, relations
from gongkai.publishing.rendering import render
from gongkai.publishing.sources import outlets
from tests.factories.tasks import TaskFactory
from tests.portal.support import publish, relate


@pytest.fixture
def many(library, hidden):
    """The library with tasks, files, versions, and a document that most others cite."""
    for place in range(6):
        other = publish(library.office, kind="policy", title=f"第{place}号意见", published_on=dt.date(2024, 1, 1))
        relate(other, RelationKind.CITES, library.old)
        relate(other, RelationKind.BASED_ON, library.new)
        audit.record("information.publish", other, actor=system("试验"), version=1)
        other.revisions.create(number=1, reason=f"第{place}次修订", content={}, author_name="某人")
    relate(library.new, RelationKind.CITES, library.new)
    for place in (2, 1):
        TaskFactory(document=library.new, owner=library.office, clause_anchor="s2", position=place)
    Attachment.objects.create(information=library.old, name="申请表.docx", url="https://a.example/b.docx")
    return list(rows.readable().order_by("pk"))


def addresses(documents):
    return [one.get_absolute_url() for one in documents]


def alone(documents):
    return {path: render(path) for path in addresses(documents)}


def together(documents):
    with ExitStack() as stack:
        for outlet in outlets():
            stack.enter_context(outlet.ahead(addresses(documents)))
        return {path: render(path) for path in addresses(documents)}


def same(left, right):
    assert {path: one.body for path, one in left.items()} == {path: one.body for path, one in right.items()}
    assert {path: one.keys for path, one in left.items()} == {path: one.keys for path, one in right.items()}
    assert {path: one.subject for path, one in left.items()} == {path: one.subject for path, one in right.items()}


def test_a_batch_shows_what_each_page_shows_alone(many):
    same(alone(many), together(many))


@pytest.mark.parametrize("at_once", [2, 5, 11, 3000])
def test_a_document_that_many_cite_is_cut_alike_alone_and_in_a_batch(many, monkeypatch, at_once):
    monkeypatch.setattr(relations, "MOST", 3)
    before = alone(many)
    monkeypatch.setattr(relations, "MOST_AT_ONCE", at_once)
    same(before, together(many))


def test_a_batch_takes_as_many_queries_as_a_document(many):
    with CaptureQueriesContext(connection) as few:
        together(many[:1])
    with CaptureQueriesContext(connection) as all_of_them:
        together(many)
    assert len(all_of_them) <= len(few) + 1  # the reasons of versions, where there are any


def test_what_the_public_may_not_read_is_not_read_ahead(many, hidden):
    address = hidden.get_absolute_url()
    with around.ahead([address, "/", "/information/999999/", "/kinds/notice/"]):
        assert render(address).body is None


def test_nothing_read_ahead_outlives_its_batch(many):
    before = together(many)
    Information.objects.filter(pk=many[0].pk).update(title="后来的题目")
    after = together(many)
    path = many[0].get_absolute_url()
    assert "后来的题目".encode() in after[path].body
    assert before[path].body != after[path].body
