"""The index follows the database: what is public is found, what is not is gone, whoever writes."""

from __future__ import annotations

import datetime as dt
import threading
import time
from types import SimpleNamespace

import pytest
from django.core.exceptions import ImproperlyConfigured

from gongkai.core.outbox import drain
from gongkai.core.outbox.models import OutboxEntry, OutboxState
from gongkai.information import actions
from gongkai.information.enums import RelationKind, RelationState, Validity
from gongkai.information.models import Information, Relation
from gongkai.search import information, rebuild
from gongkai.search.contract import DateRange, IndexUnusableError, Query, Record
from gongkai.search.engines.tantivy_engine import TantivyEngine
from gongkai.search.service import backend
from gongkai.search.sources import source, sources
from tests.information.people import bureau

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office():
    return bureau()


@pytest.fixture
def impatient(installed, monkeypatch):
    """The installation's engine that waits for another writer but a moment."""
    monkeypatch.setattr(installed._session.lock, "_patience", 0.05)
    return installed


@pytest.fixture
def other(settings):
    """An engine over the same folder, as another process has it."""
    engine = TantivyEngine(settings.GONGKAI_HOME / "search")
    yield engine
    engine.close()


def found(text):
    return [hit.title for hit in backend().search(Query(text=text)).hits]


def test_what_is_published_is_found_once_the_outbox_is_drained(installed, office):
    office.published()
    assert found("加装电梯") == []
    assert drain()
    assert found("加装电梯") == ["示范市加装电梯办法"]
    assert not OutboxEntry.objects.exists()


def test_a_draft_is_never_found(installed, office):
    office.draft()
    drain()
    assert rebuild.rebuild() == 0
    assert found("加装电梯") == []


def test_a_changed_text_replaces_the_one_before(installed, office):
    row = office.published()
    drain()
    revision = actions.edit(row, actor=office.drafter, reason="笔误", body_html="<p>为了增设自动扶梯。</p>")
    actions.approve_revision(revision, actor=office.publisher)
    drain()
    assert found('"自动扶梯"') == ["示范市加装电梯办法"]
    assert found('"为了加装电梯"') == []


def test_what_is_taken_off_is_gone(installed, office):
    row = office.published()
    drain()
    actions.remove(row, actor=office.publisher, reason="发布有误", kind="in_error")
    drain()
    assert found("加装电梯") == []
    assert installed.count() == 0


def test_a_row_owed_twice_or_deleted_meanwhile_does_no_harm(installed, office):
    row = office.published()
    OutboxEntry.objects.exclude(topic="search.index").delete()  # what else a publication owes
    owed = OutboxEntry.objects.get().payload
    OutboxEntry.objects.create(topic="search.index", payload=owed | {"id": row.pk + 1})
    OutboxEntry.objects.create(topic="search.index", payload=owed)
    assert drain() == 3
    assert installed.count() == 1


def test_while_another_process_writes_the_rows_wait_uncounted(impatient, other, office):
    office.published()
    OutboxEntry.objects.exclude(topic="search.index").delete()  # what else a publication owes
    other.upsert([Record(id="other:1", title="图书馆")])
    assert drain() == 0
    entry = OutboxEntry.objects.get()
    assert (entry.state, entry.attempts, entry.last_error) == (OutboxState.PENDING, 0, "")
    other.commit()
    assert drain() == 1
    assert found("加装电梯") == ["示范市加装电梯办法"]


def test_a_rebuild_that_finds_the_index_held_asks_the_holder_and_waits(installed, other, office, monkeypatch):
    office.published()
    OutboxEntry.objects.all().delete()
    holding, done = threading.Event(), threading.Event()

    def building():
        holding.set()
        done.wait(30)
        yield Record(id="other:1", title="图书馆")

    holder = threading.Thread(target=other.rebuild, args=(building(),))
    holder.start()
    holding.wait(30)

    def worker(_seconds):
        """What the holder does next: it ends its own work, then carries out what it was asked."""
        assert OutboxEntry.objects.filter(topic=rebuild.TOPIC).exists()
        done.set()
        holder.join()
        drain()

    monkeypatch.setattr(rebuild, "time", SimpleNamespace(monotonic=time.monotonic, sleep=worker))
    assert rebuild.rebuild(patience_seconds=30) == 1
    assert found("加装电梯") == ["示范市加装电梯办法"]
    assert not OutboxEntry.objects.exists()


def test_a_rebuild_that_nobody_carries_out_says_so(installed, other, office):
    def building():
        with pytest.raises(TimeoutError, match="查看其日志"):
            rebuild.rebuild(patience_seconds=0.1)
        yield Record(id="other:1", title="图书馆")

    assert other.rebuild(building()) == 1


def test_a_rebuild_request_waits_while_the_index_is_held(installed, other):
    OutboxEntry.objects.create(topic=rebuild.TOPIC, payload={})

    def building():
        assert drain() == 0
        assert OutboxEntry.objects.get().attempts == 0
        yield Record(id="other:1", title="图书馆")

    other.rebuild(building())
    assert drain() == 1
    assert installed.count() == 0  # the database has nothing public


def test_a_damaged_index_says_what_to_do_and_a_rebuild_mends_it(installed, settings, office):
    office.published()
    drain()
    (settings.GONGKAI_HOME / "search" / "CURRENT").write_bytes(b"\xff")
    with pytest.raises(IndexUnusableError, match="gongkai index rebuild"):
        found("加装电梯")
    assert rebuild.rebuild() == 1
    assert found("加装电梯") == ["示范市加装电梯办法"]


def test_the_record_has_what_filters_and_hits_need(installed, office):
    office.published(keywords="电梯 民生", summary="怎样申请补助", effective_on="2024-04-01")
    drain()
    query = Query(
        text="电梯",
        filters={"issuer": (office.organization.name,), "validity": (Validity.IN_FORCE,), "year": ("2024",)},
        written=DateRange(dt.date(2024, 3, 1), dt.date(2024, 3, 1)),
        facets=("theme", "kind"),
    )
    results = installed.search(query)
    row, hit = Information.objects.get(), results.hits[0]
    assert (hit.id, hit.url) == (f"information:{row.pk}", row.get_absolute_url())
    assert hit.extra == {"pk": row.pk, "index_number": row.index_number}
    assert [(one.value, one.count) for one in results.facets["theme"]] == [("城乡建设、环境保护", 1)]
    assert found("申请补助") == found("民生") == found("示建规[2024]3号") == ["示范市加装电梯办法"]


def test_the_record_names_what_ended_it(installed, office):
    old = office.published()
    new = office.published(title="示范市既有住宅增设电梯条例", document_number="示建规〔2025〕1号")
    Relation.objects.filter(target=old).delete()
    Relation.objects.create(
        source=new, target=old, kind=RelationKind.REPEALS, state=RelationState.CONFIRMED, target_title=old.title
    )
    record = information.record(information.rows().get(pk=old.pk))
    assert record.replaced_by == "废止：《示范市既有住宅增设电梯条例》示建规〔2025〕1号"


def test_sources_are_known_by_name():
    assert information.SOURCE in sources()
    assert source("information").record_id(12) == "information:12"
    with pytest.raises(KeyError):
        source("weather")


def test_an_engine_that_is_not_there_is_a_fault_of_the_settings(settings, installed):
    settings.SEARCH_URL = "https://search.example"
    backend.cache_clear()
    with pytest.raises(ImproperlyConfigured, match="留空"):
        backend()
    settings.SEARCH_URL = ""
