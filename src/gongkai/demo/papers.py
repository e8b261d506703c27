"""The demo city's documents: drafted, released, related, with the history of their validity and their ledgers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai import documents
from gongkai.demo import files
from gongkai.information import actions, body, package
from gongkai.information.enums import Validity
from gongkai.tasks.actions import build_ledger

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.demo.files import DemoDocument
    from gongkai.documents.model import OfficialDocument
    from gongkai.information.models import Information
    from gongkai.orgs.models import Organization

COPIED = (
    "title",
    "kind",
    "document_number",
    "written_on",
    "published_on",
    "effective_on",
    "theme",
    "summary",
    "disclosure",
    "elements",
)
OLD = "平台启用之前已经发布，补录"
RELEASED = ("submit", "pass_review", "publish")


def load_papers(organizations: dict[str, Organization], actor: Actor) -> None:
    """Load every document, then what ties them together, which needs all of them to be there."""
    papers = files.documents()
    made = {paper.id: _draft(paper, organizations, actor) for paper in papers}
    for paper in papers:
        _release(made[paper.id], paper.facts["state"], actor)
    for paper in papers:
        _confirm_relations(paper, made, actor)
    for paper in papers:
        _record_validity(paper, made, actor)


def _draft(paper: DemoDocument, organizations: dict[str, Organization], actor: Actor) -> Information:
    read = documents.read(paper.text.encode(), name=paper.name.replace(".md", ".txt"))
    facts = {name: paper.facts[name] for name in COPIED if name in paper.facts}
    issuer = organizations[paper.facts["issuer"]]
    information = actions.create(
        actor=actor,
        owner=organizations[paper.facts["publisher"]],
        issuer_id=issuer.pk,
        issuer_name=issuer.name,
        document_type=read.document_type,
        recipients=list(read.recipients),
        keywords=" ".join(paper.facts["keywords"]),
        note=read.note,
        source_url=paper.facts.get("source", ""),
        body_html=body.render(read).html,
        **facts,
    )
    _build_ledger(information, read, actor)
    return information


def _build_ledger(information: Information, read: OfficialDocument, actor: Actor) -> None:
    if read.tasks:
        build_ledger(information, read, actor=actor)


def _release(information: Information, state: str, actor: Actor) -> None:
    steps = {"published": RELEASED, "in_review": RELEASED[:1], "draft": ()}[state]
    if "publish" in steps and package.lacks(information):
        actions.waive_interpretation(information, actor=actor, reason=OLD)
    for step in steps:
        getattr(actions, step)(information, actor=actor)


def _confirm_relations(paper: DemoDocument, made: dict[str, Information], actor: Actor) -> None:
    """Confirm what the machine found of what the front matter states; a person would state the rest."""
    if paper.facts["state"] != "published":
        return
    information = made[paper.id]
    found = {(row.kind, row.target_id): row for row in information.relations.filter(target__isnull=False)}
    for entry in paper.facts.get("relations", ()):
        target = made[entry["target"]]
        if relation := found.get((entry["kind"], target.pk)):
            actions.confirm_relation(relation, actor=actor)
        else:
            actions.add_relation(information, actor=actor, kind=entry["kind"], target=target)


def _record_validity(paper: DemoDocument, made: dict[str, Information], actor: Actor) -> None:
    information = made[paper.id]
    for fact in paper.facts.get("validity", ()):
        by = made.get(fact.get("by", ""))
        # The release, or a confirmed repeal or amendment, may have recorded the fact already.
        if not information.validity_facts.filter(status=fact["status"], from_on=fact.get("from_on")).exists():
            actions.record_validity(
                information,
                actor=actor,
                status=Validity(fact["status"]),
                from_on=fact.get("from_on"),
                by=by,
                by_text="" if by else fact.get("by", ""),
                clause=fact.get("clause", ""),
            )
