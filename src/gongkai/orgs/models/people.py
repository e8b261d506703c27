"""Posts carry roles, people hold posts, one person may hold several."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.utils import timezone

from gongkai.core.actors import Actor, ActorKind, Grant
from gongkai.core.roles import Role
from gongkai.orgs.models.organization import Organization
from gongkai.orgs.querysets import AppointmentQuerySet, PersonManager

if TYPE_CHECKING:
    import datetime as dt


class Post(models.Model):
    """岗位: a seat in an organization with its roles; the rules name posts, never persons."""

    organization = models.ForeignKey(Organization, models.CASCADE, verbose_name="机构", related_name="posts")
    title = models.CharField("岗位", max_length=60)
    roles = models.JSONField("角色", default=list)

    class Meta:
        verbose_name = verbose_name_plural = "岗位"
        constraints: ClassVar = [models.UniqueConstraint(fields=["organization", "title"], name="post_title_once")]

    def __str__(self) -> str:
        return f"{self.organization} {self.title}"


class Person(AbstractBaseUser):
    """人员: someone who signs in."""

    username = models.CharField("用户名", max_length=60, unique=True)
    name = models.CharField("姓名", max_length=60)
    is_active = models.BooleanField("在用", default=True)

    objects = PersonManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar = ["name"]

    class Meta:
        verbose_name = verbose_name_plural = "人员"

    def __str__(self) -> str:
        return self.name

    def actor(self, on: dt.date | None = None) -> Actor:
        """This person with the roles of the posts held on a day (today): one query."""
        held = self.appointments.current(on or timezone.localdate()).select_related("post__organization")
        grants = tuple(
            Grant(Role(role), appointment.post.organization_id, appointment.post.organization.path)
            for appointment in held
            for role in appointment.post.roles
        )
        return Actor(ActorKind.PERSON, self.name, person_id=self.pk, grants=grants)


class Appointment(models.Model):
    """任职: a person in a post between two days."""

    person = models.ForeignKey(Person, models.CASCADE, verbose_name="人员", related_name="appointments")
    post = models.ForeignKey(Post, models.CASCADE, verbose_name="岗位", related_name="appointments")
    since = models.DateField("任职日期", default=timezone.localdate)
    until = models.DateField("离任日期", null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "任职"

    def __str__(self) -> str:
        return f"{self.person} {self.post}"
