"""Publishing in one act: the report, its page with tables and rows, its files, the frozen figures."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from gongkai.core.actors import system
from gongkai.information import actions as information_actions
from gongkai.reporting import paper, snapshot
from gongkai.reporting.actions.base import move
from gongkai.reporting.content import as_it_stands
from gongkai.reporting.enums import ReportEvent
from gongkai.reporting.flow import KIND, secrecy_asked
from gongkai.reporting.models import AnnualReport
from gongkai.reporting.outward import fields_of

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.information.models import Information

AUTHOR = "年度报告"
ATTACHED = ("docx", "pdf")


@transaction.atomic
def publish(report: AnnualReport, *, actor: Actor) -> AnnualReport:
    """Make it public and freeze it, all or nothing.

    A first version becomes a piece of information of the kind 政府信息公开年报; a correction revises that one, so
    that the address stays. RefusedError where the flow of reports or that of information does not allow it.
    """
    earlier = AnnualReport.objects.standing(report.unit, report.year)
    if earlier is not None:
        move(earlier, ReportEvent.SUPERSEDE, actor)
    today = timezone.localdate()
    content = as_it_stands(report, published_on=today)
    files = {form: paper.render(content, form) for form in ATTACHED}
    page = paper.render(content, "html")
    move(
        report,
        ReportEvent.PUBLISH,
        actor,
        published_on=today,
        frozen=content,
        cases=snapshot.take(report.unit, report.year),
        files={form: _named(report, form, data) for form, data in files.items()}
        | {"html": _named(report, "html", page) | {"text": page.decode()}},
    )
    if report.information is None:
        _bring_out(report, content, files, actor)
    else:
        _revise(report, report.information, content, files, actor)
    return report


def _named(report: AnnualReport, form: str, data: bytes) -> dict[str, str]:
    again = f"（更正{report.version - 1}）" if report.version > 1 else ""
    name = f"{paper.title_of(report.unit.name, report.year)}{again}.{form}"
    return {"name": name, "sha256": hashlib.sha256(data).hexdigest()}


def _bring_out(report: AnnualReport, content: dict[str, Any], files: dict[str, bytes], actor: Actor) -> None:
    """The information with its files, through its own flow; the publisher's step is the publisher's."""
    author = system(AUTHOR)
    fields, rows = fields_of(content)
    made = information_actions.create(actor=author, owner=report.unit, kind=KIND, rows=rows, **fields)
    _attach(report, made, files, author)
    information_actions.submit(made, actor=author)
    information_actions.pass_review(made, actor=author)
    if secrecy_asked(report):  # it was cleared as a report
        information_actions.clear_secrecy(made, actor=author)
    information_actions.publish(made, actor=actor)
    report.information = made
    report.save(update_fields=["information", "files"])


def _revise(
    report: AnnualReport, standing: Information, content: dict[str, Any], files: dict[str, bytes], actor: Actor
) -> None:
    """The same address with the corrected text, rows and files."""
    author = system(AUTHOR)
    fields, rows = fields_of(content)
    fields.pop("published_on", None)
    old = list(standing.attachments.all())
    revision = information_actions.edit(standing, actor=author, reason=report.reason, rows=rows, **fields)
    if revision is not None:
        information_actions.approve_revision(revision, actor=actor)
    digests = {hashlib.sha256(data).hexdigest() for data in files.values()}
    for attachment in old:
        if attachment.sha256 not in digests:
            removal = information_actions.remove_attachment(attachment, actor=author, reason=report.reason)
            if removal is not None:
                information_actions.approve_revision(removal, actor=actor)
    _attach(report, standing, files, actor)
    report.save(update_fields=["files"])


def _attach(report: AnnualReport, made: Information, files: dict[str, bytes], actor: Actor) -> None:
    """The files beside the page; where each lies in the store stays known when a correction takes it away."""
    for form, data in files.items():
        name = report.files[form]["name"]
        attachment = information_actions.add_attachment(made, actor=actor, name=name, content=data)
        report.files[form]["stored"] = attachment.file.name
