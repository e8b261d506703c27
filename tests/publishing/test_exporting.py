"""An export stands by itself: every link leads to a file of it, or to the site."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.core.files.base import ContentFile

from gongkai.core.errors import RefusedError
from gongkai.information.models import Attachment, Information
from gongkai.publishing import full
from gongkai.publishing.exporting import Export
from gongkai.publishing.links import localised

SITE = "https://www.shifan.example"


@pytest.fixture
def exported(live, home, settings):
    settings.GONGKAI_ADDRESS = "http://testserver"
    settings.STATIC_ROOT = home / "static"
    information = Information.objects.first()
    Attachment.objects.create(
        information=information,
        name="附件1：施工图.txt",
        file=ContentFile("图".encode(), name="a.txt"),
        media_type="text/plain",
    )
    full.mark_everything()
    full.publish_marked(workers=1)
    folder = home / "export"
    report = Export(folder).run()
    assert report.refused == []
    return folder


def test_every_page_and_what_hangs_on_it_is_there(exported, live):
    pages = {
        file.relative_to(live) for file in live.rglob("*") if file.suffix not in (".gz", ".br") and file.is_file()
    }
    assert all((exported / page).is_file() for page in pages)
    information = Information.objects.first()
    folder = exported / f"information/{information.pk}"
    assert [file.read_text() for file in folder.glob("attachments/*/*.txt")] == ["图"]
    assert information.title in (folder / "text.txt").read_text()
    assert (folder / "qr.svg").is_file()


def test_no_link_is_dead_and_none_is_tied_to_the_root(exported):
    count = 0
    for file in exported.rglob("*.html"):
        for url in re.findall(r'\s(?:href|src)="([^"]*)"', file.read_text()):
            if url.startswith(("http://", "https://", "#", "data:")) or "/static/" in url:
                continue
            assert not url.startswith(("/", "?")), f"{file}: {url}"
            target = (file.parent / unquote(url.partition("#")[0])).resolve()
            assert target.is_relative_to(exported.resolve())
            assert target.is_file(), f"{file}: {url}"
            count += 1
    assert count > 100


def test_the_proof_comes_along(exported, live):
    lines = [json.loads(line) for line in (exported / "_proof/manifest.jsonl").read_text().splitlines()]
    for line in lines:
        assert hashlib.sha256(line["statement"].encode()).hexdigest() == line["hash"]
        assert (exported / f"_proof/{line['key']}.pem").is_file()
    stated = {json.loads(line["statement"])[4] for line in lines}
    assert "/kinds/notice/" in stated


def test_a_page_that_was_touched_does_not_go_out(live, tmp_path):
    (live / "kinds/notice/index.html").write_text("defaced")
    folder = tmp_path / "out"
    report = Export(folder).run()
    assert [one["path"] for one in report.refused] == ["/kinds/notice/"]
    assert not (folder / "kinds/notice/index.html").exists()


def test_a_folder_with_something_in_it_is_refused(live, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("x")
    with pytest.raises(RefusedError, match="空目录"):
        Export(tmp_path / "out")


@pytest.mark.parametrize(
    ("url", "changed"),
    [
        ("/a/", "../a/index.html"),
        ("/a/#part", "../a/index.html#part"),
        ("/", "../index.html"),
        ("/b/", "index.html"),
        ("?page=2", f"{SITE}/b/?page=2"),
        ("/search?q=1&amp;r=2", f"{SITE}/search?q=1&amp;r=2"),
        ("/desk/", f"{SITE}/desk/"),
        ("//other.example/", "//other.example/"),
        ("https://other.example/", "https://other.example/"),
        ("#top", "#top"),
        ("/themes/%E7%BB%BC/", "../themes/%E7%BB%BC/index.html"),
    ],
)
def test_links_are_relative_where_the_target_comes_along(url, changed):
    files = {
        "/": "index.html",
        "/a/": "a/index.html",
        "/b/": "b/index.html",
        "/themes/综/": "themes/综/index.html",
    }
    text = localised(f'<a href="{url}">', "/b/", lambda path: files.get(path, ""), SITE)
    assert text == f'<a href="{changed}">'


def test_an_export_has_no_word_of_where_it_was_made(exported):
    assert not any(str(Path.cwd()) in file.read_text("utf-8", "ignore") for file in exported.rglob("*.html"))
