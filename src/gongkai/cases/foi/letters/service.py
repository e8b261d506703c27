"""送达回证: the form that whoever receives a letter signs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from gongkai.cases import writing
from gongkai.cases.actions import look
from gongkai.cases.enums import ConsultedBody, PartyRole, ServiceMethod
from gongkai.cases.foi.letters.record import agent_name
from gongkai.cases.models import Consultation
from gongkai.core.errors import RefusedError
from gongkai.letters import to_docx

if TYPE_CHECKING:
    from gongkai.cases.models import Letter
    from gongkai.core.actors import Actor

KIND = "service_record"
WHY = "打印送达回证"


@transaction.atomic
def service_form(letter: Letter, *, actor: Actor) -> tuple[str, bytes]:
    """File name and Word file of the form for one letter, filled in as far as its service is known.

    Raises RefusedError for whoever may not see who the addressee is; the look is in the trail.
    """
    who = look(letter.party, actor=actor, why=WHY) if letter.party else {"name": _organ(letter)}
    if not who.get("name"):
        raise RefusedError("受送达人的信息已经清除，或者没有记录，不能填写送达回证。")
    day = timezone.localdate()
    made = writing.write(letter.case, KIND, _facts(letter, who), day=day, number="")
    return f"送达回证（{letter.number}）.docx", to_docx(made, writing.templates())


def _facts(letter: Letter, who: dict[str, Any]) -> dict[str, Any]:
    service = getattr(letter, "service", None)
    method = ServiceMethod(service.method) if service else ServiceMethod.DIRECT
    return {
        "recipient": who["name"],
        "served_documents": [
            f"{letter.number} {letter.name}",
            *(str(each.document) for each in _enclosed(letter)),
        ],
        "service_method": str(method.label),
        "service_address": who.get("address", ""),
        "mail_number": service.tracking if service else "",
        "service_note": _note(letter),
    }


def _note(letter: Letter) -> str:
    """Who else may sign for it."""
    to_applicant = letter.party is not None and letter.party.role == PartyRole.APPLICANT
    agent = agent_name(letter.case) if to_applicant else ""
    return f"申请人由{agent}代理，可以由代理人签收。" if agent else ""


def _enclosed(letter: Letter) -> Any:
    return letter.enclosures.select_related("document").order_by("pk")


def _organ(letter: Letter) -> str:
    asked = Consultation.objects.filter(sent=letter.event_id, body=ConsultedBody.ORGAN).first()
    return asked.organ if asked else ""
