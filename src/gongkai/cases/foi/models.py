"""Applications as rows of their own: the cases of this kind."""

from __future__ import annotations

from django.db.models import Manager

from gongkai.cases.models import Case
from gongkai.cases.querysets import CaseQuerySet

KIND = "foi"


class ApplicationManager(Manager.from_queryset(CaseQuerySet)):  # type: ignore[misc]  # made at run time
    """Applications alone."""

    def get_queryset(self) -> CaseQuerySet:
        rows: CaseQuerySet = super().get_queryset().filter(kind=KIND)
        return rows


class FoiCase(Case):
    """依申请公开: a case of this kind."""

    objects = ApplicationManager()  # type: ignore[misc]  # the engine's own, for this kind alone

    class Meta:
        proxy = True
        app_label = "cases"
        verbose_name = verbose_name_plural = "依申请公开"
