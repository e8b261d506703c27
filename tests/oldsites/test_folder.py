"""A mirrored folder becomes documents, columns, files and redirects."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from gongkai.core.outbox import drain
from gongkai.information.models import Information, Revision
from gongkai.oldsites import looks_like_site
from gongkai.publishing.models import Redirect
from gongkai.sites.models import Column, Placement
from tests.oldsites.site import HOST, PDF, PNG, article, crumbs, listing, write

TITLE = "示范市人民政府关于加强城市道路养护的通知"


@pytest.fixture
def report(bring, mirror):
    return bring(mirror)


def document(title=TITLE):
    return Information.objects.get(title=title)


def test_pages_are_told_apart(report):
    assert report.pages == {"home": 1, "list": 2, "content": 3, "forward": 0}
    assert (report.documents.created, report.problems()) == (3, [])
    assert Information.objects.count() == 3


def test_what_the_tags_say_is_kept(report):
    row = document()
    assert row.document_number == "示政发〔2019〕12号"
    assert row.published_on == dt.date(2019, 5, 6)
    assert row.issuer_name == "示范市城市管理局"
    assert row.source_url == f"http://{HOST}/zwgk/zcwj/201905/t1.html"
    assert row.is_public
    assert document("《关于加强城市道路养护的通知》政策解读").kind == "interpretation"


def test_the_body_is_clean_and_whole(report):
    row = document()
    assert "落实养护责任" in row.body_text
    assert "<table>" in row.body_html
    assert "人民路" in row.body_text
    for around in ("主办单位", "您现在的位置", "字体", "首页", "<h1", "class="):
        assert around not in row.body_html
    assert row.body_text.count(TITLE) == 0


def test_files_and_pictures_come_with_their_names(report, client):
    row = document()
    found = {each.name: each for each in row.attachments.all()}
    assert set(found) == {"养护路段图.png", "养护路段表.pdf"}
    picture = f"/information/{row.pk}/attachments/{found['养护路段图.png'].pk}"
    assert f'<img src="{picture}" alt="养护路段图">' in row.body_html
    assert b"".join(client.get(picture).streaming_content) == PNG
    file = f"/information/{row.pk}/attachments/{found['养护路段表.pdf'].pk}"
    assert f'<a href="{file}"' in row.body_html
    assert b"".join(client.get(file).streaming_content) == PDF


def test_links_between_old_pages_lead_to_the_new_ones(report):
    html = document().body_html
    for title in ("《关于加强城市道路养护的通知》政策解读", "关于道路养护的旧通知"):
        assert f'href="{document(title).get_absolute_url()}"' in html
    assert "https://www.guojia.example/a.html" in html
    assert "已不在的页" in html
    assert "t404" not in html
    assert [each.link for each in report.dead] == [f"http://{HOST}/zwgk/zcwj/201905/t404.html"]


def test_columns_are_those_of_the_old_site(report):
    found = {row.information.title: row.column for row in Placement.objects.select_related("column__parent")}
    column = found[TITLE]
    assert (column.name, column.parent.name) == ("政策文件", "政务公开")
    assert found["《关于加强城市道路养护的通知》政策解读"].parent == column.parent
    assert report.columns == ["政务公开/政策解读", "政务公开/政策文件"]


@pytest.mark.parametrize(
    "old",
    [
        "/zwgk/zcwj/201905/t1.html",
        "/ZWGK/zcwj/201905/T1.html",
        "/zwgk//zcwj/201905/t1.html",
        "/zwgk/zcwj/201905/t1.html?from=timeline&isappinstalled=0",
    ],
)
def test_every_way_of_writing_an_old_address_leads_to_the_document(report, client, old):
    answer = client.get(old)
    assert (answer.status_code, answer["Location"]) == (301, document().get_absolute_url())


@pytest.mark.parametrize("old", ["/zwgk/zcwj/", "/zwgk/zcwj", "/zwgk/zcwj/index.html", "/zwgk/zcwj/index_1.html"])
def test_a_list_leads_to_its_column_and_the_column_shows_what_it_listed(report, client, old):
    answer = client.get(old)
    column = Placement.objects.get(information=document()).column
    assert (answer.status_code, answer["Location"]) == (301, f"/sites/main/columns/{column.path}/")


def test_the_home_and_a_file_lead_on(report, client):
    assert client.get("/index.html")["Location"] == "/"
    row = document()
    file = row.attachments.get(name="养护路段表.pdf")
    answer = client.get("/zwgk/zcwj/201905/P0201905.pdf", HTTP_HOST=HOST)
    assert (answer.status_code, answer["Location"]) == (301, f"/information/{row.pk}/attachments/{file.pk}")


def state():
    drain()
    return (
        list(Information.objects.order_by("pk").values_list("pk", "body_html", "revision_number", "updated_at")),
        Revision.objects.count(),
        list(Redirect.objects.order_by("pk").values_list("path", "target", "site")),
        Placement.objects.count(),
    )


def test_the_same_again_changes_nothing(bring, mirror):
    bring(mirror)
    before = state()
    again = bring(mirror)
    assert state() == before
    assert (again.documents.created, again.documents.updated, again.documents.unchanged) == (0, 0, 3)
    assert again.redirects == 0


def test_a_dry_run_tells_and_does_nothing(bring, mirror, home):
    told = bring(mirror, dry=True)
    assert told.documents.created == 3
    assert told.columns == ["政务公开/政策文件", "政务公开/政策解读"]
    assert not Information.objects.exists()
    assert not Redirect.objects.exists()
    assert not list(home.rglob("*.pdf"))


def test_an_import_that_was_killed_is_completed_by_the_next(bring, mirror, monkeypatch):
    from gongkai.oldsites import running

    with monkeypatch.context() as patch:
        patch.setattr(running, "relink", lambda _settling: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            bring(mirror)
    assert "/zwgk/zcjd/201905/t2.html" in document().body_html
    bring(mirror)
    test_links = document().body_html
    assert "/zwgk/" not in test_links
    assert Redirect.objects.filter(
        path="/zwgk/zcwj/index.html", target__startswith="/sites/main/columns/"
    ).exists()


def test_a_folder_named_from_where_one_stands_is_read(bring, mirror, monkeypatch):
    monkeypatch.chdir(mirror.parent)
    relative = Path(mirror.name)
    assert looks_like_site(relative)
    assert bring(relative, dry=True).documents.created == 3


def test_a_list_that_shows_no_path_leads_to_the_column_of_the_documents_beside_it(bring, tmp_path, client):
    bare = listing("通知公告", "t1.html").replace(crumbs("通知公告"), "")
    files = {
        "www.shifan.gov.cn/zwgk/tzgg/index.html": bare,
        "www.shifan.gov.cn/zwgk/tzgg/t1.html": article("关于甲的通知", "政务公开", "通知公告"),
        "www.shifan.gov.cn/zwgk/tzgg/t2.html": article("关于乙的通知", "政务公开", "通知公告"),
    }
    bring(write(tmp_path / "mirror", files))
    column = Column.objects.get(name="通知公告", parent__name="政务公开")
    answer = client.get("/zwgk/tzgg/", HTTP_HOST="www.shifan.gov.cn")
    assert answer.url == f"/sites/main/columns/{column.path}/"
