"""各单位办理情况: an organization seen by its cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import Exists, Manager, OuterRef, Q

from gongkai.cases.models import Case
from gongkai.cases.office.querysets import OVERSEERS
from gongkai.core.scope import ScopedQuerySet
from gongkai.orgs.models import Organization

if TYPE_CHECKING:
    from gongkai.core.actors import Actor


class CaseloadQuerySet(ScopedQuerySet[Organization]):
    """The units that somebody oversees: their own and what lies below, where anything was ever applied for."""

    def visible_to(self, actor: Actor) -> Self:
        if actor.is_public:
            return self.none()
        below = Q(pk__in=[])
        for grant in actor.grants:
            if grant.role in OVERSEERS:
                below |= Q(path__startswith=grant.path)
        return self.filter(Q() if actor.is_system else below)


class CaseloadManager(Manager.from_queryset(CaseloadQuerySet)):  # type: ignore[misc]  # made at run time
    """Organizations that have cases."""

    def get_queryset(self) -> CaseloadQuerySet:
        rows: CaseloadQuerySet = super().get_queryset().filter(Exists(Case.objects.filter(unit=OuterRef("pk"))))
        return rows


class Caseload(Organization):
    """A unit with its cases."""

    objects = CaseloadManager()  # type: ignore[misc]  # another manager than the organizations' own

    class Meta:
        proxy = True
        app_label = "office"
        verbose_name = verbose_name_plural = "各单位办理情况"
