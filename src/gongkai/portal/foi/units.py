"""The units that take applications: those that have somebody who works on them, each with its guide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from gongkai.cases.foi.flow import DESK
from gongkai.orgs.models import Organization
from gongkai.orgs.models.people import Appointment
from gongkai.sites.models import Guide

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Accepting:
    """A unit with what its guide says of its office; `elsewhere` is its own form on another site."""

    unit: Organization
    guide: Guide | None

    @property
    def elsewhere(self) -> str:
        return self.guide.request_url if self.guide and self.guide.unit_id == self.unit.pk else ""


def accepting() -> QuerySet[Organization]:
    """Every unit with a handler, or with an officer of the work unit (条例 4), in the order of the tree."""
    today = timezone.localdate()
    now = Q(until__isnull=True) | Q(until__gte=today)
    held = Appointment.objects.filter(now, since__lte=today, person__is_active=True)
    seats = {str(role) for role in DESK}
    units = {
        unit for unit, roles in held.values_list("post__organization", "post__roles") if seats.intersection(roles)
    }
    living = Q(valid_to__isnull=True) | Q(valid_to__gt=today)
    return Organization.objects.filter(living, pk__in=units).order_by("path")


def with_guides() -> list[Accepting]:
    """All of them with the guide that counts: their own, else that of the nearest unit above."""
    guides = {guide.unit_id: guide for guide in Guide.objects.select_related("unit")}
    return [Accepting(unit, _nearest(unit, guides)) for unit in accepting()]


def guide_for(unit: Organization) -> Guide | None:
    """The guide that counts for one unit."""
    line = [int(step) for step in unit.path.split("/") if step]
    return _nearest(unit, {guide.unit_id: guide for guide in Guide.objects.filter(unit__in=line)})


def _nearest(unit: Organization, guides: dict[int, Guide]) -> Guide | None:
    line = [int(step) for step in unit.path.split("/") if step]
    return next((guides[key] for key in reversed(line) if key in guides), None)
