"""Walking the trail from its first entry: any entry changed, taken out, put in or cut off is found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.core.audit.anchors import anchors, note
from gongkai.core.audit.chain import entry_hash
from gongkai.core.audit.models import GENESIS, AuditEntry, AuditHead

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where the trail is not what was written: the entry's number and what is wrong (Chinese)."""

    sequence: int
    what: str


def verify() -> tuple[int, list[Fault]]:
    """Check the whole trail: the number of entries read and the faults. Without a fault, the head is noted."""
    head = AuditHead.objects.filter(pk=1).first() or AuditHead()
    count = 0
    faults: list[Fault] = []
    expected = dict(anchors())
    previous, sequence = GENESIS, 0
    for entry in AuditEntry.objects.order_by("sequence").iterator(chunk_size=2000):
        faults += _entry_faults(entry, sequence + 1, previous)
        if expected.pop(entry.sequence, entry.hash) != entry.hash:
            faults.append(Fault(entry.sequence, "与库外留存的链头不符，整条链可能被重写"))
        previous, sequence, count = entry.hash, entry.sequence, count + 1
    if (head.sequence, head.hash) != (sequence, previous):
        faults.append(Fault(head.sequence, f"链头记到第 {head.sequence} 条，实有记录止于第 {sequence} 条"))
    faults += [Fault(lost, "库外留存过这一条，库中已不存在") for lost in sorted(expected)]
    if not faults:
        note(head)
    return count, faults


def _entry_faults(entry: AuditEntry, sequence: int, previous: str) -> Iterator[Fault]:
    if entry.sequence != sequence:
        yield Fault(entry.sequence, f"序号不连续：应为第 {sequence} 条")
    if entry.previous_hash != previous:
        yield Fault(entry.sequence, "与前一条的摘要不衔接：其间有记录被删除、插入或修改")
    if entry_hash(entry) != entry.hash:
        yield Fault(entry.sequence, "内容与摘要不符：记录被修改")
