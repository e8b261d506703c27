"""What citizens of the demo city asked its organs: two years of applications, invented, and some of today."""

from __future__ import annotations

import datetime as dt
import json
from random import Random
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.utils import timezone

from gongkai.cases.actions import Identity
from gongkai.cases.actions.particulars import set_particulars
from gongkai.cases.disputes.simulation import disputes_of
from gongkai.cases.enums import ApplicantClass, Channel
from gongkai.cases.foi import actions
from gongkai.cases.foi.actions.intake import Application
from gongkai.cases.foi.importing import run
from gongkai.cases.foi.simulation import history

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization

UNITS = ("jiaoyu", "minzheng", "renshe", "shengtai", "zhujian", "shichang", "weijian")
# 文号代字, telephone, address of those whose letters the demo shows; all others follow from the tree.
PARTICULARS = {
    "jiaoyu": ("示教公开复", "0510-55501020", "示范市东湖路20号"),
    "shifan": ("示政公开复", "0510-55501000", "示范市人民路1号"),
}
REVIEW_ABOVE_CITY = "示范省人民政府"
PAST, EVERY = 160, 16  # cases, and of how many one was disputed
SEED = 2026
HANDLER = "jiaoyu_handler"
# Days ago, channel, who, what.
TODAY = (
    (1, Channel.INTERNET, "罗一舟", "2026年示范市义务教育学校学位预警名单"),
    (0, Channel.COUNTER, "方知秋", "示范市第三小学扩建项目的可行性研究报告批复"),
    (6, Channel.POST_SIGNED, "韩亦可", "2025年全市校车运营企业考核结果"),
    (12, Channel.COUNTER, "苏念安", "东湖区民办幼儿园2024年年检结论"),
)


def load_casework(organizations: dict[str, Organization], actor: Actor) -> None:
    """The past as another system would hand it over; what is under way through the acts themselves."""
    _enter_particulars(organizations, actor)
    today = timezone.localdate()
    random = Random(SEED)  # noqa: S311 - an invented city, the same every time
    first, last = dt.date(today.year - 2, 1, 1), today - dt.timedelta(days=1)
    records = [history(random, number, random.choice(UNITS), first, last) for number in range(PAST)]
    disputed = [each for record in records[::EVERY] for each in disputes_of(random, record, last)]
    run(json.dumps(each) for each in (*records, *disputed))
    for days, channel, name, request in TODAY:
        _arrive(organizations["jiaoyu"], today - dt.timedelta(days=days), channel, name, request, actor)


def _enter_particulars(organizations: dict[str, Organization], actor: Actor) -> None:
    for unit, (code, phone, address) in PARTICULARS.items():
        above = REVIEW_ABOVE_CITY if organizations[unit].parent is None else ""
        set_particulars(
            organizations[unit], actor=actor, code=code, phone=phone, address=address, review_body=above
        )


def _arrive(unit: Organization, day: dt.date, channel: Channel, name: str, request: str, actor: Actor) -> None:
    application = Application(
        applicant=Identity(name=name, phone="13800000000", address="示范市东湖路18号"),
        klass=ApplicantClass.NATURAL_PERSON,
        request=request,
        delivery="电子文件，电子邮箱",
    )
    case = actions.register(unit, application, channel, arrived_on=day, actor=actor)
    if day < timezone.localdate() and channel is not Channel.INTERNET:
        actions.assign(case, get_user_model().objects.get(username=HANDLER), actor=actor)
