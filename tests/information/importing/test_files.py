"""Files of documents: what they hold is read by `documents`, here they become information."""

from __future__ import annotations

import io

import pytest
from docx import Document

from gongkai.information.importing import owner_of, run
from gongkai.information.importing.run import IMPORTER
from gongkai.information.models import Information
from tests.information.importing.exports import counts

pytestmark = pytest.mark.django_db

NOTICE = """示范市人民政府办公室文件

示政办发〔2024〕8号

示范市人民政府办公室关于做好夏季防汛值守工作的通知

各县（区）人民政府，市各委办局：

为做好今年夏季防汛值守，现将有关事项通知如下：

一、落实值守责任

各单位实行二十四小时值守。

示范市人民政府办公室

2024年5月20日
"""


def take(*paths):
    return run(paths, owner=owner_of("", actor=IMPORTER))


def docx_of(text):
    document = Document()
    for line in text.split("\n\n"):
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_a_text_file_becomes_information(tmp_path):
    (tmp_path / "a.txt").write_text(NOTICE, encoding="utf-8")
    assert counts(take(tmp_path)) == (1, 0, 0, 0)
    row = Information.objects.get()
    assert row.title == "示范市人民政府办公室关于做好夏季防汛值守工作的通知"
    assert row.document_number == "示政办发〔2024〕8号"
    assert row.recipients
    assert not row.attachments.exists()


def test_an_office_file_is_kept_as_an_attachment(tmp_path):
    (tmp_path / "通知.docx").write_bytes(docx_of(NOTICE))
    take(tmp_path)
    attachment = Information.objects.get().attachments.get()
    assert attachment.name == "通知.docx"
    with attachment.file.open() as file:
        assert file.read() == (tmp_path / "通知.docx").read_bytes()
    assert attachment.size == (tmp_path / "通知.docx").stat().st_size


def test_the_same_file_again_or_elsewhere_changes_nothing(tmp_path):
    (tmp_path / "a.txt").write_text(NOTICE, encoding="utf-8")
    take(tmp_path)
    assert counts(take(tmp_path)) == (0, 0, 1, 0)
    (tmp_path / "copy.txt").write_text(NOTICE, encoding="utf-8")
    assert counts(take(tmp_path)) == (0, 0, 2, 0)


def test_two_equal_files_in_one_run_are_one_document(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(NOTICE, encoding="utf-8")
    assert counts(take(tmp_path)) == (1, 0, 1, 0)


def test_a_mended_file_updates_its_document(tmp_path):
    (tmp_path / "a.txt").write_text(NOTICE, encoding="utf-8")
    take(tmp_path)
    (tmp_path / "a.txt").write_text(NOTICE.replace("二十四小时", "全天"), encoding="utf-8")
    assert counts(take(tmp_path)) == (0, 1, 0, 0)
    assert "全天值守" in Information.objects.get().body_text


def test_a_file_without_a_number_is_known_by_its_place(tmp_path):
    text = NOTICE.replace("示政办发〔2024〕8号", "")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    take(tmp_path)
    (tmp_path / "a.txt").write_text(text.replace("二十四小时", "全天"), encoding="utf-8")
    assert counts(take(tmp_path)) == (0, 1, 0, 0)


def test_damaged_files_are_refused_and_the_rest_goes_on(tmp_path):
    (tmp_path / "good.txt").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "cut.docx").write_bytes(docx_of(NOTICE)[:500])
    (tmp_path / "noise.pdf").write_bytes(b"%PDF-1.4\nnothing")
    report = take(tmp_path)
    assert report.created == 1
    assert {reject.where.split("/")[1] for reject in report.rejects} == {"empty.txt", "cut.docx", "noise.pdf"}
    assert all(reject.why for reject in report.rejects)


def test_a_file_that_may_not_be_opened_is_refused(tmp_path, monkeypatch):
    from gongkai.information.importing import identity

    (tmp_path / "a.txt").write_text(NOTICE, encoding="utf-8")
    monkeypatch.setattr(identity, "digest", lambda *_: (_ for _ in ()).throw(PermissionError(13, "拒绝访问")))
    report = take(tmp_path / "a.txt")
    assert counts(report) == (0, 0, 0, 1)
    assert "没有权限" in report.rejects[0].why


def test_an_interpretation_file_is_told_by_its_title(tmp_path):
    text = "《示范市电梯办法》政策解读\n\n一、背景\n\n为了方便群众出行。\n\n2024年1月1日\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    take(tmp_path)
    row = Information.objects.get()
    assert row.kind == "interpretation"
    assert row.relations.get().target_title == "示范市电梯办法"
