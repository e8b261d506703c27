"""年度报告: one version of the report of a unit on a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from gongkai.core.roles import Role
from gongkai.reporting.deadlines import due_on
from gongkai.reporting.enums import OPEN, ReportState
from gongkai.reporting.querysets import AnnualReportQuerySet

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.core.actors import Actor


class AnnualReport(models.Model):
    """`computed` are the figures as counted, `manual` those that somebody entered beside them:
    {table/row/column: {value, note, by, at}}. `sections` is the prose, HTML by the form's section.

    Once published, `frozen` is all that a rendering needs, `files` the digests of the files that went out, and
    `cases` the applications as they were counted (`snapshot`): nothing of a version changes after that.
    """

    unit = models.ForeignKey(
        "orgs.Organization", models.PROTECT, verbose_name="报告机关", related_name="annual_reports"
    )
    year = models.PositiveIntegerField("报告年度")
    version = models.PositiveIntegerField("版次", default=1)
    state = models.CharField("状态", max_length=20, choices=ReportState.choices, default=ReportState.DRAFT)
    reason = models.CharField("更正理由", max_length=300, blank=True)
    sections = models.JSONField("各部分文字", default=dict, blank=True)
    computed = models.JSONField("统计数", default=dict, encoder=DjangoJSONEncoder)
    unsourced = models.JSONField("没有数据来源的项", default=dict, blank=True)  # {table/row/column: why}
    manual = models.JSONField("填报数", default=dict, blank=True, encoder=DjangoJSONEncoder)
    explanations = models.JSONField("提示的说明", default=dict, blank=True)  # {finding: words}
    counted_at = models.DateTimeField("统计时间", default=timezone.now)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="编制人", null=True, blank=True, related_name="+"
    )
    author_name = models.CharField("编制人姓名", max_length=100)
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="审核人", null=True, blank=True, related_name="+"
    )
    information = models.ForeignKey(
        "information.Information",
        models.PROTECT,
        verbose_name="公开的信息",
        null=True,
        blank=True,
        related_name="annual_reports",
    )
    frozen = models.JSONField("发布时的内容", default=dict, blank=True, encoder=DjangoJSONEncoder, editable=False)
    files = models.JSONField("发布的文件", default=dict, blank=True, editable=False)  # {format: {name, sha256, …}}
    cases = models.BinaryField("发布时的办件", default=b"", editable=False)
    submitted_on = models.DateField("提交日期", null=True, blank=True)
    published_on = models.DateField("发布日期", null=True, blank=True)
    created_at = models.DateTimeField("建立时间", auto_now_add=True)
    updated_at = models.DateTimeField("修改时间", auto_now=True)

    objects = AnnualReportQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "年度报告"
        ordering: ClassVar = ["-year", "unit_id", "-version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "year", "version"], name="annual_report_version_once"),
            models.UniqueConstraint(
                fields=["unit", "year"], condition=models.Q(state__in=OPEN), name="annual_report_one_open"
            ),
            models.UniqueConstraint(
                fields=["unit", "year"],
                condition=models.Q(state=ReportState.PUBLISHED),
                name="annual_report_one_public",
            ),
        ]

    def __str__(self) -> str:
        again = f"（第{self.version}版）" if self.version > 1 else ""
        return f"{self.unit.name}{self.year}年政府信息公开工作年度报告{again}"

    @property
    def owner(self) -> object:
        """The organization that the desk asks for."""
        return self.unit

    @property
    def open(self) -> bool:
        """Whether it is still worked on."""
        return self.state in OPEN

    def seats_of(self, actor: Actor) -> frozenset[Role]:
        """The roles over the unit. Its own 政务公开办 writes the report; the one above oversees it."""
        seats = self.unit.seats_of(actor) - {Role.DISCLOSURE_OFFICER, Role.APPLICANT}
        if actor.is_system:
            return seats
        officer = [grant for grant in actor.grants if grant.role is Role.DISCLOSURE_OFFICER]
        if any(grant.organization_id == self.unit_id for grant in officer):
            seats |= {Role.HANDLER}
        above = [grant for grant in officer if grant.organization_id != self.unit_id]
        if any(grant.covers(self.unit_id, self.unit.path) for grant in above):
            seats |= {Role.DISCLOSURE_OFFICER}
        return seats

    @property
    def due_on(self) -> dt.date | None:
        """The day by which the law wants it published."""
        return due_on(self.unit, self.year)

    def value(self, path: str) -> Any:
        """What the report says in a cell (`table/row/column`): what was entered, else what was counted."""
        table, row, column = path.split("/")
        entered = self.manual.get(path)
        return entered["value"] if entered else self.computed.get(table, {}).get(row, {}).get(column)
