"""Walking the manifest from its first entry: any entry changed, taken out, put in or cut off is found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.publishing.manifest import anchors
from gongkai.publishing.manifest.chain import entry_hash
from gongkai.publishing.manifest.keys import is_signed, public_key
from gongkai.publishing.models import GENESIS, ManifestEntry, ManifestHead

if TYPE_CHECKING:
    from collections.abc import Iterator

CHUNK = 2000  # rows at a time


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where the manifest is not what was written: the entry's number and what is wrong (Chinese)."""

    sequence: int
    what: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the manifest as one process walked it: where it ended, and the faults in it."""

    sequence: int
    hash: str
    faults: tuple[Fault, ...]


def walk() -> list[Fault]:
    """Check the whole manifest. Without a fault its head is noted outside the database."""
    first = walk_part(0, None)
    return concluded([first])


def walk_part(after: int, upto: int | None) -> Stretch:
    """Check the entries behind `after`, up to `upto`; the one before them is taken as it stands."""
    noted = dict(anchors.noted())
    before = ManifestEntry.objects.filter(sequence=after).values_list("hash", flat=True).first() if after else None
    last, previous = after, before or GENESIS
    faults: list[Fault] = []
    rows = ManifestEntry.objects.filter(sequence__gt=after).order_by("sequence")
    for entry in (rows.filter(sequence__lte=upto) if upto else rows).iterator(chunk_size=CHUNK):
        faults += _faults(entry, last + 1, previous)
        if noted.get(entry.sequence, entry.hash) != entry.hash:
            faults.append(Fault(entry.sequence, "与库外留存的链头不符，整条链可能被重写"))
        last, previous = entry.sequence, entry.hash
    if upto and last != upto:
        faults.append(Fault(upto, "这一条不在清单中"))
    return Stretch(last, previous, tuple(faults))


def concluded(stretches: list[Stretch]) -> list[Fault]:
    """The faults of all parts, and of the end: whether it is the head, and the head what was noted."""
    faults = [fault for stretch in stretches for fault in stretch.faults]
    last = stretches[-1]
    head = ManifestHead.objects.filter(pk=1).first() or ManifestHead()
    later = ManifestEntry.objects.filter(sequence__gt=last.sequence, sequence__lte=head.sequence).exists()
    if not later and (head.sequence, head.hash) != (last.sequence, last.hash):
        faults.append(Fault(head.sequence, f"链头记到第 {head.sequence} 条，实有记录止于第 {last.sequence} 条"))
    lost = {sequence for sequence, _ in anchors.noted() if sequence > max(last.sequence, head.sequence)}
    faults += [Fault(sequence, "库外留存过这一条，库中已不存在") for sequence in sorted(lost)]
    if not faults:
        anchors.note(last.sequence, last.hash)
    return faults


def _faults(entry: ManifestEntry, sequence: int, previous: str) -> Iterator[Fault]:
    if entry.sequence != sequence:
        yield Fault(entry.sequence, f"序号不连续：应为第 {sequence} 条")
    if entry.previous_hash != previous:
        yield Fault(entry.sequence, "与前一条的摘要不衔接：其间有记录被删除、插入或修改")
    if entry_hash(entry) != entry.hash:
        yield Fault(entry.sequence, "内容与摘要不符：记录被修改")
    key = public_key(entry.key_id)
    if key is None:
        yield Fault(entry.sequence, f"没有编号为 {entry.key_id} 的公钥，无法验证签名")
    elif not is_signed(key, entry.hash, entry.signature):
        yield Fault(entry.sequence, "签名无效：不是本站的密钥所签")
