"""An installation gets its first static output by itself, a few seconds at a time; what has changed goes first."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from gongkai.core.outbox import drain
from gongkai.core.outbox.models import OutboxEntry
from gongkai.information import actions
from gongkai.information.models import Information
from gongkai.publishing import batch, full, jobs, marking, missing
from gongkai.publishing.models import Page
from gongkai.publishing.verifying import verify


@pytest.fixture(autouse=True)
def begins_anew(home, settings, monkeypatch):
    """As in a process that has just started, with the style sheets in place."""
    jobs._begun.clear()
    settings.STATIC_ROOT = str(home / "static")
    (home / "static").mkdir()
    (home / "static/staticfiles.json").write_text("{}")
    yield
    jobs._begun.clear()


@pytest.fixture
def small_turns(monkeypatch):
    monkeypatch.setattr(jobs, "TURN_SECONDS", 0.0)
    monkeypatch.setattr(jobs, "BREATH", dt.timedelta(0))
    monkeypatch.setattr(missing, "PIECE", 15)


def all_pages():
    return {path for outlet in full.outlets() for path in outlet.pages()}


def test_what_has_no_output_gets_all_of_it(row, home, small_turns):
    for number in range(3):
        row(number)
    jobs.begin()
    drain()
    standing = set(Page.objects.exclude(sha256="").values_list("path", flat=True))
    assert standing == all_pages()
    assert verify().ok
    assert not marking.due().exists()
    assert OutboxEntry.objects.filter(topic=jobs.WATCH_TOPIC).exists()


def test_it_waits_for_its_style_sheets(row, home):
    (home / "static/staticfiles.json").unlink()
    jobs.begin()
    assert not OutboxEntry.objects.filter(topic=jobs.FIRST_TOPIC).exists()
    (home / "static/staticfiles.json").write_text("{}")
    jobs.begin()
    jobs.begin()
    assert OutboxEntry.objects.filter(topic=jobs.FIRST_TOPIC).count() == 1


def test_an_output_that_stands_is_left_alone(live):
    jobs.begin()
    assert not OutboxEntry.objects.filter(topic=jobs.FIRST_TOPIC).exists()


@pytest.mark.parametrize("turns", [1, 2, 3, 4, 6, 9])
def test_broken_off_anywhere_it_is_completed(row, home, small_turns, turns, monkeypatch):
    """The process dies within its turn: what it held is owed again."""
    for number in range(3):
        row(number)
    jobs.begin()
    for _ in range(turns):
        for handle in (jobs.first, jobs.sweep):  # done, but the row that says so is not gone: the process died
            topic = jobs.FIRST_TOPIC if handle is jobs.first else jobs.SWEEP_TOPIC
            if OutboxEntry.objects.filter(topic=topic).exists():
                handle([{}])
    drain()
    assert set(Page.objects.exclude(sha256="").values_list("path", flat=True)) == all_pages()
    assert verify().ok


def test_while_much_is_still_to_be_rendered_a_change_goes_first(live, row, monkeypatch):
    for number in range(10, 60):
        row(number)
    full.mark_everything()
    rendered = []
    real = batch.render
    monkeypatch.setattr(batch, "render", lambda path: rendered.append(path) or real(path))
    monkeypatch.setattr(jobs, "TURN_SECONDS", 0.0)
    changed = Information.objects.order_by("pk").first()
    jobs.follow([{"model": "information", "id": changed.pk}])
    assert changed.get_absolute_url() in rendered
    assert "/" in rendered
    assert len(rendered) <= 12
    assert marking.due().filter(backlog=True).count() > 50


def test_a_page_that_stands_is_never_behind_while_others_wait(live, row, publisher):
    for number in range(10, 60):
        row(number)
    full.mark_everything()
    gone = Information.objects.order_by("pk").first()
    actions.remove(gone, actor=publisher, reason="发布有误", kind="in_error")
    entries = OutboxEntry.objects.filter(topic="publishing.changed")
    jobs.follow([entry.payload for entry in entries])
    while marking.urgent().exists():  # a slow machine needs several turns
        jobs._render(only_urgent=True)
    assert marking.due().filter(backlog=True).exists()
    assert not (live / f"information/{gone.pk}/index.html").exists()
    assert gone.title not in (live / "index.html").read_text()


def test_new_sorts_of_pages_join_on_the_next_day(live):
    Page.objects.filter(path="/about/").delete()
    jobs.new_day()
    assert OutboxEntry.objects.filter(topic=jobs.FIRST_TOPIC).count() == 1
    jobs.first([{}])
    assert Page.objects.get(path="/about/").due_at <= timezone.now()
    assert Page.objects.exclude(due_at=None).filter(backlog=True).count() == 1
