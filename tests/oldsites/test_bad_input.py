"""What is damaged, hostile or no page at all: listed, never a traceback, and the rest comes in."""

from __future__ import annotations

import stat
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.core.errors import InvalidInputError
from gongkai.information.models import Information
from gongkai.oldsites import limits, looks_like_site
from gongkai.oldsites.addresses import of_file, of_link, of_url
from gongkai.oldsites.markup import keep, settled
from gongkai.oldsites.reading import is_page, sight, text_of
from gongkai.publishing import oldaddresses
from tests.oldsites.site import HOST, PDF, PNG, article, example, tags, whole, write

GOOD = article("关于甲的通知", "政策文件")


def packed(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def reasons(report):
    return {problem.where.rpartition("/")[2]: problem.what for problem in report.problems()}


def test_what_is_no_page_is_listed_and_the_rest_comes_in(bring, tmp_path):
    files = {
        "good.html": GOOD,
        "empty.html": b"",
        "binary.html": b"\x7fELF" + bytes(500),
        "photo.html": PNG,
        "error.html": whole("", "<p>您访问的页面不存在</p>", "404 Not Found").replace("_示范市人民政府", ""),
        "cut.html": article("关于乙的通知", "政策文件")[:-400].encode("gbk", "replace")[:-1],
        "untitled.html": f"<html><head>{tags(PubDate='2020-01-01 08:00')}</head><body><p>。</p></body></html>",
    }
    report = bring(write(tmp_path / "m", {f"{HOST}/{name}": content for name, content in files.items()}))
    found = reasons(report)
    assert set(found) == {"empty.html", "binary.html", "photo.html", "error.html", "untitled.html"}
    assert "空" in found["empty.html"]
    assert "404" in found["error.html"]
    assert "标题" in found["untitled.html"]
    assert set(Information.objects.values_list("title", flat=True)) == {"关于甲的通知", "关于乙的通知"}
    assert all(problem.advice for problem in report.problems())
    counted = report.as_json()
    assert counted["rejected"] == len(counted["rejects"]) == 5
    assert counted["read"] == counted["created"] + counted["updated"] + counted["unchanged"] + counted["rejected"]


def test_a_page_too_large_to_be_one_is_listed(bring, tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "PAGE", 10_000)
    report = bring(write(tmp_path / "m", {f"{HOST}/a.html": GOOD, f"{HOST}/big.html": GOOD + "<p>" * 20_000}))
    assert list(reasons(report)) == ["big.html"]


def test_a_file_that_is_an_error_page_is_not_attached(bring, tmp_path):
    text = article(
        "关于甲的通知", body='<p>见附件。</p><a href="a.pdf">附件</a><a href="b.pdf">附件</a><img src="c.png">'
    )
    bad = {"a.pdf": "<html><body>404</body></html>", "b.pdf": b"", "c.png": "<html></html>"}
    report = bring(write(tmp_path / "m", {f"{HOST}/x.html": text} | {f"{HOST}/{k}": v for k, v in bad.items()}))
    row = Information.objects.get()
    assert not row.attachments.exists()
    assert len(report.notes) == 3
    assert "<img" not in row.body_html


def test_a_file_that_no_page_uses_is_told(bring, tmp_path):
    report = bring(write(tmp_path / "m", {f"{HOST}/x.html": GOOD, f"{HOST}/lost.pdf": PDF}))
    assert [note.where for note in report.notes] == [f"m/{HOST}/lost.pdf"]


def test_two_files_of_one_address_are_one_page(bring, tmp_path):
    files = {f"{HOST}/s.jsp?id=1": GOOD, f"{HOST}/s.jsp?id=1.html": GOOD}
    report = bring(write(tmp_path / "m", files))
    assert Information.objects.count() == 1
    assert ["同一个网址" in what for what in reasons(report).values()] == [True]


def test_links_out_of_the_folder_are_not_followed(bring, tmp_path):
    outside = write(tmp_path / "outside", {"secret.html": article("秘密"), "secret.pdf": PDF})
    folder = write(
        tmp_path / "m", {f"{HOST}/x.html": article("关于甲的通知", body='<p>见。</p><a href="s.pdf">附件</a>')}
    )
    (folder / HOST / "s.pdf").symlink_to(outside / "secret.pdf")
    (folder / HOST / "s.html").symlink_to(outside / "secret.html")
    report = bring(folder)
    assert Information.objects.get().attachments.count() == 0
    assert len(report.dead) == 1


def test_a_zip_comes_in_as_its_folder_would(bring, tmp_path, client):
    root = example(tmp_path / "m")
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
    zipped = packed(tmp_path / "site.zip", {f"site/{name}": content for name, content in files.items()})
    assert looks_like_site(zipped)
    assert bring(zipped).documents.created == 3
    assert client.get("/zwgk/zcwj/201905/t1.html").status_code == 301
    again = bring(packed(tmp_path / "again.zip", files))
    assert (again.documents.created, again.documents.unchanged) == (0, 3)
    assert bring(root).documents.unchanged == 3


def test_a_zip_cannot_write_outside_its_folder(bring, tmp_path, home):
    files = {
        "../../evil.html": GOOD,
        "/abs.html": GOOD,
        "C:/evil.html": GOOD,
        "..\\evil.html": GOOD,
        "ok.html": GOOD,
    }
    report = bring(packed(tmp_path / "m.zip", files))
    assert len(report.problems()) == 4
    assert Information.objects.count() == 1
    assert not list(tmp_path.rglob("evil.html"))
    assert not list(home.glob("imports/site-*"))


def test_links_locked_and_damaged_members_are_left_out(bring, tmp_path):
    path = tmp_path / "m.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("link.html")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("ok.html", GOOD)
        archive.writestr("bad.html", GOOD)
    data = bytearray(path.read_bytes())
    second = data.rindex("关于甲的通知".encode(), 0, data.index(b"PK\x01\x02"))
    data[second] ^= 0xFF
    path.write_bytes(bytes(data))
    report = bring(path)
    assert set(reasons(report)) == {"link.html", "bad.html"}


def test_names_of_a_chinese_windows_are_read(bring, tmp_path, client):
    path = tmp_path / "m.zip"
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("x.html")
        archive.writestr(info, GOOD)
    data = path.read_bytes().replace(b"x.html", "甲乙".encode("gbk") + b".h")
    path.write_bytes(data.replace("甲乙".encode("gbk") + b".h", "甲".encode("gbk") + b".htm"))
    bring(path)
    assert client.get("/甲.htm").status_code == 301


def test_an_archive_made_to_fill_the_disk_is_refused(bring, tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "SMALL", 2**20)
    bomb = packed(tmp_path / "bomb.zip", {"a.html": b"0" * 20 * 2**20})
    with pytest.raises(InvalidInputError, match="压缩比"):
        bring(bomb)
    monkeypatch.setattr(limits, "UNPACKED", 100)
    with pytest.raises(InvalidInputError, match="超过"):
        bring(packed(tmp_path / "m.zip", {"a.html": GOOD}))
    monkeypatch.setattr(limits, "MEMBERS", 1)
    with pytest.raises(InvalidInputError, match="2 个文件"):
        bring(packed(tmp_path / "n.zip", {"a.html": "", "b.html": ""}))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a zip at all"])
def test_what_is_no_archive_is_said_to_be_none(bring, tmp_path, content):
    path = tmp_path / "m.zip"
    path.write_bytes(content)
    with pytest.raises(InvalidInputError, match="压缩包"):
        bring(path)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_any_bytes_are_looked_at_without_a_fault(data):
    is_page(data)
    text = text_of(data + GOOD.encode("gbk")[:500])
    sight(text, path="/a.html")
    settled(keep(text, "题"), lambda _url: "/x")


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_address_is_read_without_a_fault(path, query):
    oldaddresses.ways(path, query)
    of_url(path)
    of_file([path.replace("/", "") or "a"])
    base = of_url("http://www.shifan.gov.cn/a/b.html?id=1")
    found = of_link(base, path)
    assert found is None or found.key.startswith("/")


@given(st.text(alphabet="abcXYZ中文/._-", min_size=1, max_size=40), st.text(alphabet="abc=&12中", max_size=20))
def test_a_kept_address_is_among_the_ways_of_asking_for_it(path, query):
    assert oldaddresses.stored(f"/{path}", query) in oldaddresses.ways(f"/{path}", query)


def test_a_page_whose_text_is_missing_comes_in_and_is_named(bring, tmp_path):
    """Cut off before its text, as by a connection that broke: the title alone would go unnoticed."""
    whole_page = article("关于丙的通知", "政策文件")
    files = {"good.html": GOOD, "cut.html": whole_page[: whole_page.index("<p>各区")]}
    report = bring(write(tmp_path / HOST, files))
    named = {note.where.rpartition("/")[2]: note.what for note in report.notes}
    assert named == {"cut.html": "没有读到正文"}
    assert Information.objects.count() == 2
