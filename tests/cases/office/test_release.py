"""What is given away: blacked out by the worker, looked into before the signature, and nothing goes out unseen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gongkai.cases.actions import add_document, read
from gongkai.cases.enums import ConsultedBody, Opinion, Purpose
from gongkai.cases.foi import actions
from gongkai.cases.foi.enums import FoiState
from gongkai.cases.office import checking, redacting
from gongkai.cases.office.enums import RedactingState
from gongkai.core.actors import system
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.outbox.models import OutboxEntry
from tests.factories.cases import SOMEBODY, handled
from tests.factories.releases import SECRET, sheet, word

if TYPE_CHECKING:
    from gongkai.cases.models import Case, CaseDocument
    from tests.factories.cases import Office

ROBOT = system("测试")
FACTS = {"information": "随函附上"}


def source(case: Case, content: bytes, name: str = "决定.docx", purpose: Purpose = Purpose.SOURCE) -> CaseDocument:
    return add_document(case, purpose, name, content, media_type="application/octet-stream", actor=ROBOT)


def to_signature(office: Office, case: Case, *released: CaseDocument) -> None:
    actions.propose(case, "granted", FACTS, released=released, actor=office.handler)
    actions.approve(case, actor=office.reviewer)
    actions.clear(case, actor=office.secrecy)


def redacted(office: Office, document: CaseDocument, *words: str) -> CaseDocument:
    marks = [{"place": {"text": each}, "ground": "third_party"} for each in words]
    redacting.mark(document, marks, actor=office.handler)
    redacting.make(document, actor=office.handler)
    plan = redacting.plan_of(document)
    assert plan
    redacting.carry_out(plan.pk, plan.version)
    plan.refresh_from_db()
    assert plan.state == RedactingState.DONE, plan.trouble
    assert plan.copy
    return plan.copy


def test_a_person_with_somebody_to_call_is_looked_for_as_a_person(office: Office) -> None:
    case = handled(office, applicant=replace(SOMEBODY, contact="罗一舟"))
    sought = checking.secrets_of(source(case, word("决定"), purpose=Purpose.RELEASE))
    assert {SOMEBODY.name, SOMEBODY.address, "罗一舟"} <= set(sought)


def test_the_redacted_copy_lacks_what_was_marked_and_may_be_signed(office: Office) -> None:
    case = handled(office)
    copy = redacted(office, source(case, word(f"补偿给{SECRET}十万元", author="经办人赵某")), SECRET)
    assert (copy.purpose, copy.made_from_id) == (Purpose.RELEASE, case.documents.first().pk)
    assert SECRET.encode() not in read(copy)
    made = checking.valid_check(copy)
    assert made
    assert made.leaks == []
    to_signature(office, case, copy)
    actions.sign(case, actor=office.signatory)
    copy.refresh_from_db()
    assert copy.released


def test_nothing_is_signed_that_nobody_looked_into(office: Office) -> None:
    case = handled(office)
    document = source(case, word("公开的内容"))
    to_signature(office, case, document)
    with pytest.raises(RefusedError, match="还没有提供前检查的结果"):
        actions.sign(case, actor=office.signatory)
    assert OutboxEntry.objects.filter(topic=checking.CHECK, payload__document=document.pk).exists()
    case.refresh_from_db()
    assert case.state == FoiState.SIGNATURE


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("正文.docx", word("补偿给王大锤")),
        ("批注.docx", word("公开的内容", comment="问过王大锤了")),
        ("页眉.docx", word("公开的内容", header="王大锤专用")),
        ("属性.docx", word("公开的内容", author="王大锤")),
        ("隐藏表.xlsx", sheet(("公开", "内容"), hidden="王大锤 13912345678")),
        ("隐藏行.xlsx", sheet(("公开", "内容"), hidden_row="王大锤")),
        ("不能查.txt", "公开的内容".encode()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_planted_secret_blocks_the_signature_and_cannot_be_waived(
    office: Office, name: str, content: bytes
) -> None:
    case = handled(office)
    third = SOMEBODY.__class__(name="王大锤", phone="13912345678", address="示范市和平路8号")
    asked = actions.consult(case, ConsultedBody.THIRD_PARTY, "涉及您", who=third, actor=office.handler)
    actions.opinion(asked, Opinion.OBJECTS, "不同意", actor=office.handler)
    case.refresh_from_db()
    document = source(case, content, name)
    made = checking.check(document, actor=ROBOT)
    assert made.found
    with pytest.raises(RefusedError, match="提供前检查发现"):
        checking.require_checked([document])
    with pytest.raises(RefusedError, match="不能豁免"):
        checking.waive(made, actor=office.signatory, reason="没有关系")


def test_words_that_the_original_lacks_are_the_signatorys_to_answer_for(office: Office) -> None:
    case = handled(office)
    original = source(case, word("公开的内容"))
    clean = redacted(office, original)
    by_hand = redacted_by_hand(case, original, clean)
    made = checking.check(by_hand, actor=ROBOT)
    assert made.waivable, made.leaks
    with pytest.raises(RefusedError, match="签发人"):
        checking.waive(made, actor=office.handler, reason="加了说明")
    with pytest.raises(InvalidInputError, match="理由"):
        checking.waive(made, actor=office.signatory, reason=" ")
    checking.waive(made, actor=office.signatory, reason="另加一句说明，不涉及他人")
    checking.require_checked([by_hand])
    made.refresh_from_db()
    assert made.reason == "另加一句说明，不涉及他人"


def redacted_by_hand(case: Case, original: CaseDocument, clean: CaseDocument) -> CaseDocument:
    """A copy somebody made elsewhere, with a sentence more."""
    from gongkai.redaction import redact

    content = redact(word("公开的内容", "另有说明"), "docx", []).data
    assert read(clean) != content
    return add_document(
        case, Purpose.RELEASE, "手工.docx", content, media_type="x", actor=ROBOT, made_from=original
    )


def test_what_concerns_the_applicant_may_be_given_to_them_with_a_reason(office: Office) -> None:
    case = handled(office)
    copy = redacted(office, source(case, word(f"与{SOMEBODY.name}签订的协议")))
    made = checking.valid_check(copy)
    assert made
    assert made.waivable
    with pytest.raises(RefusedError, match="提供前检查发现"):
        checking.require_checked([copy])
    checking.waive(made, actor=office.signatory, reason="申请人本人的协议")
    checking.require_checked([copy])


def test_a_party_who_came_in_later_makes_the_look_out_of_date(office: Office) -> None:
    case = handled(office)
    document = redacted(office, source(case, word("补偿给李小龙")))
    checking.require_checked([document])
    third = SOMEBODY.__class__(name="李小龙", address="示范市和平路8号")
    asked = actions.consult(case, ConsultedBody.THIRD_PARTY, "涉及您", who=third, actor=office.handler)
    actions.opinion(asked, Opinion.OBJECTS, "不同意", actor=office.handler)
    document = case.documents.get(pk=document.pk)
    with pytest.raises(RefusedError, match="还没有"):
        checking.require_checked([document])
    assert checking.check(document, actor=ROBOT).found


def test_only_the_handler_redacts_and_only_an_original(office: Office) -> None:
    case = handled(office)
    document = source(case, word("内容"))
    with pytest.raises(RefusedError, match="承办人"):
        redacting.make(document, actor=office.reviewer)
    other = source(case, word("内容"), "申请书.docx", Purpose.APPLICATION)
    with pytest.raises(RefusedError, match="原件"):
        redacting.make(other, actor=office.handler)
    with pytest.raises(InvalidInputError, match="遮盖"):
        redacting.mark(document, [{"place": {}, "ground": "third_party"}], actor=office.handler)


def test_a_file_that_cannot_be_redacted_says_why(office: Office) -> None:
    case = handled(office)
    document = source(case, b"%PDF-1.7 broken", "坏.pdf")
    redacting.make(document, actor=office.handler)
    plan = redacting.plan_of(document)
    assert plan
    redacting.carry_out(plan.pk, plan.version)
    plan.refresh_from_db()
    assert plan.state == RedactingState.FAILED
    assert "坏.pdf" in plan.trouble
    assert not case.documents.filter(purpose=Purpose.RELEASE).exists()


def test_an_order_that_was_changed_meanwhile_is_not_carried_out(office: Office) -> None:
    case = handled(office)
    document = source(case, word("内容"))
    redacting.make(document, actor=office.handler)
    plan = redacting.plan_of(document)
    assert plan
    redacting.mark(document, [], actor=office.handler)
    redacting.carry_out(plan.pk, plan.version)
    assert not case.documents.filter(purpose=Purpose.RELEASE).exists()
