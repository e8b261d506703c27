"""The evidence package: whole or refused, the same bytes each time, persons masked on request."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import zipfile

import pytest
import time_machine
from click.testing import CliRunner

from gongkai.cases.actions import add_document, read, serve_letter
from gongkai.cases.enums import Purpose, ServiceMethod
from gongkai.cases.foi import actions
from gongkai.cases.foi.evidence import IncompleteError, export, gaps, package
from gongkai.cases.models import CaseEvent
from gongkai.core import outbox
from gongkai.core.actors import system
from gongkai.core.audit.models import AuditEntry
from tests.factories.cases import SOMEBODY, handled
from tests.factories.decisions import COMPANY, decided, objected, prepare

DAY = dt.date(2026, 1, 8)
WHO = system("测试")
NAMED = ("申小明", "示范建设有限公司", "11010519491231002X", "13900001234", "幸福路1号")


def at(day: str) -> time_machine.travel:
    return time_machine.travel(f"{day}T10:00:00+08:00", tick=False)


def _whole(office, code="not_existing"):
    with at("2026-01-05"):
        case = handled(office)
        scan = b"scan of the application"
        add_document(case, Purpose.APPLICATION, "申请书.pdf", scan, media_type="application/pdf", actor=WHO)
    with at("2026-01-08"):
        prepare(office, case, code)
        decided(office, case, code)
        actions.serve(case, ServiceMethod.POST, sent_on=DAY, tracking="XA1", actor=office.handler)
        outbox.drain()
    return case


def test_a_whole_record_is_exported_with_every_hash(office):
    case = _whole(office)
    made = export(case, actor=WHO)
    manifest = json.loads(made.files["manifest.json"])
    assert manifest["complete"]
    assert {each["path"] for each in manifest["files"]} == set(made.files) - {"manifest.json"}
    for each in manifest["files"]:
        assert hashlib.sha256(made.files[each["path"]]).hexdigest() == each["sha256"]
    assert {"letters/01-receipt.pdf", "letters/02-not_existing.docx", "clock.txt", "index.html"} <= set(made.files)
    assert b"scan of the application" in made.files.values()
    trail = json.loads(made.files["trail.json"])
    hashes = set(AuditEntry.objects.filter(event="case.sign").values_list("hash", flat=True))
    assert hashes <= {entry["hash"] for entry in trail}
    assert "到期日2026-02-02" in made.files["clock.txt"].decode()


def test_the_same_record_gives_the_same_bytes_however_often_it_is_taken_out(office):
    case = _whole(office)
    with at("2026-01-09"):
        first = export(case, actor=WHO)
    with at("2027-05-05"):
        second = export(case, actor=WHO)
    assert first.files == second.files
    assert first.as_zip() == second.as_zip()
    assert AuditEntry.objects.filter(event="case.exported").count() == 2


def test_with_masks_nobody_can_be_told_from_it(office):
    case = _whole(office, "third_party")
    opened = package(case).files
    assert any("申小明".encode() in content for content in opened.values())
    made = package(case, redact=True)
    for path, content in made.files.items():
        for name in NAMED:
            assert name.encode() not in content, path
            assert json.dumps(name).strip('"').encode() not in content, path
        assert case.code.encode() not in content, path
    assert "申请书.pdf" in made.left_out
    assert not [path for path in made.files if path.endswith(".docx")]


def test_the_masked_pdf_shows_no_name(office):
    import pypdfium2

    made = package(_whole(office), redact=True)
    for path, content in made.files.items():
        if path.endswith(".pdf"):
            text = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content))
            assert "申小明" not in text.replace("\n", "")


def test_each_gap_is_named_and_stops_the_export(office):
    with at("2026-01-05"):
        case = handled(office)
    with at("2026-01-08"):
        objected(office, case)
        decided(office, case, "third_party")
    found = "".join(gaps(case))
    for said in ("申请书没有扫描件", "没有送达记录", "没有制作完成"):
        assert said in found
    with pytest.raises(IncompleteError) as caught:
        export(case, actor=WHO)
    assert caught.value.missing
    assert not AuditEntry.objects.filter(event="case.exported").exists()


def test_not_held_without_a_search_is_a_gap(office):
    case = _whole(office, "published")
    CaseEvent.objects.filter(case=case, kind="sign").update(data={"decision": "not_existing"})
    assert "缺少检索记录" in "".join(gaps(case))


def test_a_letter_handed_over_without_its_signed_form_is_a_gap(office):
    case = _whole(office)
    letter = case.letters.last()
    serve_letter(letter, ServiceMethod.DIRECT, sent_on=DAY, signed_on=DAY, actor=WHO)
    assert "缺少送达凭证" in "".join(gaps(case))
    proof = add_document(case, Purpose.SERVICE, "回证.jpg", b"x", media_type="image/jpeg", actor=WHO)
    serve_letter(letter, ServiceMethod.DIRECT, sent_on=DAY, signed_on=DAY, evidence=proof, actor=WHO)
    assert not gaps(case)


def test_a_file_that_the_store_lost_is_a_gap(office, tmp_path):
    case = _whole(office)
    (tmp_path / "files" / case.documents.first().stored).unlink()
    assert "不在存储中" in "".join(gaps(case))


def test_the_archive_seals_the_whole_record_and_its_event_holds_the_hash(office):
    case = _whole(office)
    before = package(case).as_zip()
    actions.archive(case, actor=office.handler)
    event = case.events.get(kind="archive")
    sealed = case.documents.get(purpose=Purpose.ARCHIVE)
    assert event.data["sha256"] == sealed.sha256 == hashlib.sha256(read(sealed)).hexdigest()
    assert event.data["missing"] == 0
    assert read(sealed) == before


def test_the_archive_names_a_proof_of_identity_and_does_not_hold_it(office):
    case = _whole(office)
    add_document(case, Purpose.IDENTITY, "证件.png", b"proof", media_type="image/png", actor=WHO)
    actions.archive(case, actor=office.handler)
    with zipfile.ZipFile(io.BytesIO(read(case.documents.get(purpose=Purpose.ARCHIVE)))) as kept:
        assert json.loads(kept.read("manifest.json"))["left_out"] == ["证件.png"]
        assert "按期限销毁、不收入卷宗的身份证明" in kept.read("index.html").decode()
        assert not any("identity" in name for name in kept.namelist())
    assert any("identity" in name for name in package(case).files)


def test_the_command_writes_the_folder_or_says_what_is_missing(office, tmp_path, monkeypatch):
    from gongkai.cli.foi import foi_group

    monkeypatch.setattr("gongkai.cli.home.start_django", lambda: None)
    monkeypatch.setattr("gongkai.cli.home._require_tables", lambda: None)
    case = _whole(office)
    out = tmp_path / "卷"
    run = CliRunner().invoke(foi_group, ["export", case.number, "--out", str(out), "--json"])
    assert run.exit_code == 0, run.output
    assert json.loads(run.output)["files"] == len([path for path in out.rglob("*") if path.is_file()])
    again = CliRunner().invoke(foi_group, ["export", case.number, "--out", str(out)])
    assert (again.exit_code, "空的文件夹" in again.output) == (1, True)
    other = handled(office)
    lacking = CliRunner().invoke(foi_group, ["export", other.number, "--out", str(tmp_path / "二")])
    assert lacking.exit_code == 1
    assert "申请书没有扫描件" in lacking.output
    assert not (tmp_path / "二").exists()
    assert CliRunner().invoke(foi_group, ["export", "没有", "--out", str(out)]).exit_code == 2


def test_who_is_masked_stands_for_applicant_and_third_party():
    assert (SOMEBODY.masked, COMPANY.masked) == ("申**", "示范***公司")
