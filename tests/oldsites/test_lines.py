"""An old site as lines of JSON."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from click.testing import CliRunner

from gongkai.cli.import_ import import_command
from gongkai.information.importing.mapping import load_named
from gongkai.information.models import Information
from gongkai.oldsites import looks_like_site, take_in
from gongkai.sites.models import Placement
from tests.oldsites.site import HOST, PDF, article, example, write

URL = f"http://{HOST}/zwgk/t1.html"
RECORD = {
    "url": URL,
    "title": "关于甲的通知",
    "html": "<div><p>各单位：</p><p>请认真落实，见<a href='/zwgk/t2.html'>乙</a>。</p></div>",
    "column": "首页 > 政务公开 > 政策文件",
    "published": "2019-05-06 09:30",
    "source": "示范市财政局",
    "attachments": [{"name": "附件1.pdf", "url": "files/a.pdf"}],
}
OTHER = {
    "网址": f"http://{HOST}/zwgk/t2.html",
    "标题": "关于乙的通知",
    "正文": "请落实。\n二〇一九年五月",
    "栏目": "公告",
    "发布日期": "2019年5月7日",
}


def lines(folder, *records, name="pages.jsonl"):
    text = "\n".join(each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in records)
    return write(folder, {name: text})


def test_a_line_is_a_page_with_its_column_dates_and_files(bring, tmp_path, client):
    folder = write(lines(tmp_path / "m", RECORD, OTHER), {"files/a.pdf": PDF})
    assert looks_like_site(folder)
    report = bring(folder)
    assert (report.documents.created, report.problems(), report.notes) == (2, [], [])
    first, second = Information.objects.get(title="关于甲的通知"), Information.objects.get(title="关于乙的通知")
    assert (first.published_on, first.issuer_name) == (dt.date(2019, 5, 6), "示范市财政局")
    assert second.published_on == dt.date(2019, 5, 7)
    assert [each.name for each in first.attachments.all()] == ["附件1.pdf"]
    assert f'href="{second.get_absolute_url()}"' in first.body_html
    column = Placement.objects.get(information=first).column
    assert (column.name, column.parent.name) == ("政策文件", "政务公开")
    assert client.get("/zwgk/t1.html")["Location"] == first.get_absolute_url()
    assert client.get("/files/a.pdf").status_code == 301
    assert bring(folder).documents.unchanged == 2


def test_a_line_may_hold_the_whole_page(bring, tmp_path):
    page = article("关于丙的通知", "政务公开", "政策文件")
    bring(lines(tmp_path / "m", {"url": URL, "html": page}))
    row = Information.objects.get()
    assert (row.title, row.issuer_name) == ("关于丙的通知", "示范市城市管理局")
    assert Placement.objects.get().column.name == "政策文件"
    assert "您现在的位置" not in row.body_html


def test_lists_and_homes_are_no_documents(bring, tmp_path, client):
    records = [
        RECORD,
        {"url": f"http://{HOST}/zwgk/", "title": "政策文件", "page": "list", "column": "政务公开>政策文件"},
    ]
    report = bring(lines(tmp_path / "m", *records, {"url": f"http://{HOST}/", "title": "首页", "page": "home"}))
    assert (report.pages["list"], report.pages["home"], Information.objects.count()) == (1, 1, 1)
    column = Placement.objects.get().column
    assert client.get("/zwgk/")["Location"] == f"/sites/main/columns/{column.path}/"


def test_bad_lines_are_listed_by_number(bring, tmp_path):
    report = bring(lines(tmp_path / "m", RECORD, "{坏", {"url": URL + "x"}, RECORD))
    found = {problem.where.rpartition(":")[2]: problem.what for problem in report.problems()}
    assert set(found) == {"2", "3", "4"}
    assert "JSON" in found["2"]
    assert "标题" in found["3"]
    assert "同一个网址" in found["4"]


def test_a_record_without_an_address_comes_in_without_a_redirect(bring, tmp_path):
    record = {name: value for name, value in RECORD.items() if name != "url"}
    report = bring(lines(tmp_path / "m", record))
    assert (report.documents.created, report.dead) == (1, report.dead)
    assert bring(tmp_path / "m").documents.unchanged == 1


def test_the_command_takes_a_site_and_prints_the_contract(city, tmp_path, settings):
    root = example(tmp_path / "m")
    (root / "www.shifan.gov.cn/bad.html").write_bytes(b"")
    from gongkai.cli.import_site import import_site

    answer = CliRunner().invoke(
        import_command, [str(root), "--json", "--dry-run", "--home", str(settings.GONGKAI_HOME)]
    )
    assert answer.exit_code == 1, answer.output
    found = json.loads(answer.stdout)
    assert (found["created"], found["dry_run"], found["pages"]["content"]) == (3, True, 3)
    assert [problem["where"] for problem in found["problems"]] == ["m/www.shifan.gov.cn/bad.html"]
    assert import_site is not None


@pytest.mark.corpus
def test_real_exports_come_in_as_sites(city, corpus, tmp_path):
    mapping = load_named("old_site")
    assert mapping.fields["title"]
    for name in ("policies_local_api/records.jsonl", "policies_hebei/interpretations.jsonl"):
        text = (corpus / name).read_text("utf-8").splitlines()[:25]
        path = write(tmp_path / name.partition("/")[0], {"records.jsonl": "\n".join(text)}) / "records.jsonl"
        assert looks_like_site(path)
        report = take_in(path, owner=city)
        documents = report.documents
        assert documents.created + documents.unchanged >= 23, report.problems()
        again = take_in(path, owner=city)
        assert again.documents.unchanged == documents.created + documents.unchanged


@pytest.mark.corpus
def test_real_pages_come_in_as_a_site(city, corpus):
    report = take_in(corpus / "html_pages", owner=city)
    assert report.problems() == []
    assert report.pages["list"] == 1
    row = Information.objects.get(title__contains="专项整治三年行动")
    assert row.published_on == dt.date(2020, 8, 2)
    assert row.index_number == "000014348/2020-35147"
