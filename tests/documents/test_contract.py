"""`as_json` prints the contract of `gongkai read --json`: its names, its order, its forms."""

import datetime as dt
import json

from gongkai.documents import Citation, LedgerTask, OfficialDocument, ReadWarning, Section, Table

CONTRACT = (
    "file title document_number issuer document_type recipients written_on published_on note sections "
    "index_number tables tasks cites warnings"
)
FIELDS = CONTRACT.split()


def test_fields_stand_in_the_order_of_the_contract():
    assert list(OfficialDocument(file="甲.txt").as_json()) == FIELDS


def test_absent_values_are_null_or_empty():
    printed = OfficialDocument(file="甲.txt").as_json()
    assert [printed[name] for name in ("title", "written_on", "index_number")] == [None, None, None]
    assert [printed[name] for name in ("recipients", "sections", "tasks", "cites")] == [[], [], [], []]


def test_dates_are_iso_and_tuples_are_lists():
    document = OfficialDocument(
        file="甲.txt",
        title="通知",
        recipients=("各区",),
        written_on=dt.date(2021, 6, 1),
        sections=(Section(1, "一", "要求", "正文"),),
        tables=(Table("表", (("甲", "乙"),)),),
        tasks=(LedgerTask("1", "做事", lead=("市局",), due_on=dt.date(2021, 12, 31), raw={"序号": "1"}),),
        cites=(Citation("示府〔2020〕1号", "", "示府〔2020〕1号"),),
        warnings=(ReadWarning("第1行", "怪"),),
    )
    printed = json.loads(json.dumps(document.as_json(), ensure_ascii=False))
    assert printed["written_on"] == "2021-06-01"
    assert printed["sections"] == [{"level": 1, "number": "一", "heading": "要求", "text": "正文"}]
    assert printed["tables"] == [{"caption": "表", "rows": [["甲", "乙"]]}]
    assert list(printed["tasks"][0]) == (
        ["number", "text", "group", "lead", "responsible", "guiding", "supporting", "due_on", "due_text", "raw"]
    )
    assert (printed["tasks"][0]["lead"], printed["tasks"][0]["due_on"]) == (["市局"], "2021-12-31")
    assert printed["cites"] == [
        {"document_number": "示府〔2020〕1号", "title": None, "as_written": "示府〔2020〕1号"}
    ]
    assert printed["warnings"] == [{"where": "第1行", "what": "怪"}]
