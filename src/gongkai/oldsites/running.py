"""Taking in an old site from beginning to end."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from gongkai.core.errors import InvalidInputError
from gongkai.information.importing.mapping import load_named
from gongkai.information.importing.run import IMPORTER, Import
from gongkai.information.importing.save import Saver
from gongkai.metatags import PageKind
from gongkai.oldsites.addresses import bare, is_host
from gongkai.oldsites.archive import unpack
from gongkai.oldsites.items import Documents
from gongkai.oldsites.relinking import relink
from gongkai.oldsites.report import SiteReport
from gongkai.oldsites.settling import Settling
from gongkai.oldsites.survey import Survey
from gongkai.oldsites.tree import PAGES, RECORDS, Tree
from gongkai.sites import reading
from gongkai.sites.models import Placement, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization

_PIECE = 500
_DOWNLOADS = (
    *(".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".wps", ".et", ".ofd", ".rtf", ".csv"),
    *(".zip", ".rar", ".7z", ".txt"),
)


def take_in(
    path: Path,
    *,
    owner: Organization,
    site: Site | None = None,
    host: str = "",
    actor: Actor = IMPORTER,
    dry: bool = False,
    progress: Callable[[int, int], None] = lambda _records, _size: None,
) -> SiteReport:
    """Take in a folder of pages, a file of JSON lines, or a zip of either, into the columns of `site` (else the
    one that speaks for the owner).

    `host` is the old site's host name, where neither folders nor tags tell it; `dry`: only say what would come.
    Each 50 documents are one transaction with their columns and redirects: killed at any moment, the next run
    completes it; the same again changes nothing. Bad pages are listed in the report; InvalidInputError for an
    archive that cannot be unpacked.
    """
    report = SiteReport(dry_run=dry)
    with _opened(path, report) as (root, only):
        tree = Tree(root, path.name if path.is_dir() or only is None else "", bare(host) and host.lower(), only)
        survey = Survey(tree, load_named("old_site"), report, progress)
        survey.run()
        into = site or _site(survey, owner)
        report.site = into.code
        settling = Settling(survey, into, actor, report)
        _take(survey, settling, owner, progress)
    report.documents.close()
    return report


def _take(survey: Survey, settling: Settling, owner: Organization, progress: Callable[[int, int], None]) -> None:
    report = settling.report
    importer = Import(Saver(owner, settling.actor, settling), survey.mapping, dry=report.dry_run)
    importer.report = report.documents
    importer.run(Documents(survey, report).items, progress, repeats=False)
    if report.dry_run:
        wanted = {known.names for known in survey.pages if known.kind is PageKind.CONTENT and known.names}
        report.columns = sorted("/".join(names) for names in wanted)
    else:
        relink(settling)
        _recall_columns(survey, settling)
        _lead_on(survey, settling)
    _list_unused(survey.tree, report)


@contextmanager
def _opened(path: Path, report: SiteReport) -> Iterator[tuple[Path, list[Path] | None]]:
    """The folder that holds the site, and the only files of it to read when a file was named."""
    if path.is_dir():
        yield path, None
    elif path.name.lower().endswith(".zip"):
        scratch = settings.GONGKAI_HOME / "imports"
        scratch.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="site-", dir=scratch) as folder:
            unpack(path, Path(folder), report)
            yield _wrapped(Path(folder), path.stem), None
    elif path.is_file():
        yield path.parent, [path]
    else:
        raise InvalidInputError("path", f"没有文件或文件夹“{path}”。")


def _wrapped(folder: Path, name: str) -> Path:
    """The one folder in which whoever packed the site put it, if there is one."""
    inside = list(folder.iterdir())
    if len(inside) != 1 or not inside[0].is_dir() or is_host(inside[0].name):
        return folder
    below = list(inside[0].iterdir())
    is_wrapper = inside[0].name == name or any(
        is_host(each.name) if each.is_dir() else each.stem.lower() in ("index", "default") or _is_lines(each)
        for each in below
    )
    return inside[0] if is_wrapper else folder


def _is_lines(path: Path) -> bool:
    return path.name.lower().endswith(RECORDS)


def _site(survey: Survey, owner: Organization) -> Site:
    """The site of the old host name; else the one that speaks for the owner."""
    by_host = {bare(each.host): each for each in Site.objects.open() if each.host}
    found = next((by_host[host] for host in survey.hosts if host in by_host), None)
    return found or reading.site_of(owner)


def _recall_columns(survey: Survey, settling: Settling) -> None:
    """The columns of documents that had come in before, wherever those stand by now."""
    wanted = {}
    for known in survey.pages:
        lacking = known.kind is PageKind.CONTENT and known.names and known.names not in settling.columns
        if lacking and (key := settling.document_of(known)):
            wanted[key] = known.names
    keys = list(wanted)
    for start in range(0, len(keys), _PIECE):
        rows = Placement.objects.filter(
            information__in=keys[start : start + _PIECE], column__site=settling.site
        ).select_related("column__site", "column__parent__site", "column__parent__parent")
        for row in rows:
            settling.keep_column(wanted[row.information_id], row.column)


def _lead_on(survey: Survey, settling: Settling) -> None:
    """The old addresses of lists, homes and pages that sent on."""
    targets: dict[str, dict[str, str]] = defaultdict(dict)
    for known in survey.pages:
        meant = (survey.find(known.forward) if survey.own(known.forward) else None) if known.forward else known
        if known.kind is PageKind.CONTENT and not known.forward:
            continue
        target = settling.address_of(meant) if meant else ""
        if target:
            targets[known.address.host] |= dict.fromkeys(known.keys, target)
        elif known.forward:
            settling.report.note(
                known.where,
                f"转到“{known.forward.url or known.forward.key}”的页面没有迁入",
                "如还需要，请设置跳转",
            )
    for host, found in targets.items():
        with transaction.atomic():
            settling.report.redirects += settling.lead(found, host)


def _list_unused(tree: Tree, report: SiteReport) -> None:
    """Files that no page of the site uses: nothing is lost without a word."""
    for file in tree.files:
        name = file.path.name.lower()
        if file.linked:
            continue
        if name.endswith(PAGES):
            report.refuse(file.where, "内容不是网页，也没有网页链接到它", "请确认文件，改为正确的扩展名后重新导入")
        elif name.endswith(_DOWNLOADS):
            report.note(file.where, "没有迁入的网页链接到这个文件", "如需公开，请在后台作为附件上传")
