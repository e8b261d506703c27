"""What is saved with each document of an old site, in the same transaction: its links, its place in the columns,
and where its old addresses lead."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from django.urls import reverse

from gongkai.core.errors import GongkaiError
from gongkai.information.body import tidy
from gongkai.information.enums import Disclosure
from gongkai.information.importing import identity
from gongkai.information.models import Attachment, Information, OtherSource
from gongkai.information.personal.debts import recount
from gongkai.metatags import PageKind
from gongkai.oldsites.addresses import bare
from gongkai.oldsites.markup import settled
from gongkai.oldsites.pages import SitePage, key_of
from gongkai.publishing import standing
from gongkai.publishing.models.page import LONGEST_PATH
from gongkai.sites import actions as sites

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai.core.actors import Actor
    from gongkai.information.importing.draft import Draft
    from gongkai.oldsites.addresses import Address
    from gongkai.oldsites.pages import Known
    from gongkai.oldsites.report import SiteReport
    from gongkai.oldsites.survey import Survey
    from gongkai.sites.models import Column, Site

    Pairs = Sequence[tuple[Draft, Information]]

_NAMED = 3  # places of personal data that the report names of a page
SOURCE = "oldsite"  # the mapping's, which stands before every key
_EMPTY = "网页不完整的，请重新抓取后再导入；否则请对照旧网页在后台补上"
_CLOSED = ("/api/", "/desk/", "/account/", "/static/")  # where the platform itself answers


class Settling:
    """Keeps which page became which document (`information.importing.save.Settler`)."""

    def __init__(self, survey: Survey, site: Site, actor: Actor, report: SiteReport) -> None:
        self.survey = survey
        self.site = site
        self.actor = actor
        self.report = report
        self.columns: dict[tuple[str, ...], Column | None] = {}
        self.documents = _documents()

    def settle(self, pairs: Pairs) -> None:
        """As `Settler.settle`."""
        keys = [row.pk for _draft, row in pairs]
        attached: dict[int, list[Attachment]] = defaultdict(list)
        for each in Attachment.objects.filter(information__in=keys):
            attached[each.information_id].append(each)
        for draft, row in pairs:
            page = draft.item.page
            if isinstance(page, SitePage) and page.kept.html.strip():
                own = self._own(page, attached[row.pk])
                body = tidy(settled(page.kept, partial(self._leads_to, page, own)))
                row.body_html, row.body_text, row.contents = body.html, body.text, body.contents

    def place(self, pairs: Pairs) -> None:
        """As `Settler.place`."""
        targets: dict[str, dict[str, str]] = defaultdict(dict)
        attached: dict[int, list[Attachment]] = defaultdict(list)
        for each in Attachment.objects.filter(information__in=[row.pk for _draft, row in pairs]):
            attached[each.information_id].append(each)
        for draft, row in pairs:
            page = draft.item.page
            if not isinstance(page, SitePage):
                continue
            self._remember(page.known, row)
            self._put(page.known, row)
            self._look_for_personal_data(page.known, row)
            if not (row.body_text.strip() or "<img" in row.body_html or attached[row.pk]):
                self.report.note(page.known.where, "没有读到正文", _EMPTY)
            if row.disclosure == Disclosure.PROACTIVE:
                host = page.known.address.host
                targets[host] |= dict.fromkeys(page.known.keys, row.get_absolute_url())
                self._files(page, attached[row.pk], targets)
        for host, found in targets.items():
            self.report.redirects += self.lead(found, host)

    def lead(self, targets: dict[str, str], host: str) -> int:
        """Let old addresses lead on; those that cannot be kept are noted."""
        sound = {key: target for key, target in targets.items() if self._sound(key, target)}
        return standing.settle(sound, actor=self.actor, host=host.partition(":")[0].lower())

    def column(self, names: tuple[str, ...]) -> Column | None:
        """The column of that path; None when there is none to be had (said once)."""
        if names and names not in self.columns:
            try:
                self.keep_column(names, sites.settle_column(self.site, names, actor=self.actor))
                self.report.columns.append("/".join(names))
            except GongkaiError as error:
                self.columns[names] = None
                self.report.note(" > ".join(names), f"栏目没有建成：{error}", "其中的信息按信息类型归入栏目")
        return self.columns.get(names)

    def keep_column(self, names: tuple[str, ...], column: Column) -> None:
        """Remember a column and those above it."""
        above: Column | None = column
        while names and above:
            self.columns.setdefault(names, above)
            names, above = names[:-1], above.parent

    def column_address(self, names: tuple[str, ...]) -> str:
        """The address of the nearest column on a path in which something stands; the home without one."""
        while names:
            if found := self.columns.get(names):
                return reverse("portal:column", args=[found.site.code, found.path])
            names = names[:-1]
        return self.home()

    def home(self) -> str:
        """The address of the site's home."""
        return reverse("portal:home") if self.site.main else reverse("portal:site", args=[self.site.code])

    def address_of(self, known: Known) -> str:
        """Where a page leads from now on; "" for a document that is not there (yet)."""
        if known.kind is PageKind.HOME:
            return self.home()
        if known.kind is PageKind.LIST:
            return self.column_address(known.names)
        key = self.document_of(known)
        return reverse("portal:document", args=[key]) if key else ""

    def document_of(self, known: Known) -> int | None:
        """The document that a page became, in this import or before."""
        return self.documents.get(_key(known.address)) if known.keys else None

    def _leads_to(self, page: SitePage, own: dict[str, str], url: str) -> str:
        """Where a link in a document leads from now on: to a file of its own, to a page, elsewhere; "" nowhere."""
        if url in own:
            return own[url]
        address = page.resolve(url)
        if address is None:
            return ""
        if not self.survey.own(address):
            return url if url.lower().startswith(("http://", "https://")) else address.url
        return self._within(page, address)

    def _within(self, page: SitePage, address: Address) -> str:
        known = self.survey.find(address)
        known = (self.survey.find(known.forward) or known) if known and known.forward else known
        if known is None:
            if target := standing.target_of(*_asked(address), bare(address.host)):
                return target  # taken in by an earlier import
            if self.survey.tree.find(address) is None:
                self.report.dead_link(page.known.where, address.url or address.key)
            return ""
        if target := self.address_of(known):
            self.report.links += 1
            return target
        return known.address.key  # not taken in yet: its old address, until the end of the import

    def _own(self, page: SitePage, attached: Sequence[Attachment]) -> dict[str, str]:
        """Address as the page writes it → its attachment's."""
        by_digest = {each.sha256: each for each in attached if each.file}
        return {url: _address(by_digest[digest]) for url, digest in page.digests.items() if digest in by_digest}

    def _files(self, page: SitePage, attached: Sequence[Attachment], targets: dict[str, dict[str, str]]) -> None:
        for url, target in self._own(page, attached).items():
            address = page.resolve(url)
            file = self.survey.tree.find(address) if address else None
            if file:
                self.report.attachments += 1
                for key in file.keys:
                    targets[file.host].setdefault(key, target)

    def _put(self, known: Known, row: Information) -> None:
        column = self.column(known.names)
        if column:
            try:
                sites.place(column, row, actor=self.actor)
            except GongkaiError as error:
                self.report.note(known.where, f"没有放入栏目“{column}”：{error}", "请在后台放入")

    def _look_for_personal_data(self, known: Known, row: Information) -> None:
        """The old site showed it already, so it comes in; but its unit is told, and has it on its list."""
        if found := recount(row):
            first = "；".join(dict.fromkeys(str(each) for each in found[:_NAMED]))
            self.report.personal_data(known.where, row.pk, len(found), first)

    def _remember(self, known: Known, row: Information) -> None:
        if known.keys:
            self.documents[_key(known.address)] = row.pk

    def _sound(self, key: str, target: str) -> bool:
        if key in ("/", target):
            return False
        fault = ""
        if len(key) > LONGEST_PATH:
            fault = f"网址超过 {LONGEST_PATH} 字"
        elif key.startswith(_CLOSED):
            fault = "与本平台自用的网址相同"
        if fault:
            self.report.note(key[:200], f"旧网址不能跳转：{fault}", f"新网址是 {target}，请告知链接它的单位")
        return not fault


def _documents() -> dict[str, int]:
    """Key → document of all pages of old sites that came in before."""
    rows = Information.objects.filter(source_key__startswith=f"{SOURCE}:").values_list("source_key", "pk")
    noted = OtherSource.objects.filter(key__startswith=f"{SOURCE}:").values_list("key", "information_id")
    return {str(key): pk for key, pk in (*noted, *rows)}


def _key(address: Address) -> str:
    return identity.fit(f"{SOURCE}:{key_of(address)}")


def _address(attachment: Attachment) -> str:
    return reverse("portal:attachment", args=[attachment.information_id, attachment.pk])


def _asked(address: Address) -> tuple[str, str]:
    path, _, query = address.key.partition("?")
    return path, query
