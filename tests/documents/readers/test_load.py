"""Whatever comes in is read by its content, or refused in one sentence that says what would be right."""

from __future__ import annotations

import contextlib
import io
import os
import zipfile
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.documents.errors import UnreadableError
from gongkai.documents.limits import DEFAULT_LIMITS, Limits
from gongkai.documents.readers import load
from gongkai.documents.sniff import Format, sniff
from tests.documents.readers.minipdf import Page, pdf

if TYPE_CHECKING:
    from pathlib import Path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + b"\0" * 512


def zipped(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return out.getvalue()


def word() -> bytes:
    out = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("示范市通知")
    document.save(out)
    return out.getvalue()


def sheet() -> bytes:
    out = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["示范市", "通知"])
    book.save(out)
    return out.getvalue()


READABLE = {
    "docx": word(),
    "xlsx": sheet(),
    "pdf": pdf(Page().text(90, 700, "示范市通知")),
    "html": "<!DOCTYPE html><p>示范市通知".encode(),
    "txt": "示范市通知".encode(),
}


@pytest.mark.parametrize("kind", READABLE)
def test_the_content_decides_and_a_wrong_extension_is_told(kind: str):
    plain = load(READABLE[kind], name=f"a.{kind}")
    misnamed = load(READABLE[kind], name="a.ofd")
    assert plain.warnings == []
    assert misnamed.blocks == plain.blocks
    assert "扩展名是 .ofd，内容是" in misnamed.warnings[0].what


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"", "a.docx", "文件是空的"),
        (b" \n\t", "a.txt", "只有空白"),
        (ole("EncryptedPackage"), "a.docx", "已加密"),
        (ole("Workbook"), "a.xls", "XLSX"),
        (ole("KSO"), "a.wps", "WPS"),
        (b"{\\rtf1 text}", "a.rtf", "RTF"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "a.png", "图片"),
        (b"Rar!\x1a\x07\x00", "a.rar", "解压"),
        (zipped(**{"a.docx": "x"}), "a.zip", "解压"),
        (bytes(range(256)) * 40, "a.docx", "二进制"),
        (b"\0" * 999, "a.txt", "二进制"),
        (b"<?xml version='1.0'?><a/>", "a.xml", "XML"),
        (word()[:900], "a.docx", "不完整"),
        (sheet()[:900], "a.xlsx", "不完整"),
        (READABLE["pdf"][:200], "a.pdf", "不完整"),
        (zipped(**{"OFD.xml": "<x"}), "a.ofd", "XML 不完整"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(data: bytes, name: str, message: str):
    with pytest.raises(UnreadableError, match=message) as caught:
        load(data, name=name)
    assert str(caught.value).startswith(name)
    assert str(caught.value).endswith("。")


def test_a_doc_without_a_converter_names_the_package_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    from gongkai.documents.readers.doc import read_doc  # the guarded child has its own path

    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadableError, match="apt install antiword"):
        read_doc(ole("WordDocument"), "a.doc", DEFAULT_LIMITS)


def test_a_doc_is_read_through_the_converter_there_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    from gongkai.documents.readers.doc import read_doc  # the guarded child has its own path

    converter = tmp_path / "catdoc"
    converter.write_text("#!/bin/sh\n/bin/echo 示范市通知\n/bin/echo '各单位：'\n", encoding="utf-8")
    converter.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    document = read_doc(ole("WordDocument"), "a.doc", DEFAULT_LIMITS)
    assert [block.place for block in document.blocks] == ["第1行", "第2行"]
    assert "catdoc" in document.warnings[-1].what


def test_a_converter_that_fails_is_one_clear_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    from gongkai.documents.readers.doc import read_doc  # the guarded child has its own path

    converter = tmp_path / "antiword"
    converter.write_text("#!/bin/sh\n/bin/echo bad >&2\nexit 3\n", encoding="utf-8")
    converter.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadableError, match="antiword 转换失败（bad）"):
        read_doc(ole("WordDocument"), "a.doc", DEFAULT_LIMITS)


def test_a_file_beyond_the_limit_is_not_even_opened(tmp_path: Path):
    path = tmp_path / "a.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7")
        file.truncate(500 << 20)
    with pytest.raises(UnreadableError, match="500 MB，超过 100 MB"):
        load(path, name="a.pdf")


def test_folders_missing_files_and_pipes_are_refused(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    for name, message in ((".", "文件夹"), ("missing.docx", "找不到"), ("pipe", "不是普通文件")):
        with pytest.raises(UnreadableError, match=message):
            load(tmp_path / name, name=name)


def test_more_words_than_a_document_has_are_refused_in_every_format():
    few = Limits(characters=5)
    page = "<html><body><p>示范市政务公开工作要点</p></body></html>".encode()
    for data, name in (("示范市政务公开".encode(), "a.txt"), (page, "a.html")):
        with pytest.raises(UnreadableError, match="万字的上限"):
            load(data, name=name, limits=few)


def test_the_systems_reasons_are_told_in_chinese(tmp_path: Path):
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    with pytest.raises(UnreadableError, match="绕成了圈"):
        load(tmp_path / "loop.txt", name="loop.txt")


def test_a_long_text_is_refused_by_its_own_limit():
    with pytest.raises(UnreadableError, match="超过 0 MB"):
        load(b"text " * 10, name="a.txt", limits=Limits(text=10))


@pytest.mark.parametrize(
    ("data", "name", "found"),
    [
        ("<p>文字</p>".encode("utf-16"), "a", Format.HTML),
        ("﻿<html>文字".encode(), "a.txt", Format.HTML),
        (b"a < b", "a.html", Format.TXT),
        ("1 < 2，<p> 是标签".encode(), "a.txt", Format.TXT),
        (b"\n\n%PDF-1.4", "a", Format.PDF),
        (b"BM 25 of the plan is a text", "a.txt", Format.TXT),
        (ole("WordDocument"), "a.wps", Format.DOC),
        (zipped(**{"word/document.xml": "x"}), "a.zip", Format.DOCX),
    ],
)
def test_formats_are_told_by_their_bytes(data: bytes, name: str, found: Format):
    assert sniff(io.BytesIO(data), name) is found


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.4\n", OLE[:8], b"<html>"]))
def test_no_bytes_lead_to_another_error(data: bytes, start: bytes):
    with contextlib.suppress(UnreadableError):
        load(start + data, name="a.bin")
