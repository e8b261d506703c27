"""Following a case: number and code open one case, for a while, and nothing tells of any other."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gongkai.cases.actions import add_document
from gongkai.cases.enums import PartyRole, Purpose, ServiceMethod
from gongkai.cases.foi import actions
from gongkai.cases.foi.enums import FoiEvent, FoiState
from gongkai.cases.office import checking
from gongkai.core.audit.models import AuditEntry
from gongkai.core.roles import Role
from gongkai.portal.foi import codes, traces
from gongkai.portal.foi.models import Miss
from tests.factories.cases import handled, registered
from tests.factories.releases import word
from tests.portal.foi.support import apply, enter, errors, proof

if TYPE_CHECKING:
    from gongkai.cases.models import Case, CaseDocument, Letter
    from tests.factories.cases import Office

GIVEN = {"access_route": "本机关网站公开专栏"}


def page(client: Client) -> str:
    response = client.get(reverse("portal:foi-case"))
    assert response.status_code == 200
    return response.content.decode()


def worked_on(citizen: Client, office: Office) -> Case:
    """A citizen's own application, confirmed and given to its handler."""
    case = apply(citizen)
    actions.confirm(case, actor=office.officer)
    actions.assign(case, office.people[Role.HANDLER], actor=office.officer)
    return case


def decided(office: Office, case: Case, released: list[CaseDocument] | None = None) -> Case:
    actions.propose(case, "published", dict(GIVEN), released=released or [], actor=office.handler)
    actions.approve(case, actor=office.reviewer)
    actions.clear(case, actor=office.secrecy)
    actions.sign(case, actor=office.signatory)
    return case


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (str, codes.grouped),
        (lambda number: number.replace("〔", "[").replace("〕", "]"), str.lower),
        (
            lambda number: number.replace("〔", "（").replace("〕", "）").removesuffix("号"),
            lambda code: f" {code} ",
        ),
    ],
)
def test_number_and_code_are_taken_as_people_write_them(number, code, office: Office, client: Client) -> None:
    case = registered(office)
    asked = {"number": number(case.number), "code": code(case.code)}
    assert client.post(reverse("portal:foi-track"), asked).url == reverse("portal:foi-case")


def test_a_wrong_pair_gets_one_answer_whatever_exists(office: Office, client: Client) -> None:
    one, two = registered(office), registered(office)
    pairs = [
        (one.number, two.code),
        (one.number, "ABCD-EFGH-JKMN-PQRS"),
        ("依申请〔2020〕9999号", "ABCD-EFGH-JKMN-PQRS"),
        ("依申请〔2020〕9999号", one.code),
    ]
    said = []
    for number, code in pairs:
        response = client.post(reverse("portal:foi-track"), {"number": number, "code": code})
        assert response.status_code == 422
        assert "gongkai_foi" not in response.cookies
        said.append(errors(response))
    assert said == [said[0]] * 4


def test_the_number_is_never_looked_up(office: Office, django_assert_num_queries: object) -> None:
    case = registered(office)
    for number in (case.number, "依申请〔2020〕9999号"):
        with django_assert_num_queries(1):  # type: ignore[operator]  # pytest-django's fixture
            assert codes.find(number, "ABCD-EFGH-JKMN-PQRS") is None


def test_many_wrong_codes_slow_down_and_shut_nobody_out(
    office: Office, client: Client, quick: list[float]
) -> None:
    case = registered(office)
    for _ in range(12):
        client.post(reverse("portal:foi-track"), {"number": case.number, "code": "ABCD-EFGH-JKMN-PQRS"})
    slowed = [seconds for seconds in quick if seconds >= traces.STEP_SECONDS]
    assert len(slowed) == 6
    assert max(slowed) <= traces.LONGEST_SECONDS
    assert slowed == sorted(slowed)
    enter(client, case)
    assert any("错误的查询码" in mark for mark in traces.flags(case))


def test_misses_hold_no_number_and_no_address(office: Office, client: Client) -> None:
    case = registered(office)
    client.post(reverse("portal:foi-track"), {"number": case.number, "code": "ABCD"})
    miss = Miss.objects.get()
    assert case.number not in miss.number
    assert "127.0.0.1" not in miss.address


def test_the_pass_lasts_half_an_hour_from_the_last_page(office: Office, client: Client) -> None:
    enter(client, registered(office))
    start = timezone.now()
    for minutes in (20, 40):
        with time_machine.travel(start + dt.timedelta(minutes=minutes), tick=False):
            page(client)
    with time_machine.travel(start + dt.timedelta(minutes=71), tick=False):
        assert client.get(reverse("portal:foi-case")).url == reverse("portal:foi-track")


