"""An import from beginning to end."""

from __future__ import annotations

import time
from itertools import islice
from typing import TYPE_CHECKING

import structlog
from django.db import OperationalError, transaction

from gongkai.core import planner
from gongkai.core.actors import system
from gongkai.core.errors import GongkaiError
from gongkai.documents.errors import UnreadableError, reason_of
from gongkai.information.importing import identity
from gongkai.information.importing.build import build
from gongkai.information.importing.items import files_of, items_of
from gongkai.information.importing.match import match, unchanged
from gongkai.information.importing.repeats import chosen
from gongkai.information.importing.report import Report
from gongkai.information.importing.save import Saver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from gongkai.core.actors import Actor
    from gongkai.information.importing.draft import Draft, Item
    from gongkai.information.importing.mapping import Mapping
    from gongkai.orgs.models import Organization

log = structlog.get_logger(__name__)

IMPORTER = system("导入")
BATCH = 50
TRIES = 5  # at a database that is busy with another import


def run(
    paths: Sequence[Path],
    *,
    owner: Organization,
    mapping: Mapping | None = None,
    actor: Actor = IMPORTER,
    progress: Callable[[int, int], None] = lambda _records, _size: None,
    dry: bool = False,
) -> Report:
    """Import files, folders and exports for an owner; `progress(records, bytes)` is told after each batch.
    `dry`: only count what would come, and save nothing.

    Each batch is one transaction: killed at any moment, the next run completes it. Nothing is raised for bad
    input, it goes to `Report.rejects`; a database that is away raises OperationalError.
    """
    importer = Import(Saver(owner, actor), mapping, dry=dry)

    def items() -> Iterator[Item]:
        for path, name in files_of(paths, mapping):
            yield from items_of(path, name, mapping)

    return importer.run(items, progress)


class Import:
    """One import: `run` takes what `items` gives (asked twice for records, whose repeats must be known)."""

    def __init__(self, saver: Saver, mapping: Mapping | None, *, dry: bool = False) -> None:
        self.mapping = mapping
        self.dry = dry
        self.report = Report()
        self.saver = saver
        self.seen: dict[str, tuple[str, str]] = {}  # key → (digest, where) of this run
        self.kept: dict[str, str] = {}  # of keys that the export has with several contents: the digest that counts

    def run(
        self, items: Callable[[], Iterable[Item]], progress: Callable[[int, int], None], *, repeats: bool = True
    ) -> Report:
        """Take all of them. Without `repeats` no key comes twice, and the items are read once."""
        if self.mapping is not None and repeats:
            self.kept = chosen(items(), self.mapping)
        for batch in _batches(items()):
            self.report.read += len(batch)
            self._take(batch)
            progress(len(batch), sum(item.size for item in batch))
        if not self.dry:
            planner.learn()
        self.report.close()
        return self.report

    def _take(self, batch: Sequence[Item]) -> None:
        named: list[tuple[Item, str, str]] = []
        for item in batch:
            if item.fault:
                self.report.refuse(item, item.fault)
                continue
            try:
                named.append((item, self._key(item), identity.digest(item, self.mapping)))
            except OSError as error:
                self.report.refuse(item, f"打不开文件（{reason_of(error)}），请检查文件权限")
        known = unchanged((key, digest) for _item, key, digest in named)
        drafts = []
        for item, key, digest in named:
            if self.kept.get(key, digest) != digest:
                self.report.refuse(
                    item, f"来源标识“{key}”在本次导出中重复而内容不同，只采用先收录的一条，请核对导出"
                )
            elif (key, digest) in known:
                self.report.unchanged += 1
                if key:
                    self.seen.setdefault(key, (digest, item.where))
            elif draft := self._draft(item, digest):
                drafts.append(draft)
        self._save([draft for draft in drafts if self._is_first(draft)])

    def _key(self, item: Item) -> str:
        """A record's key; of a file nothing but its content is known before it is read."""
        return identity.record_key(item.record, self.mapping) if item.record and self.mapping else ""

    def _draft(self, item: Item, digest: str) -> Draft | None:
        try:
            return build(item, self.mapping, digest)
        except (GongkaiError, UnreadableError) as error:
            self.report.refuse(item, str(error))
        except Exception as error:
            log.exception("import.unreadable", where=item.where)
            self.report.refuse(item, f"读取时出错（{type(error).__name__}：{error}）")
        return None

    def _is_first(self, draft: Draft) -> bool:
        """The same key twice in one run: equal is nothing new, different cannot both be right."""
        digest, where = self.seen.setdefault(draft.key, (draft.digest, draft.item.where))
        if where == draft.item.where:
            return True
        if digest == draft.digest:
            self.report.unchanged += 1
        else:
            self.report.refuse(draft.item, f"来源标识“{draft.key}”与 {where} 重复而内容不同，只采用前者")
        return False

    def _save(self, drafts: Sequence[Draft]) -> None:
        if not drafts:
            return
        try:
            self._attempt(drafts)
        except OperationalError:
            raise
        except Exception as error:  # one bad draft must not cost the others
            if len(drafts) > 1:
                for draft in drafts:
                    self._save([draft])
                return
            if not isinstance(error, GongkaiError):
                log.exception("import.unsaved", where=drafts[0].item.where)
            known = isinstance(error, GongkaiError)
            self.report.refuse(
                drafts[0].item, str(error) if known else f"保存时出错（{type(error).__name__}：{error}）"
            )

    def _attempt(self, drafts: Sequence[Draft]) -> None:
        """One transaction; the counts change only when it holds."""
        if self.dry:
            self._count(drafts)
            return
        for attempt in range(1, TRIES + 1):
            counted = Report()
            try:
                with transaction.atomic():
                    self.saver.save(drafts, counted)
            except OperationalError:
                if attempt == TRIES:
                    raise
                time.sleep(attempt)
            else:
                self.report.created += counted.created
                self.report.updated += counted.updated
                self.report.unchanged += counted.unchanged
                return

    def _count(self, drafts: Sequence[Draft]) -> None:
        """What saving would do."""
        found = match(drafts)
        self.report.created += len(found.created)
        self.report.updated += len(found.updated)
        self.report.unchanged += len(found.noted) + len(found.repeated)


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch
