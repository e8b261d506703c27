"""不予公开的审核: an item that a unit wants to keep back needs a legal ground and the disclosure office's word."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models

from gongkai.catalog.enums import ReviewState
from gongkai.catalog.models.item import CatalogItem
from gongkai.catalog.querysets import ReviewQuerySet

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.core.roles import Role


class NonDisclosureReview(models.Model):
    """A unit's wish to keep an item back (rule CAT-WITHHELD). `ground` is a code of `grounds.GROUNDS`.

    Upheld ones are looked at again (条例 18): `reassess_on` is the day that the office has set for it.
    """

    organization = models.ForeignKey(
        "orgs.Organization", models.PROTECT, verbose_name="申报单位", related_name="+"
    )
    item = models.ForeignKey(
        CatalogItem, models.SET_NULL, verbose_name="公开事项", null=True, blank=True, related_name="reviews"
    )
    matter = models.CharField("事项名称", max_length=300)
    ground = models.CharField("法律依据", max_length=20)
    basis = models.TextField("依据的条款")
    reasons = models.TextField("理由")
    state = models.CharField(
        "状态", max_length=20, choices=ReviewState.choices, default=ReviewState.PENDING, db_index=True
    )
    opinion = models.CharField("审核意见", max_length=300, blank=True)
    reassess_on = models.DateField("再次评估日期", null=True, blank=True)
    applicant = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="申报人", null=True, related_name="+"
    )
    created_at = models.DateTimeField("申报时间", auto_now_add=True)
    updated_at = models.DateTimeField("修改时间", auto_now=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "不予公开审核"
        ordering: ClassVar = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.matter

    def seats_of(self, actor: Actor) -> frozenset[Role]:
        """The roles that the actor holds over the unit that asks."""
        return self.organization.seats_of(actor)
