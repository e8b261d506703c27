"""发布凭证: what was approved, by which post, when; what the manifest states of a page, and how to check it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.portal.document import page
from gongkai.publishing import provenance, standing
from gongkai.publishing.manifest import statement
from gongkai.publishing.manifest.keys import public_pem
from gongkai.publishing.output.files import digest_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_DOCUMENT = re.compile(r"/information/([0-9]{1,18})/")


@require_safe
def proof(request: HttpRequest, path: str = "") -> HttpResponse:
    """The proof of the page at an address; 404 for an address that never had a page."""
    address = f"/{path}"
    entries = standing.history(address)
    context = {"address": address, "entries": entries, **(_stated(entries[0]) if entries else _approved(address))}
    return render(request, "portal/proof.html", context)


def _stated(entry: Any) -> dict[str, Any]:
    """What the last statement says, and whether the file that stands there now is it."""
    return {
        "entry": entry,
        "statement": statement(entry),
        "key": public_pem(entry.key_id),
        "is_as_stated": digest_of(entry.path) == entry.sha256,
        "approval": {"by": entry.approved_by, "at": entry.approved_at, "audit_sequence": entry.audit_sequence},
        "content_sha256": entry.content_sha256,
        "revision": entry.revision,
    }


def _approved(address: str) -> dict[str, Any]:
    """A public document that has no file yet: its approval and the fingerprint of its content."""
    found = _DOCUMENT.fullmatch(address)
    if not found:
        raise Http404
    information = page.find(int(found[1]))
    return {
        "approval": provenance.approvals([information]).get(information.pk),
        "content_sha256": provenance.fingerprint(information),
        "revision": information.revision_number,
    }
