"""Files, folders and running sites."""

from __future__ import annotations

import gzip
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from click.testing import CliRunner

from gongkai.cli.site import site_group
from gongkai.metatags.crawl import Limits, crawl
from gongkai.metatags.gathering import of_path, of_site
from tests.metatags.pages import content, home, listing


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "zwgk").mkdir()
    (tmp_path / "index.html").write_text(home(), "utf-8")
    (tmp_path / "zwgk/index.html").write_text(listing(), "utf-8")
    (tmp_path / "zwgk/1.html").write_bytes(content(PubDate="2026-03-01").encode("gbk"))
    (tmp_path / "zwgk/photo.html").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(100))
    (tmp_path / "zwgk/empty.htm").write_bytes(b"")
    (tmp_path / "zwgk/attachment.pdf").write_bytes(b"%PDF")
    return tmp_path


def test_a_folder_gives_a_verdict_for_each_page_and_none_for_what_is_no_page(folder):
    found = {verdict.page: [problem.what for problem in verdict.problems] for verdict in of_path(folder)}
    assert found["zwgk/photo.html"] == ["内容不是网页"]
    assert found["zwgk/empty.htm"] == ["文件是空的"]
    assert found["index.html"] == found["zwgk/index.html"] == []
    assert any("发布时间" in what for what in found["zwgk/1.html"])
    assert "zwgk/attachment.pdf" not in found


def test_a_link_out_of_the_folder_is_not_followed(folder, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "a.html"
    outside.write_text(home(), "utf-8")
    (folder / "leak.html").symlink_to(outside)
    assert "leak.html" not in {verdict.page for verdict in of_path(folder)}


def test_the_command_prints_the_contract_and_fails_on_errors(folder):
    answer = CliRunner().invoke(site_group, ["check", str(folder), "--json"])
    assert answer.exit_code == 1
    assert {each["page"] for each in json.loads(answer.stdout)} == {
        "zwgk/1.html",
        "zwgk/photo.html",
        "zwgk/empty.htm",
    }
    fine = CliRunner().invoke(site_group, ["check", str(folder / "index.html"), "--json"])
    assert (fine.exit_code, json.loads(fine.stdout)) == (0, [])
    plain = CliRunner().invoke(site_group, ["check", str(folder)])
    assert "5 页" in plain.stdout
    assert CliRunner().invoke(site_group, ["check", str(folder / "no.html")]).exit_code == 2


PAGES = {
    "/": home(),
    "/zwgk/": listing(),
    "/zwgk/1.html": content(PubDate="2026-03-01"),
    "/desk/": listing(),
    "/robots.txt": "User-agent: *\nDisallow: /desk/\n",
}


class Site(BaseHTTPRequestHandler):
    """Hands out `pages`; the map under /sitemap.xml lists `mapped`."""

    pages: dict[str, bytes]
    asked: list[str]

    def do_GET(self):
        self.asked.append(self.path)
        body = self.pages.get(self.path)
        self.send_response(404 if body is None else 200)
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_):
        pass


@pytest.fixture
def site():
    class Own(Site):
        pages = {path: text.encode() for path, text in PAGES.items()}
        asked = []

    server = ThreadingHTTPServer(("127.0.0.1", 0), Own)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Own.address = f"http://127.0.0.1:{server.server_port}"
    yield Own
    server.shutdown()
    server.server_close()


QUICK = Limits(pages=20, pause=0)


def sitemap(address, *paths):
    return "<urlset>" + "".join(f"<url><loc>{address}{path}</loc></url>" for path in paths) + "</urlset>"


def test_a_running_site_is_read_by_its_map_and_robots_txt_is_obeyed(site):
    index = f"<sitemapindex><sitemap><loc>{site.address}/map-1.xml.gz</loc></sitemap></sitemapindex>"
    inner = sitemap(site.address, "/zwgk/", "/zwgk/1.html", "/desk/", "/gone.html", "/a.pdf")
    inner += "<loc>http://elsewhere.example/a.html</loc>"
    site.pages |= {"/sitemap.xml": index.encode(), "/map-1.xml.gz": gzip.compress(inner.encode())}
    found = {
        verdict.page.removeprefix(site.address): verdict for verdict in of_site(site.address + "/", limits=QUICK)
    }
    assert list(found) == ["/", "/zwgk/", "/zwgk/1.html", "/gone.html"]
    assert found["/zwgk/1.html"].kind == "content"
    assert "404" in found["/gone.html"].problems[0].what
    assert "/desk/" not in site.asked
    assert "/a.pdf" not in site.asked


def test_a_site_under_test_is_read_though_its_map_names_its_future_host(site):
    site.pages["/sitemap.xml"] = sitemap("https://www.shifan.gov.cn", "/zwgk/", "/zwgk/1.html").encode()
    found = [page.url.removeprefix(site.address) for page in crawl(site.address + "/", QUICK)]
    assert found == ["/", "/zwgk/", "/zwgk/1.html"]


def test_without_a_map_the_links_of_the_pages_lead_on(site):
    site.pages["/"] = (
        home() + "<a href='zwgk/#top'>栏目</a><a href='http://elsewhere.example/'>别处</a>"
    ).encode()
    found = [page.url.removeprefix(site.address) for page in crawl(site.address + "/", QUICK)]
    assert found == ["/", "/zwgk/"]


def test_no_more_pages_are_asked_for_than_allowed(site):
    site.pages["/sitemap.xml"] = sitemap(site.address, *(f"/{number}.html" for number in range(50))).encode()
    assert len(list(crawl(site.address + "/", Limits(pages=5, pause=0)))) == 5


def test_a_site_that_does_not_answer_is_told(site):
    answer = CliRunner().invoke(site_group, ["check", "http://127.0.0.1:1/", "--json", "--pause", "0"])
    assert answer.exit_code == 1
    assert "打不开" in json.loads(answer.stdout)[0]["what"]
