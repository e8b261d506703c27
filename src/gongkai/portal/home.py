"""The home page's content: what is new, policies beside their interpretations, ways in, the ledgers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Q
from django.utils import timezone

from gongkai.core.actors import PUBLIC
from gongkai.portal import census, counting, disclosure, rows
from gongkai.portal.listing import with_explained, with_interpretations
from gongkai.portal.sites import addresses
from gongkai.portal.sites.frame import top_columns
from gongkai.portal.sites.home import sites_below
from gongkai.publishing.dependencies import depends_on, shows_rows
from gongkai.tasks.enums import TaskState
from gongkai.tasks.models import Task

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from gongkai.information.models import Information
    from gongkai.information.querysets import InformationQuerySet
    from gongkai.sites.reading import Atlas

HEADLINES, POLICIES, INTERPRETATIONS, NOTICES = 7, 8, 5, 5
WAYS, LEDGERS, SITES = 10, 3, 24


def context(known: Atlas) -> dict[str, Any]:
    """What the template takes."""
    depends_on("tasks", "day", "sites")
    numbers = census.current()
    headlines = _newest(rows.listed().exclude(kind=rows.INTERPRETATION), HEADLINES)
    return {
        "headline": headlines[0] if headlines else None,
        "headlines": headlines[1:],
        "policies": with_interpretations(_newest(rows.policies(), POLICIES)),
        "interpretations": with_explained(_newest(_of(rows.INTERPRETATION), INTERPRETATIONS)),
        "notices": _newest(_of(rows.NOTICE), NOTICES),
        "entrances": disclosure.entrances(),
        "kinds": numbers.once(counting.by_kind),
        "issuers": numbers.once(counting.by_issuer)[:WAYS],
        "themes": _most([theme.whole for theme in numbers.once(counting.by_theme)]),
        "years": numbers.once(counting.by_year)[:WAYS],
        "ledgers": ledgers(),
        "columns": [(one.name, addresses.column(one)) for one in top_columns(known, known.main)],
        "sites": [(one.name, addresses.home(one)) for one in sites_below(known, known.main)[:SITES]],
    }


def _most(found: list[counting.Counted]) -> list[counting.Counted]:
    return sorted(found, key=lambda one: -one.count)[:WAYS]


def _of(kind: str) -> InformationQuerySet:
    return rows.listed().filter(kind=kind)


def _newest(found: InformationQuerySet, most: int) -> list[Information]:
    newest = list(found.filter(published_on__isnull=False).order_by("-published_on", "-id")[:most])
    shows_rows(*newest)
    return newest


def ledgers() -> list[dict[str, Any]]:
    """The newest documents that order tasks: how many, how many done, how many overdue."""
    late = Q(due_on__lt=timezone.localdate()) & ~Q(state__in=(TaskState.DONE, TaskState.CANCELLED))
    counted = Task.objects.visible_to(PUBLIC).exclude(state=TaskState.CANCELLED).order_by()
    ordering = rows.public().filter(pk__in=counted.values("document"))
    newest = list(
        ordering.order_by(F("written_on").desc(nulls_last=True), "-pk").values_list("pk", flat=True)[:LEDGERS]
    )
    found: QuerySet[Any, Any] = counted.filter(document__in=newest).values(
        "document", "document__title", "document__document_number"
    )
    figures = found.annotate(
        total=Count("pk"),
        done=Count("pk", filter=Q(state=TaskState.DONE)),
        late=Count("pk", filter=late),
    )
    return sorted(figures, key=lambda ledger: newest.index(ledger["document"]))
