"""Documents in shapes of many offices, years and portals: each gives what a person reads out of it."""

from __future__ import annotations

import pytest

from gongkai.documents import read
from tests.documents.shapes.more_texts import MORE_TEXTS
from tests.documents.shapes.pages import PAGES
from tests.documents.shapes.texts import TEXTS

SHAPES = [
    *((name, f"{name}.txt", text, expected) for name, (text, expected) in {**TEXTS, **MORE_TEXTS}.items()),
    *((name, f"{name}.html", page, expected) for name, (page, expected) in PAGES.items()),
]


def found(document):
    damaged = [w.what.split("“")[1].split("”")[0] for w in document.warnings if "残缺" in w.what]
    return {
        "title": document.title,
        "number": document.document_number,
        "issuer": document.issuer,
        "written": document.written_on.isoformat() if document.written_on else "",
        "published": document.published_on.isoformat() if document.published_on else "",
        "index": document.index_number,
        "recipients": document.recipients,
        "note": document.note,
        "kind": document.document_type,
        "sections": [section.number for section in document.sections if section.number],
        "attachments": document.attachment_names,
        "cites": [cite.document_number for cite in document.cites if cite.document_number],
        "damaged": damaged,
    }


@pytest.mark.parametrize(("file", "text", "expected"), [shape[1:] for shape in SHAPES], ids=[s[0] for s in SHAPES])
def test_every_shape_gives_what_a_person_reads_out_of_it(file, text, expected):
    seen = found(read(text.encode(), name=file))
    assert {name: seen[name] for name in expected} == expected
