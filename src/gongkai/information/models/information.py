"""政府信息: the record whose columns are what the public sees once it is published."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import F
from django.urls import reverse

from gongkai.information.enums import Disclosure, InformationState, Validity
from gongkai.information.models.newest import NullsLastIndex
from gongkai.information.querysets import InformationQuerySet

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.core.roles import Role
    from gongkai.information.models.review import Opinion


class Information(models.Model):
    """One piece of government information (条例 art. 2) with the metadata of 国办秘函〔2009〕6号."""

    kind = models.CharField("信息类型", max_length=40, db_index=True)  # the code of a TOML in kinds/
    state = models.CharField(
        "状态", max_length=20, choices=InformationState.choices, default=InformationState.DRAFT, db_index=True
    )
    disclosure = models.CharField(
        "公开属性", max_length=20, choices=Disclosure.choices, default=Disclosure.PROACTIVE
    )
    owner = models.ForeignKey(
        "orgs.Organization", models.PROTECT, verbose_name="发布机构", related_name="owned_information"
    )

    index_number = models.CharField("索引号", max_length=60, unique=True)
    title = models.CharField("标题", max_length=500)
    document_number = models.CharField("发文字号", max_length=120, blank=True)
    document_key = models.CharField("文号检索键", max_length=120, blank=True, editable=False, db_index=True)
    title_key = models.CharField("标题检索键", max_length=200, blank=True, editable=False, db_index=True)
    # The title of what this one issues (关于印发《…》的通知), by which others cite it.
    issued_title_key = models.CharField(
        "印发文件标题检索键", max_length=200, blank=True, editable=False, db_index=True
    )
    document_type = models.CharField("文种", max_length=20, blank=True)
    issuer = models.ForeignKey(
        "orgs.Organization",
        models.PROTECT,
        verbose_name="发文机关",
        null=True,
        blank=True,
        related_name="issued_information",
    )
    issuer_name = models.CharField("发文机关（原文）", max_length=300, blank=True, db_index=True)
    recipients = models.JSONField("主送机关", default=list, blank=True)
    theme = models.CharField("主题分类", max_length=60, blank=True, db_index=True)
    keywords = models.CharField("主题词", max_length=300, blank=True)
    summary = models.TextField("内容概述", blank=True)
    note = models.CharField("附注", max_length=200, blank=True)

    written_on = models.DateField("成文日期", null=True, blank=True, db_index=True)
    published_on = models.DateField("发布日期", null=True, blank=True, db_index=True)
    effective_on = models.DateField("施行日期", null=True, blank=True)
    ended_on = models.DateField("废止（失效）日期", null=True, blank=True)
    # A cache of the validity facts as of today; `actions.refresh_validity` keeps it.
    validity = models.CharField("效力状态", max_length=20, choices=Validity.choices, blank=True, db_index=True)

    body_html = models.TextField("正文", blank=True)
    body_text = models.TextField("正文文本", blank=True, editable=False)
    contents = models.JSONField("目录", default=list, blank=True, editable=False)  # [{level, anchor, heading}]
    elements = models.JSONField("要素", default=dict, blank=True)  # the kind's own fields
    rows_sha256 = models.CharField("表格", max_length=64, blank=True, editable=False)  # its `RowList`
    warnings = models.JSONField("读取提示", default=list, blank=True, editable=False)  # [{where, what}]

    source = models.CharField("来源", max_length=300, blank=True, editable=False)  # where an import found it
    source_key = models.CharField("来源标识", max_length=200, null=True, unique=True, editable=False)  # noqa: DJ001 - many rows have none, and unique
    source_hash = models.CharField("来源摘要", max_length=64, blank=True, editable=False, db_index=True)
    source_url = models.URLField("原文地址", max_length=1000, blank=True)

    revision_number = models.PositiveIntegerField("版次", default=0, editable=False)
    created_at = models.DateTimeField("建立时间", auto_now_add=True)
    updated_at = models.DateTimeField("修改时间", auto_now=True)

    objects = InformationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "政府信息"
        ordering: ClassVar = [F("published_on").desc(nulls_last=True), "-id"]
        indexes: ClassVar = [
            NullsLastIndex(fields=["state", "disclosure", "-published_on", "-id"], name="information_newest"),
            # The columns of sites: the newest of a kind, of a unit, of a unit's kind.
            NullsLastIndex(
                fields=["kind", "state", "disclosure", "-published_on", "-id"], name="information_newest_of_kind"
            ),
            NullsLastIndex(
                fields=["owner", "kind", "state", "disclosure", "-published_on"], name="information_owners_kinds"
            ),
            models.Index(fields=["owner", "-updated_at"], name="information_owner"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("portal:document", args=[self.pk])

    def seats_of(self, actor: Actor) -> frozenset[Role]:
        """The roles that the actor holds over the publishing organization."""
        return self.owner.seats_of(actor)

    @property
    def open_opinions(self) -> list[Opinion]:
        """The reviewers' opinions that nobody has settled yet."""
        return list(self.opinions.filter(done_at__isnull=True).select_related("information"))

    @property
    def is_public(self) -> bool:
        """Whether the public may read it."""
        return self.state == InformationState.PUBLISHED and self.disclosure == Disclosure.PROACTIVE
