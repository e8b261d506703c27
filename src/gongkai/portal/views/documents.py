"""The document page and what hangs on it: text download, attachments, QR code."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, TypeVar

import segno
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import require_safe

from gongkai.information.models import Attachment
from gongkai.portal.document import page
from gongkai.portal.document.removed import never_silent
from gongkai.portal.document.text import as_text
from gongkai.portal.given import known

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

R = TypeVar("R", bound="HttpResponseBase")
# Opened in the browser; everything else is only ever saved, so that no page of a stranger runs under our address.
INLINE = frozenset({"application/pdf", "image/png", "image/jpeg"})
DAY = 24 * 3600
NAME_LENGTH = 80


@require_safe
@never_silent
@known("on")
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """A piece of information with everything that belongs to it."""
    information = page.find(pk)
    return render(request, "portal/document.html", page.context(information, request))


@require_safe
@never_silent
def text(request: HttpRequest, pk: int) -> HttpResponse:
    """The text with its metadata, as a plain file."""
    information = page.find(pk)
    address = request.build_absolute_uri(information.get_absolute_url())
    response = HttpResponse(as_text(information, address), content_type="text/plain; charset=utf-8")
    return _guarded(_named(response, f"{information.title[:NAME_LENGTH]}.txt", inline=False))


@require_safe
@never_silent
def attachment(request: HttpRequest, pk: int, attachment_id: int) -> HttpResponseBase:
    """A file, reached only through its public information; 304 when the reader has it already."""
    information = page.find(pk)
    row = get_object_or_404(Attachment, pk=attachment_id, information=information)
    if not row.file or not row.file.storage.exists(str(row.file.name)):
        raise Http404
    etag = quote_etag(row.sha256) if row.sha256 else ""
    response = get_conditional_response(request, etag=etag or None) or _file(row)
    if etag:
        response["ETag"] = etag
    return _guarded(response)


@require_safe
@never_silent
def qr(request: HttpRequest, pk: int) -> HttpResponse:
    """The page's address as a QR code."""
    information = page.find(pk)
    picture = BytesIO()
    code = segno.make(request.build_absolute_uri(information.get_absolute_url()), error="m", micro=False)
    code.save(picture, kind="svg", scale=4, border=4, light="#fff", title="本页地址二维码")
    response = HttpResponse(picture.getvalue(), content_type="image/svg+xml")
    response["Cache-Control"] = f"public, max-age={DAY}"
    return _guarded(response)


def _file(row: Attachment) -> FileResponse:
    media_type = row.media_type or "application/octet-stream"
    return _named(
        FileResponse(row.file.open("rb"), content_type=media_type), row.name, inline=media_type in INLINE
    )


def _named(response: R, name: str, *, inline: bool) -> R:
    """The response under a file name; names in Chinese go as UTF-8 (RFC 6266)."""
    header = content_disposition_header(as_attachment=not inline, filename=name)
    response["Content-Disposition"] = header or ("inline" if inline else "attachment")
    return response


def _guarded(response: R) -> R:
    response["X-Content-Type-Options"] = "nosniff"
    return response
