"""What came in published with personal data in it: noted until its unit has worked it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F
from django.utils import timezone

from gongkai.information.enums import InformationState
from gongkai.information.models import Information
from gongkai.information.personal.findings import unanswered
from gongkai.information.personal.models import PrivacyDebt

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable

    from gongkai.information.personal.findings import Finding

_NAMED = 3
_AT_ONCE = 50


def recount(information: Information) -> list[Finding]:
    """Look again at what stands public: note what is open, or that nothing is; gives what is open."""
    standing = information.state == InformationState.PUBLISHED
    found = unanswered(information) if standing else []
    if not found:
        PrivacyDebt.objects.filter(information=information).delete()
        return []
    named = "；".join(dict.fromkeys(str(each) for each in found[:_NAMED]))
    values = {"count": len(found), "shown": named[:300], "counted_at": timezone.now()}
    PrivacyDebt.objects.update_or_create(information=information, defaults=values)
    return found


def recount_owing(information: Information) -> None:
    """The same for one of which something was noted."""
    if PrivacyDebt.objects.filter(information=information).exists():
        recount(information)


def recount_named(keys: Collection[int]) -> None:
    """The same for those with these keys, as far as they still are there."""
    for row in Information.objects.filter(pk__in=keys).select_related("owner").prefetch_related("attachments"):
        recount(row)


def owing_since(moment: dt.datetime) -> int:
    """How many were found with something open since then."""
    return PrivacyDebt.objects.filter(counted_at__gte=moment).count()


def recount_changed() -> int:
    """Look again at those that changed since; how many."""
    changed = PrivacyDebt.objects.filter(information__updated_at__gt=F("counted_at"))
    return _recount(changed[:_AT_ONCE])


def recount_all() -> int:
    """Look again at all of them: files come and go without a new version."""
    return _recount(PrivacyDebt.objects.iterator(chunk_size=_AT_ONCE))


def _recount(debts: Iterable[PrivacyDebt]) -> int:
    count = 0
    for debt in debts:
        recount(debt.information)
        count += 1
    return count
