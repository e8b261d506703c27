"""栏目: a place in a site's tree, and what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from gongkai.sites.enums import ColumnState, ColumnType
from gongkai.sites.models.site import Site
from gongkai.sites.querysets import ColumnQuerySet

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.core.roles import Role

LONGEST_CODE, LONGEST_PATH, DEEPEST = 60, 300, 10
CODE = RegexValidator(r"\A[a-z0-9]+(-[a-z0-9]+)*\Z", "栏目代码只能用小写字母、数字和连字符，如 zcwj。")


class Column(models.Model):
    """A column of a site.

    It shows what its sources name, all of them together: `kinds` of information, `themes` (a class of the theme
    tree, or one part of it), `units` (each with what lies below it; none: all for whom the site speaks) and what
    fulfilled its catalogue `items`; and always what was put there by hand. With `by_hand` only that. Without any
    source it shows what its open children show.
    """

    site = models.ForeignKey(Site, models.CASCADE, verbose_name="网站", related_name="columns")
    parent = models.ForeignKey(
        "self", models.CASCADE, verbose_name="上级栏目", null=True, blank=True, related_name="children"
    )
    name = models.CharField("栏目名称", max_length=60)
    code = models.CharField("栏目代码", max_length=LONGEST_CODE, validators=[CODE])
    path = models.CharField("路径", max_length=LONGEST_PATH, editable=False)  # a/b/c, the codes from the top
    type = models.CharField("栏目类型", max_length=20, choices=ColumnType.choices, default=ColumnType.OTHER)
    description = models.CharField("栏目描述", max_length=300, blank=True)
    keywords = models.CharField("栏目关键词", max_length=200, blank=True)
    order = models.PositiveIntegerField("排序", default=0)
    # The orders from the top, 00002.00001.: sorting by it gives the tree as it is read.
    place = models.CharField("树中位置", max_length=6 * DEEPEST, default="", editable=False)
    state = models.CharField("状态", max_length=10, choices=ColumnState.choices, default=ColumnState.OPEN)

    kinds = models.JSONField("信息类型", default=list, blank=True)
    themes = models.JSONField("主题分类", default=list, blank=True)
    units = models.ManyToManyField("orgs.Organization", verbose_name="发布机构", blank=True, related_name="+")
    items = models.ManyToManyField("catalog.CatalogItem", verbose_name="公开事项", blank=True, related_name="+")
    by_hand = models.BooleanField("只收人工放入的信息", default=False)

    # A closed column leads on; empty: to the column above it, or to the home page.
    redirect_to = models.ForeignKey(
        "self", models.SET_NULL, verbose_name="转到", null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField("建立时间", auto_now_add=True)
    updated_at = models.DateTimeField("修改时间", auto_now=True)

    objects = ColumnQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "栏目"
        ordering: ClassVar = ["site_id", "order", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["site", "parent", "code"], name="column_code_once"),
            # To a database two nulls differ: columns at the top need a constraint of their own.
            models.UniqueConstraint(
                fields=["site", "code"], condition=Q(parent=None), name="column_root_code_once"
            ),
            models.UniqueConstraint(fields=["site", "path"], name="column_path_once"),
            models.CheckConstraint(condition=~Q(path=""), name="column_has_path"),
        ]
        indexes: ClassVar = [models.Index(fields=["site", "parent", "order"], name="column_tree")]

    def __str__(self) -> str:
        return self.name

    def seats_of(self, actor: Actor) -> frozenset[Role]:
        """The roles that the actor holds over the site."""
        return self.site.seats_of(actor)

    @property
    def own_place(self) -> str:
        """`place` as it follows from the order and the column above."""
        return f"{self.parent.place if self.parent else ''}{self.order:05d}."

    @property
    def depth(self) -> int:
        """0 at the top."""
        return self.path.count("/")
