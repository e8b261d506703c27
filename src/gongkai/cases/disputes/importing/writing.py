"""A replayed review or suit into the tables, beside its application, in one transaction."""

from __future__ import annotations

import uuid
from dataclasses import asdict
from typing import TYPE_CHECKING

from django.db import transaction

from gongkai.cases import clock, kinds
from gongkai.cases.actions.numbering import new_code, next_number
from gongkai.cases.disputes.actions.copying import copy_applicant
from gongkai.cases.disputes.importing.ordered import enter_answer
from gongkai.cases.disputes.models import REVIEW
from gongkai.cases.enums import PartyRole
from gongkai.cases.foi.models import KIND
from gongkai.cases.models import Case, CaseEvent, Dispute, DisputePath, Party, SealedNote
from gongkai.cases.office.precedents import follow_disputes
from gongkai.cases.records import InvalidRecordError
from gongkai.cases.sealing import place_of, seal_data, seal_text
from gongkai.core import audit

if TYPE_CHECKING:
    from gongkai.cases.disputes.importing.reading import DisputeRecord
    from gongkai.cases.disputes.importing.replay import DisputeHistory
    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization

LONGEST_TITLE = 200


@transaction.atomic
def enter_dispute(
    unit: Organization, record: DisputeRecord, history: DisputeHistory, *, actor: Actor
) -> Case | None:
    """The case with all that belongs to it; None where the unit has it already. Raises InvalidRecordError."""
    if Case.objects.filter(unit=unit, kind=record.kind, origin=record.id).exists():
        return None
    act = _found(unit, KIND, record.about, "about", "申请")
    after = _found(unit, REVIEW, record.after, "after", "行政复议") if record.after else None
    _check(unit, record, act, after)
    case = _case(unit, record, history, act)
    _dispute(case, record, history, act, after)
    _claimant(case, record, act, actor)
    _events(case, history, act, actor)
    audit.record("case.imported", case, actor=actor, owner=unit, events=case.version, id=record.id, about=act.pk)
    if history.redo:
        enter_answer(case, act, history, history.redo, actor=actor)
    follow_disputes(act, actor=actor)
    return case


def _found(unit: Organization, kind: str, name: str, where: str, label: str) -> Case:
    """A case of the unit by its id in the other system, else by its number here."""
    rows = Case.objects.filter(unit=unit, kind=kind)
    found = rows.filter(origin=name).first() or rows.filter(number=name).first()
    if found is None:
        said = f"{unit}没有编号为“{name}”的{label}：应为已导入的 id 或者登记编号，并核对它所在的行是否导入成功"
        raise InvalidRecordError(where, said)
    return found


def _check(unit: Organization, record: DisputeRecord, act: Case, after: Case | None) -> None:
    if record.filed_on < act.arrived_on:
        raise InvalidRecordError("filed_on", f"提出日期 {record.filed_on} 早于收到申请之日 {act.arrived_on}")
    if after and after.dispute.act_id != act.pk:
        raise InvalidRecordError("after", f"“{record.after}”是另一件申请的行政复议，应为同一申请的")
    if not act.counts:
        raise InvalidRecordError("about", f"“{record.about}”的登记已撤销，不会有复议、诉讼")
    same = Dispute.objects.filter(act=act, body=record.body, docket=record.docket).exclude(docket="")
    if same.exists():
        raise InvalidRecordError("docket", f"{record.body}的“{record.docket}”已登记在这一申请之下")
    if record.number and Case.objects.filter(unit=unit, number=record.number).exists():
        raise InvalidRecordError("number", f"{record.number} 在该机关已用于另一件")
    if record.claimant is None and act.forgotten_on:
        raise InvalidRecordError("claimant", "原申请的个人信息已清除，应写明申请人（原告）")


def _case(unit: Organization, record: DisputeRecord, history: DisputeHistory, act: Case) -> Case:
    received = history.events[0].on
    case = Case(
        kind=record.kind,
        unit=unit,
        origin=record.id,
        number=record.number or next_number(unit, kinds.get(record.kind).series, received),
        code=new_code(),
        channel=record.channel,
        title=f"{act}：{record.challenge.label}"[:LONGEST_TITLE],
        state=history.state,
        version=len(history.rows),
        applicant_class=record.klass or act.applicant_class,
        arrived_on=min(record.filed_on, received),
        received_on=received,
        counts=history.counts,
        decision=history.outcome,
        cell=history.cell,
    )
    if history.standing:
        clock.put(case, history.standing)
    case.save()
    return case


def _dispute(case: Case, record: DisputeRecord, history: DisputeHistory, act: Case, after: Case | None) -> None:
    path = DisputePath.AFTER_REVIEW if after else DisputePath.DIRECT
    Dispute.objects.create(
        case=case,
        act=act,
        after=after,
        path=DisputePath.REVIEW if record.kind == REVIEW else path,
        challenge=record.challenge,
        third_party=record.third_party,
        body=record.body,
        docket=record.docket,
        filed_on=record.filed_on,
        first=history.first,
        outcome=history.outcome,
    )


def _claimant(case: Case, record: DisputeRecord, act: Case, actor: Actor) -> None:
    who = record.claimant
    if who is None:
        copy_applicant(act, case, actor=actor)
        return
    party = Party(case=case, role=PartyRole.APPLICANT, klass=record.klass or "", masked=who.masked)
    party.fingerprint = who.fingerprint
    party.sealed = seal_data(asdict(who), place_of(party))
    party.save()


def _events(case: Case, history: DisputeHistory, act: Case, actor: Actor) -> None:
    history.events[0].data["act"] = act.pk
    for row in history.events:
        row.case, row.actor_id, row.actor_name = case, actor.person_id, actor.name
    CaseEvent.objects.bulk_create(history.events)
    SealedNote.objects.bulk_create(
        _note(case, row, name, words)
        for row, said in history.rows
        for name, words in said.items()
        if words.strip()
    )


def _note(case: Case, event: CaseEvent, name: str, words: str) -> SealedNote:
    note = SealedNote(case=case, event=event, name=_NOTES.get((event.kind, name), name), uid=uuid.uuid4())
    note.sealed = seal_text(words.strip(), place_of(note))
    return note


# What the words of an event are called when it is entered at the desk.
_NOTES = {
    ("decide", "text"): "ground",
    ("judge", "text"): "ground",
    ("judge_appeal", "text"): "ground",
    ("remand", "text"): "ground",
    ("hearing", "text"): "hearing",
    ("draft", "text"): "defence",
}
