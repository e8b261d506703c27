"""What of information is downloaded at the desk beyond the files attached to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import FileResponse, Http404
from django.views.decorators.http import require_safe

from gongkai.core.desk.access import actor_of, signed_in
from gongkai.core.desk.export import MEDIA_TYPE
from gongkai.information import kinds
from gongkai.information.models import Information
from gongkai.information.rows import values_of
from gongkai.information.rows.workbook import template

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_safe
@signed_in
def rows(request: HttpRequest, pk: int) -> FileResponse:
    """A record's table as a spreadsheet to fill in or correct; the empty template where it has no rows yet."""
    actor = actor_of(request)
    record = Information.objects.visible_to(actor).get_visible(actor, pk=pk)
    table = kinds.get(record.kind).table if kinds.exists(record.kind) else None
    if table is None:
        raise Http404
    name = f"{record.title[:60]}-{table.label}.xlsx"
    return FileResponse(
        template(table, values_of(record)), as_attachment=True, filename=name, content_type=MEDIA_TYPE
    )
