"""Relations between documents: found from citations, confirmed by a person, readable from both ends."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gongkai.information.enums import RelationKind, RelationState
from gongkai.information.models.information import Information
from gongkai.information.querysets import RelationQuerySet


class Relation(models.Model):
    """What `source` does to `target`. The target may not be in the library (yet): then its number and title are
    kept, and the relation is tied as soon as the document comes in."""

    source = models.ForeignKey(Information, models.CASCADE, verbose_name="文件", related_name="relations")
    kind = models.CharField("关系", max_length=20, choices=RelationKind.choices, default=RelationKind.CITES)
    state = models.CharField("确认", max_length=10, choices=RelationState.choices, default=RelationState.FOUND)
    target = models.ForeignKey(
        Information,
        models.SET_NULL,
        verbose_name="对象文件",
        null=True,
        blank=True,
        related_name="inverse_relations",
    )
    target_number = models.CharField("对象文号", max_length=120, blank=True)
    target_key = models.CharField("文号检索键", max_length=120, blank=True, editable=False, db_index=True)
    target_title = models.CharField("对象标题", max_length=500, blank=True)
    target_title_key = models.CharField("标题检索键", max_length=200, blank=True, editable=False, db_index=True)
    # Several documents answer to the number or title: it is tied only when a person says which.
    ambiguous = models.BooleanField("有多个可能的对象", default=False, editable=False)
    # Stated by a person: a document's words need not bear it out, so it outlives every new reading of them.
    by_hand = models.BooleanField("人工填报", default=False, editable=False)
    from_on = models.DateField("生效日期", null=True, blank=True)  # of a repeal or an amendment
    clause = models.CharField("条款", max_length=200, blank=True)
    as_written = models.CharField("原文", max_length=700, blank=True)

    objects = RelationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "文件关系"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["source", "kind", "target_key", "target_title_key"], name="relation_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.as_written or self.target_title or self.target_number}"
