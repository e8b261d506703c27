"""The host names of sites: in the application, in its own server before it, and in nginx's file."""

from __future__ import annotations

import pytest

from gongkai.portal.sites import hosts, places
from gongkai.publishing import hosts as file
from gongkai.publishing.serving import Front
from tests.portal.support import words

HOST = "jyj.shifan.example"


@pytest.fixture(autouse=True)
def _allowed(settings):
    settings.ALLOWED_HOSTS = ["testserver", ".shifan.example"]


def test_a_host_opens_the_home_of_its_site(client, town):
    for header in (HOST, f"{HOST}:8080", HOST.upper()):
        assert "<strong>示范市教育局</strong>" in words(client.get("/", HTTP_HOST=header)), header
    assert "<strong>示范市政务公开</strong>" in words(client.get("/"))
    assert "<strong>示范市政务公开</strong>" in words(client.get("/", HTTP_HOST="other.shifan.example"))


def test_every_other_address_is_the_same_at_every_host(client, town):
    row = town.row()
    for path in ("/policies/", "/sites/", row.get_absolute_url()):
        here, there = client.get(path), client.get(path, HTTP_HOST=HOST)
        assert here.content == there.content, path


def test_the_file_follows_the_sites(town):
    hosts.keep()
    assert file.file().read_text() == f"{HOST} /sites/jyj/;\n"
    assert file.read(file.file()) == {HOST: "/sites/jyj/"}
    town.site.host = ""
    town.site.save()
    places.forget()
    hosts.keep()
    assert file.read(file.file()) == {}


def test_what_could_break_out_of_a_line_is_left_out(town):
    file.keep({"a.example; include /etc/passwd": "/sites/a/", "b.example": "/x;y/", "c.example": "/sites/c/"})
    assert file.file().read_text() == "c.example /sites/c/;\n"


def test_a_chinese_host_name_travels_in_letters():
    assert hosts.ascii_name("示范.政务").startswith("xn--")
    assert hosts.ascii_name("JYJ.Shifan.example.") == HOST


@pytest.mark.parametrize(
    ("header", "name"), [("[::1]:8000", "[::1]"), ("A.Example:80", "a.example"), ("a.example.", "a.example")]
)
def test_a_header_gives_the_name_alone(header, name):
    assert file.name_of(header) == name


def test_our_own_server_hands_out_the_sites_file(tmp_path):
    root = tmp_path / "public"
    (root / "sites/jyj").mkdir(parents=True)
    (root / "index.html").write_text("city")
    (root / "sites/jyj/index.html").write_text("bureau")
    file.keep({HOST: "/sites/jyj/"})
    front = Front(lambda environ, start: [b"application"], str(root))
    front._guards = []

    def asked(path, host):
        return b"".join(
            front({"REQUEST_METHOD": "GET", "PATH_INFO": path, "HTTP_HOST": host}, lambda status, headers: None)
        )

    assert asked("/", HOST) == b"bureau"
    assert asked("/", f"{HOST}:443") == b"bureau"
    assert asked("/", "www.shifan.example") == b"city"
    assert asked("/sites/jyj/", "www.shifan.example") == b"bureau"
    file.keep({})
    assert asked("/", HOST) == b"city"
