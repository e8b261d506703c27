"""Somebody applies for another, or says what an officer writes down: who it was is on record and sealed."""

from __future__ import annotations

import datetime as dt
import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from docx import Document

from gongkai.cases.actions import Identity, add_document
from gongkai.cases.enums import NAMING, PERSONAL, Channel, PartyRole, Purpose, ServiceMethod
from gongkai.cases.foi import actions, retention
from gongkai.cases.foi.actions.intake import Oral
from gongkai.cases.foi.evidence.gaps import gaps
from gongkai.cases.foi.letters.service import service_form
from gongkai.core.actors import system
from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import InvalidInputError
from gongkai.core.roles import Role
from tests.factories.cases import SOMEBODY, registered, signed
from tests.factories.orgs import person_with

if TYPE_CHECKING:
    from gongkai.cases.models import Case
    from tests.factories.cases import Office

AGENT = Identity(name="代小理", id_kind="id_card", id_number="11010519491231002X", phone="13700001234")
SAID = Oral("窗口人员甲", "签名", "志愿者乙")


@pytest.fixture
def acted(office: Office) -> Case:
    """An application by an agent."""
    return registered(office, agent=AGENT)


def test_the_agent_stands_in_the_case_sealed_behind_a_mask(acted: Case) -> None:
    agent = acted.parties.get(role=PartyRole.AGENT)
    assert agent.identity()["name"] == "代小理"
    assert agent.masked == "代**"
    assert "代小理".encode() not in bytes(agent.sealed)
    assert acted.parties.get(role=PartyRole.APPLICANT).identity()["name"] == SOMEBODY.name


def test_the_receipt_names_the_agent_and_without_one_nobody(acted: Case, office: Office) -> None:
    assert "由代理人代小理通过" in _text(acted.letters.get(kind="receipt").composed)
    alone = registered(office).letters.get(kind="receipt").composed
    assert "代理人" not in _text(alone)


def _text(letter: Any) -> str:
    return str(letter.blocks)


@pytest.mark.parametrize(
    ("agent", "field"),
    [
        (Identity(name="", phone="1"), "agent_name"),
        (Identity(name="代小理"), "agent_phone"),
        (Identity(name="代小理", phone="1", id_kind="id_card", id_number="1"), "agent_id_number"),
    ],
)
def test_what_is_wrong_with_the_agent_is_said_of_the_agent(agent: Identity, field: str, office: Office) -> None:
    with pytest.raises(InvalidInputError, match="代理人") as error:
        registered(office, agent=agent)
    assert error.value.field == field


def test_the_parts_of_a_split_case_have_the_agent_too(acted: Case, office: Office) -> None:
    actions.assign(acted, office.people[Role.HANDLER], actor=office.officer)
    part = actions.split(acted, ["另一项"], actor=office.handler)[0]
    assert part.parties.get(role=PartyRole.AGENT).identity()["name"] == "代小理"


def test_the_form_of_service_says_who_else_may_sign(acted: Case, office: Office) -> None:
    actions.assign(acted, office.people[Role.HANDLER], actor=office.officer)
    _, content = service_form(acted.letters.get(kind="receipt"), actor=office.handler)
    words = "".join(cell.text for row in Document(BytesIO(content)).tables[0].rows for cell in row.cells)
    assert "由代小理代理，可以由代理人签收" in words


def test_the_record_lacks_something_without_the_authorisation(acted: Case, office: Office) -> None:
    assert any("授权委托书" in gap for gap in gaps(acted))
    _file(acted, Purpose.AUTHORISATION, office)
    assert not any("授权委托书" in gap for gap in gaps(acted))


def _file(case: Case, purpose: Purpose, office: Office) -> Any:
    return add_document(case, purpose, f"{purpose}.png", b"x", media_type="image/png", actor=office.handler)


@pytest.mark.parametrize("purpose", sorted(PERSONAL))
def test_a_proof_opens_for_those_who_need_it_and_the_look_is_recorded(
    purpose: str, acted: Case, office: Office
) -> None:
    document = _file(acted, Purpose(purpose), office)
    address = reverse("cases:document", args=[acted.pk, document.pk])
    client = Client()
    client.force_login(office.people[Role.HANDLER])
    assert client.get(address).content == b"x"
    entry = AuditEntry.objects.get(event="case.looked")
    assert (entry.actor_id, entry.data["document"]) == (office.handler.person_id, document.pk)
    for role in (Role.AUDITOR, Role.DISCLOSURE_OFFICER, Role.SECRECY_REVIEWER):
        client.force_login(person_with(office.unit, role))
        response = client.get(address)
        assert response.status_code == 403
        assert "只向本办件的承办人" in response.content.decode()
    assert AuditEntry.objects.filter(event="case.looked").count() == 1


def test_who_it_is_stands_there_in_words(acted: Case, office: Office) -> None:
    client = Client()
    client.force_login(office.people[Role.HANDLER])
    party = acted.parties.get(role=PartyRole.APPLICANT)
    said = client.post(reverse("cases:party", args=[acted.pk, party.pk]), {"why": "核对"}).content.decode()
    assert "居民身份证" in said
    assert "id_card" not in said


@pytest.mark.parametrize("purpose", sorted(NAMING))
def test_papers_that_name_the_applicant_open_for_whoever_sees_the_case_and_the_look_is_recorded(
    purpose: str, acted: Case, office: Office
) -> None:
    document = _file(acted, Purpose(purpose), office)
    auditor = person_with(office.unit, Role.AUDITOR)
    client = Client()
    client.force_login(auditor)
    assert client.get(reverse("cases:document", args=[acted.pk, document.pk])).status_code == 200
    entry = AuditEntry.objects.get(event="case.looked")
    assert (entry.actor_id, entry.data["document"]) == (auditor.pk, document.pk)


