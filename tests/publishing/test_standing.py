"""Proof pages, and what an address answers that no longer has a page."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from gongkai.core.actors import system
from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import InvalidInputError
from gongkai.core.outbox import drain
from gongkai.information import actions
from gongkai.information.models import Information
from gongkai.publishing import manifest, marking
from gongkai.publishing.models import ManifestEntry
from gongkai.publishing.provenance import fingerprint
from gongkai.publishing.run import publish_due
from gongkai.publishing.standing import redirect, settle, target_of

ACTOR = system("测试")


def test_what_was_published_once_answers_410(live, client):
    information = Information.objects.first()
    path = f"/information/{information.pk}/"
    Information.objects.filter(pk=information.pk).update(state="draft")
    marking.mark_paths([path])
    publish_due()
    answer = client.get(path)
    assert answer.status_code == 410
    assert information.title not in answer.content.decode()
    assert client.get(f"{path}text").status_code == 410


def test_what_never_was_published_answers_404(live, client, row):
    draft = row(9, state="draft")
    assert client.get(f"/information/{draft.pk}/").status_code == 404
    assert client.get("/nowhere/").status_code == 404
    assert client.get(f"/proof/information/{draft.pk}/").status_code == 404


def test_an_old_address_leads_to_the_new_one(live, client):
    information = Information.objects.first()
    redirect("/zwgk/2019/旧文.html", information.get_absolute_url(), actor=ACTOR)
    answer = client.get("/zwgk/2019/旧文.html")
    assert (answer.status_code, answer["Location"]) == (301, information.get_absolute_url())
    assert AuditEntry.objects.filter(event="redirect.set").count() == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("旧文", "/"),
        ("/a", "https://elsewhere.example/"),
        ("/a", "//elsewhere.example"),
        ("/a", "/a"),
        ("/b", "/old"),
    ],
)
def test_an_address_never_leads_elsewhere_or_in_circles(db, old, new):
    redirect("/old", "/kinds/", actor=ACTOR)
    with pytest.raises(InvalidInputError):
        redirect(old, new, actor=ACTOR)


def test_the_proof_tells_who_approved_what_and_when(live, client, reviewed, publisher):
    information = actions.publish(reviewed(), actor=publisher)
    drain()
    path = information.get_absolute_url()
    text = client.get(f"/proof{path}").content.decode()
    entry = ManifestEntry.objects.get(path=path)
    post = "示范市人民政府办公室"
    assert all(part in text for part in (entry.sha256, entry.hash, entry.signature, entry.content_sha256, post))
    assert "逐字节一致" in text
    assert publisher.name not in text
    assert manifest.entry_hash(entry) == entry.hash


def test_a_page_shows_its_fingerprint_and_leads_to_its_proof(live, client):
    information = Information.objects.first()
    text = client.get(information.get_absolute_url()).content.decode()
    assert fingerprint(information)[:16] in text
    assert f'href="/proof{information.get_absolute_url()}"' in text


def test_the_proof_of_a_touched_file_says_so(live, client):
    (live / "kinds/notice/index.html").write_text("defaced")
    assert "不一致" in client.get("/proof/kinds/notice/").content.decode()


def test_without_static_output_a_document_still_has_its_approval(client, reviewed, publisher):
    information = actions.publish(reviewed(), actor=publisher)
    text = client.get(f"/proof{information.get_absolute_url()}").content.decode()
    assert "还没有生成静态文件" in text
    assert "示范市人民政府办公室" in text


def test_what_was_scheduled_was_approved_by_whoever_scheduled_it(live, reviewed, publisher):
    information = reviewed()
    at = timezone.now() + dt.timedelta(hours=1)
    actions.schedule(information, actor=publisher, at=at)
    assert actions.release_due(at + dt.timedelta(minutes=1)) == 1
    drain()
    entry = ManifestEntry.objects.get(path=information.get_absolute_url())
    assert entry.approved_by.startswith("示范市人民政府办公室")
    assert entry.approved_at < at


def test_many_addresses_are_settled_once_and_told_once(db):
    targets = {"/Old/A.html": "/kinds/", "/show.aspx?id=2&b=1": "/issuers/"}
    assert settle(targets, actor=ACTOR) == 3  # what has capitals, in small letters too
    assert settle(targets, actor=ACTOR) == 0
    assert AuditEntry.objects.filter(event="redirect.set").count() == 3
    assert settle({"/old/a.html": "/years/"}, actor=ACTOR) == 1
    assert (target_of("/Old/A.html"), target_of("/old/a.html")) == ("/kinds/", "/years/")


@pytest.mark.parametrize(
    ("query", "target"),
    [
        ("id=12", "/kinds/"),
        ("ID=12", "/kinds/"),
        ("lang=zh&id=12", "/kinds/"),
        ("id=12&from=timeline", "/kinds/"),
        ("id=13", ""),
        ("", ""),
    ],
)
def test_a_query_tells_pages_apart(db, query, target):
    redirect("/show.aspx?id=12", "/kinds/", actor=ACTOR)
    assert target_of("/show.aspx", query) == target


@pytest.mark.parametrize("asked", ["/a/", "/a", "/a/index.html", "/a/default.aspx", "/A//index.htm"])
def test_a_folder_and_its_index_page_are_one_address(db, asked):
    redirect("/a/", "/kinds/", actor=ACTOR)
    redirect("/a/b.html", "/years/", actor=ACTOR)
    assert target_of(asked) == "/kinds/"


def test_an_old_site_is_known_by_its_host(db):
    redirect("/a.html", "/kinds/", actor=ACTOR, host="one.example")
    redirect("/a.html", "/years/", actor=ACTOR, host="two.example")
    redirect("/b.html", "/years/", actor=ACTOR, host="two.example")
    assert target_of("/a.html", host="one.example") == "/kinds/"
    assert target_of("/a.html", host="two.example") == "/years/"
    assert target_of("/a.html", host="main.example") == ""
    assert target_of("/b.html", host="main.example") == "/years/"


def test_a_path_too_long_to_keep_is_refused_and_nothing_is_kept(db):
    with pytest.raises(InvalidInputError):
        settle({"/fine.html": "/kinds/", "/" + "x" * 600: "/kinds/"}, actor=ACTOR)
    assert target_of("/fine.html") == ""
