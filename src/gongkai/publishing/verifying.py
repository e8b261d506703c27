"""Whether every file of the output is what was approved: each byte, each copy, none missing, none added."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Max

from gongkai.publishing import manifest
from gongkai.publishing.models import ManifestEntry, Page
from gongkai.publishing.output import places
from gongkai.publishing.output.hashing import hash_piece, hashing, listed
from gongkai.publishing.output.lock import output_lock

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from django.db.models import QuerySet

PATIENCE = 30.0  # seconds to wait for whoever is writing
PIECE = 400
_HALVES = re.compile(r"[\ud800-\udfff]")  # bytes of a name that are no UTF-8


@dataclass(slots=True)
class Verdict:
    """What was found: names of files relative to the output's root, and the faults of the manifest itself."""

    checked: int = 0
    changed: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    manifest: list[manifest.Fault] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not (self.changed or self.missing or self.extra or self.manifest)

    @property
    def files(self) -> list[str]:
        """All files that are not what they should be."""
        return [*self.changed, *self.missing, *self.extra]


def verify() -> Verdict:
    """Compare the whole output with the manifest, and the manifest with its chain and signatures.

    Pages may be published meanwhile: what looks wrong is looked at a second time, while nobody writes.
    Raises OutputBusyError when somebody goes on writing for too long.
    """
    expected = _expected()
    found = _found()
    regular = [name for name in expected if found.get(name)]
    with hashing(str(places.root()), regular) as wait:
        faults = manifest.walk()
        hashes = wait()
    verdict = _compare(expected, found, hashes)
    if not verdict.ok:
        with output_lock(wait_seconds=PATIENCE):
            verdict = _again(verdict)
    verdict.checked, verdict.manifest = len(expected), faults
    return verdict


def evidence(names: Collection[str]) -> dict[str, tuple[str, str]]:
    """What hash each of these files should have, and what it has: empty where there should be none, or is none."""
    expected = _expected({places.path_of(_plain(name)) for name in names})
    hashes = dict(zip(names, hash_piece((str(places.root()), list(names))), strict=True))
    return {name: (expected.get(name, ""), hashes[name]) for name in names}


def _compare(expected: dict[str, str], found: dict[str, bool], hashes: dict[str, str]) -> Verdict:
    return Verdict(
        changed=sorted(name for name in expected if name in found and hashes.get(name) != expected[name]),
        missing=sorted(name for name in expected if name not in found),
        extra=sorted(name for name in found if name not in expected),
    )


def _again(verdict: Verdict) -> Verdict:
    """The same comparison for the files that looked wrong; what is on its way is not wrong."""
    names = verdict.files
    paths = {places.path_of(_plain(name)) for name in names}
    suspects = set(names)
    expected = {name: digest for name, digest in _expected(paths).items() if name in suspects}
    found = {name: regular for name, regular in _found().items() if name in suspects}
    regular = [name for name in found if found[name]]
    hashes = dict(zip(regular, hash_piece((str(places.root()), regular)), strict=True))
    again = _compare(expected, found, hashes)
    excused = _under_way(paths, hashes, again.missing)
    return Verdict(
        changed=[name for name in again.changed if name not in excused],
        missing=[name for name in again.missing if name not in excused],
        extra=[name for name in again.extra if name not in excused],
    )


def _under_way(paths: Collection[str], hashes: dict[str, str], missing: list[str]) -> set[str]:
    """The files of marked pages that are what they were before, or whose copies are not back yet: a process died
    while it replaced them, and whoever renders next will."""
    marked = {path for piece in _pieces(paths) for path in _marked(piece)}
    earlier = set(_named(_fields(ManifestEntry.objects.filter(path__in=marked)))) if marked else set()
    stated = {name for name, _ in earlier}
    copies = {name for name in missing if name.endswith(places.COPIES)}
    firsts = {name for name in missing if _first_time(name, marked)}
    before = {name for name, digest in hashes.items() if name in stated and (name, digest) in earlier}
    return before | {name for name in copies if places.path_of(_plain(name)) in marked} | firsts


def _first_time(name: str, marked: set[str]) -> bool:
    """Whether a missing file was stated for the first time and has not been put in place yet."""
    path = places.path_of(_plain(name))
    return path in marked and ManifestEntry.objects.filter(path=path).exclude(sha256="").count() == 1


def _marked(paths: list[str]) -> Iterable[str]:
    return Page.objects.filter(path__in=paths).exclude(due_at=None).values_list("path", flat=True)


def _expected(paths: Collection[str] | None = None) -> dict[str, str]:
    """The files that must stand, with their hashes: the last statement about each address (or these)."""
    if paths is None:
        return dict(_named(_last(ManifestEntry.objects.all())))
    pieces = (_last(ManifestEntry.objects.filter(path__in=piece)) for piece in _pieces(paths))
    return {name: digest for piece in pieces for name, digest in _named(piece)}


def _last(entries: QuerySet[ManifestEntry]) -> Iterator[tuple[str, ...]]:
    last = entries.order_by().values("site", "path").annotate(last=Max("sequence")).values("last")
    return _fields(ManifestEntry.objects.filter(sequence__in=last).exclude(sha256=""))


def _fields(entries: QuerySet[ManifestEntry]) -> Iterator[tuple[str, ...]]:
    rows = entries.order_by("sequence").values_list("path", "sha256", "gz_sha256", "br_sha256")
    return rows.iterator(chunk_size=5000)


def _named(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    for path, *hashes in rows:
        name = places.name_of(path)
        for ending, digest in zip(("", *places.COPIES), hashes, strict=True):
            yield name + ending, digest


def _found() -> dict[str, bool]:
    return dict(listed(str(places.root())))


def _plain(name: str) -> str:
    for ending in places.COPIES:
        name = name.removesuffix(ending)
    return name


def _pieces(paths: Collection[str]) -> Iterator[list[str]]:
    """The paths in pieces that a query takes; a file's name that is no text cannot be anybody's address."""
    usable = [path for path in paths if not _HALVES.search(path)]
    for at in range(0, len(usable), PIECE):
        yield usable[at : at + PIECE]
