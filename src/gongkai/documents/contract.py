"""The printed contract of ``gongkai read --json``: which fields, in which order, in which form."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.documents.model import LedgerTask, OfficialDocument


def as_json(document: OfficialDocument) -> dict[str, object]:
    """Lay `document` out as the contract says; absent values are null or empty."""
    return {
        "file": document.file,
        "title": document.title or None,
        "document_number": document.document_number or None,
        "issuer": document.issuer or None,
        "document_type": document.document_type or None,
        "recipients": list(document.recipients),
        "written_on": _iso(document.written_on),
        "published_on": _iso(document.published_on),
        "note": document.note or None,
        "sections": [
            {"level": s.level, "number": s.number, "heading": s.heading, "text": s.text} for s in document.sections
        ],
        "index_number": document.index_number or None,
        "tables": [{"caption": t.caption, "rows": [list(row) for row in t.rows]} for t in document.tables],
        "tasks": [_task(task) for task in document.tasks],
        "cites": [
            {"document_number": c.document_number or None, "title": c.title or None, "as_written": c.as_written}
            for c in document.cites
        ],
        "warnings": [{"where": w.where, "what": w.what} for w in document.warnings],
    }


def _task(task: LedgerTask) -> dict[str, object]:
    return {
        "number": task.number,
        "text": task.text,
        "group": task.group,
        "lead": list(task.lead),
        "responsible": list(task.responsible),
        "guiding": list(task.guiding),
        "supporting": list(task.supporting),
        "due_on": _iso(task.due_on),
        "due_text": task.due_text,
        "raw": dict(task.raw),
    }


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
