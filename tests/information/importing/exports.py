"""Invented exports of an invented system."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from gongkai.information.importing import owner_of, run
from gongkai.information.importing.mapping import load
from gongkai.information.importing.run import IMPORTER

if TYPE_CHECKING:
    from pathlib import Path

    from gongkai.information.importing import Report

MAP = """
code = "town"
label = "示范市旧站"
source = "town"
key = ["id"]
required = ["title"]

[fields]
title = "title"
document_number = "number"
issuer_name = "issuer"
index_number = "index"
theme = "theme"
written_on = "written"
published_on = "published"
disclosure = "open"
validity = "validity"
source_url = "url"

[body]
html = "html"
text = "text"

[fallbacks]
issuer_name = "site"

[attachments]
list = "files"
"""
TEXT = """各县（区）人民政府，市各委办局：

现将有关事项通知如下：

一、总体要求

各单位要落实责任。

二、工作安排

（一）摸底。本办法自2024年1月1日起施行，有效期五年。

示范市人民政府办公室

2023年12月1日
"""


def record(number: int, /, **more: Any) -> dict[str, Any]:
    """A record of a notice."""
    return {
        "id": f"t-{number}",
        "title": f"示范市人民政府办公室关于做好第{number}项工作的通知",
        "number": f"示政办发〔2023〕{number}号",
        "issuer": "示范市人民政府办公室",
        "published": "2023-12-05 09:00:00",
        "text": TEXT,
        **more,
    }


class Export:
    """A folder with a mapping and an export, and the library that it goes to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "export"
        self.folder.mkdir()
        self.map = folder / "town.toml"
        self.map.write_text(MAP, encoding="utf-8")

    def write(self, *records: Any, name: str = "records.jsonl") -> Path:
        """Write records, one a line; text lines as they stand."""
        lines = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in records]
        path = self.folder / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    def run(self) -> Report:
        """Import the folder."""
        return run([self.folder], owner=owner_of("", actor=IMPORTER), mapping=load(self.map))


def counts(report: Report) -> tuple[int, int, int, int]:
    """(created, updated, unchanged, rejected); what was read is their sum."""
    found = (report.created, report.updated, report.unchanged, len(report.rejects))
    assert report.read == sum(found)
    return found
