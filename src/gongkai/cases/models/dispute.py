"""What a reconsideration or a suit is about, and the new answer that it ordered."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gongkai.cases.models.case import Case
from gongkai.cases.querysets import OfCaseQuerySet


class DisputePath(models.TextChoices):
    """How it came here: the rows of the annual report's fourth table."""

    REVIEW = "review", "行政复议"
    DIRECT = "direct", "未经复议直接起诉"
    AFTER_REVIEW = "after_review", "复议后起诉"


class Challenge(models.TextChoices):
    """The act that is complained of."""

    ANSWER = "answer", "对答复不服"
    SILENCE = "silence", "逾期不答复"
    DISCLOSURE = "disclosure", "决定公开侵害权益"


class Dispute(models.Model):
    """A case of the kinds `review` and `suit` has one. `act` is the application, `after` the review before a suit.

    `first` is the result of the first instance, `outcome` that which stands: codes of rules DIS-REVIEW, DIS-SUIT.
    """

    case = models.OneToOneField(Case, models.PROTECT, verbose_name="案件", related_name="dispute")
    act = models.ForeignKey(Case, models.PROTECT, verbose_name="所涉申请", related_name="disputes")
    after = models.ForeignKey(
        Case, models.PROTECT, verbose_name="先行的复议", null=True, blank=True, related_name="suits"
    )
    path = models.CharField("途径", max_length=20, choices=DisputePath.choices)
    challenge = models.CharField("所争行为", max_length=20, choices=Challenge.choices)
    third_party = models.BooleanField("由第三方提起", default=False)
    body = models.CharField("复议机关、法院", max_length=60)
    docket = models.CharField("案号", max_length=60, blank=True)
    filed_on = models.DateField("提出日期")
    first = models.CharField("一审结果", max_length=30, blank=True)
    outcome = models.CharField("结果", max_length=30, blank=True)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "复议诉讼"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["act", "body", "docket"], condition=~models.Q(docket=""), name="dispute_docket_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{DisputePath(self.path).label} {self.docket or self.case}"


class NewAnswer(models.Model):
    """责令重新答复: a case of the kind `redo`, ordered by `order`, about the application `act`.

    `until` is the last day; `stated` says that the decision itself set it.
    """

    case = models.OneToOneField(Case, models.PROTECT, verbose_name="办件", related_name="new_answer")
    act = models.ForeignKey(Case, models.PROTECT, verbose_name="所涉申请", related_name="new_answers")
    order = models.OneToOneField(Case, models.PROTECT, verbose_name="依据的案件", related_name="ordered")
    until = models.DateField("重新答复的期限")
    stated = models.BooleanField("决定写明期限", default=True)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "重新答复"
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return str(self.case)
