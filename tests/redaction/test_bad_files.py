"""Bad files are refused in Chinese, with what would be right; many pages take no more memory than one."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile

import pikepdf
import pytest

from gongkai.documents.errors import UnreadableError
from gongkai.redaction import Kind, Reason, kind_of, leaks, redact
from tests.documents.readers.minipdf import Page, pdf
from tests.redaction import office, pdfs


def with_password() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdfs.plain())) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def bomb(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr(name, b"<a/>")
        container.writestr("x.xml", b" " * 70_000_000)
    return out.getvalue()


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream.encode("utf-16-le") + bytes(100)


def ofd() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as container:
        container.writestr("OFD.xml", "<a/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "kind", "what"),
    [
        (b"", "pdf", "空的"),
        (pdfs.plain()[:200], "pdf", "损坏"),
        (with_password(), "pdf", "密码"),
        (pdf(Page(), encrypt=True), "pdf", "密码|损坏"),
        (office.word()[:3000], "docx", "损坏|不完整"),
        (bomb("word/document.xml"), "docx", "压缩炸弹"),
        (bomb("xl/workbook.xml"), "xlsx", "压缩炸弹"),
        (office.book()[:2000], "xlsx", "损坏|不完整|不能遮盖"),
        (ole("WordDocument"), "docx", "另存为 DOCX"),
        (ole("EncryptedPackage"), "docx", "密码"),
        (ofd(), "pdf", "导出（转换）为 PDF"),
        (b"hello", "pdf", "DOCX"),
        (pdfs.plain(), "docx", "不是Word"),
    ],
    ids=range(13),
)
def test_a_bad_file_is_refused(data, kind, what):
    with pytest.raises(UnreadableError, match=what):
        redact(data, kind, [])


@pytest.mark.parametrize("make", [office.word, office.book])
def test_a_hole_in_a_container_is_refused_or_told(make):
    data = bytearray(make())
    middle = len(data) // 2
    data[middle : middle + 200] = bytes(200)
    assert _refused_or_told(bytes(data))


def _refused_or_told(data: bytes) -> bool:
    try:
        return any(leak.reason is Reason.UNREADABLE for leak in leaks(data))
    except UnreadableError:
        return True


def test_a_stream_that_unpacks_without_end_is_told():
    import zlib

    def change(document):
        stream = pikepdf.Stream(document, zlib.compress(bytes(80_000_000), 9))
        stream.Filter = pikepdf.Name.FlateDecode
        document.Root.X = document.make_indirect(stream)

    assert any(leak.reason is Reason.UNREADABLE for leak in leaks(pdfs.changed(change)))


def test_a_page_too_big_to_draw_is_refused_and_a_big_one_gets_fewer_dots():
    def sized(side: int) -> bytes:
        return pdfs.changed(lambda d: setattr(d.pages[0].obj, "MediaBox", pikepdf.Array([0, 0, side, side])))

    with pytest.raises(UnreadableError, match="太大"):
        redact(sized(14_000), "pdf", [])
    with pikepdf.open(io.BytesIO(redact(sized(5000), "pdf", []).data)) as document:
        assert document.pages[0].Resources.XObject.Im.Width <= 6000


def test_two_thousand_pages_take_the_memory_of_few():
    program = (
        "import sys; from pathlib import Path; from gongkai.redaction import Options, redact\n"
        "done = redact(sys.stdin.buffer.read(), 'pdf', [], options=Options(dpi=72))\n"
        "assert len(done.report.per_page) == 2000\n"
        "print(next(line for line in Path('/proc/self/status').read_text().splitlines() if 'VmHWM' in line))"
    )
    data = pdf(*(Page().text(72, 70, f"第{number}页") for number in range(2000))).replace(b"595 842", b"200 100")
    done = subprocess.run([sys.executable, "-c", program], input=data, capture_output=True, check=True)
    assert int(done.stdout.split()[1]) < 400_000  # kB


def test_kinds_are_told_by_the_bytes():
    assert kind_of(pdfs.plain()) is Kind.PDF
    assert kind_of(office.word()) is Kind.DOCX
    assert kind_of(office.book()) is Kind.XLSX
    assert kind_of(pdfs.jpeg_with_exif()) is Kind.IMAGE
