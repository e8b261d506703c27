"""The commands as others script them: real processes on a home of their own.

One home, one story: the tests go on from each other, in order (the runner keeps a file on one worker).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.browser.site import gongkai

if TYPE_CHECKING:
    from pathlib import Path

NOTICE = """示范市人民政府办公室文件

示政办发〔2024〕8号

示范市人民政府办公室关于做好夏季防汛值守工作的通知

各县（区）人民政府，市各委办局：

为做好今年夏季防汛值守，现将有关事项通知如下：

一、落实值守责任

各单位实行二十四小时值守。

二、及时报送信息

遇有险情，一小时内报告市应急局。

示范市人民政府办公室

2024年5月20日

（此件公开发布）
"""
READ_FIELDS = [
    "file",
    "title",
    "document_number",
    "issuer",
    "document_type",
    "recipients",
    "written_on",
    "published_on",
    "note",
    "sections",
    "index_number",
    "tables",
    "tasks",
    "cites",
    "warnings",
]


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inbox")
    (folder / "notice.txt").write_text(NOTICE, encoding="gb18030")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 not a real file")
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cli") / "home"


def test_read_prints_one_object_a_line_and_refuses_what_it_cannot_read(inbox: Path, home: Path) -> None:
    done = gongkai(home, "read", inbox / "notice.txt", inbox / "broken.docx", "--json")
    (line,) = done.stdout.splitlines()
    document = json.loads(line)
    assert list(document) == READ_FIELDS
    assert document["title"] == "示范市人民政府办公室关于做好夏季防汛值守工作的通知"
    assert document["document_number"] == "示政办发〔2024〕8号"
    assert document["written_on"] == "2024-05-20"
    assert "broken.docx" in done.stderr
    assert done.returncode == 1


def test_import_search_and_verify_tell_one_story(inbox: Path, home: Path) -> None:
    done = gongkai(home, "import", inbox, "--json")
    summary = json.loads(done.stdout)
    assert list(summary) == ["read", "created", "updated", "unchanged", "rejected", "seconds", "rejects"]
    assert (summary["created"], summary["rejected"]) == (1, 1)
    assert list(summary["rejects"][0]) == ["where", "why"]
    assert done.returncode == 1

    again = json.loads(gongkai(home, "import", inbox, "--json").stdout)
    assert (again["created"], again["updated"], again["unchanged"], again["rejected"]) == (0, 0, 1, 1)

    found = json.loads(gongkai(home, "search", "示政办发[2024]8号", "--json").stdout)
    assert list(found) == ["total", "took_ms", "hits"]
    assert found["total"] == 1
    (hit,) = found["hits"]
    assert list(hit) == [
        "id",
        "title",
        "document_number",
        "issuer",
        "written_on",
        "validity",
        "score",
        "snippet",
    ]
    assert hit["document_number"] == "示政办发〔2024〕8号"
    assert json.loads(gongkai(home, "search", "防汛", "--year", "2019", "--json").stdout)["total"] == 0

    verified = gongkai(home, "audit", "verify", "--json")
    assert verified.returncode == 0
    assert json.loads(verified.stdout)["faults"] == []
    assert json.loads(verified.stdout)["entries"] > 0


def test_rebuild_gives_the_same_answers(home: Path) -> None:
    before = json.loads(gongkai(home, "search", "值守", "--json").stdout)
    assert gongkai(home, "index", "rebuild").returncode == 0
    after = json.loads(gongkai(home, "search", "值守", "--json").stdout)
    assert [hit["id"] for hit in after["hits"]] == [hit["id"] for hit in before["hits"]] != []


@pytest.mark.parametrize(
    "arguments",
    [
        ("read",),
        ("import",),
        ("search",),
        ("search", "x", "--limit", "0"),
        ("search", "x", "--validity", "昨天"),
        ("import", "/no/such/folder"),
        ("nonsense",),
    ],
)
def test_wrong_usage_exits_with_2(home: Path, arguments: tuple[str, ...]) -> None:
    done = gongkai(home, *arguments)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_doctor_looks_at_this_machine(home: Path) -> None:
    done = gongkai(home, "doctor", "--json")
    findings = {finding["what"]: finding for finding in json.loads(done.stdout)}
    assert findings["数据库"]["ok"]
    assert findings["检索索引"]["ok"]
