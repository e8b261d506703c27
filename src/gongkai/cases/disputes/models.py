"""Reviews, suits and new answers as rows of their own: the cases of these kinds."""

from __future__ import annotations

from django.db.models import Manager

from gongkai.cases.models import Case
from gongkai.cases.querysets import CaseQuerySet

REVIEW, SUIT, REDO = "review", "suit", "redo"
DISPUTES = (REVIEW, SUIT)


class ReviewManager(Manager.from_queryset(CaseQuerySet)):  # type: ignore[misc]  # made at run time
    """Reviews alone."""

    def get_queryset(self) -> CaseQuerySet:
        rows: CaseQuerySet = super().get_queryset().filter(kind=REVIEW)
        return rows


class SuitManager(Manager.from_queryset(CaseQuerySet)):  # type: ignore[misc]  # made at run time
    """Suits alone."""

    def get_queryset(self) -> CaseQuerySet:
        rows: CaseQuerySet = super().get_queryset().filter(kind=SUIT)
        return rows


class RedoManager(Manager.from_queryset(CaseQuerySet)):  # type: ignore[misc]  # made at run time
    """New answers alone."""

    def get_queryset(self) -> CaseQuerySet:
        rows: CaseQuerySet = super().get_queryset().filter(kind=REDO)
        return rows


class ReviewCase(Case):
    """行政复议案件, as the organ complained of keeps it."""

    objects = ReviewManager()  # type: ignore[misc]  # the engine's own, for this kind alone

    class Meta:
        proxy = True
        app_label = "cases"
        verbose_name = verbose_name_plural = "行政复议"


class SuitCase(Case):
    """行政诉讼案件, as the defendant keeps it."""

    objects = SuitManager()  # type: ignore[misc]  # as above

    class Meta:
        proxy = True
        app_label = "cases"
        verbose_name = verbose_name_plural = "行政诉讼"


class RedoCase(Case):
    """重新答复: an answer that a review or a court ordered; no new application."""

    objects = RedoManager()  # type: ignore[misc]  # as above

    class Meta:
        proxy = True
        app_label = "cases"
        verbose_name = verbose_name_plural = "重新答复"
