"""Attachments: what nobody can open or should not be opened blocks, what is hard to use is told."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from gongkai.core.errors import RefusedError
from gongkai.documents.limits import MB
from gongkai.information import actions
from gongkai.information.checking import refusal
from gongkai.information.checking.files.check import files
from gongkai.information.checking.files.look import look
from gongkai.information.models import Attachment
from tests.documents.readers.minipdf import Page, pdf
from tests.information.checking.subjects import subject
from tests.information.people import bureau

pytestmark = pytest.mark.django_db
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
PRIVATE = "联系手机：13800138000".encode()


@pytest.fixture
def office():
    return bureau()


@pytest.fixture
def draft(office):
    return office.draft()


def packed(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    return out.getvalue()


def word() -> bytes:
    document, out = docx.Document(), io.BytesIO()
    document.add_paragraph("申报条件")
    document.save(out)
    return out.getvalue()


def with_macros() -> bytes:
    data = io.BytesIO(word())
    with zipfile.ZipFile(data, "a") as package:
        package.writestr("word/vbaProject.bin", b"1")
    return data.getvalue()


def locked() -> bytes:
    """A ZIP whose members say that they are encrypted."""
    data = bytearray(packed(**{"名单.txt": b"1"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    data[data.index(b"PK\x03\x04") + 6] |= 1
    return bytes(data)


def hits(office, row, name, content):
    actions.add_attachment(row, actor=office.drafter, name=name, content=content)
    return [(hit.says, hit.blocks) for hit in files(subject_of(row))]


def subject_of(row):
    return type(subject())(row, row.title, row.body_html)


@pytest.mark.parametrize(
    ("name", "content", "part", "blocks"),
    [
        ("申报表.docx", pdf(Page().text(60, 780, "申报表")), "扩展名与内容不符（内容是PDF）", True),
        ("申报表.pdf", word(), "扩展名与内容不符", True),
        ("申报表.docx", b"PK\x03\x04broken", "损坏", True),
        ("申报表.pdf", b"%PDF-1.7\nbroken", "损坏", True),
        ("申报表.pdf", pdf(Page().text(60, 780, "甲"), encrypt=True), "有密码", True),
        ("申报表.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "有密码", True),
        ("申报材料.zip", locked(), "有密码", True),
        ("申报表.docx", with_macros(), "含有宏", True),
        (
            "申报表.doc",
            OLE + "WordDocument".encode("utf-16-le") + "_VBA_PROJECT".encode("utf-16-le"),
            "含有宏",
            True,
        ),
        ("申报材料.zip", packed(**{"安装.exe": b"MZ"}), "可执行文件（安装.exe）", True),
        ("申报表.pdf", pdf(Page()), "附上文字版", False),
        ("附件1.docx", word(), "名称没有说明内容", False),
        ("新建 Microsoft Word 文档.docx", word(), "名称没有说明内容", False),
    ],
)
def test_what_a_reader_would_meet_is_told(office, draft, name, content, part, blocks):
    found = hits(office, draft, name, content)
    assert any(part in says and blocked is blocks for says, blocked in found), found
    assert bool(refusal(draft)) is blocks


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("申报表.docx", word()),
        ("申报表", word()),
        ("申报指南.pdf", pdf(Page().text(60, 780, "申报指南"))),
        ("名单说明.txt", "甲".encode()),
        ("申报材料.zip", packed(**{"说明.txt": b"1"})),
    ],
)
def test_sound_files_are_let_alone(office, draft, name, content):
    assert hits(office, draft, name, content) == []


def test_a_file_that_is_gone_or_never_came_blocks(office, draft):
    actions.add_attachment(draft, actor=office.drafter, name="申报表.docx", content=word())
    kept = draft.attachments.get()
    kept.file.storage.delete(kept.file.name)
    Attachment.objects.create(information=draft, name="名单.xlsx")
    Attachment.objects.create(information=draft, name="旧站附件.pdf", url="https://old.example.cn/a.pdf")
    found = [hit.says for hit in files(subject_of(draft))]
    assert found == [
        "附件“名单.xlsx”只有名称，没有文件，请重新上传或删除。",
        "附件“申报表.docx”的文件已经丢失，请重新上传。",
    ]


def test_a_large_file_is_told(office, draft):
    actions.add_attachment(draft, actor=office.drafter, name="规划图集.txt", content=b"1")
    draft.attachments.update(size=30 * MB)
    assert ["30 MB" in hit.says for hit in files(subject_of(draft))] == [True]


@pytest.mark.parametrize(
    ("listing", "attached", "missing"),
    [
        ("<p>附件：1.申报表</p><p>2.诚信承诺书</p>", "申报表.docx", ["诚信承诺书"]),
        ("<p>附件：申报表</p>", "关于申报表.docx", []),
        ("<p>附件：1.申报表 2.诚信承诺书</p>", "附件2：诚信承诺书.docx", ["申报表"]),
        ("<p>附件：申报表</p><p>示范市住房和城乡建设局</p><h2>申报表</h2>", "", []),
        ("<p>附件另附。</p>", "", []),
    ],
)
def test_what_the_body_lists_is_attached_or_follows(office, listing, attached, missing):
    row = office.draft(body_html=f"<p>现将有关事项通知如下。</p>{listing}")
    if attached:
        actions.add_attachment(row, actor=office.drafter, name=attached, content=word())
    found = [hit.says for hit in files(subject_of(row)) if "正文列有" in hit.says]
    assert [each.split("“")[1].split("”")[0] for each in found] == missing


def test_a_published_page_takes_no_file_that_the_release_would_refuse(office):
    row = office.published()
    for name, content in (("申报表.docx", with_macros()), ("名单.txt", PRIVATE)):
        with pytest.raises(RefusedError, match=r"宏|个人信息"):
            actions.add_attachment(row, actor=office.publisher, name=name, content=content)
    assert not row.attachments.exists()


def test_on_a_stated_ground_personal_data_in_a_new_file_stays_and_is_on_record(office):
    row = office.published()
    actions.add_attachment(row, actor=office.publisher, name="名单.txt", content=PRIVATE, ground="本人书面同意")
    waiver = row.privacy_waivers.get()
    assert (waiver.ground, "13800138000" in waiver.shown) == ("本人书面同意", False)
    assert row.attachments.get().name == "名单.txt"


def test_a_look_never_fails_on_damage():
    for name in ("a.docx", "a.pdf", "a.zip", "a.doc", "a"):
        for data in (b"", b"PK", b"PK\x03\x04" * 50, OLE, b"%PDF-", bytes(100)):
            assert look(data, name).format
