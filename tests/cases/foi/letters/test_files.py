"""The files of letters: one of each, whatever is killed in between, and a failure that can be seen."""

from __future__ import annotations

import pytest
from django.core.files.storage import default_storage

from gongkai.cases.actions import make_again, make_files, read, rendering
from gongkai.cases.actions.letters import RENDER
from gongkai.cases.enums import Purpose
from gongkai.cases.models import CaseDocument
from gongkai.core import outbox
from gongkai.core.errors import RefusedError
from gongkai.core.outbox.models import OutboxEntry
from gongkai.letters import TypesettingError, to_docx
from tests.factories.cases import registered


@pytest.fixture
def letter(office):
    return registered(office).letters.get(kind="receipt")


def _files(letter):
    return sorted(letter.case.documents.filter(purpose=Purpose.LETTER).values_list("name", flat=True))


def test_the_worker_makes_one_word_file_and_one_pdf(letter):
    outbox.drain()
    letter.refresh_from_db()
    assert _files(letter) == [f"登记回执（{letter.number}）.docx", f"登记回执（{letter.number}）.pdf"]
    assert read(letter.pdf).startswith(b"%PDF")
    assert read(letter.docx) == to_docx(letter.composed)
    assert not OutboxEntry.objects.filter(topic=RENDER).exists()


def test_delivered_twice_it_still_has_one_of_each(letter):
    for _ in range(3):
        make_files(letter.pk)
    assert len(_files(letter)) == 2


def test_killed_after_the_file_was_stored_it_leaves_nothing_behind(letter, monkeypatch, tmp_path):
    class KilledError(BaseException):
        pass

    def killed(*_, **__):
        raise KilledError

    with monkeypatch.context() as patched:
        patched.setattr(rendering.audit, "record", killed)
        patched.setattr("gongkai.cases.actions.documents.audit.record", killed)
        with pytest.raises(KilledError):
            make_files(letter.pk)
    assert not _files(letter)
    make_files(letter.pk)
    stored = {each.stored for each in CaseDocument.objects.all()}
    assert len(stored) == 2
    assert len([path for path in (tmp_path / "files").rglob("*") if path.is_file()]) == 2
    assert all(default_storage.exists(place) for place in stored)


def test_killed_between_the_two_files_it_makes_the_missing_one(letter, monkeypatch):
    def killed(_):
        raise TypesettingError("PDF 不能排版", ["本机没有中文字体，请安装 fonts-noto-cjk"])

    with monkeypatch.context() as patched:
        patched.setattr(rendering, "to_pdf", killed)
        outbox.drain()
    letter.refresh_from_db()
    assert letter.docx
    assert not letter.pdf
    assert "fonts-noto-cjk" in letter.trouble
    assert OutboxEntry.objects.get(topic=RENDER).attempts == 1
    first = letter.docx_id
    make_files(letter.pk)
    letter.refresh_from_db()
    assert (letter.docx_id, letter.trouble) == (first, "")
    assert letter.pdf


def test_it_can_be_asked_for_again_while_something_is_missing(letter, office):
    OutboxEntry.objects.all().delete()
    make_again(letter, actor=office.handler)
    outbox.drain()
    letter.refresh_from_db()
    with pytest.raises(RefusedError, match="齐全"):
        make_again(letter, actor=office.handler)


def test_a_template_changed_after_the_letter_changes_nothing(letter, tmp_path):
    folder = tmp_path / "letters"
    folder.mkdir()
    other = to_docx(letter.composed).replace(b"PK", b"PK", 1)
    (folder / "receipt.docx").write_bytes(other)  # no template at all: without its marks
    make_files(letter.pk)
    letter.refresh_from_db()
    assert letter.docx
    assert letter.pdf


def test_what_was_erased_is_not_written_again(letter):
    type(letter).objects.filter(pk=letter.pk).update(sealed=b"")
    make_files(letter.pk)
    assert not _files(letter)
