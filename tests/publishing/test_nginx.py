"""deploy/nginx.conf with the real nginx: what it hands out itself, and what it leaves to the application."""

from __future__ import annotations

import gzip
import http.client
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import brotli
import pytest

from gongkai.publishing import hosts
from gongkai.publishing.serving import GUARDS
from tests.publishing.nginx import nginx


class Application(BaseHTTPRequestHandler):
    """Answers as the application would: 410 for one address, else whatever it was asked."""

    def do_GET(self):
        self.send_response(410 if self.path == "/information/99/" else 200)
        self.send_header("X-Served-By", "application")
        self.end_headers()
        self.wfile.write(self.path.encode())

    do_POST = do_GET  # noqa: N815 - the base class asks for this name

    def log_message(self, *_):
        pass


@pytest.fixture
def port(live, home, tmp_path):
    hosts.keep({"jyj.shifan.example": "/sites/jyj/"})
    (live / "sites/jyj").mkdir(parents=True)
    (live / "sites/jyj/index.html").write_text("bureau")
    static = home / "static"
    static.mkdir()
    (static / "a.css").write_text("a{}")
    (home / "secret_key").write_text("x")
    upstream = ThreadingHTTPServer(("127.0.0.1", 0), Application)
    threading.Thread(target=upstream.serve_forever, daemon=True).start()
    with nginx(home, tmp_path / "nginx", f"127.0.0.1:{upstream.server_port}") as found:
        yield found
    upstream.shutdown()
    upstream.server_close()


def ask(port, path, method="GET", host="127.0.0.1", **headers):
    connection = http.client.HTTPConnection(host, port, timeout=10)
    try:
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        answer.body = answer.read()
        return answer
    finally:
        connection.close()


def parts(header):
    """A header's parts; those of a security policy come in any order."""
    return sorted(header.split("; "))


def by_application(answer):
    return answer.headers.get("X-Served-By") == "application"


def test_nginx_hands_out_pages_with_their_copies_and_headers(port, live, client):
    plain = ask(port, "/kinds/notice/")
    body = (live / "kinds/notice/index.html").read_bytes()
    assert plain.body == body
    assert plain.headers["Content-Type"] == "text/html; charset=utf-8"
    page = client.get("/")
    assert {name: parts(plain.headers[name]) for name in GUARDS} == {name: parts(page[name]) for name in GUARDS}
    packed = ask(port, "/kinds/notice/", **{"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.body) == body
    assert packed.headers["Content-Encoding"] == "gzip"
    small = ask(port, "/kinds/notice/", **{"Accept-Encoding": "gzip, br"})
    assert brotli.decompress(small.body) == body
    assert ask(port, "/feed.atom").headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert ask(port, "/", host="::1").status == 200  # IPv6
    again = ask(port, "/kinds/notice/", **{"If-None-Match": plain.headers["ETag"]})
    assert again.status == 304
    assert ask(port, "/static/a.css").body == b"a{}"


@pytest.mark.parametrize(
    ("path", "more"),
    [
        ("/search", {}),
        ("/kinds/notice/?page=2", {}),
        ("/kinds/notice/", {"method": "POST"}),
        ("/kinds/notice/", {"Cookie": "a=b; sessionid=xyz"}),
        ("/kinds/notice/", {"Cookie": "gongkai_elder=on"}),
        ("/kinds/notice/index.html", {}),
        ("/index.html.gz", {}),
        ("/information/12345/", {}),
    ],
)
def test_nginx_leaves_the_rest_to_the_application(port, path, more):
    answer = ask(port, path, **more)
    assert by_application(answer)
    assert answer.body.decode() == path


def test_at_the_host_of_a_site_its_home_answers_and_all_else_is_the_same(port, live):
    city = (live / "index.html").read_bytes()
    assert ask(port, "/", Host="jyj.shifan.example").body == b"bureau"
    assert ask(port, "/", Host="www.shifan.example").body == city
    notices = (live / "kinds/notice/index.html").read_bytes()
    assert ask(port, "/kinds/notice/", Host="jyj.shifan.example").body == notices
    assert by_application(ask(port, "/?p=1", Host="jyj.shifan.example"))


def test_what_is_gone_is_answered_as_the_application_says(port):
    assert ask(port, "/information/99/").status == 410


def test_a_reading_mode_that_was_left_gets_files_again(port):
    assert not by_application(ask(port, "/kinds/notice/", Cookie="gongkai_elder="))


@pytest.mark.parametrize(
    "path", ["/static/../secret_key", "/..%2fsecret_key", "/static..%2fsecret_key", "/%2e%2e/keys/manifest.pem"]
)
def test_nothing_beside_the_output_can_be_read(port, path):
    answer = ask(port, path)
    assert by_application(answer) or answer.status in (400, 404)
    assert answer.body != b"x"


@pytest.mark.parametrize(
    "path",
    [
        "/show.aspx?id=12&lang=zh",
        "/kinds/notice.html",
        "/%E5%85%AC%E5%91%8A/1.html",
        "/%B9%AB%B8%E6/1.html",
        "/zwgk/index.html",
        "/Zwgk//A.HTML",
        "/files/a.pdf",
        "/?p=12",
    ],
)
def test_old_addresses_reach_the_application_as_they_were_asked(port, path):
    answer = ask(port, path)
    assert by_application(answer)
    assert answer.body.decode() == path
