"""发布前检查: nothing is given away before it was looked into and what was found is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from gongkai.cases.actions import read
from gongkai.cases.enums import ApplicantClass, Opinion, PartyRole
from gongkai.cases.office.child import ask
from gongkai.cases.office.models import Redacting, ReleaseCheck
from gongkai.cases.sealing import fingerprint, place_of, seal_data, seal_text
from gongkai.core import audit, outbox
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.roles import Role
from gongkai.documents.errors import UnreadableError
from gongkai.redaction import Leak, Reason, Spot
from gongkai.redaction.check.secrets import Secrets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gongkai.cases.models import Case, CaseDocument, Party
    from gongkai.core.actors import Actor

CHECK = "cases.check"
_SHORTEST = 2
_MOST_PLACES = 4
_ORGANIZATION = ("phone", "email", "contact", "id_number")  # what a body is called and where it sits is no secret
_PERSON = ("name", "id_number", "phone", "email", "address", "contact")


def ask_for_checks(documents: Iterable[CaseDocument]) -> None:
    """Have the worker look into the files that nobody looked into as they are."""
    for document in documents:
        if valid_check(document) is None:
            outbox.put(CHECK, document=document.pk)


def check(document: CaseDocument, *, actor: Actor) -> ReleaseCheck:
    """Look into a file: personal data of the case's people, what its redaction withheld, what no reader sees.

    Takes seconds, so the worker does it. Raises RefusedError for a file that is gone.
    """
    known, secrets = valid_check(document), secrets_of(document)
    if known is not None:
        return known
    found = _leaks(document, secrets)
    with transaction.atomic():
        made = ReleaseCheck(document=document, sha256=document.sha256, against=_against(secrets), found=len(found))
        made.waivable = bool(found) and _waivable(found, document, secrets)
        made.sealed = seal_data({"leaks": found}, place_of(made))
        made.save()
        told = {"document": document.pk, "sha256": document.sha256, "found": made.found}
        audit.record("case.checked", document.case, actor=actor, owner=document.case.unit, **told)
    return made


def _waivable(leaks: list[dict[str, Any]], document: CaseDocument, secrets: list[str]) -> bool:
    """Whether a person may answer for all of it: words that the original lacks; in plain sight, what belongs to
    the applicant, who may ask for what concerns them, or to a third party who agreed (条例 15), and what was
    covered in one place only, since there it may have meant something else."""
    plan = _plan_of(document)
    agreed = {*_agreed(document.case), *_covered(plan, document)} - {*_withheld(document, plan)}
    spots: dict[int, set[str]] = {}
    for each in leaks:
        if each["reason"] == Reason.SECRET:
            spots.setdefault(each["secret"], set()).add(each["spot"])
        elif each["reason"] != Reason.BEYOND:
            return False
    return all(secrets[number - 1] in agreed and _in_sight(places) for number, places in spots.items())


def _in_sight(spots: set[str]) -> bool:
    """In the text; the part of the container that holds that text is found with it."""
    return Spot.TEXT in spots and spots <= {Spot.TEXT, Spot.PART}


def _agreed(case: Case) -> Iterator[str]:
    agreed = case.consultations.filter(opinion=Opinion.AGREES).values_list("party", flat=True)
    for party in case.parties.all():
        if party.role in (PartyRole.APPLICANT, PartyRole.AGENT) or party.pk in set(agreed):
            yield from _of_party(party)


def _leaks(document: CaseDocument, secrets: list[str]) -> list[dict[str, Any]]:
    against = [read(document.made_from)] if document.made_from_id and document.made_from else []
    try:
        answer, _ = ask("leaks", read(document), *against, name=document.name, secrets=secrets)
    except UnreadableError as error:
        says = f"{document.name}：这里查不了（{error.what}）。{error.remedy}"
        return [{"reason": Reason.UNREADABLE.value, "spot": "raw", "where": document.name, "says": says}]
    found: list[dict[str, Any]] = answer["leaks"]
    return [*found, *_left(document, secrets)]


def valid_check(document: CaseDocument) -> ReleaseCheck | None:
    """The look that still counts: at these bytes, for the people that the case has now; or None."""
    found = ReleaseCheck.objects.filter(document=document.pk, sha256=document.sha256).order_by("-pk").first()
    return found if found is not None and found.against == _against(secrets_of(document)) else None


def _against(secrets: list[str]) -> str:
    return fingerprint("release", *sorted(secrets))


def secrets_of(document: CaseDocument) -> list[str]:
    """What may not stand in the file: who the case's people are, and the words that its redaction covered."""
    parties = [each for party in document.case.parties.order_by("pk") for each in _of_party(party)]
    plan = _plan_of(document)
    words = (*parties, *_marked(plan), *_covered(plan, document))
    return list(dict.fromkeys(each for each in words if len(each.strip()) >= _SHORTEST))


