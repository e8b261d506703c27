"""What an old site consists of, before anything is taken in: which pages, of which type, in which columns."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gongkai.documents.errors import reason_of
from gongkai.documents.limits import MB
from gongkai.information.importing.items import items_of
from gongkai.information.importing.mapping.model import text_of
from gongkai.metatags import PageKind
from gongkai.oldsites import limits, records
from gongkai.oldsites.addresses import Address, bare, of_link, of_url
from gongkai.oldsites.pages import Known
from gongkai.oldsites.reading import heading, is_page, sight
from gongkai.oldsites.reading import text_of as characters
from gongkai.oldsites.tree import ASSETS, PAGES, RECORDS
from gongkai.publishing.oldaddresses import ways

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gongkai.information.importing.draft import Item
    from gongkai.information.importing.mapping import Mapping
    from gongkai.oldsites.reading import Sight
    from gongkai.oldsites.report import SiteReport
    from gongkai.oldsites.tree import File, Tree

_INDEX = re.compile(r"/(?:(?:index|default|list|main)\.\w{1,6})?$", re.IGNORECASE)


@dataclass
class Survey:
    """The pages at first sight, found by their addresses."""

    tree: Tree
    mapping: Mapping
    report: SiteReport
    told: Callable[[int, int], None]
    pages: list[Known] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)
    _by_key: dict[tuple[str, str], Known] = field(default_factory=dict)
    _domains: Counter[str] = field(default_factory=Counter)

    def run(self) -> None:
        """Look at every file; what is no page and no file of one is listed."""
        for file in self.tree.files:
            name = file.path.name.lower()
            if name.endswith(RECORDS):
                self._records(file)
            elif _may_be_page(file):
                self._page(file)
            self.told(0, file.size // 2)
        self._name_hosts()
        self._columns()

    def find(self, address: Address) -> Known | None:
        """The page at an address, in any of the ways in which it may be written."""
        path, _, query = address.key.partition("?")
        host = bare(address.host or self.tree.host)
        return next((found for key in ways(path, query) if (found := self._by_key.get((host, key)))), None)

    def own(self, address: Address) -> bool:
        """Whether an address belongs to the old site."""
        return not address.host or bare(address.host) in self.hosts

    def _page(self, file: File) -> None:
        data = _read(file, self.report)
        if data is None:
            return
        if not is_page(data):
            return  # listed in the end, unless a page links it as a file
        file.linked = True
        markup = characters(data)
        seen = sight(markup, path=file.address.path)
        if seen.fault:
            self.report.refuse(file.where, seen.fault, seen.advice)
            return
        known = Known(file.where, file.address, list(file.keys), seen.kind, seen.crumbs, file=file)
        known.title = seen.tags.get("ArticleTitle", "") or heading(
            markup, seen.title, seen.tags.get("SiteName", "")
        )
        if (
            known.kind is PageKind.LIST
            and not seen.tags.get("ColumnName")
            and not _INDEX.search(known.address.path)
        ):
            advice = "如果是文件，请补上 ArticleTitle、PubDate 标签后重新导入"
            self.report.note(file.where, "没有栏目和内容标签，正文很短，按栏目页处理", advice)
        self._finish(known, seen)

    def _records(self, file: File) -> None:
        file.linked = True
        for item in items_of(file.path, file.where, self.mapping):
            if item.record is None or item.fault:
                self.report.documents.read += 1
                self.report.documents.refuse(item, item.fault)
                continue
            self._record(item, item.record, file)

    def _record(self, item: Item, record: dict[str, Any], file: File) -> None:
        address = records.address_of(record, self.mapping)
        markup = records.html_of(record, self.mapping)
        kind, seen = records.kind_of(record), None
        if "<meta" in markup[:100_000].lower():
            seen = sight(markup, path=address.path if address else "/unknown")
            if seen.fault:
                self.report.refuse(item.where, seen.fault, seen.advice)
                return
        line = int(item.where.rpartition(":")[2])
        place = address or Address("", "")
        known = Known(
            item.where, place, [address.key] if address else [], kind or PageKind.CONTENT, file=file, line=line
        )
        known.names = records.columns_of(record) or (seen.crumbs if seen else ())
        known.title = text_of(record.get("title"))
        if seen and kind is None:
            known.kind = seen.kind
        self._finish(known, seen)

    def _finish(self, known: Known, seen: Sight | None) -> None:
        if seen:
            known.column_name = seen.tags.get("ColumnName", "")[: limits.COLUMN_NAME]
            known.forward = of_link(known.address, seen.forward) if seen.forward else None
            if other := of_url(seen.tags.get("Url", "")):
                known.keys.append(other.key) if not known.address.host or bare(other.host) == bare(
                    known.address.host
                ) else None
            if domain := of_url(f"http://{seen.tags.get('SiteDomain', '').removeprefix('http://').strip('/')}"):
                self._domains[domain.host] += 1
        self._add(known)

    def _add(self, known: Known) -> None:
        host = bare(known.address.host)
        if known.keys and (other := self._by_key.get((host, known.keys[0]))):
            what = f"与 {other.where} 是同一个网址（{known.keys[0]}）"
            self.report.refuse(known.where, what, "只采用先读到的一份，请核对")
            return
        for key in known.keys:
            self._by_key.setdefault((host, key), known)
        self.pages.append(known)
        self.report.pages["forward" if known.forward else (known.kind or PageKind.LIST).value] += 1

    def _name_hosts(self) -> None:
        """Files whose host nobody knew are those of the site that most pages name."""
        if not self.tree.host and not self.tree.hosts and self._domains:
            self.tree.name_host(self._domains.most_common(1)[0][0])
        for known in self.pages:
            if not known.address.host and known.keys and known.line == 0:
                known.address = Address(self.tree.host, known.address.key)
                if known.forward and not known.forward.host:
                    known.forward = Address(self.tree.host, known.forward.key)
                for key in known.keys:
                    self._by_key.setdefault((bare(self.tree.host), key), known)
        hosts = {known.address.host for known in self.pages if known.address.host} | {
            *self.tree.hosts,
            self.tree.host,
        }
        self.hosts = {bare(host) for host in hosts if host}
        if not self.tree.host and len(self.hosts) == 1:
            self.tree.name_host(next(host for host in hosts if host))

    def _columns(self) -> None:
        """Columns of pages that do not show their own: by the folders' lists; of lists by what stands beside."""
        beside: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
        for known in self.pages:
            beside[known.address.folder][known.names] += 1
        lists = {known.address.folder: known for known in reversed(self.pages) if known.kind is PageKind.LIST}
        lists |= {
            k.address.folder: k for k in self.pages if k.kind is PageKind.LIST and _INDEX.search(k.address.path)
        }
        for known in sorted(self.pages, key=lambda each: len(each.address.folder)):
            if not known.names and known.kind is not PageKind.HOME:
                known.names = _shown(known, beside[known.address.folder]) or self._names(known, lists)

    def _names(self, known: Known, lists: dict[str, Known]) -> tuple[str, ...]:
        above = next((lists[folder].names for folder in _above(known, lists) if lists[folder].names), ())
        own = known.column_name or (known.title if known.kind is PageKind.LIST else "")
        if not own or (above and above[-1] == own):
            return above
        return (*above, own[: limits.COLUMN_NAME])[: limits.DEPTH]


