"""Questions to other sites: what they answer is told, and none of them leads into a network of one's own."""

from __future__ import annotations

import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

import pytest

from gongkai.information.outward import asking
from gongkai.information.outward.asking import UnsafeError, ask, safe_address

OPEN = "93.184.216.34"


class Site(BaseHTTPRequestHandler):
    """Answers by path: /200, /404, /to?<address>; /shy refuses HEAD."""

    asked: list[tuple[str, str]] = []

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        self.asked.append((self.command, self.headers["Host"]))
        path, _, query = unquote(self.path).partition("?")
        if path == "/loop":
            path, query = "/to", "/loop"
        if path == "/to":
            self.send_response(302)
            self.send_header("Location", query)
        elif path == "/shy":
            self.send_response(405 if self.command == "HEAD" else 200)
        else:
            self.send_response(int(path.strip("/")))
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def site(monkeypatch):
    """A site that the tests reach under any open address; yields its prefix."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Site.asked.clear()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    connect = socket.create_connection

    def dial(address, *_args, **_kwargs):
        assert address[0] == OPEN, "connected to what was not looked at"
        return connect(server.server_address, 2)

    monkeypatch.setattr(asking.socket, "create_connection", dial)
    yield "http://www.city.example"
    server.shutdown()
    server.server_close()
    thread.join()


def known(host, _port):
    """A name server: names of the open internet, and some that point inside."""
    return {"inside.example": ["10.0.0.8"], "both.example": [OPEN, "127.0.0.1"]}.get(host, [OPEN])


@pytest.mark.parametrize(
    ("path", "problem", "certain"),
    [
        ("/200", "", False),
        ("/shy", "", False),
        ("/403", "", False),
        ("/503", "", False),
        ("/404", "404", True),
        ("/410", "410", True),
        ("/500", "500", False),
        ("/to?/200", "", False),
        ("/to?/404", "404", True),
        ("/loop", "转来转去", True),
    ],
)
def test_what_a_site_answers_is_told(site, path, problem, certain):
    answer = ask(f"{site}{path}", resolve=known)
    assert (problem in answer.problem, bool(answer.problem), answer.certain) == (True, bool(problem), certain)
    assert {host for _, host in Site.asked} == {"www.city.example"}


@pytest.mark.parametrize(
    "target",
    [
        "http://inside.example/",
        "http://127.0.0.1:80/",
        "http://both.example/",
        "http://[::1]/",
        "http://www.city.example:22/",
        "file:///etc/passwd",
        "http://169.254.169.254/latest/meta-data",
    ],
)
def test_no_question_leads_inside_not_even_behind_a_redirect(site, target):
    resolve = lambda host, port: [host] if host[0].isdigit() or ":" in host else known(host, port)  # noqa: E731
    assert "内部网络" in ask(target, resolve=resolve).problem
    assert Site.asked == []
    assert "内部网络" in ask(f"{site}/to?{target}", resolve=resolve).problem
    assert len(Site.asked) == 1


@pytest.mark.parametrize(
    "address",
    ["10.1.2.3", "172.16.0.1", "192.168.0.1", "127.0.0.1", "169.254.1.1", "0.0.0.0", "100.64.0.1", "224.0.0.1",
     "::1", "fc00::1", "fe80::1", "::ffff:10.0.0.1", "2002:a00:1::", "::"],
)  # fmt: skip
def test_only_addresses_of_the_open_internet_are_connected_to(address):
    with pytest.raises(UnsafeError):
        safe_address("www.city.example", 80, lambda _host, _port: [address])


def test_a_name_that_nobody_knows_is_not_reached():
    def nobody(_host, _port):
        raise socket.gaierror

    answer = ask("http://www.city.example/", resolve=nobody)
    assert (answer.problem, answer.reached, answer.certain) == ("连接不上", False, False)


@pytest.mark.parametrize("url", ["http://", "http://a b/", "https://例" + "子" * 80 + ".cn/", "http://[::1", "x"])
def test_what_is_no_address_raises_nothing(url):
    assert ask(url, resolve=known).problem
