"""Exports of invented systems, each through a mapping written from docs/reference/mapping.md alone."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from gongkai.information.importing import owner_of, run
from gongkai.information.importing.mapping import load
from gongkai.information.importing.run import IMPORTER
from gongkai.information.models import Information
from tests.information.importing.exports import counts, record

pytestmark = pytest.mark.django_db

HEAD = 'code = "{0}"\nlabel = "旧系统"\nsource = "{0}"\n'
OLD_CMS = (
    HEAD.format("oldcms")
    + """
key = ["MetaDataId"]
records = "data.list"
[fields]
title = "DOCTITLE"
document_number = "WH"
issuer_name = "PUBLISHER"
index_number = "IDXID"
published_on = "DOCPUBTIME"
written_on = "CWRQ"
validity = "YXX"
source_url = "DOCPUBURL"
[body]
html = "DOCHTMLCON"
[attachments]
list = "FILES"
name = "APPDESC"
url = "APPFILE"
[values.validity]
"Y" = "in_force"
"N" = "lapsed"
[[kinds]]
kind = "interpretation"
when = { "CHANNELS.CHNLNAME" = "~解读" }
"""
)
SHEET = (
    HEAD.format("sheet")
    + """
key = ["序号"]
[fields]
title = "文件标题"
document_number = "文号"
issuer_name = "发文单位"
written_on = "成文日期"
validity = "有效性"
recipients = "主送"
theme = "分类"
[body]
text = "正文"
[elements]
valid_years = "有效期"
"""
)
NESTED = (
    HEAD.format("nested")
    + """
key = ["meta.id"]
[fields]
title = "meta.names.0"
document_number = "meta.codes.number"
issuer_name = "meta.organs.name"
published_on = "times.release"
keywords = "tags"
[body]
text = "content.paragraphs"
[attachments]
list = "content.files"
name = "label"
url = "link.href"
"""
)
CRAWL = (
    HEAD.format("crawl")
    + """
