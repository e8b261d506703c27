"""The guarded child: limits hold, children are reused and replaced, forks and threads are safe."""

from __future__ import annotations

import io
import os
import threading
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest

from gongkai.documents import guard
from gongkai.documents.blocks import Paragraph
from gongkai.documents.errors import UnreadableError
from gongkai.documents.guard import read_guarded
from gongkai.documents.limits import DEFAULT_LIMITS, MB, Limits
from gongkai.documents.sniff import Format

if TYPE_CHECKING:
    from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture
def document() -> bytes:
    made = docx.Document()
    made.add_paragraph("示范市通知")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def heavy(paragraphs: int) -> bytes:
    out = io.BytesIO()
    body = "<w:p><w:r><w:t>字</w:t></w:r></w:p>" * paragraphs
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
    return out.getvalue()


def test_bytes_and_paths_read_alike(document: bytes, tmp_path: Path):
    path = tmp_path / "a.docx"
    path.write_bytes(document)
    read = [read_guarded(Format.DOCX, source, "a.docx", DEFAULT_LIMITS) for source in (document, path)]
    assert read[0] == read[1]
    assert read[0].blocks == [Paragraph("示范市通知", "第1段")]


def test_a_child_serves_one_file_after_another(document: bytes):
    read_guarded(Format.DOCX, document, "a.docx", DEFAULT_LIMITS)
    child = guard._pool._idle[-1]
    read_guarded(Format.DOCX, document, "a.docx", DEFAULT_LIMITS)
    assert guard._pool._idle[-1] is child


def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_read(document: bytes):
    with pytest.raises(UnreadableError, match="用时超过上限"):
        read_guarded(Format.DOCX, heavy(400_000), "a.docx", Limits(seconds=0.0))
    assert read_guarded(Format.DOCX, document, "a.docx", DEFAULT_LIMITS).blocks


def test_a_file_that_takes_too_much_memory_is_given_up_and_the_next_one_read(document: bytes):
    with pytest.raises(UnreadableError, match="内存超过上限"):
        read_guarded(Format.DOCX, heavy(500_000), "a.docx", Limits(memory=150 * MB))
    assert read_guarded(Format.DOCX, document, "a.docx", DEFAULT_LIMITS).blocks


def test_a_large_parent_does_not_make_its_children_look_large(document: bytes):
    guard._pool.close()
    ballast = b"x" * (220 * MB)
    for _ in range(2):
        read_guarded(Format.DOCX, document, "a.docx", DEFAULT_LIMITS)
    assert len(guard._pool._idle) == len(ballast[:1])


def test_a_child_that_was_killed_is_replaced(document: bytes):
    read_guarded(Format.DOCX, document, "a.docx", DEFAULT_LIMITS)
    os.kill(guard._pool._idle[-1]._process.pid, 9)
    with pytest.raises(UnreadableError, match="崩溃"):
        read_guarded(Format.DOCX, document, "a.docx", DEFAULT_LIMITS)
    assert read_guarded(Format.DOCX, document, "a.docx", DEFAULT_LIMITS).blocks


def test_threads_read_at_once(document: bytes):
    read: list[int] = []

    def work() -> None:
        read.extend(len(read_guarded(Format.DOCX, document, "a.docx", DEFAULT_LIMITS).blocks) for _ in range(5))

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert read == [1] * 15


def test_a_forked_process_takes_children_of_its_own(document: bytes):
    read_guarded(Format.DOCX, document, "a.docx", DEFAULT_LIMITS)
    inherited = list(guard._pool._idle)
    guard._pool.forget()
    assert guard._pool._idle == []
    assert read_guarded(Format.DOCX, document, "a.docx", DEFAULT_LIMITS).blocks
    for child in inherited:  # in a real fork the parent would use them on
        child.close()
