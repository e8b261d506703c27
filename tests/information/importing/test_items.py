"""What paths hold: lines, arrays, tables, files."""

from __future__ import annotations

import errno
import json
import os

import pytest

from gongkai.documents.limits import Limits
from gongkai.information.importing import items as module
from gongkai.information.importing.items import files_of, items_of
from gongkai.information.importing.mapping import load_named

MAPPING = load_named("hebei_sites")


def items(path, mapping=MAPPING):
    return list(items_of(path, path.name, mapping))


def test_lines_are_counted_from_one_and_blank_ones_skipped(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"a": 1}\r\n\r\n{"a": 2}')
    assert [(item.where, item.record) for item in items(path)] == [
        ("a.jsonl:1", {"a": 1}),
        ("a.jsonl:3", {"a": 2}),
    ]


def test_a_line_in_gb18030_is_read(tmp_path):
    path = tmp_path / "a.jsonl"
    text = json.dumps({"title": "示范市人民政府关于加装电梯的通知"}, ensure_ascii=False)
    path.write_bytes(text.encode("gb18030"))
    assert items(path)[0].record == {"title": "示范市人民政府关于加装电梯的通知"}


def test_a_cut_off_last_line_is_a_fault_of_its_own(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"a": 1}\n{"a": "未完', encoding="utf-8")
    good, bad = items(path)
    assert good.record == {"a": 1}
    assert bad.fault.startswith("不是有效的 JSON")
    assert bad.raw == '{"a": "未完'


@pytest.mark.parametrize("line", ["[" * 100_000, "3", '"x"', "null"])
def test_no_line_breaks_the_reading(tmp_path, line):
    path = tmp_path / "a.jsonl"
    path.write_text(line + '\n{"a": 1}\n', encoding="utf-8")
    bad, good = items(path)
    assert bad.fault
    assert good.record == {"a": 1}


def test_an_array_is_a_list_of_records(tmp_path):
    path = tmp_path / "a.json"
    path.write_text('[{"a": 1}, 2]', encoding="utf-8")
    first, second = items(path)
    assert first.record == {"a": 1}
    assert second.fault


def test_an_object_where_a_list_should_be_is_one_fault(tmp_path):
    path = tmp_path / "a.json"
    path.write_text('{"data": []}', encoding="utf-8")
    assert "records" in items(path)[0].fault


def test_lines_under_the_name_of_one_json_file_are_lines(tmp_path):
    path = tmp_path / "a.json"
    path.write_text('{"a": 1}\n{"a": 2}\n', encoding="utf-8")
    assert [item.record for item in items(path)] == [{"a": 1}, {"a": 2}]


def test_lines_in_utf_16_are_read(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes('{"标题": "甲"}\n{"标题": "乙"}\n'.encode("utf-16"))
    assert [(item.where, item.record) for item in items(path)] == [
        ("a.jsonl:1", {"标题": "甲"}),
        ("a.jsonl:2", {"标题": "乙"}),
    ]


def test_a_table_is_records_by_its_head(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes('标题,日期\r\n"甲，\n乙",2024-01-01\r\n丙\r\n'.encode("gb18030"))
    first, second = items(path)
    assert first.record == {"标题": "甲，\n乙", "日期": "2024-01-01"}
    assert "列数" in second.fault


def test_an_export_without_a_mapping_says_what_it_needs(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("{}", encoding="utf-8")
    assert "--map" in items(path, None)[0].fault


def test_of_a_folder_documents_are_read_and_the_rest_left(tmp_path):
    for name in ("b.txt", "a.html", "c.md", ".hidden.txt", "~$lock.docx", "deep/d.pdf", "x.jsonl"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    assert [name.split("/", 1)[1] for _path, name in files_of([tmp_path], None)] == [
        "a.html",
        "b.txt",
        "deep/d.pdf",
    ]
    assert [name.split("/", 1)[1] for _path, name in files_of([tmp_path], MAPPING)] == ["x.jsonl"]


def test_a_line_beyond_the_limit_is_one_fault_and_the_rest_goes_on(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "DEFAULT_LIMITS", Limits(text=50))
    path = tmp_path / "a.jsonl"
    path.write_text('{"a": 1}\n{"a": "' + "x" * 200 + '"}\n{"a": 3}\n', encoding="utf-8")
    first, long, last = items(path)
    assert "超过" in long.fault
    assert (first.record, last.where, last.record) == ({"a": 1}, "a.jsonl:3", {"a": 3})


@pytest.mark.parametrize(("name", "content"), [("a.json", "[" + " " * 60 + "]"), ("a.csv", "a,b\n" * 20)])
def test_a_file_too_large_for_one_piece_says_what_would_be_right(tmp_path, monkeypatch, name, content):
    monkeypatch.setattr(module, "DEFAULT_LIMITS", Limits(file=50))
    (tmp_path / name).write_text(content, encoding="utf-8")
    (item,) = items(tmp_path / name)
    assert "JSONL" in item.fault


def test_a_record_nested_too_deep_is_a_fault(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": ' + "[" * 800 + "]" * 800 + '}\n{"id": [["x"]]}\n', encoding="utf-8")
    bad, good = items(path)
    assert "嵌套" in bad.fault
    assert good.record == {"id": [["x"]]}


def test_other_line_ends_inside_a_record_in_utf_16_do_not_cut_it(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes('{"a": "甲\u2028乙"}\n{"a": 2}'.encode("utf-16"))
    assert [item.record for item in items(path)] == [{"a": "甲\u2028乙"}, {"a": 2}]


def test_a_fault_in_json_is_told_in_chinese(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"a" 1}\n', encoding="utf-8")
    assert items(path)[0].fault == "不是有效的 JSON：第 6 个字符处，此处应为冒号"


def test_a_file_that_the_system_refuses_is_one_fault(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(errno.EACCES, "denied")

    path = tmp_path / "a.jsonl"
    path.write_text("{}", encoding="utf-8")
    monkeypatch.setattr(module, "_lines", refuse)
    assert "没有权限" in items(path)[0].fault


def test_links_out_of_a_folder_are_left_out(tmp_path):
    (tmp_path / "outside.txt").write_text("机密", encoding="utf-8")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text("通知", encoding="utf-8")
    (folder / "inside.txt").symlink_to("a.txt")
    (folder / "out.txt").symlink_to("../outside.txt")
    assert [name for _path, name in files_of([folder], None)] == ["folder/a.txt", "folder/inside.txt"]


def test_a_name_in_gbk_is_read_as_such(tmp_path):
    (tmp_path / os.fsdecode("通知公告.txt".encode("gbk"))).write_text("通知", encoding="utf-8")
    assert [name for _path, name in files_of([tmp_path], None)] == [f"{tmp_path.name}/通知公告.txt"]