key = ["url"]
[fields]
title = ["h1", "title"]
published_on = "pub"
source_url = "url"
[body]
text = "content"
[attachments]
list = "links"
"""
)


@pytest.fixture
def take(tmp_path):
    def taken(mapping, name, content):
        (tmp_path / "map.toml").write_text(mapping, encoding="utf-8")
        folder = tmp_path / "out"
        folder.mkdir(exist_ok=True)
        data = content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode()
        (folder / name).write_bytes(data)
        return run([folder], owner=owner_of("", actor=IMPORTER), mapping=load(tmp_path / "map.toml"))

    return taken


def test_an_old_content_system_answers_with_objects_and_html(take):
    entry = {
        "MetaDataId": 501,
        "DOCTITLE": "<em>示范市</em>电梯办法解读",
        "PUBLISHER": {"id": 7, "name": "示范市住房和城乡建设局"},
        "DOCPUBTIME": 1705276800000,
        "YXX": "Y",
        "DOCHTMLCON": "<div><p>一、背景</p><p>为了方便群众。</p></div>",
        "CHANNELS": [{"CHNLNAME": "新闻"}, {"CHNLNAME": "政策解读"}],
        "FILES": {"APPDESC": "图解.pdf", "APPFILE": "https://a.example/1.pdf"},
    }
    assert counts(take(OLD_CMS, "answer.json", {"code": 0, "data": {"list": [entry]}})) == (1, 0, 0, 0)
    row = Information.objects.get()
    assert (row.title, row.kind, row.issuer_name) == (
        "示范市电梯办法解读",
        "interpretation",
        "示范市住房和城乡建设局",
    )
    assert row.published_on == dt.date(2024, 1, 15)
    assert [(each.name, each.url) for each in row.attachments.all()] == [("图解.pdf", "https://a.example/1.pdf")]


def test_a_sheet_saved_as_csv_in_gbk(take):
    rows = (
        "序号,文件标题,文号,发文单位,成文日期,有效性,主送,分类,有效期,正文",
        "1,示范市甲办法,示政规〔2023〕1号,示范市人民政府,2023/12/1,有效期内,各区；各局,教育,五年,第一条　甲。",
        "2,示范市乙办法,示政规[2022]02号,示范市人民政府,2022.1.5,全文废止,,,三年以上,第一条　乙。",
        "3,,示政规〔2021〕3号,示范市人民政府,,,,,,",
    )
    report = take(SHEET, "导出.csv", "\r\n".join(rows).encode("gbk"))
    assert counts(report) == (2, 0, 0, 1)
    assert [(each.where, "缺少必填字段“title”" in each.why) for each in report.rejects] == [
        ("out/导出.csv:4", True)
    ]
    first, second = Information.objects.order_by("id")
    assert (first.kind, first.validity, first.elements) == ("normative", "in_force", {"valid_years": 5})
    assert first.recipients == ["各区", "各局"]
    assert (second.document_number, second.validity, second.elements) == ("示政规〔2022〕2号", "repealed", {})
    assert "valid_years" in {warning["where"] for warning in second.warnings}


def test_lists_within_lists_are_reached_by_place_and_by_name(take):
    entry = {
        "meta": {
            "id": "n-1",
            "names": ["示范市甲通知", "甲通知"],
            "codes": {"number": "示政发〔2024〕3号"},
            "organs": [{"name": "示范市教育局"}, {"name": "示范市财政局"}],
        },
        "times": {"release": {"$date": "2024-01-15T00:00:00Z"}},
        "tags": ["教育", "补助"],
        "content": {
            "paragraphs": ["一、总体要求", "各单位要落实责任。"],
            "files": [[{"label": "表.xlsx", "link": {"href": "https://a.example/2.xlsx"}}]],
        },
    }
    assert counts(take(NESTED, "all.json", [entry])) == (1, 0, 0, 0)
    row = Information.objects.get()
    assert (row.title, row.document_number) == ("示范市甲通知", "示政发〔2024〕3号")
    assert (row.issuer_name, row.keywords) == ("示范市教育局 示范市财政局", "教育 补助")
    assert row.body_text.splitlines() == ["一、总体要求", "各单位要落实责任。"]
    assert row.attachments.get().name == "表.xlsx"


@pytest.mark.parametrize(
    ("links", "found"),
    [
        ("https://a.example/1.pdf;https://a.example/2.doc", 2),
        ('["https://a.example/1.pdf"]', 1),
        ('[{"name": "甲", "url": "https://a.example/1.pdf"}]', 1),
        ("<a href='https://a.example/1.pdf'>附件</a>", 1),
        ({"name": "甲", "url": "https://a.example/1.pdf"}, 1),
        ([["https://a.example/1.pdf"], None, ""], 1),
        ("无", 0),
    ],
)
def test_a_crawler_keeps_pages_as_text_and_files_in_any_form(take, links, found):
    line = {
        "url": "https://a.example/1.html",
        "title": "示范市停水通知",
        "pub": "Mon Jan 15 2024 09:30:00 GMT+0800",
        "content": "<div class='c'><p>明日停水。</p><p>请储水。</p></div>",
        "links": links,
    }
    assert counts(take(CRAWL, "pages.jsonl", line)) == (1, 0, 0, 0)
    row = Information.objects.get()
    assert row.body_text.splitlines() == ["明日停水。", "请储水。"]
    assert row.published_on == dt.date(2024, 1, 15)
    assert row.attachments.count() == found


def test_another_order_of_the_records_changes_nothing(export):
    other = record(1, title="示范市人民政府办公室关于别的工作的通知")
    export.write(record(1), other, record(2), record(2))
    assert counts(export.run()) == (2, 0, 1, 1)
    export.write(record(2), other, record(1), record(2))
    report = export.run()
    assert counts(report) == (0, 0, 3, 1)
    assert report.rejects[0].where == "export/records.jsonl:2"
    assert Information.objects.get(source_key="town:t-1").title == record(1)["title"]


def test_of_repeated_records_the_one_that_is_left_counts(export):
    other = record(1, title="示范市人民政府办公室关于别的工作的通知")
    export.write(record(1), other)
    export.run()
    export.write(other)
    assert counts(export.run()) == (0, 1, 0, 0)
