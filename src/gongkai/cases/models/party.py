"""Who stands in a case. What identifies them lies sealed; the desk's lists see a mask."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.db import models

from gongkai.cases.enums import ApplicantClass, PartyRole
from gongkai.cases.models.case import Case
from gongkai.cases.querysets import OfCaseQuerySet
from gongkai.cases.sealing import Sealed, place_of


class Party(models.Model):
    """`sealed` holds `{"name", "id_kind", "id_number", "phone", "email", "address", "contact", "representative"}`.

    `fingerprint` is a keyed hash of the identity number, or of the name and telephone: the same applicant is
    recognised without being read.
    """

    case = models.ForeignKey(Case, models.PROTECT, verbose_name="办件", related_name="parties")
    role = models.CharField("身份", max_length=20, choices=PartyRole.choices)
    klass = models.CharField("类别", max_length=20, choices=ApplicantClass.choices, blank=True)
    masked = models.CharField("姓名（掩码）", max_length=60)
    fingerprint = models.CharField("指纹", max_length=64, blank=True, db_index=True)
    uid = models.UUIDField("标识", unique=True, default=uuid.uuid4)
    sealed = models.BinaryField("身份信息")

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "当事人"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(role=PartyRole.APPLICANT), name="case_one_applicant"
            ),
        ]

    def __str__(self) -> str:
        return f"{PartyRole(self.role).label} {self.masked}"

    def identity(self) -> dict[str, Any]:
        """What was sealed; empty once it was erased. Read through `actions.look`, which records who looked."""
        return Sealed.data(bytes(self.sealed), place_of(self)) if self.sealed else {}
