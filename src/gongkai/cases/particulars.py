"""A unit as its letters speak of it: what it entered itself, what else follows from the tree (行政复议法 24)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

from gongkai.cases import kinds
from gongkai.cases.clock import rule
from gongkai.cases.models import UnitParticulars
from gongkai.orgs.models import OrganizationKind

if TYPE_CHECKING:
    import datetime as dt

    from gongkai.cases.models import Case
    from gongkai.orgs.models import Organization

GOVERNMENTS = frozenset(
    {
        OrganizationKind.PROVINCE,
        OrganizationKind.CITY,
        OrganizationKind.DISTRICT,
        OrganizationKind.TOWNSHIP,
    }
)
# Who decides on review, by the items of rule REV-24.
_SUBJECTS = {
    OrganizationKind.COMMITTEE: "agency",
    OrganizationKind.VILLAGE: "authorized",
    OrganizationKind.PUBLIC_ENTERPRISE: "authorized",
}
COURT = "有管辖权的人民法院"
OFFICE = "本机关政府信息公开工作机构"
PAYMENT = "由本机关开具缴款通知，按通知载明的方式缴入财政账户。"
FIELDS = ("code", "phone", "address", "submit_to", "payment", "review_body", "court", "online_channel", "head")


def field(name: str) -> models.CharField[str, str]:
    """One of `FIELDS` as the table has it."""
    found = UnitParticulars._meta.get_field(name)
    if not isinstance(found, models.CharField):
        raise TypeError(f"{name} 不是文书信息的字段")
    return found


def own(unit: Organization) -> UnitParticulars:
    """What the unit entered; an empty row, not saved, where it entered nothing."""
    return UnitParticulars.objects.filter(unit=unit).first() or UnitParticulars(unit=unit)


def letter_facts(unit: Organization, day: dt.date) -> dict[str, Any]:
    """The facts of `gongkai.letters` that are the unit's own on a day; what nobody knows is absent."""
    entered = own(unit)
    facts = {
        "issuer": unit.name,
        "phone": entered.phone,
        "address": entered.address,
        "submit_to": entered.submit_to or submit_to(entered),
        "payment": entered.payment or PAYMENT,
        "review_body": entered.review_body or review_body(unit, day),
        "court": entered.court or COURT,
        "online_channel": entered.online_channel,
        "representative": entered.head,
    }
    return {name: value for name, value in facts.items() if value}


def submit_to(entered: UnitParticulars) -> str:
    """Where an applicant hands something in: at the unit's address, where it is known."""
    return f"当面或者邮寄至{entered.address}（{OFFICE}）" if entered.address else f"当面或者邮寄至{OFFICE}"


def review_body(unit: Organization, day: dt.date) -> str:
    """Who decides on review by the tree: the government of a department, the next higher one of a government.

    Empty where the tree does not tell: the unit enters it.
    """
    subject = (
        "government" if unit.kind in GOVERNMENTS else _SUBJECTS.get(OrganizationKind(unit.kind), "department")
    )
    rule("REV-24", day).item(subject)  # the law of that day knows this case
    above = unit.parent
    while above is not None and above.kind not in GOVERNMENTS:
        above = above.parent
    return above.name if above else ""


def code_of(case: Case) -> str:
    """What heads the numbers of the unit's letters."""
    return own(case.unit).code or f"{kinds.get(case.kind).series}复"
