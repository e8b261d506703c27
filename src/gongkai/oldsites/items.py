"""The pages that are documents, read in full one after the other, as the import takes them."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

from gongkai.information.importing.draft import Item
from gongkai.information.importing.items import items_of
from gongkai.metatags import PageKind
from gongkai.oldsites import records
from gongkai.oldsites.pages import SitePage, record_of
from gongkai.oldsites.reading import sight
from gongkai.oldsites.reading import text_of as characters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.oldsites.pages import Known
    from gongkai.oldsites.report import SiteReport
    from gongkai.oldsites.survey import Survey
    from gongkai.oldsites.tree import File

_LINK = re.compile(
    r"""\b(?:href|src|data-src|data-original)\s*=\s*(?:"([^"<>]{1,1000})"|'([^'<>]{1,1000})'|([^\s"'<>]{1,1000}))""",
    re.IGNORECASE,
)
_RAW = 20_000  # characters of a page that the list of what was refused keeps


class Documents:
    """The items of a surveyed site; asked for as often as wanted."""

    def __init__(self, survey: Survey, report: SiteReport) -> None:
        self.survey = survey
        self.report = report
        self._found = lru_cache(maxsize=20_000)(survey.tree.find)

    def items(self) -> Iterator[Item]:
        """Every page that is a document, in the order of the files."""
        wanted = [known for known in self.survey.pages if known.kind is PageKind.CONTENT and not known.forward]
        lines: dict[str, dict[int, Known]] = {}
        for known in wanted:
            if known.line and known.file:
                lines.setdefault(known.file.where, {})[known.line] = known
            elif known.file:
                yield self._of_page(known, known.file)
        for file in self.survey.tree.files:
            if found := lines.get(file.where):
                yield from self._of_lines(file, found)

    def _of_page(self, known: Known, file: File) -> Item:
        try:
            markup = characters(file.path.read_bytes())
        except OSError:
            return Item(known.where, known.where, 0, fault="文件在导入时不见了，请检查后重新导入")
        tags = sight(markup, path=known.address.path).tags
        data = {"url": known.address.url, "html": markup, "meta": tags, "heading": known.title}
        page = SitePage(known, self.survey.tree, markup, [], self.report, self.survey.own)
        record = record_of(known, data, self._beside(page, markup))
        return Item(known.where, known.where, file.size // 2, record, raw=markup[:_RAW], page=page)

    def _of_lines(self, file: File, lines: dict[int, Known]) -> Iterator[Item]:
        for item in items_of(file.path, file.where, self.survey.mapping):
            known = lines.get(int(item.where.rpartition(":")[2])) if item.record is not None else None
            if known is None or item.record is None:
                continue
            markup = records.html_of(item.record, self.survey.mapping)
            listed = records.files_of(item.record)
            data = {name: value for name, value in item.record.items() if name not in ("key", "beside")}
            if "<meta" in markup[:100_000].lower():
                data["meta"] = sight(markup, path=known.address.path).tags
            page = SitePage(known, self.survey.tree, markup, listed, self.report, self.survey.own, file.address)
            links = "".join(f' href="{address}"' for address, _name in listed)
            record = record_of(known, data, self._beside(page, markup + links))
            yield Item(item.where, item.source, item.size // 2, record, page=page)

    def _beside(self, page: SitePage, markup: str) -> list[str]:
        """The files of the tree that a page shows or links, with their sizes."""
        found: set[str] = set()
        for link in _LINK.finditer(markup):
            address = page.resolve(unescape(link[1] or link[2] or link[3]))
            file = self._found(address) if address and self.survey.own(address) else None
            if file and self.survey.find(file.address) is None:
                file.linked = True
                found.add(f"{file.keys[0]}:{file.size}")
        return sorted(found)