def test_other_files_open_without_a_word(acted: Case, office: Office) -> None:
    document = _file(acted, Purpose.SEARCH, office)
    client = Client()
    client.force_login(person_with(office.unit, Role.AUDITOR))
    assert client.get(reverse("cases:document", args=[acted.pk, document.pk])).status_code == 200
    assert not AuditEntry.objects.filter(event="case.looked").exists()


def test_both_proofs_of_identity_end_on_their_day_the_authorisation_with_the_case(
    acted: Case, office: Office, settings: Any
) -> None:
    settings.GONGKAI_FOI_IDENTITY_DAYS = 10
    for purpose in PERSONAL - {Purpose.ARCHIVE}:
        _file(acted, purpose, office)
    actions.withdraw(acted, actor=office.officer)
    with time_machine.travel(timezone.now() + dt.timedelta(days=10), tick=False):
        assert retention.erase_identities(actor=system("测试")) == 2
    assert acted.documents.get(erased_on=None).purpose == Purpose.AUTHORISATION


def test_an_oral_request_says_who_wrote_it_and_how_it_was_confirmed(office: Office) -> None:
    case = registered(office, said=SAID)
    assert case.events.get(kind="register").data["oral"] is True
    assert case.notes.get(name="oral").text == (
        "申请人口头提出，窗口人员甲代为填写，已向申请人宣读，申请人以签名的方式确认。在场人：志愿者乙。"
    )


@pytest.mark.parametrize(
    ("said", "field"), [(Oral("", "签名"), "oral_recorder"), (Oral("甲", " "), "oral_confirmed")]
)
def test_an_oral_request_that_nobody_confirmed_is_refused(said: Oral, field: str, office: Office) -> None:
    with pytest.raises(InvalidInputError) as error:
        registered(office, said=said)
    assert error.value.field == field


def test_an_oral_request_is_made_in_person(office: Office) -> None:
    with pytest.raises(InvalidInputError, match="当面提交"):
        registered(office, said=SAID, channel=Channel.POST_SIGNED)


def desk_form(**changes: Any) -> dict[str, Any]:
    fields = {
        "channel": "counter",
        "arrived_on": timezone.localdate().isoformat(),
        "klass": "natural_person",
        "name": "申小明",
        "phone": "13900001234",
        "request": "全市校车路线",
    }
    return fields | changes


def at_desk(office: Office, **changes: Any) -> tuple[Any, str]:
    """What the desk answers to the form."""
    client, address = Client(), reverse("desk:create", args=["foi"])
    client.force_login(office.people[Role.DISCLOSURE_OFFICER])
    page = client.get(address).content.decode()
    key = re.search(r'name="idempotency_key" value="([^"]+)"', page)
    assert key is not None
    response = client.post(address, desk_form(unit=office.unit.pk, idempotency_key=key[1], **changes))
    return response, response.content.decode()


def test_the_desk_takes_an_agent_with_each_file_for_what_it_is(office: Office) -> None:
    files = {
        name: SimpleUploadedFile(f"{name}.pdf", b"%PDF-1.7")
        for name in ("uploads", "proofs", "agent_proofs", "authorisation")
    }
    response, said = at_desk(office, by_agent="on", agent_name="代小理", agent_phone="13700001234", **files)
    assert response.status_code == 302, said
    case = office.unit.cases.get()
    assert case.parties.get(role=PartyRole.AGENT).masked == "代**"
    assert dict(case.documents.values_list("purpose", "name")) == {
        Purpose.APPLICATION: "uploads.pdf",
        Purpose.IDENTITY: "proofs.pdf",
        Purpose.AGENT_IDENTITY: "agent_proofs.pdf",
        Purpose.AUTHORISATION: "authorisation.pdf",
    }


def test_the_desk_writes_down_what_was_said(office: Office) -> None:
    response, said = at_desk(office, oral="on", oral_recorder="窗口人员甲", oral_confirmed="捺印")
    assert response.status_code == 302, said
    assert "以捺印的方式确认" in office.unit.cases.get().notes.get(name="oral").text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"oral": "on", "oral_recorder": "甲"}, "请选择确认的方式"),
        ({"oral": "on", "oral_recorder": "甲", "oral_confirmed": "签名", "channel": "fax"}, "当面提交"),
        ({"agent_phone": "13700001234"}, "请填写代理人姓名"),
        ({"by_agent": "on"}, "请填写代理人姓名"),
        ({"agent_name": "代小理", "agent_phone": "13700001234"}, "由代理人申请的请勾选"),
    ],
)
def test_the_desk_says_what_is_missing(changes: dict[str, str], words: str, office: Office) -> None:
    response, said = at_desk(office, **changes)
    assert response.status_code != 302
    assert words in said
    assert not office.unit.cases.exists()


def test_an_answer_to_an_agents_application_is_addressed_to_the_applicant(acted: Case, office: Office) -> None:
    actions.assign(acted, office.people[Role.HANDLER], actor=office.officer)
    signed(office, acted)
    actions.serve(acted, ServiceMethod.ONLINE, sent_on=timezone.localdate(), actor=office.handler)
    letter = acted.letters.get(event__kind="sign")
    assert letter.party
    assert letter.party.role == PartyRole.APPLICANT
