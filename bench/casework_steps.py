"""The acts of an office upon a case, each with what somebody would fill in. Imported once Django has started."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from gongkai.cases.actions import add_document
from gongkai.cases.enums import ConsultedBody, Opinion, Purpose, ServiceMethod
from gongkai.cases.foi import actions
from gongkai.core.errors import RefusedError
from gongkai.orgs.models import Person

if TYPE_CHECKING:
    from collections.abc import Callable

    from gongkai.cases.models import Case
    from gongkai.core.actors import Actor

    Act = Callable[[Case, Actor], object]

PAPER = b"%PDF-1.4\n" + b"0" * 20_000


def _assign(case: Case, actor: Actor) -> None:
    actions.assign(case, Person.objects.get(username="soak_handler"), actor=actor)


def _ask_correction(case: Case, actor: Actor) -> None:
    until = timezone.localdate() + dt.timedelta(days=15)
    actions.ask_correction(case, "请写明所需数据的年度。", until, actor=actor)


@transaction.atomic
def _correct(case: Case, actor: Actor) -> None:
    actions.correct(case, "2025年度。", actor=actor)
    add_document(case, Purpose.CORRECTION, "补正.pdf", PAPER, media_type="application/pdf", actor=actor)


def _consult(case: Case, actor: Actor) -> None:
    actions.consult(case, ConsultedBody.ORGAN, "档案查阅统计", organ="示范市统计局", actor=actor)


def _opinion(case: Case, actor: Actor) -> None:
    asked = case.consultations.filter(opinion="").first()
    if asked is None:
        raise RefusedError("没有尚无结果的征求意见。")
    actions.opinion(asked, Opinion.AGREES, "同意。", actor=actor)
    case.version = asked.answered.sequence if asked.answered else 0


def _propose(case: Case, actor: Actor) -> None:
    actions.propose(case, "published", {"access_route": "本机关网站公开专栏"}, actor=actor)


def _serve(case: Case, actor: Actor) -> None:
    actions.serve(case, ServiceMethod.ONLINE, sent_on=timezone.localdate(), actor=actor)


ACTS: dict[str, Act] = {
    "confirm": lambda case, actor: actions.confirm(case, actor=actor),
    "assign": _assign,
    "search": lambda case, actor: actions.search(case, "档案室", "按名称检索", "查到一份", actor=actor),
    "ask_correction": _ask_correction,
    "correct": _correct,
    "consult": _consult,
    "opinion": _opinion,
    "extend": lambda case, actor: actions.extend(case, actor=actor, reason="需要核对多年的数据。"),
    "propose": _propose,
    "approve": lambda case, actor: actions.approve(case, actor=actor, opinion="同意。"),
    "return": lambda case, actor: actions.return_for_rework(case, actor=actor, reason="请补充依据。"),
    "clear": lambda case, actor: actions.clear(case, actor=actor),
    "sign": lambda case, actor: actions.sign(case, actor=actor),
    "serve": _serve,
    "withdraw": lambda case, actor: actions.withdraw(case, actor=actor, reason="不再需要。"),
    "archive": lambda case, actor: actions.archive(case, actor=actor),
}
