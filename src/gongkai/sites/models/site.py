"""网站: a name, a host, and the unit for which it speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q

from gongkai.core.roles import Role
from gongkai.sites.enums import SiteState
from gongkai.sites.querysets import SiteQuerySet, over_root

if TYPE_CHECKING:
    from gongkai.core.actors import Actor


class Site(models.Model):
    """A site speaks for its unit and everything below it that has no site of its own (国办发〔2017〕47号).

    Exactly one is the main site; it speaks for whoever has none, and only it may be without a unit.
    """

    code = models.SlugField("代码", max_length=40, unique=True)
    name = models.CharField("网站名称", max_length=120)
    unit = models.ForeignKey(
        "orgs.Organization", models.PROTECT, verbose_name="所属单位", null=True, blank=True, related_name="sites"
    )
    host = models.CharField("域名", max_length=253, blank=True)  # empty: under the main site's address
    identification = models.CharField("网站标识码", max_length=10, blank=True)
    sponsor = models.CharField("主办单位", max_length=200, blank=True)
    organizer = models.CharField("承办单位", max_length=200, blank=True)
    contact = models.CharField("联系方式", max_length=300, blank=True)
    icp = models.CharField("ICP 备案号", max_length=60, blank=True)
    police_record = models.CharField("公安备案号", max_length=60, blank=True)
    introduction = models.TextField("网站简介", max_length=2000, blank=True)
    main = models.BooleanField("主站", default=False, editable=False)
    state = models.CharField("状态", max_length=10, choices=SiteState.choices, default=SiteState.OPEN)
    order = models.PositiveIntegerField("排序", default=0)
    created_at = models.DateTimeField("建立时间", auto_now_add=True)
    updated_at = models.DateTimeField("修改时间", auto_now=True)

    objects = SiteQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "网站"
        ordering: ClassVar = ["-main", "order", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["main"], condition=Q(main=True), name="site_one_main"),
            models.UniqueConstraint(fields=["host"], condition=~Q(host=""), name="site_host_once"),
            models.UniqueConstraint(
                fields=["unit"], condition=Q(state=SiteState.OPEN), name="site_one_open_for_a_unit"
            ),
            models.CheckConstraint(condition=Q(main=True) | Q(unit__isnull=False), name="site_speaks_for_a_unit"),
            models.CheckConstraint(condition=Q(main=False) | Q(state=SiteState.OPEN), name="site_main_is_open"),
        ]

    def __str__(self) -> str:
        return self.name

    def seats_of(self, actor: Actor) -> frozenset[Role]:
        """The roles that the actor holds over the unit; without a unit, those held over a whole tree."""
        if self.unit:
            return self.unit.seats_of(actor)
        if actor.is_system:
            return frozenset(Role)
        return frozenset(grant.role for grant in actor.grants) if over_root(actor) else frozenset()

    @property
    def reach(self) -> str:
        """The place in the tree of organizations below which it speaks; "/" for everywhere."""
        return self.unit.path if self.unit else "/"