def _withheld(document: CaseDocument, plan: Redacting | None) -> Iterator[str]:
    """What must stand nowhere: who did not agree, and the words that were to go wherever they stand."""
    agreed = set(_agreed(document.case))
    for party in document.case.parties.all():
        yield from (each for each in _of_party(party) if each not in agreed)
    yield from (each for each in _marked(plan) if each not in agreed)


def _marked(plan: Redacting | None) -> list[str]:
    return [str(mark["place"]["text"]) for mark in (plan.marks if plan else []) if "text" in mark["place"]]


def _covered(plan: Redacting | None, document: CaseDocument) -> list[str]:
    """What the bars of this copy cover: a number that was ticked on one page may stand on another."""
    return list(_known(plan, document).get("covered", []))


def _known(plan: Redacting | None, document: CaseDocument) -> dict[str, Any]:
    return plan.copies.get(str(document.pk), {}) if plan else {}


def _left(document: CaseDocument, secrets: list[str]) -> Iterator[dict[str, Any]]:
    """Secrets in the pictures that a PDF was made of: the copy has no text, but what it shows is known."""
    wanted = Secrets(secrets)
    for where, words in _known(_plan_of(document), document).get("left", []):
        for number in wanted.in_text(words):
            yield Leak(Reason.SECRET, Spot.TEXT, f"{document.name} {where}", "", number).as_json()


def _plan_of(document: CaseDocument) -> Redacting | None:
    return Redacting.objects.filter(document=document.made_from_id).first() if document.made_from_id else None


def _of_party(party: Party) -> list[str]:
    who = party.identity()
    body = who.get("contact") or who.get("id_kind") == "credit_code"
    body = body and party.klass != ApplicantClass.NATURAL_PERSON  # somebody to call makes no body of a person
    names: tuple[str, ...] = _ORGANIZATION if body and party.role != PartyRole.AGENT else _PERSON
    if who.get("id_kind") == "credit_code":
        names = tuple(each for each in names if each != "id_number")  # public by law
    return [str(who[name]) for name in names if who.get(name)]


def faults(documents: Iterable[CaseDocument]) -> list[str]:
    """Why these files may not be given yet, a sentence each; empty when they may."""
    said = []
    for document in documents:
        made = valid_check(document)
        if made is None:
            said.append(f"“{document.name}”还没有提供前检查的结果，请稍候或者重新检查")
        elif not made.passed:
            said.append(f"“{document.name}”的提供前检查发现 {made.found} 处问题（{_places(made)}），请重新遮盖")
    return said


def _places(made: ReleaseCheck) -> str:
    """Where in the file, and why; never a word of what stands there."""
    found = dict.fromkeys((Spot(each["spot"]).label, Reason(each["reason"]).label) for each in made.leaks)
    named = "；".join(f"{spot}：{reason}" for spot, reason in list(found)[:_MOST_PLACES])
    return named + (" 等" if len(found) > _MOST_PLACES else "")


def require_checked(documents: Iterable[CaseDocument]) -> None:
    """RefusedError unless every file was looked into as it is and nothing stands against it."""
    if found := faults(documents):
        raise RefusedError(f"随答复提供的材料不能发出：{'；'.join(found)}。")


@transaction.atomic
def waive(made: ReleaseCheck, *, actor: Actor, reason: str) -> None:
    """The signatory answers for what `waivable` allows; for nothing else. Raises RefusedError."""
    case: Case = made.document.case
    if not actor.is_system and Role.SIGNATORY not in case.seats_of(actor):
        raise RefusedError("提供前检查的结果只能由签发人豁免。")
    if not made.waivable:
        raise RefusedError(
            "发现的问题不能豁免：他人的个人信息、看不见的内容和查不了的地方都必须处理，请重新遮盖。"
        )
    if valid_check(made.document) != made:
        raise RefusedError("这次检查已经过时，请重新检查。")
    if not reason.strip():
        raise InvalidInputError("reason", "请写明豁免的理由。")
    made.waived_by, made.waiver = actor.name, seal_text(reason.strip(), f"{place_of(made)}:waiver")
    made.save(update_fields=["waived_by", "waiver"])
    audit.record("case.waived", case, actor=actor, owner=case.unit, document=made.document_id, found=made.found)
