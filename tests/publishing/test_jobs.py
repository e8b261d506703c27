from __future__ import annotations

import datetime as dt

import time_machine

from gongkai.core.outbox import drain
from gongkai.core.outbox.models import OutboxEntry
from gongkai.core.roles import Role
from gongkai.information import actions
from gongkai.information.enums import RelationKind, Validity
from gongkai.information.models import Information
from gongkai.publishing import batch, jobs, marking
from gongkai.publishing.models import ManifestEntry, Page
from gongkai.publishing.output.lock import output_lock
from gongkai.publishing.verifying import verify
from gongkai.tasks.models import Task
from tests.factories.orgs import person_with
from tests.portal.support import relate

MOST = 12


def rendered(monkeypatch):
    paths = []
    real = batch.render
    monkeypatch.setattr(batch, "render", lambda path: paths.append(path) or real(path))
    return paths


def test_without_a_static_output_nothing_is_rendered(reviewed, publisher, home):
    actions.publish(reviewed(), actor=publisher)
    drain()
    assert not Page.objects.exists()
    assert not (home / "public").exists()


def test_a_publication_shows_everywhere_and_renders_little(live, reviewed, publisher, monkeypatch):
    paths = rendered(monkeypatch)
    information = actions.publish(reviewed(theme="城乡建设、环境保护\\城乡建设（含住房）"), actor=publisher)
    drain()
    assert len(paths) <= MOST
    shown = (
        "index.html",
        "kinds/notice/index.html",
        "issuers/office/index.html",
        "feed.atom",
        "kinds/notice/feed.atom",
    )
    assert all(information.title in (live / name).read_text() for name in shown)
    assert information.title in (live / f"information/{information.pk}/index.html").read_text()
    assert verify().ok


def test_pages_that_count_follow_within_the_minute(live, reviewed, publisher):
    with time_machine.travel(dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC), tick=False) as clock:
        information = actions.publish(reviewed(), actor=publisher)
        drain()
        block = live / "sitemap-1.xml"
        assert f"/information/{information.pk}/" not in block.read_text()
        clock.shift(60)
        drain()
        assert f"/information/{information.pk}/" in block.read_text()


def test_a_removal_takes_the_page_away_and_clears_the_lists(live, publisher):
    information = Information.objects.first()
    actions.remove(information, actor=publisher, reason="发布有误", kind="in_error")
    drain()
    assert information.title not in (live / "kinds/notice/index.html").read_text()
    assert not (live / f"information/{information.pk}/index.html").exists()
    assert verify().ok


def test_a_revision_is_stated_with_the_post_that_approved_it(live, office, publisher):
    information = Information.objects.first()
    author = person_with(office, Role.DRAFTER).actor()
    revision = actions.edit(information, actor=author, title="关于施工的补充通告")
    drain()
    page = live / f"information/{information.pk}/index.html"
    assert "补充通告" not in page.read_text()  # nobody has approved it
    actions.approve_revision(revision, actor=publisher)
    drain()
    assert "补充通告" in page.read_text()
    entry = ManifestEntry.objects.filter(information_id=information.pk).first()
    assert entry.revision == Information.objects.get(pk=information.pk).revision_number
    assert entry.approved_by.startswith("示范市人民政府办公室")
    assert publisher.name not in entry.approved_by


def test_the_mark_stands_on_the_original_page_and_in_the_lists(live, publisher, monkeypatch):
    old = Information.objects.first()
    Information.objects.filter(pk=old.pk).update(kind="normative")
    old.refresh_from_db()
    actions.record_validity(
        old, actor=publisher, status=Validity.REPEALED, from_on=dt.date(2026, 1, 1), by_text="新办法"
    )
    drain()
    assert "已废止" in (live / f"information/{old.pk}/index.html").read_text()
    assert "已废止" in (live / "kinds/normative/index.html").read_text()


def test_a_page_that_names_another_follows_its_title(live, publisher, office):
    first, second = Information.objects.order_by("pk")[:2]
    relate(first, RelationKind.INTERPRETS, second)
    author = person_with(office, Role.DRAFTER).actor()
    revision = actions.edit(second, actor=author, title="关于施工的补充通告")
    actions.approve_revision(revision, actor=publisher)
    drain()
    assert "补充通告" in (live / f"information/{first.pk}/index.html").read_text()


def test_while_another_process_writes_the_rows_wait_uncounted(live, reviewed, publisher):
    actions.publish(reviewed(), actor=publisher)
    with output_lock():
        drain()
        waiting = OutboxEntry.objects.get(topic="publishing.changed")
        assert waiting.attempts == 0
    drain()
    assert not OutboxEntry.objects.filter(topic="publishing.changed").exists()


def test_on_a_new_day_what_changes_with_the_day_is_rendered_and_the_watcher_goes_on(live):
    jobs.new_day()
    assert OutboxEntry.objects.filter(topic=jobs.WATCH_TOPIC).count() == 1
    assert Page.objects.get(path="/").due_at is not None
    jobs.owe_watch()
    assert OutboxEntry.objects.filter(topic=jobs.WATCH_TOPIC).count() == 1


def test_a_task_that_changes_moves_the_pages_that_show_it(live, office):
    information = Information.objects.first()
    task = Task.objects.create(document=information, owner=office, position=1, number="1", text="办一件事")
    Page.objects.update(due_at=None)
    OutboxEntry.objects.all().delete()
    task.state = "done"
    task.save()
    drain()
    moved = set(Page.objects.exclude(due_at=None).values_list("path", flat=True))
    assert moved == {"/", f"/information/{information.pk}/"}


def test_an_import_of_much_does_not_hold_up_the_worker(live, row, monkeypatch):
    monkeypatch.setattr(jobs, "MANY", 5)
    monkeypatch.setattr(jobs, "TURN_SECONDS", 0.0)
    paths = rendered(monkeypatch)
    rows = [row(number, state="published") for number in range(10, 60)]
    jobs.follow([{"model": "information", "id": one.pk} for one in rows])
    assert paths == []
    assert OutboxEntry.objects.filter(topic=jobs.SWEEP_TOPIC).delete()[0] == 1
    jobs.sweep([{}])
    assert len(paths) == 40  # a batch
    assert OutboxEntry.objects.filter(topic=jobs.SWEEP_TOPIC).count() == 1  # the rest is owed
    while marking.due().exists():
        jobs.sweep([{}])
    assert all((live / f"information/{one.pk}/index.html").exists() for one in rows)


def test_a_page_that_failed_is_tried_again_by_itself(live, monkeypatch):
    real = batch.render
    with monkeypatch.context() as patched, time_machine.travel("2026-11-22 09:00", tick=False) as clock:
        patched.setattr(batch, "render", lambda path: 1 / 0)
        marking.mark_paths(["/"])
        jobs.sweep([{}])
        patched.setattr(batch, "render", real)
        clock.shift(200)
        drain()
    assert Page.objects.get(path="/").due_at is None
