"""A ledger from a document: built when it comes in, brought up to date when it is read again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F, Model

from gongkai.core import audit
from gongkai.orgs.actions import note_unresolved
from gongkai.orgs.resolver import Directory, Resolver
from gongkai.tasks.actions.matching import match
from gongkai.tasks.actions.units import read_units
from gongkai.tasks.clause import ClauseFinder
from gongkai.tasks.enums import TaskState
from gongkai.tasks.models import Task, TaskUnit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gongkai.core.actors import Actor
    from gongkai.documents.model import LedgerTask, OfficialDocument
    from gongkai.information.models import Information
    from gongkai.tasks.actions.units import UnitReading

# Positions that no ledger reaches: for what stays after its line has gone, and for tasks changing places.
_RETIRED, _MOVING = 1_000_000, 1_000_000_000
_NUMBER_LENGTH = 60


@dataclass(frozen=True, slots=True)
class LedgerResult:
    """How many tasks of a ledger were made, changed, left as they were, and taken out."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0


@transaction.atomic
def build_ledger(information: Information, document: OfficialDocument, *, actor: Actor) -> LedgerResult:
    """Make the tasks of `information` what `document` says; doing it twice changes nothing.

    A task keeps its state, its progress and the organizations that somebody gave it, whatever is corrected in its
    words. One that the document no longer has goes if nothing was done for it, else it stays as cancelled.
    Names that do not resolve are noted for somebody to settle.
    """
    if not document.tasks and not Task.objects.filter(document=information).exists():
        return LedgerResult()
    # Locked: a task whose state somebody changes meanwhile must not be written back as it was.
    tasks = information.tasks.select_for_update(of=("self",))
    known = list(tasks.select_related("owner").prefetch_related("units"))
    builder = _Builder(information, document, actor)
    matched = match(document.tasks, known)
    kept = {task.pk for task in matched if task}
    removed = builder.remove([task for task in known if task.pk not in kept])
    builder.make_room([task for at, task in enumerate(matched) if task and task.position != at])
    for at, (line, task) in enumerate(zip(document.tasks, matched, strict=True)):
        builder.set_line(at, line, task)
    builder.create()
    return builder.finish(removed)


class _Builder:
    """One building of one ledger."""

    def __init__(self, information: Information, document: OfficialDocument, actor: Actor) -> None:
        self.information, self.document, self.actor = information, document, actor
        on = document.written_on or information.written_on
        self.resolver = Resolver(information.owner, on, directory=Directory.current())
        self.clauses = ClauseFinder(information.body_html)
        self.changes: list[audit.Change] = []
        self.open_names: list[str] = []
        self.counts = {"created": 0, "updated": 0, "unchanged": 0}
        self.new: list[tuple[Task, list[UnitReading]]] = []

    def set_line(self, at: int, line: LedgerTask, task: Task | None) -> None:
        """Make or change the task of one line."""
        values = self._values(at, line)
        if task is None:
            self.new.append((Task(document=self.information, **values), read_units(line, self.resolver)))
            return
        old = {name: getattr(task, name) for name, value in values.items() if getattr(task, name) != value}
        units_changed = self._update_units(task, line)
        if not old and not units_changed:
            self.counts["unchanged"] += 1
            return
        for name, value in values.items():
            setattr(task, name, value)
        task.save()
        new = {name: values[name] for name in old}
        self._note("updated", task, {"old": _texts(old), "new": _texts(new), "units": units_changed})

    def _values(self, at: int, line: LedgerTask) -> dict[str, Any]:
        clause = self.clauses.find(line)
        return {
            "owner": self.information.owner,
            "position": at,
            "number": line.number[:_NUMBER_LENGTH],
            "group": line.group,
            "text": line.text,
            "due_on": line.due_on,
            "due_text": line.due_text,
            "clause": clause.text,
            "clause_anchor": clause.anchor,
            "raw": dict(line.raw),
        }

    def _note(self, what: str, task: Task, data: dict[str, Any]) -> None:
        self.counts[what] += 1
        self.changes.append(audit.Change(f"task.{what}", task, task.owner, data))

    def _update_units(self, task: Task, line: LedgerTask) -> bool:
        """Bring a task's units up to date; one that was there keeps its organization. Whether anything changed."""
        readings = read_units(line, self.resolver)
        before = {(unit.role, unit.position, unit.name): unit for unit in task.units.all()}
        if [*before] == [reading.key for reading in readings]:
            return self._fill(before, readings)
        given = {unit.name: unit.organization_id for unit in before.values()}
        task.units.all().delete()
        TaskUnit.objects.bulk_create(self._units(task, readings, given))
        return True

    def _units(
        self, task: Task, readings: Iterable[UnitReading], given: Mapping[str, int | None]
    ) -> Iterator[TaskUnit]:
        """The rows of a task's units. Only what is new to the ledger counts as seen once more."""
        for reading in readings:
            self.open_names += [name for name in reading.open_names if name not in given]
            yield _unit(task, reading, given)

    def create(self) -> None:
        """Write the new tasks with their units: two statements, however many there are."""
        tasks = Task.objects.bulk_create([task for task, _ in self.new])
        units = [unit for task, readings in self.new for unit in self._units(task, readings, {})]
        TaskUnit.objects.bulk_create(units)
        for task in tasks:
            self._note("created", task, {"number": task.number, "text": task.text})

    def _fill(self, units: dict[tuple[str, int, str], TaskUnit], readings: Iterable[UnitReading]) -> bool:
        """Organizations that resolve now and did not before."""
        found = [
            (units[reading.key], reading.organization_id)
            for reading in readings
            if reading.organization_id and units[reading.key].organization_id is None
        ]
        for unit, organization in found:
            unit.organization_id = organization
            unit.save(update_fields=["organization"])
        return bool(found)

    def remove(self, tasks: Sequence[Task]) -> int:
        """Take out what the document no longer has: untouched tasks go, others stay as cancelled, at the end."""
        gone = [task for task in tasks if task.position < _RETIRED]
        for task in gone:
            untouched = task.state == TaskState.OPEN and not task.progress.exists()
            data = {"old": task.state, "text": task.text, "reason": "重新读取文件后，文件中已无此项任务"}
            event = "task.removed" if untouched else "task.cancel"
            audit.record(event, task, actor=self.actor, owner=task.owner, **data)
            if untouched:
                task.delete()
            else:
                task.state, task.position = TaskState.CANCELLED, _RETIRED + task.pk
                task.save()
        return len(gone)

    def make_room(self, tasks: Sequence[Task]) -> None:
        """Move tasks that change places aside, for no two may hold one place even for a moment."""
        Task.objects.filter(pk__in=[task.pk for task in tasks]).update(position=F("position") + _MOVING)

    def finish(self, removed: int) -> LedgerResult:
        """Write the audit and the names that nobody knows yet."""
        audit.record_many(self.changes, actor=self.actor)
        where = self.information.document_number or self.information.title
        note_unresolved(self.open_names, within=self.information.owner, example=f"{where} 任务台账")
        return LedgerResult(**self.counts, removed=removed)


def _unit(task: Task, reading: UnitReading, given: Mapping[str, int | None]) -> TaskUnit:
    return TaskUnit(
        task=task,
        role=reading.role,
        position=reading.position,
        name=reading.name,
        organization_id=given.get(reading.name) or reading.organization_id,
        is_group=reading.is_group,
    )


def _texts(values: dict[str, Any]) -> dict[str, Any]:
    return {name: str(value) if isinstance(value, Model) else value for name, value in values.items()}
