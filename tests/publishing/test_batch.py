from __future__ import annotations

import gzip

import brotli
import pytest

from gongkai.information.models import Information
from gongkai.publishing import batch, marking, sources
from gongkai.publishing.models import ManifestEntry, Page
from gongkai.publishing.output import files, places
from gongkai.publishing.run import publish_due
from gongkai.publishing.sources import Outlet, Touched
from gongkai.publishing.verifying import verify


class KilledError(BaseException):
    """The process dies here."""


def test_a_page_comes_with_its_copies(live):
    plain = (live / "index.html").read_bytes()
    assert gzip.decompress((live / "index.html.gz").read_bytes()) == plain
    assert brotli.decompress((live / "index.html.br").read_bytes()) == plain


def test_the_manifest_states_what_stands(live):
    entry = ManifestEntry.objects.get(path="/kinds/notice/")
    assert entry.sha256 == files.digest_of("/kinds/notice/")
    assert entry.size == (live / "kinds/notice/index.html").stat().st_size


def test_what_has_not_changed_is_not_stated_again(live):
    before = ManifestEntry.objects.count()
    marking.mark_paths(["/kinds/notice/"])
    report = publish_due()
    assert (report.rendered, report.written) == (1, 0)
    assert ManifestEntry.objects.count() == before


def test_what_has_changed_is_stated_and_replaced(live):
    information = Information.objects.first()
    Information.objects.filter(pk=information.pk).update(title="关于施工的补充通告")
    path = f"/information/{information.pk}/"
    marking.mark_paths([path])
    assert publish_due().written == 1
    assert "补充通告" in (live / places.name_of(path)).read_text()
    assert [entry.removed for entry in ManifestEntry.objects.filter(path=path)] == [False, False]


def test_a_page_that_is_no_more_is_stated_gone_and_taken_away(live):
    information = Information.objects.first()
    Information.objects.filter(pk=information.pk).update(state="draft")
    path = f"/information/{information.pk}/"
    marking.mark_paths([path])
    assert publish_due().removed == 1
    assert not (live / "information" / str(information.pk)).exists()
    assert ManifestEntry.objects.filter(path=path).first().removed
    assert verify().ok


def test_a_page_that_fails_does_not_hold_up_the_others(live, monkeypatch):
    def failing(path):
        if path == "/":
            raise ValueError("坏了")
        return real(path)

    real = batch.render
    monkeypatch.setattr(batch, "render", failing)
    marking.mark_paths(["/", "/kinds/notice/"])
    report = publish_due()
    assert [one["path"] for one in report.failed] == ["/"]
    page = Page.objects.get(path="/")
    assert "坏了" in page.last_error
    assert page.due_at is not None
    assert (live / "index.html").exists()
    assert Page.objects.get(path="/kinds/notice/").due_at is None


def test_a_page_marked_while_it_is_rendered_is_rendered_again(live, monkeypatch):
    def changing(path):
        marking.mark_paths([path])
        return real(path)

    real = batch.render
    marking.mark_paths(["/kinds/notice/"])
    page = marking.due().get()
    monkeypatch.setattr(batch, "render", changing)
    batch.publish([page])
    assert marking.due().get().path == "/kinds/notice/"


@pytest.mark.parametrize("step", ["settle", "place"])
def test_a_process_that_dies_half_way_is_made_good(live, monkeypatch, step):
    information = Information.objects.first()
    Information.objects.filter(pk=information.pk).update(title="关于施工的补充通告")
    path = f"/information/{information.pk}/"
    marking.mark_paths([path])

    def dying(_):
        raise KilledError

    with monkeypatch.context() as patched, pytest.raises(KilledError):
        patched.setattr(files, step, dying)
        publish_due()
    assert "补充通告" not in (live / places.name_of(path)).read_text()
    assert verify().ok  # it is on its way, and what stands was approved as well
    publish_due()
    assert "补充通告" in (live / places.name_of(path)).read_text()
    assert verify().ok


def test_between_page_and_copies_no_old_copy_is_left(live, monkeypatch):
    information = Information.objects.first()
    Information.objects.filter(pk=information.pk).update(title="关于施工的补充通告")
    name = live / places.name_of(f"/information/{information.pk}/")
    marking.mark_paths([f"/information/{information.pk}/"])
    replaced = []
    real = type(name).replace

    def watching(self, target):
        replaced.append([ending for ending in (".gz", ".br") if name.with_name(name.name + ending).exists()])
        return real(self, target)

    monkeypatch.setattr(type(name), "replace", watching)
    publish_due()
    assert replaced[:3] == [[], [], [".gz"]]


def test_what_a_dead_process_left_waiting_is_swept(live, home):
    waiting = home / "public.staging" / "999999999-abc.gz"
    waiting.write_bytes(b"half")
    marking.mark_paths(["/"])
    publish_due()
    assert list(waiting.parent.iterdir()) == []


def test_what_stands_in_the_way_of_a_page_is_set_aside(live, home):
    files.take_away("/kinds/notice/")
    files.take_away("/kinds/notice/feed.atom")
    (live / "kinds" / "notice").write_bytes(b"planted")
    marking.mark_paths(["/kinds/notice/", "/kinds/notice/feed.atom"])
    publish_due()
    assert verify().ok
    assert [file.read_bytes() for file in (home / "public.quarantine").rglob("notice")] == [b"planted"]


def test_what_another_process_rendered_meanwhile_is_dropped(live):
    information = Information.objects.first()
    path = f"/information/{information.pk}/"
    marking.mark_paths([path])
    early = batch.make(list(marking.due()))
    Information.objects.filter(pk=information.pk).update(title="后来的题目")
    assert publish_due().written == 1
    assert batch.put_in_place(early).rendered == 0
    assert "后来的题目" in (live / places.name_of(path)).read_text()
    assert list((live.parent / "public.staging").iterdir()) == []
    assert verify().ok


def test_where_reading_ahead_fails_each_page_asks_for_itself(live, monkeypatch):
    def failing(paths):
        raise ValueError("坏了")

    monkeypatch.setitem(
        sources._outlets, "documents", Outlet("documents", tuple, lambda _: Touched(), ahead=failing)
    )
    information = Information.objects.first()
    marking.mark_paths([f"/information/{information.pk}/"])
    assert publish_due().failed == []
