"""What stands at the addresses of this site, asked of the database once for a whole body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import Resolver404, resolve
from lxml import html as lxml_html

from gongkai.information.enums import InformationState, UnpublishingReason
from gongkai.information.models import Information, PackageMaterial

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from gongkai.information.checking.links.addresses import Address

    Known = Callable[[str], bool]

_KNOWN: list[Known] = []
_DESK = ("/desk/", "/account/", "/api/")
_GONE = {UnpublishingReason.IN_ERROR: "已因发布有误撤下", UnpublishingReason.MERGED: "已并入其他信息"}
_OF_DOCUMENT = "pk"


def knows(callback: Known) -> Known:
    """Let `callback(path)` vouch for addresses that are no pages of the application, as redirects are."""
    if callback not in _KNOWN:
        _KNOWN.append(callback)
    return callback


class Standing:
    """What stands where, for the links of one body."""

    def __init__(self, information: Information, links: Iterable[Address]) -> None:
        self._own = information
        self._keys = {link.path: _key(link.path) for link in links}
        found = {key for key in self._keys.values() if key}
        rows = Information.objects.filter(pk__in=found).prefetch_related("removals", "attachments")
        self._rows = {row.pk: row for row in rows} if found else {}
        self._together = _released_together(information) if found - {information.pk} else set()

    def fault(self, link: Address) -> tuple[str, bool]:
        """What is wrong with a link to this site, and whether that blocks; ("", False) when nothing is."""
        if link.path.startswith(_DESK):
            return "指向后台地址，公众打不开，请改为公开页面的地址", True
        if self._keys[link.path] is None:
            return ("", False) if any(known(link.path) for known in _KNOWN) else _absent()
        return self._of_row(link) if self._keys[link.path] else ("", False)

    def _of_row(self, link: Address) -> tuple[str, bool]:
        row = self._rows.get(self._keys[link.path] or 0)
        if row is None:
            return _absent()
        if row.state == InformationState.REMOVED:
            return _removed(row)
        if row.state != InformationState.PUBLISHED and row.pk not in self._together | {self._own.pk}:
            return _absent()  # not named: whoever writes here may not see that draft
        if missing := _attachment(row, link.path):
            return missing, True
        if link.fragment and not _has_anchor(row.body_html, link.fragment):
            return f"指向《{row.title}》中的位置“{link.fragment}”不存在，请改为页面本身或正确的位置", False
        return "", False


def _absent() -> tuple[str, bool]:
    return "指向的页面不存在或者还没有公开，请核对地址，或待其发布后再链接", True


def _removed(row: Information) -> tuple[str, bool]:
    removal = next((each for each in row.removals.all() if each.lifted_at is None), None)
    kind = UnpublishingReason(removal.kind) if removal else None
    if kind in (UnpublishingReason.WITHDRAWN, UnpublishingReason.ARCHIVED):
        return f"指向的《{row.title}》已停止适用或归档，请确认是否仍要链接", False
    says = _GONE.get(kind, "已撤下") if kind else "已撤下"
    instead = (
        f"，请改为《{removal.target.title}》的地址" if removal and removal.target else "，请删去链接或改为其他页面"
    )
    return f"指向的《{row.title}》{says}{instead}", not (removal and removal.target)


def _released_together(information: Information) -> set[int]:
    """The other members of its package: they go out with it."""
    material = PackageMaterial.objects.filter(information=information).select_related("package").first()
    document = material.package.document_id if material else information.pk
    rows = PackageMaterial.objects.filter(package__document=document)
    return {document, *rows.values_list("information_id", flat=True)}


def _key(path: str) -> int | None:
    """The document that an address belongs to; 0 for another page of the application, None for no page at all."""
    if path.startswith(settings.STATIC_URL):
        return 0
    try:
        match = resolve(path)
    except Resolver404:
        return None
    own = match.app_name == "portal" and path.startswith(f"/information/{match.kwargs.get(_OF_DOCUMENT)}/")
    return int(match.kwargs[_OF_DOCUMENT]) if own else 0


def _attachment(row: Information, path: str) -> str:
    number = resolve(path).kwargs.get("attachment_id")
    if number is None or any(each.pk == number for each in row.attachments.all()):
        return ""
    return f"指向《{row.title}》的附件已经不在，请改为现有附件的地址"


def _has_anchor(html: str, fragment: str) -> bool:
    if not html:
        return False
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    return fragment == "top" or any(each.get("id") == fragment for each in root.iter())
