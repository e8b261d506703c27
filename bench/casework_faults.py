"""What may not be in the record of casework, whatever was killed. Imported once Django has started."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.utils import timezone

from bench.casework_check import by_case, counted
from bench.casework_made import IMPORTED, OFFICE, export_of
from gongkai.cases import clock, strays
from gongkai.cases.actions import read
from gongkai.cases.actions.numbering import LETTERS
from gongkai.cases.foi.enums import FoiEvent
from gongkai.cases.models import Case, CaseDocument, CaseEvent, Letter, NumberSeries
from gongkai.core import audit
from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import GongkaiError
from gongkai.core.outbox.models import OutboxEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bench.casework_check import Ledger

OWN = Q(unit__code=OFFICE)
# The events that never go without a letter; the first only where it needs no confirmation.
WRITTEN = (FoiEvent.CONFIRM, FoiEvent.ASK_CORRECTION, FoiEvent.CONSULT, FoiEvent.EXTEND, FoiEvent.SIGN)
HEADS = {"docx": b"PK", "pdf": b"%PDF"}


def owed() -> int:
    """What the worker still has to deliver; what it gave up is a fault, not owed."""
    due = Q(topic__startswith="cases.") | Q(not_before__lte=timezone.now())
    return OutboxEntry.objects.filter(due).exclude(state="dead").count()


def figures() -> dict[str, int]:
    """How much was made."""
    return {
        "cases": Case.objects.count(),
        "events": CaseEvent.objects.count(),
        "letters": Letter.objects.filter(OWN).count(),
        "documents": CaseDocument.objects.count(),
        "entries": AuditEntry.objects.count(),
        "strays": strays.sweep(dt.timedelta(0)),  # before anything asks for files
    }


def of_sequences() -> Iterator[str]:
    """Events are numbered without gap or twin, each begins where the last ended, there the case stands."""
    for case in Case.objects.prefetch_related("events"):
        steps = [(event.sequence, event.source, event.target) for event in case.events.all()]
        if [step[0] for step in steps] != list(range(1, case.version + 1)):
            yield f"{case} 的序号为 {[step[0] for step in steps]}，应为 1 至 {case.version}"
        elif any(one[2] != after[1] for one, after in pairwise(steps)):
            yield f"{case} 的经过不连续"
        elif not steps or steps[-1][2] != case.state:
            yield f"{case} 的状态为 {case.state}，经过不到这里"


def of_clocks() -> Iterator[str]:
    """The cache beside the case is what the law makes of its events."""
    for case in Case.objects.filter(OWN):
        kept = tuple(getattr(case, name) for name in clock.CACHED)
        clock.put(case, clock.standing_of(case, case.events.exclude(law="")))
        if kept != tuple(getattr(case, name) for name in clock.CACHED):
            yield f"{case} 的时限与经过不符：{kept}"


def of_trail() -> Iterator[str]:
    """The chain holds; each event stands in it once, and no event stands there that the case lacks."""
    yield from (f"审计记录第 {fault.sequence} 条：{fault.what}" for fault in audit.verify()[1])
    entries = AuditEntry.objects.filter(subject_type="cases.case", event__startswith="case.")
    told = Counter(
        (int(each.subject_id), each.data["sequence"], each.event.removeprefix("case."))
        for each in entries
        if "sequence" in each.data
    )
    events = Counter(CaseEvent.objects.filter(case__unit__code=OFFICE).values_list("case", "sequence", "kind"))
    yield from (f"审计记录与经过不符：{each}" for each in (told - events) + (events - told))


def of_letters() -> Iterator[str]:
    """None without its event, no event without its letter, each with both files, numbers without gaps."""
    for letter in Letter.objects.filter(OWN).select_related("event", "docx", "pdf"):
        if letter.event.case_id != letter.case_id:
            yield f"{letter} 的事件属于另一件"
        yield from _files_of(letter)
    events = CaseEvent.objects.filter(case__unit__code=OFFICE).annotate(made=Count("letters"))
    silent = Q(kind__in=WRITTEN) | Q(kind=FoiEvent.REGISTER, target="registered")
    yield from (f"{event.case} 的 {event} 没有文书" for event in events.filter(silent, made=0))
    serials = list(Letter.objects.filter(OWN).order_by("serial").values_list("serial", flat=True))
    given = sum(NumberSeries.objects.filter(OWN, series=LETTERS).values_list("last", flat=True))
    if serials != list(range(1, given + 1)):
        yield f"文号应为 1 至 {given}，现为 {serials}"


def _files_of(letter: Letter) -> Iterator[str]:
    for form, head in HEADS.items():
        document = getattr(letter, form)
        if document is None:
            yield f"{letter} 没有 {form}：{letter.trouble}"
        elif not _opened(document).startswith(head):
            yield f"{letter} 的 {form} 打不开"


def of_numbers() -> Iterator[str]:
    """The series of the office has given each number to one case."""
    for series in NumberSeries.objects.filter(OWN).exclude(series=LETTERS):
        given = Case.objects.filter(OWN, number__startswith=f"{series.series}〔{series.year}〕")
        if given.count() != series.last:
            yield f"{series}：有 {given.count()} 件"


def of_store() -> Iterator[str]:
    """Every file can be opened and is what came in; nothing lies there that no row names."""
    for document in CaseDocument.objects.filter(erased_on__isnull=True):
        if hashlib.sha256(_opened(document)).hexdigest() != document.sha256:
            yield f"“{document}”（{document.case}）打不开，或者不是原来的文件"
    yield from (f"没有记录的文件：{place}" for place in strays.strays(timezone.now()))


def _opened(document: CaseDocument) -> bytes:
    try:
        return read(document)
    except GongkaiError:
        return b""


def of_outbox() -> Iterator[str]:
    """Nothing was given up, nothing failed."""
    for entry in OutboxEntry.objects.exclude(state="pending", last_error=""):
        yield f"{entry.topic} {entry.payload} 未投递：{entry.last_error[:300]}"


ASKED: tuple[Callable[[], Iterator[str]], ...] = (
    of_sequences,
    of_clocks,
    of_trail,
    of_letters,
    of_numbers,
    of_store,
    of_outbox,
)


def of_acts(ledger: Ledger) -> list[str]:
    """Each acknowledged act is there once; one that died under way is there once at most; there is no other."""
    cases = dict(Case.objects.filter(OWN).values_list("origin", "pk"))
    asked = Counter(Case.objects.filter(OWN, origin="").values_list("title", flat=True))
    faults = []
    for act, (case, kind) in ledger.begun.items():
        came = int(act in cases) if kind == "register" else asked.pop(f"申请{act}", 0)
        if case is None and (came > 1 or came < (act in ledger.done)):
            faults.append(f"{act} 登记了 {came} 件")
    faults += [f"没有人提交过的办件：{title}" for title in asked]
    least, most = counted(ledger)
    found = Counter(
        CaseEvent.objects.filter(case__unit__code=OFFICE).exclude(kind="register").values_list("case", "kind")
    )
    for key in set(least) | set(found):
        if not least[key] <= found[key] <= most[key]:
            faults.append(f"{key}：确认 {least[key]} 次，着手 {most[key]} 次，记录 {found[key]} 次")
    return faults + _other_events(ledger)


def _other_events(ledger: Ledger) -> list[str]:
    """Acknowledged with a number under which something else stands, or nothing."""
    faults = []
    for case, said in by_case(ledger).items():
        kinds = dict(CaseEvent.objects.filter(case=case).values_list("sequence", "kind"))
        wrong = {number: kind for number, kind in said.items() if kinds.get(number) != kind}
        faults += [f"办件 {case} 第 {number} 项应为 {kind}" for number, kind in wrong.items()]
    return faults


def of_imports(home: Path, exports: int) -> list[str]:
    """Each case of each export is there once, with all of its events."""
    found = dict(Case.objects.filter(unit__code=IMPORTED).values_list("origin", "version"))
    wanted = {}
    for number in range(exports):
        for line in export_of(home, number).read_text("utf-8").splitlines():
            record = json.loads(line)
            wanted[record["id"]] = len(record["events"]) + 1
    wrong = sorted(set(found.items()) ^ set(wanted.items()))
    return [f"导入的办件与文件不符：{wrong[:10]}"] if wrong else []
