"""Walking the trail from its first entry: any entry changed, taken out, put in or cut off is found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.core.audit.anchors import anchors, note
from gongkai.core.audit.chain import entry_hash
from gongkai.core.audit.models import GENESIS, AuditEntry, AuditHead

if TYPE_CHECKING:
    from collections.abc import Iterator


CHUNK = 2000  # rows at a time


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where the trail is not what was written: the entry's number and what is wrong (Chinese)."""

    sequence: int
    what: str


def verify() -> tuple[int, list[Fault]]:
    """Check the whole trail: the number of entries read and the faults. Without a fault, the head is noted.

    Others may append meanwhile: what came while it walked is walked too, until the head is reached.
    """
    walk = _Walk()
    while walk.further() and walk.last != walk.head:
        pass
    if walk.last != walk.head:
        what = f"链头记到第 {walk.head[0]} 条，实有记录止于第 {walk.last[0]} 条"
        walk.faults.append(Fault(walk.head[0], what))
    walk.faults += [Fault(lost, "库外留存过这一条，库中已不存在") for lost in sorted(walk.noted)]
    if not walk.faults:
        note(AuditHead(sequence=walk.head[0], hash=walk.head[1]))
    return walk.count, walk.faults


class _Walk:
    """How far the check has come: `last` is the (sequence, hash) it stands at, `head` that of the trail's end."""

    def __init__(self) -> None:
        self.count = 0
        self.faults: list[Fault] = []
        self.noted = dict(anchors())
        self.last = self.head = (0, GENESIS)

    def further(self) -> bool:
        """Check what stands behind the last entry, then look up the head; False when nothing was there."""
        before = self.count
        for entry in self._entries():
            sequence, previous = self.last
            self.faults += _entry_faults(entry, sequence + 1, previous)
            if self.noted.pop(entry.sequence, entry.hash) != entry.hash:
                self.faults.append(Fault(entry.sequence, "与库外留存的链头不符，整条链可能被重写"))
            self.last = (entry.sequence, entry.hash)
            self.count += 1
        head = AuditHead.objects.filter(pk=1).first() or AuditHead()
        self.head = (head.sequence, head.hash)
        return self.count > before

    def _entries(self) -> Iterator[AuditEntry]:
        """What follows in order, up to a row that cannot even be read, which is a fault."""
        rows = AuditEntry.objects.order_by("sequence")
        if self.count:
            rows = rows.filter(sequence__gt=self.last[0])
        try:
            yield from rows.iterator(chunk_size=CHUNK)
        except (AttributeError, TypeError, ValueError) as error:
            what = f"自此往后约 {CHUNK} 条内有记录读不出（{error}）：记录被破坏"
            self.faults.append(Fault(self.last[0] + 1, what))


def _entry_faults(entry: AuditEntry, sequence: int, previous: str) -> Iterator[Fault]:
    if entry.sequence != sequence:
        yield Fault(entry.sequence, f"序号不连续：应为第 {sequence} 条")
    if entry.previous_hash != previous:
        yield Fault(entry.sequence, "与前一条的摘要不衔接：其间有记录被删除、插入或修改")
    if not _is_whole(entry):
        yield Fault(entry.sequence, "内容与摘要不符：记录被修改")


def _is_whole(entry: AuditEntry) -> bool:
    try:
        return entry_hash(entry) == entry.hash
    except (AttributeError, TypeError, ValueError):  # a value of another type than was written, a day that is none
        return False
