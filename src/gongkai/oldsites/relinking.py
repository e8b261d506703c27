"""Links to pages that came in after the page that links them: brought to their new addresses in the end."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from django.db import transaction
from lxml import html as lxml_html

from gongkai.information.actions.base import last_number, locked, note, public_changed
from gongkai.information.body import tidy
from gongkai.information.content import content_of
from gongkai.information.models import Information, Revision
from gongkai.oldsites.addresses import Address
from gongkai.oldsites.markup import inside
from gongkai.oldsites.settling import SOURCE
from gongkai.publishing.oldaddresses import stored

if TYPE_CHECKING:
    from gongkai.oldsites.settling import Settling

REASON = "旧站链接改为新地址"


def relink(settling: Settling) -> None:
    """Bring what still leads to old pages of this site to the new ones; what never came in loses its link."""
    rows = Information.objects.filter(source_key__startswith=f"{SOURCE}:", body_html__contains='href="/')
    for key in list(rows.values_list("pk", flat=True)):
        with transaction.atomic():
            _relink(locked(Information(pk=key)), settling)


def _relink(row: Information, settling: Settling) -> None:
    host = str(row.source_key).removeprefix(f"{SOURCE}:").partition("/")[0]
    root = lxml_html.fragment_fromstring(row.body_html, create_parent="div")
    changed = False
    for element in list(root.iter("a")):
        href = element.get("href", "")
        if not href.startswith("/"):
            continue
        path, _, query = href.partition("?")
        known = settling.survey.find(Address(host, stored(unquote(path), query)))
        if known is None:
            continue
        changed = True
        if target := settling.address_of(known):
            element.set("href", target)
            settling.report.links += 1
        else:
            element.drop_tag()
            settling.report.dead_link(row.source, href)
    if changed:
        _keep(row, inside(root), settling)


def _keep(row: Information, html: str, settling: Settling) -> None:
    body = tidy(html)
    row.body_html, row.body_text, row.contents = body.html, body.text, body.contents
    row.revision_number = last_number(row) + 1
    row.save(update_fields=["body_html", "body_text", "contents", "revision_number", "updated_at"])
    actor = settling.actor
    Revision.objects.create(
        information=row,
        number=row.revision_number,
        author_id=actor.person_id,
        author_name=actor.name,
        reason=REASON,
        content=content_of(row),
    )
    note("import_update", row, actor, where=row.source, changes={"body_html": REASON})
    public_changed([row])