def _shown(known: Known, beside: Counter[tuple[str, ...]]) -> tuple[str, ...]:
    """The path by which most documents in a list's folder show the list, up to its own name; else ()."""
    own = known.column_name or known.title
    found: Counter[tuple[str, ...]] = Counter()
    for names, count in beside.items() if known.kind is PageKind.LIST and own else ():
        if own in names:
            found[names[: names.index(own) + 1]] += count
    return max(found, key=lambda names: found[names], default=())


def _above(known: Known, lists: dict[str, Known]) -> Iterator[str]:
    """The folders above a page that have a list, the nearest first; a list is not above itself."""
    folder = known.address.folder
    while folder:
        if folder in lists and lists[folder] is not known:
            yield folder
        folder = folder.rstrip("/").rpartition("/")[0] + "/" if folder.strip("/") else ""


def _may_be_page(file: File) -> bool:
    name = file.path.name.lower()
    if name.endswith(PAGES):
        return True
    return not name.endswith(ASSETS) and ("?" in name or "@" in name or "." not in name)


def _read(file: File, report: SiteReport) -> bytes | None:
    if file.size == 0:
        report.refuse(file.where, "文件是空的", "请重新抓取这一页")
        file.linked = True
        return None
    if file.size > limits.PAGE:
        with file.path.open("rb") as stream:
            page = is_page(stream.read(65_536))
        if page:
            what = f"网页有 {file.size // MB} MB，超过 {limits.PAGE // MB} MB"
            report.refuse(file.where, what, "请拆分，或去掉其中的大图片后再导入")
            file.linked = True
        return None
    try:
        return file.path.read_bytes()
    except OSError as error:
        report.refuse(file.where, f"打不开文件（{reason_of(error)}）", "请检查文件权限")
        file.linked = True
        return None
