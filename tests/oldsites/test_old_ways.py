"""Queries, capitals, Chinese names, forwarding pages, folders without a host: what old sites were like."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from gongkai.information.models import Information
from gongkai.sites.models import Placement
from tests.oldsites.site import HOST, NAV, PDF, TEXT, article, listing, tags, whole, write


def document(title):
    return Information.objects.get(title=title)


@pytest.mark.parametrize("name", ["show.aspx?id=12", "show.aspx?id=12.html", "show.aspx@id=12.html"])
def test_a_page_that_was_a_query_leads_on_from_its_query(bring, tmp_path, client, name):
    bring(
        write(
            tmp_path / "m",
            {f"{HOST}/{name}": article("关于甲的通知"), f"{HOST}/show.aspx?id=13": article("关于乙的通知")},
        )
    )
    for old in ("/show.aspx?id=12", "/Show.aspx?ID=12", "/show.aspx?utm_source=x&id=12"):
        assert client.get(old)["Location"] == document("关于甲的通知").get_absolute_url(), old
    assert client.get("/show.aspx?id=13")["Location"] == document("关于乙的通知").get_absolute_url()
    assert client.get("/show.aspx?id=14").status_code == 404


def test_a_query_at_the_root_leads_on_and_the_home_stays(bring, tmp_path, client):
    bring(write(tmp_path / "m", {f"{HOST}/index.html?p=7": article("关于甲的通知")}))
    assert client.get("/?p=7").status_code == 301
    assert client.get("/?x=7").status_code == 200
    assert client.get("/").status_code == 200


def test_chinese_names_lead_on_in_utf8_and_in_gbk(bring, tmp_path, client):
    bring(write(tmp_path / "m", {f"{HOST}/公告/关于甲.html": article("关于甲的公告")}))
    target = document("关于甲的公告").get_absolute_url()
    assert client.get("/" + quote("公告/关于甲.html"))["Location"] == target
    assert client.get("/" + quote("公告/关于甲.html", encoding="gbk"))["Location"] == target


def test_a_page_in_gbk_that_says_otherwise_is_read(bring, tmp_path):
    bring(write(tmp_path / "m", {f"{HOST}/a.html": article("关于加强养护的通知", "公告").encode("gbk")}))
    assert "养护责任" in document("关于加强养护的通知").body_text


def test_a_page_that_only_sends_on_leads_to_where_it_sent(bring, tmp_path, client):
    forward = whole(tags() + '<meta http-equiv="refresh" content="0; url=new/b.html">', "").replace(NAV, "")
    forward = forward.replace("主办单位：示范市人民政府办公室", "")
    bring(write(tmp_path / "m", {f"{HOST}/a.html": forward, f"{HOST}/new/b.html": article("关于乙的通知")}))
    assert client.get("/a.html")["Location"] == document("关于乙的通知").get_absolute_url()


def test_columns_without_a_path_of_links_come_from_the_lists_of_the_folders(bring, tmp_path):
    plain = article("关于甲的通知").replace("<div class='bar'>", "<div class='bar2'>")
    files = {
        "zwgk/index.html": listing("政务公开", "zcwj/"),
        "zwgk/zcwj/index.html": listing("政策文件", "a.html", above=("政务公开",)),
        "zwgk/zcwj/201905/a.html": plain,
    }
    report = bring(write(tmp_path / "m", files), host=HOST)
    column = Placement.objects.get(information=document("关于甲的通知")).column
    assert (column.name, column.parent.name) == ("政策文件", "政务公开")
    assert report.problems() == []


def test_a_page_from_before_the_tags_comes_in_by_its_heading(bring, tmp_path):
    head = "<html><head><title>关于丙的通知-示范市人民政府</title></head>"
    old = f"{head}<body>{NAV}<h1>关于丙的通知</h1><div id='zoom'>{TEXT * 2}</div></body></html>"
    bring(write(tmp_path / "m", {f"{HOST}/index.html": whole(tags(), NAV * 9), f"{HOST}/c/old.html": old}))
    assert "养护责任" in document("关于丙的通知").body_text


def test_the_same_document_under_two_addresses_is_one_and_both_lead_there(bring, tmp_path, client):
    text = article("关于甲的通知", "政策文件", body=f"<p>示政发〔2019〕3号</p>{TEXT}")
    report = bring(
        write(tmp_path / "m", {f"{HOST}/a.html": text, f"{HOST}/b/c.html": text.replace("09:30", "10:30")})
    )
    assert Information.objects.count() == 1
    assert (report.documents.created, report.documents.unchanged) == (1, 1)
    assert client.get("/a.html")["Location"] == client.get("/b/c.html")["Location"]


def test_two_old_sites_with_the_same_addresses_are_told_apart_by_their_hosts(bring, tmp_path, client):
    other = "jyj.shifan.gov.cn"
    bring(
        write(
            tmp_path / "m", {f"{HOST}/a.html": article("关于甲的通知"), f"{other}/a.html": article("关于乙的通知")}
        )
    )
    assert client.get("/a.html", HTTP_HOST=HOST)["Location"] == document("关于甲的通知").get_absolute_url()
    assert client.get("/a.html", HTTP_HOST=other)["Location"] == document("关于乙的通知").get_absolute_url()
    assert client.get("/a.html").status_code == 404


def test_a_file_behind_a_script_comes_with_its_right_ending(bring, tmp_path):
    text = article("关于甲的通知", body=f'{TEXT}<a href="down.jsp?id=5">养护路段表</a>')
    report = bring(write(tmp_path / "m", {f"{HOST}/a.html": text, f"{HOST}/down.jsp?id=5": PDF}))
    assert [each.name for each in document("关于甲的通知").attachments.all()] == ["养护路段表.pdf"]
    assert report.problems() == []
