"""Letters of a case: issued with the event that makes them, enclosing its own files only, served on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from gongkai.cases import writing
from gongkai.cases.actions.numbering import next_letter_number
from gongkai.cases.actions.taking import locked
from gongkai.cases.clock import rule
from gongkai.cases.models import Enclosure, Letter, LetterTemplate, Service
from gongkai.cases.sealing import place_of, seal_data
from gongkai.core import audit, outbox
from gongkai.core.errors import InvalidInputError, RefusedError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from gongkai.cases.enums import ServiceMethod
    from gongkai.cases.models import CaseDocument, CaseEvent, Party
    from gongkai.core.actors import Actor

RENDER = "cases.letter"
BY_LAW = "FOI-SERVE"  # direct, delegated, by post: which day counts
_SIGNED = "signed"


@transaction.atomic
def issue(
    event: CaseEvent,
    kind: str,
    facts: dict[str, Any],
    *,
    to: Party | None = None,
    day: dt.date | None = None,
    enclosures: Iterable[CaseDocument] = (),
    actor: Actor,
) -> Letter:
    """The letter that an event makes, with the next number of its unit, in the words of today's template.

    `kind` and `facts` are those of `gongkai.letters`; what the unit says of itself is added. `to` is the party
    that gets it, `day` its date (that of the event). The worker makes its files. Raises RefusedError for facts
    that are missing, each by name, for an enclosure of another case or one not approved for release, and for a
    letter that the event has made already.
    """
    case, dated = locked(event.case), day or event.on  # of two at once the second finds the first's letter
    if to is not None and to.case_id != case.pk:
        raise RefusedError("文书的受文人不是本办件的当事人。")
    sha256, template = writing.template_of(kind)
    number = next_letter_number(case, dated)
    words = writing.write(case, kind, facts, day=dated, number=str(number), using=writing.Kept(content=template))
    if earlier := Letter.objects.filter(event=event, kind=words.kind, party=to).first():
        raise RefusedError(f"{earlier} 已经由同一事项发出，不重复发文。")
    LetterTemplate.objects.get_or_create(sha256=sha256, defaults={"content": template})
    letter = Letter(
        case=case,
        event=event,
        kind=words.kind,
        party=to,
        unit=case.unit,
        year=number.year,
        serial=number.serial,
        number=str(number),
        dated=dated,
        template_id=sha256,
    )
    letter.sealed = seal_data(words.as_json(), place_of(letter))
    letter.save()
    for document in enclosures:
        _enclose(letter, document)
    told = {"letter": letter.pk, "kind": letter.kind, "number": letter.number}
    audit.record("case.letter", case, actor=actor, owner=case.unit, **told)
    outbox.put(RENDER, letter=letter.pk)
    return letter


def _enclose(letter: Letter, document: CaseDocument) -> None:
    if document.case_id != letter.case_id:
        raise RefusedError("随附的材料不属于本办件。")
    if not document.released:
        raise RefusedError(f"材料“{document.name}”未经核准提供，不能随文书发出。")
    Enclosure.objects.create(letter=letter, document=document)


@transaction.atomic
def serve_letter(
    letter: Letter,
    method: ServiceMethod,
    *,
    sent_on: dt.date,
    signed_on: dt.date | None = None,
    tracking: str = "",
    evidence: CaseDocument | None = None,
    actor: Actor,
) -> Service:
    """State how a letter was served; again for the same letter corrects what was stated (the trail keeps both).

    The day by law: signed for where it was handed over, posted where it went by post (rule FOI-SERVE), sent where
    it went through the network. Raises InvalidInputError.
    """
    if sent_on < letter.dated:
        raise InvalidInputError("sent_on", f"送出日期 {sent_on} 早于文书落款日期 {letter.dated}。")
    if signed_on is not None and signed_on < sent_on:
        raise InvalidInputError("signed_on", f"签收日期 {signed_on} 早于送出日期 {sent_on}。")
    if evidence is not None and evidence.case_id != letter.case_id:
        raise RefusedError("送达凭证不属于本办件。")
    locked(letter.case)  # always before the rows beside it, or two acts at once would block each other
    served_on = legal_day(method, sent_on=sent_on, signed_on=signed_on)
    stated = {
        "method": method,
        "sent_on": sent_on,
        "signed_on": signed_on,
        "served_on": served_on,
        "tracking": " ".join(tracking.split())[:60],
        "evidence": evidence,
    }
    service, _ = Service.objects.update_or_create(letter=letter, defaults=stated)
    told = {"letter": letter.pk, "method": str(method), "served_on": served_on}
    audit.record("case.served", letter.case, actor=actor, owner=letter.case.unit, **told)
    return service


def legal_day(method: ServiceMethod, *, sent_on: dt.date, signed_on: dt.date | None) -> dt.date | None:
    """The day that counts as that of service; None while it is not signed for."""
    known = {item.code: item.facts["on"] for item in rule(BY_LAW, sent_on).items}
    return signed_on if known.get(method) == _SIGNED else sent_on
