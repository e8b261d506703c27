"""What the app's own server hands out before Django is asked."""

from __future__ import annotations

import gzip
import hashlib
from base64 import b64encode

import brotli
import pytest

from gongkai.information.models import Information
from gongkai.publishing import marking
from gongkai.publishing.run import publish_due
from gongkai.publishing.serving import GUARDS, Front

APPLICATION = "application"


class Asked:
    """A server with our front, and what it answered last."""

    def __init__(self, root):
        self.front = Front(self.application, str(root))

    def application(self, environ, start):
        start("200 OK", [("X-Served-By", APPLICATION)])
        return [b"dynamic"]

    def get(self, path, method="GET", query="", **headers):
        said = {}

        def start(status, given):
            said.update({"status": status, "headers": dict(given)})

        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path.encode().decode("iso-8859-1"),
            "QUERY_STRING": query,
            **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
        }
        said["body"] = b"".join(self.front(environ, start))
        said["static"] = "X-Served-By" not in said["headers"]
        return said


@pytest.fixture
def server(live):
    return Asked(live)


def test_a_plain_reader_gets_the_file(server, live):
    answer = server.get("/kinds/notice/")
    body = (live / "kinds/notice/index.html").read_bytes()
    assert answer["body"] == body
    assert answer["headers"]["Content-Type"] == "text/html; charset=utf-8"
    assert answer["headers"]["Content-Length"] == str(len(body))
    assert answer["headers"]["Repr-Digest"] == f"sha-256=:{b64encode(hashlib.sha256(body).digest()).decode()}:"


@pytest.mark.parametrize(
    ("accepted", "coding", "unpack"),
    [("gzip, deflate", "gzip", gzip.decompress), ("gzip, br", "br", brotli.decompress)],
)
def test_a_browser_gets_the_smallest_copy_that_it_takes(server, live, accepted, coding, unpack):
    answer = server.get("/", accept_encoding=accepted)
    assert answer["headers"]["Content-Encoding"] == coding
    assert unpack(answer["body"]) == (live / "index.html").read_bytes()


def test_files_carry_the_guarding_headers_of_the_application(server, client):
    answer, page = server.get("/"), client.get("/")
    assert {name: answer["headers"][name] for name in GUARDS} == {name: page[name] for name in GUARDS}


def test_a_reader_who_has_it_already_gets_no_body(server):
    etag = server.get("/")["headers"]["ETag"]
    answer = server.get("/", if_none_match=etag)
    assert (answer["status"], answer["body"]) == ("304 Not Modified", b"")


def test_head_has_headers_alone(server):
    answer = server.get("/", method="HEAD")
    assert answer["static"]
    assert answer["body"] == b""


@pytest.mark.parametrize(
    ("path", "more"),
    [
        ("/kinds/notice/", {"query": "page=2"}),
        ("/kinds/notice/", {"method": "POST"}),
        ("/kinds/notice/", {"cookie": "a=b; sessionid=xyz"}),
        ("/kinds/notice/", {"cookie": "gongkai_elder=on"}),
        ("/search", {}),
        ("/kinds/notice/index.html", {}),
        ("/index.html.gz", {}),
        ("/../publishing.lock", {}),
        ("/kinds", {}),
        ("/a\x00b", {}),
        ("//etc/passwd", {}),
        (f"/{'a' * 5000}/", {}),
    ],
)
def test_everything_else_goes_to_the_application(server, path, more):
    assert not server.get(path, **more)["static"]


def test_a_strangers_cookie_changes_nothing(server):
    assert server.get("/", cookie="theme=dark")["static"]


def test_a_page_that_is_replaced_is_answered_anew(server, live):
    information = Information.objects.first()
    path = f"/information/{information.pk}/"
    assert "补充通告" not in server.get(path)["body"].decode()
    Information.objects.filter(pk=information.pk).update(title="关于施工的补充通告")
    marking.mark_paths([path])
    publish_due()
    assert "补充通告" in server.get(path)["body"].decode()
    assert "补充通告" in brotli.decompress(server.get(path, accept_encoding="br")["body"]).decode()


def test_what_is_kept_in_memory_has_a_bound(live, monkeypatch):
    monkeypatch.setattr("gongkai.publishing.serving.MOST_BYTES", 20_000)
    server = Asked(live)
    for path in ("/", "/kinds/", "/kinds/notice/", "/years/", "/"):
        assert server.get(path)["static"]
        assert server.front._weight <= 20_000
        assert sum(kept.weight for kept in server.front._kept.values()) == server.front._weight