def test_the_pass_ends_on_leaving_and_cannot_be_made(office: Office, client: Client) -> None:
    case = registered(office)
    enter(client, case)
    cookie = client.cookies["gongkai_foi"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/foi/")
    client.post(reverse("portal:foi-leave"))
    assert client.get(reverse("portal:foi-case")).status_code == 302
    for forged in (str(case.pk), f'{{"case": {case.pk}}}', cookie.value[:-2] + "xx"):
        client.cookies["gongkai_foi"] = forged
        assert client.get(reverse("portal:foi-case")).status_code == 302


def test_the_pass_dies_with_the_code(office: Office, client: Client) -> None:
    case = registered(office)
    enter(client, case)
    type(case).objects.filter(pk=case.pk).update(code="ANOTHERCODE23456")
    assert client.get(reverse("portal:foi-case")).status_code == 302


def test_the_case_is_shown_like_a_parcel(office: Office, client: Client) -> None:
    case = worked_on(client, office)
    enter(client, case)
    text = page(client)
    for words in (case.number, "您的申请已提交", "行政机关已与您确认收到申请", "申请已交承办人办理"):
        assert words in text
    assert office.people[Role.HANDLER].name in text
    assert "法定期限" in text
    assert "FOI-33" in text
    assert "no-store" in client.get(reverse("portal:foi-case"))["Cache-Control"]


@pytest.mark.parametrize(("way", "shown"), [("name", "李承办"), ("surname", "李工作人员"), ("unit", "")])
def test_the_handler_is_shown_as_the_house_decides(
    way: str, shown: str, office: Office, client: Client, settings: object
) -> None:
    settings.GONGKAI_FOI_SHOW_HANDLER = way  # type: ignore[attr-defined]  # pytest-django's settings
    person = office.people[Role.HANDLER]
    type(person).objects.filter(pk=person.pk).update(name="李承办")
    person.refresh_from_db()
    enter(client, worked_on(client, office))
    text = page(client)
    assert shown in text
    if way != "name":
        assert "李承办" not in text


def test_what_the_office_wrote_for_itself_is_not_shown(office: Office, client: Client) -> None:
    case = worked_on(client, office)
    actions.search(case, "内部档案柜甲", "逐卷翻阅乙", "查到三份丙", actor=office.handler)
    actions.propose(case, "published", dict(GIVEN), actor=office.handler)
    actions.return_for_rework(case, actor=office.reviewer, reason="内部退回理由丁")
    enter(client, case)
    text = page(client)
    for words in ("内部档案柜甲", "逐卷翻阅乙", "查到三份丙", "内部退回理由丁"):
        assert words not in text


def test_a_correction_is_answered_once_with_its_files(office: Office, client: Client) -> None:
    case = worked_on(client, office)
    actions.ask_correction(case, "请写明年份", timezone.localdate() + dt.timedelta(days=15), actor=office.handler)
    enter(client, case)
    assert "请写明年份" in page(client)
    form = client.get(reverse("portal:foi-correct"))
    key = form.context["idempotency_key"]
    sent = {"idempotency_key": key, "text": "2025年", "papers": proof("说明.pdf")}
    for _ in range(2):
        response = client.post(reverse("portal:foi-correct"), {**sent, "papers": proof("说明.pdf")})
        assert response.url.startswith(reverse("portal:foi-case"))
    case.refresh_from_db()
    assert case.state == FoiState.HANDLING
    assert case.events.filter(kind=FoiEvent.CORRECT).count() == 1
    assert case.documents.get(purpose=Purpose.CORRECTION).name == "说明.pdf"
    assert "2025年" in page(client)
    assert (
        client.post(reverse("portal:foi-correct"), {**sent, "idempotency_key": str(case.code)}).status_code == 422
    )


def test_a_correction_that_is_not_asked_for_is_refused(office: Office, client: Client) -> None:
    enter(client, worked_on(client, office))
    assert client.get(reverse("portal:foi-correct")).status_code == 409


def test_reasons_are_given_when_asked_for_and_once(office: Office, client: Client) -> None:
    case = worked_on(client, office)
    enter(client, case)
    assert client.get(reverse("portal:foi-reasons")).status_code == 409
    actions.ask_reason(case, "本月申请较多", timezone.localdate() + dt.timedelta(days=15), actor=office.handler)
    form = client.get(reverse("portal:foi-reasons"))
    assert "本月申请较多" in form.content.decode()
    sent = {"idempotency_key": form.context["idempotency_key"], "text": "研究学位供给"}
    client.post(reverse("portal:foi-reasons"), sent)
    assert case.events.filter(kind=FoiEvent.REASON).count() == 1
    assert client.get(reverse("portal:foi-reasons")).status_code == 409


def test_withdrawing_asks_twice_and_ends_it(office: Office, client: Client) -> None:
    case = apply(client)
    enter(client, case)
    form = client.get(reverse("portal:foi-withdraw"))
    sent = {"idempotency_key": form.context["idempotency_key"]}
    assert client.post(reverse("portal:foi-withdraw"), sent).status_code == 422
    client.post(reverse("portal:foi-withdraw"), sent | {"sure": "on", "reason": "已经找到"})
    case.refresh_from_db()
    assert case.state == FoiState.WITHDRAWN
    assert client.get(reverse("portal:foi-withdraw")).status_code == 409


def with_pdf(case: Case, letter: Letter, office: Office) -> Letter:
    """The worker made its file."""
    content = b"%PDF-1.7 letter"
    letter.pdf = add_document(
        case, Purpose.LETTER, "a.pdf", content, media_type="application/pdf", actor=office.handler
    )
    letter.save()
    return letter


def test_an_answer_is_opened_once_it_is_served_and_that_is_recorded(
    office: Office, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "require_checked", lambda _: None)  # its own tests look into files
    case = worked_on(client, office)
    given = add_document(
        case, Purpose.RELEASE, "统计表.docx", word("学位一千个"), media_type="", actor=office.handler
    )
    decided(office, case, [given])
    letter = with_pdf(case, case.letters.get(event__kind=FoiEvent.SIGN), office)
    enter(client, case)
    letter_page = reverse("portal:foi-letter", args=[letter.pk])
    file_page = reverse("portal:foi-file", args=[given.pk])
    assert client.get(letter_page).status_code == client.get(file_page).status_code == 404
    assert "统计表.docx" not in page(client)
    actions.serve(case, ServiceMethod.ONLINE, sent_on=timezone.localdate(), actor=office.handler)
    assert client.get(letter_page).content == b"%PDF-1.7 letter"
    response = client.get(file_page)
    assert response.content.startswith(b"PK")
    assert response["Content-Disposition"].startswith("attachment")
    opened = AuditEntry.objects.filter(event="case.opened")
    assert opened.count() == 2
    assert "行政复议" in page(client)


def test_only_what_goes_out_can_be_reached(office: Office, client: Client) -> None:
    case = worked_on(client, office)
    inner = add_document(case, Purpose.SOURCE, "原件.pdf", b"%PDF", media_type="", actor=office.handler)
    decided(office, case)
    actions.serve(case, ServiceMethod.ONLINE, sent_on=timezone.localdate(), actor=office.handler)
    enter(client, case)
    for document in (inner, case.documents.get(purpose=Purpose.IDENTITY)):
        assert client.get(reverse("portal:foi-file", args=[document.pk])).status_code == 404


def test_a_letter_to_a_third_party_is_not_the_applicants(office: Office, client: Client) -> None:
    from gongkai.cases.actions import Identity
    from gongkai.cases.enums import ConsultedBody

    case = worked_on(client, office)
    actions.consult(
        case,
        ConsultedBody.THIRD_PARTY,
        "是否同意公开合同",
        who=Identity(name="某公司", phone="1"),
        actor=office.handler,
    )
    letters = case.letters.filter(event__kind=FoiEvent.CONSULT, party__role=PartyRole.THIRD_PARTY)
    assert letters
    for letter in letters:
        with_pdf(case, letter, office)
        enter(client, case)
        assert client.get(reverse("portal:foi-letter", args=[letter.pk])).status_code == 404
    text = page(client)
    assert "行政机关正在征求意见" in text
    assert "是否同意公开合同" not in text
    assert "某公司" not in text


def test_a_fee_notice_tells_how_much_and_until_when(office: Office, client: Client) -> None:
    case = worked_on(client, office)
    actions.ask_fee(case, pages=50, actor=office.handler)
    enter(client, case)
    text = page(client)
    assert "200.00 元" in text
    assert "按量，50页" in text


def test_a_split_case_leads_to_its_parts(office: Office, client: Client) -> None:
    case = worked_on(client, office)
    part = actions.split(case, ["另一项内容"], actor=office.handler)[0]
    enter(client, case)
    text = page(client)
    assert part.number in text
    assert codes.grouped(part.code) in text


def test_a_forgotten_case_opens_for_nobody(office: Office, client: Client) -> None:
    case = handled(office)
    enter(client, case)
    type(case).objects.filter(pk=case.pk).update(forgotten_on=timezone.localdate())
    assert client.get(reverse("portal:foi-case")).status_code == 302
    assert (
        Client().post(reverse("portal:foi-track"), {"number": case.number, "code": case.code}).status_code == 422
    )
