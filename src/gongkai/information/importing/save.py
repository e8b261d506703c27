"""Saving a batch of drafts in one transaction: rows, versions, files, facts, relations, audit, outbox, hooks."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Protocol

from django.utils import timezone

from gongkai.core import audit, outbox
from gongkai.information import content, kinds, serials
from gongkai.information.actions.base import last_number, public_changed
from gongkai.information.discover import discover
from gongkai.information.enums import InformationState
from gongkai.information.importing import hooks
from gongkai.information.importing.attach import attach
from gongkai.information.importing.match import match
from gongkai.information.importing.owners import Issuers
from gongkai.information.importing.record_facts import first_facts, new_facts
from gongkai.information.models import Information, OtherSource, Revision, ValidityFact
from gongkai.information.rows import keep, problems
from gongkai.orgs.models import Organization

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.core.actors import Actor
    from gongkai.information.importing.draft import Draft
    from gongkai.information.importing.report import Report

REASON = "导入"
LOOK = "personal.look"  # whether what came in holds personal data: looked into afterwards, so that nothing waits


class Settler(Protocol):
    """Whoever must add to what is saved, in the same transaction: an import that knows the old site around it."""

    def settle(self, pairs: Sequence[tuple[Draft, Information]]) -> None:
        """Set the bodies of rows (not saved by this) to what they are to be, given their attachments."""

    def place(self, pairs: Sequence[tuple[Draft, Information]]) -> None:
        """Told of everything that was saved, and of drafts whose document another source had brought before."""


class Saver:
    """Saves batches for one owner. Every call belongs in a transaction of its own."""

    def __init__(self, owner: Organization, actor: Actor, settler: Settler | None = None) -> None:
        self.owner = owner
        self.actor = actor
        self.settler = settler
        self.issuers = Issuers(owner)

    def save(self, drafts: Sequence[Draft], report: Report) -> None:
        """Bring the library up to the drafts and count what was done."""
        # Two imports at once take turns from here: each must see what the other has just created.
        Organization.objects.select_for_update(no_key=True).get(pk=self.owner.pk)
        matches = match(drafts)
        created = self._create(matches.created)
        notes = [*matches.noted, *((draft, created[place]) for draft, place in matches.repeated)]
        updated = self._update(matches.updated)
        self._note(notes)
        saved = [*zip(matches.created, created, strict=True), *updated]
        if self.settler:
            self.settler.place([*saved, *notes])
        rows = [row for _draft, row in saved]
        discover(rows, {row.pk: draft.document.cites for draft, row in saved})
        public_changed(rows)
        if not self.settler:  # an old site's looks for itself, page by page, for its report
            outbox.put_many(LOOK, [{"id": row.pk} for row in rows])
        for draft, row in saved:
            hooks.saved(row, draft.document, self.actor)
        report.created += len(created)
        report.updated += len(updated)
        report.unchanged += len(drafts) - len(saved)

    def _create(self, drafts: Sequence[Draft]) -> list[Information]:
        rows = [self._row(draft) for draft in drafts]
        self._number(drafts, rows)
        pairs = list(zip(drafts, rows, strict=True))
        facts = first_facts(pairs)
        Information.objects.bulk_create(rows)
        self._keep_rows(pairs)
        ValidityFact.objects.bulk_create(facts)
        attach(pairs)
        self._settle(pairs)
        self._revisions([(row, 1) for row in rows])
        self._audit("import", [(row, self._summary(draft, row)) for draft, row in pairs])
        return rows

    def _row(self, draft: Draft) -> Information:
        row = Information(
            owner=self.owner,
            state=InformationState.PUBLISHED,
            source=draft.item.where[:300],
            source_key=draft.key,
            source_hash=draft.digest,
            revision_number=1,
        )
        self._set(row, draft)
        return row

    def _set(self, row: Information, draft: Draft) -> None:
        for name, value in draft.values.items():
            setattr(row, name, value)
        row.issuer_id = self.issuers.find(row.issuer_name, row.written_on or row.published_on)
        row.body_html, row.body_text, row.contents = draft.body.html, draft.body.text, draft.body.contents
        row.warnings = draft.warnings
        content.set_keys(row)

    def _keep_rows(self, pairs: Sequence[tuple[Draft, Information]]) -> None:
        """The tables of structured records; what does not agree becomes a note for whoever looks after it."""
        for draft, row in pairs:
            if draft.rows:
                row.rows_sha256 = keep(row, draft.rows).sha256
            if draft.rows or kinds.get(row.kind).structured:
                row.warnings = [*row.warnings, *({"where": "rows", "what": said} for said in problems(row))]
                row.save(update_fields=["rows_sha256", "warnings"])

    def _number(self, drafts: Sequence[Draft], rows: Sequence[Information]) -> None:
        """Keep the 索引号 that a record brings while it is unique; give the others one of ours."""
        used = serials.taken(draft.index_number for draft in drafts if draft.index_number)
        wanting: dict[int, list[Information]] = defaultdict(list)
        for draft, row in zip(drafts, rows, strict=True):
            number = draft.index_number
            if number and number not in used and len(number) <= serials.LONGEST:
                used.add(number)
                row.index_number = number
            else:
                if number:
                    what = f"来源的索引号“{number[:60]}”已被使用或过长，已另行编号"
                    row.warnings = [*row.warnings, {"where": "index_number", "what": what}]
                day = row.written_on or row.published_on or timezone.localdate()
                wanting[day.year].append(row)
        numbers = serials.next_numbers(self.owner, {year: len(lacking) for year, lacking in wanting.items()})
        for year, lacking in wanting.items():
            for row, number in zip(lacking, numbers[year], strict=True):
                row.index_number = number

    def _update(self, pairs: Sequence[tuple[Draft, Information]]) -> list[tuple[Draft, Information]]:
        """Take over what changed at the source; what reads the same only gets its new digest."""
        changed: list[tuple[Draft, Information]] = []
        entries: list[tuple[Information, dict[str, Any]]] = []
        facts: list[ValidityFact] = []
        for draft, row in pairs:
            before = content.content_of(row)
            self._set(row, draft)
            if self.settler:
                self.settler.settle([(draft, row)])
            self._keep_rows([(draft, row)])
            facts += new_facts(draft, row)
            after = content.content_of(row)
            changes = {name: [before[name], after[name]] for name in content.FIELDS if before[name] != after[name]}
            first = row.source_key in (None, draft.key)
            row.source_hash = draft.digest if first else row.source_hash
            if changes:
                row.revision_number = last_number(row) + 1
            row.save()
            if not first:
                self._note([(draft, row)])
            if changes:
                changed.append((draft, row))
                entries.append((row, {"where": draft.item.where, "changes": content.shortened(changes)}))
        attach(changed)
        self._settle(changed)
        self._revisions([(row, row.revision_number) for _draft, row in changed])
        ValidityFact.objects.bulk_create(facts)
        self._audit("import_update", entries)
        return changed

    def _settle(self, pairs: Sequence[tuple[Draft, Information]]) -> None:
        """Bodies that show or link what was only now attached."""
        if self.settler:
            before = [row.body_html for _draft, row in pairs]
            self.settler.settle(pairs)
            rows = [row for (_draft, row), html in zip(pairs, before, strict=True) if row.body_html != html]
            Information.objects.bulk_update(rows, ["body_html", "body_text", "contents"])

    def _revisions(self, rows: Sequence[tuple[Information, int]]) -> None:
        Revision.objects.bulk_create(
            Revision(
                information=row,
                number=number,
                author_id=self.actor.person_id,
                author_name=self.actor.name,
                reason=REASON,
                content=content.content_of(row),
            )
            for row, number in rows
        )

    def _note(self, pairs: Sequence[tuple[Draft, Information]]) -> None:
        """Keep that another source has the same document; nothing of it is taken over."""
        for draft, row in pairs:
            values = {
                "information": row,
                "hash": draft.digest,
                "source": draft.item.where[:300],
                "url": draft.values["source_url"],
            }
            _other, new = OtherSource.objects.update_or_create(key=draft.key, defaults=values)
            if new:
                self._audit("other_source", [(row, {"where": draft.item.where})])

    def _audit(self, event: str, rows: Sequence[tuple[Information, dict[str, Any]]]) -> None:
        changes = [audit.Change(f"information.{event}", row, row.owner, data) for row, data in rows]
        audit.record_many(changes, actor=self.actor)

    def _summary(self, draft: Draft, row: Information) -> dict[str, Any]:
        return {
            "where": draft.item.where,
            "kind": row.kind,
            "index_number": row.index_number,
            "document_number": row.document_number,
            "sha256": draft.digest,
        }
