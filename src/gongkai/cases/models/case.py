"""办件: one matter that came in. Its events are the truth; dates and state beside them are what they come to."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models

from gongkai.cases import kinds
from gongkai.cases.enums import ApplicantClass, Channel
from gongkai.cases.querysets import CaseQuerySet
from gongkai.core.roles import Role
from gongkai.law.clock import State as ClockState

if TYPE_CHECKING:
    from gongkai.core.actors import Actor

NOT_GIVEN = models.Q(number="")
# Where a case stands in the inbox: by its due day, then what waits for somebody else, then what is over.
WAITING, OVER = dt.date(9000, 1, 1), dt.date(9999, 12, 31)


class Case(models.Model):
    """`kind` names its table of acts (`gongkai.cases.kinds`). `code` is what the applicant follows it by.

    `received_on`, `due_on`, `clock` and `closed_on` are what `gongkai.cases.clock` made of the events: a cache,
    computed anew by each event and by every new holiday notice. The class of the applicant stays when the person
    is forgotten, so that the statistics of a year never change.
    """

    kind = models.CharField("类型", max_length=20)
    unit = models.ForeignKey("orgs.Organization", models.PROTECT, verbose_name="承办机关", related_name="cases")
    number = models.CharField("登记编号", max_length=60, blank=True)
    origin = models.CharField("原系统编号", max_length=100, blank=True)
    code = models.CharField("查询码", max_length=20, unique=True)
    channel = models.CharField("渠道", max_length=20, choices=Channel.choices)
    title = models.CharField("申请事项", max_length=200)
    state = models.CharField("状态", max_length=30)
    version = models.PositiveIntegerField("事件数", default=0)
    applicant_class = models.CharField("申请人类别", max_length=20, choices=ApplicantClass.choices)
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="承办人",
        null=True,
        blank=True,
        related_name="handled_cases",
    )
    arrived_on = models.DateField("到达日期")
    received_on = models.DateField("收到之日", db_index=True)
    due_on = models.DateField("到期日", null=True, blank=True)
    provisional = models.BooleanField("暂定", default=False)
    clock = models.CharField(
        "时限", max_length=12, choices=[(each.value, each.label) for each in ClockState], blank=True
    )
    pressing = models.DateField("排序日期", default=WAITING, editable=False)
    closed_on = models.DateField("办结日期", null=True, blank=True, db_index=True)
    decision = models.CharField("处理决定", max_length=30, blank=True)
    cell = models.CharField("年报统计项", max_length=30, blank=True)
    counts = models.BooleanField("计入统计", default=True)  # not a registration that was struck
    split_from = models.ForeignKey(
        "self", models.PROTECT, verbose_name="拆分自", null=True, blank=True, related_name="parts"
    )
    same_as = models.ForeignKey(
        "self", models.PROTECT, verbose_name="并入", null=True, blank=True, related_name="copies"
    )
    forgotten_on = models.DateField("个人信息清除日期", null=True, blank=True)
    created_at = models.DateTimeField("登记时间", auto_now_add=True)
    updated_at = models.DateTimeField("更新时间", auto_now=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "办件"
        ordering: ClassVar = ["-received_on", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "number"], condition=~NOT_GIVEN, name="case_number_once"),
            models.UniqueConstraint(
                fields=["unit", "kind", "origin"], condition=~models.Q(origin=""), name="case_origin_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["pressing", "-id"], name="case_pressing"),
            models.Index(fields=["unit", "pressing", "-id"], name="case_inbox"),
            models.Index(fields=["unit", "state", "pressing"], name="case_state"),
            models.Index(fields=["handler", "pressing"], name="case_handler"),
        ]

    def __str__(self) -> str:
        # It goes into the trail, which nobody can erase: so no word of what was asked for.
        return self.number or f"办件 {self.pk}"

    def get_state_display(self) -> str:
        """The state in the words of its kind's flow."""
        return str(kinds.get(self.kind).flow.states(self.state).label)

    @property
    def owner(self) -> object:
        """The organization that the desk asks for."""
        return self.unit

    @property
    def open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.closed_on is None and self.counts

    def seats_of(self, actor: Actor) -> frozenset[Role]:
        """The roles over the unit that handles it; the applicant's seat belongs to whoever holds its code."""
        if actor.case_id is not None:
            return frozenset({Role.APPLICANT}) if actor.case_id == self.pk else frozenset()
        return self.unit.seats_of(actor) - {Role.APPLICANT}
