"""Which addresses of other sites the texts hold, kept up to date a part at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from gongkai.core.audit.models import AuditEntry
from gongkai.information.checking.links.addresses import Place, addresses
from gongkai.information.checking.model import Subject
from gongkai.information.enums import InformationState
from gongkai.information.models import Information
from gongkai.information.outward.models import Gathered, OutwardLink, digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable

PART: Final = 500  # entries a round
LONGEST: Final = 2000  # characters of an address


def gather() -> int:
    """Read the texts that changed since the last round, a bounded part of them; how many were read.

    The trail says what changed: its numbers are given in the order in which transactions end, so none is missed.
    """
    with transaction.atomic():
        mark, _ = Gathered.objects.select_for_update().get_or_create(pk=1)
        entries = AuditEntry.objects.filter(sequence__gt=mark.until).order_by("sequence")
        trail = list(entries.values_list("sequence", "subject_type", "subject_id")[:PART])
        changed = {int(key) for _, kind, key in trail if kind == Information._meta.label_lower}
        for row in Information.objects.filter(pk__in=changed):
            remember(row)
        if trail:
            mark.until = trail[-1][0]
            mark.save()
            OutwardLink.objects.filter(used_in=None).delete()
    return len(changed)


def remember(row: Information) -> None:
    """Bring the addresses of one text up to its words; one that was taken off holds none."""
    urls = set() if row.state == InformationState.REMOVED else _outward(row)
    row.outward_links.set(_rows(urls))


def _outward(row: Information) -> set[str]:
    found = addresses(Subject(row, row.title, row.body_html), settings.GONGKAI_ADDRESS)
    return {each.url for each in found if each.place is Place.OTHER_SITE and len(each.url) <= LONGEST}


def _rows(urls: Iterable[str]) -> list[OutwardLink]:
    wanted = {digest_of(url): url for url in urls}
    today = timezone.localdate()
    fresh = [
        OutwardLink(digest=digest, url=url, host=(urlsplit(url).hostname or "")[:255], next_on=today)
        for digest, url in wanted.items()
    ]
    OutwardLink.objects.bulk_create(fresh, ignore_conflicts=True)
    return list(OutwardLink.objects.filter(digest__in=wanted))
