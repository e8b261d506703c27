"""Whoever acts at once: one case, one event, one number, one letter; whoever came second is told so."""

from __future__ import annotations

import json
import uuid
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gongkai.api.scopes import Scope
from gongkai.cases.actions import issue, make_files, read
from gongkai.cases.enums import Channel, ConsultedBody, Opinion, Purpose, ServiceMethod
from gongkai.cases.foi import actions
from gongkai.cases.foi.enums import FoiEvent
from gongkai.cases.foi.letters import notices
from gongkai.cases.models import Case, CaseEvent, Letter
from gongkai.core import audit
from gongkai.core.actors import system
from gongkai.core.errors import RefusedError
from gongkai.core.outbox.models import OutboxEntry
from gongkai.core.outbox.registry import subscriptions
from gongkai.core.roles import Role
from tests.api.support import send, token_for, told
from tests.factories.cases import SOMEBODY, handled, registered, signed
from tests.factories.orgs import person_with
from tests.portal.foi.support import proof, review
from tests.support.together import in_processes, together

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.factories.cases import Office
    from tests.factories.town import City

pytestmark = pytest.mark.django_db(transaction=True)
ROBOT = system("测试")
CALL: dict[str, Any] = {
    "id": "YSQ-2026-7",
    "unit": "education",
    "channel": "counter",
    "arrived_on": "2026-01-05",
    "applicant": {"class": "natural_person", "name": "申小明", "phone": "13900001234"},
    "request": "本市2025年度学位供给的统计数据",
}
CASES = "/api/v1/foi/cases"
DAY = {"on": "", "idempotency_key": ""}


@pytest.fixture(autouse=True)
def whole() -> Any:
    """After every test: the trail is unbroken, every case is what its events say, nothing is owed to nobody."""
    yield
    assert audit.verify()[1] == []
    owed = set(OutboxEntry.objects.values_list("topic", flat=True))
    assert owed <= {subscription.topic for subscription in subscriptions()}
    for case in Case.objects.all():
        steps = list(case.events.values_list("sequence", "source", "target"))
        assert [step[0] for step in steps] == list(range(1, case.version + 1))
        assert [step[1] for step in steps[1:]] == [step[2] for step in steps[:-1]]
        assert steps[-1][2] == case.state


def refusals(found: Sequence[Any]) -> list[str]:
    """What those were told who came too late; anything but a refusal is a defect."""
    errors = [each for each in found if isinstance(each, Exception)]
    assert all(isinstance(each, RefusedError) for each in errors), errors
    return [str(each) for each in errors]


def test_an_application_sent_again_and_again_at_once_is_one_case(office: Office) -> None:
    _, key = review(Client())

    def submit() -> Any:
        return Client().post(reverse("portal:foi-submit"), {"key": key})

    answers = together(*[submit] * 4)
    assert [(each.status_code, each.url) for each in answers] == [(302, reverse("portal:foi-done"))] * 4
    case = Case.objects.get()
    assert (case.version, case.parties.count(), case.documents.count()) == (1, 1, 1)


def test_a_form_sent_twice_at_once_keeps_its_files_once(office: Office) -> None:
    key = str(uuid.uuid4())
    answers = together(*[lambda: review(Client(), key=key, attachments=proof("线索.pdf"))[0]] * 3)
    assert [each.status_code for each in answers] == [200] * 3
    Client().post(reverse("portal:foi-submit"), {"key": key})
    kept = Case.objects.get().documents.values_list("purpose", "name")
    assert Counter(kept) == {(Purpose.IDENTITY, "身份证.png"): 1, (Purpose.APPLICATION, "线索.pdf"): 1}


def test_a_call_repeated_at_once_and_later_is_one_case(office: Office) -> None:
    secret = token_for(office.unit, Scope.CASES_WRITE).secret

    def call() -> Any:
        return told(send(Client(), CASES, CALL, secret, "window-2026-7"))  # type: ignore[arg-type]  # pytest's client

    answers = [*together(*[call] * 4), call()]
    assert [status for status, _ in answers] == [201] * 5
    assert {answer["number"] for _, answer in answers} == {Case.objects.get().number}
    assert CaseEvent.objects.count() == 1


def test_what_another_system_counted_comes_in_once_under_two_keys_at_once(office: Office) -> None:
    secret = token_for(office.unit, Scope.CASES_WRITE).secret
    answers = together(*[lambda: told(send(Client(), CASES, CALL, secret))] * 3)
    assert sorted(status for status, _ in answers) == [201, 409, 409]
    assert all("已登记过这一件" in str(answer) for status, answer in answers if status == 409)
    assert Case.objects.count() == 1


def test_an_event_reported_repeatedly_at_once_happens_once(office: Office) -> None:
    case = registered(office, channel=Channel.INTERNET)
    secret = token_for(office.unit, Scope.CASES_WRITE).secret
    address, body = f"{CASES}/{case.pk}/events", {"event": "confirm"}
    same = together(*[lambda: told(send(Client(), address, body, secret, "confirm-7"))] * 3)
    assert [status for status, _ in same] == [201] * 3
    others = together(*[lambda: told(send(Client(), address, body, secret))] * 2)
    assert [status for status, _ in others] == [409] * 2
    assert case.events.filter(kind=FoiEvent.CONFIRM).count() == 1
    assert case.letters.count() == 1


def test_of_two_officers_who_do_the_same_at_once_one_wins(office: Office) -> None:
    second = person_with(office.unit, Role.DISCLOSURE_OFFICER).actor()
    case = registered(office, channel=Channel.INTERNET)

    def confirm(actor: Any) -> Any:
        return lambda: actions.confirm(Case.objects.get(pk=case.pk), actor=actor)

    found = together(confirm(office.officer), confirm(second), confirm(office.handler))
    late = refusals(found)
    assert [each for each in late if "不能“确认收到" not in each] == []
    assert len(late) == 2
    assert case.events.count() == 2
    assert case.letters.count() == 1


def test_at_the_desk_the_second_is_told_and_nothing_breaks(office: Office) -> None:
    second = person_with(office.unit, Role.DISCLOSURE_OFFICER)
    case = registered(office, channel=Channel.INTERNET)
    version = case.updated_at.isoformat()

    def press(person: Any) -> Any:
        client = Client(raise_request_exception=False)
        client.force_login(person)
        form = {"idempotency_key": str(uuid.uuid4()), "version": version, "on": str(timezone.localdate())}
        return lambda: client.post(reverse("desk:act", args=["foi", case.pk, "confirm"]), form)

    answers = together(press(office.people[Role.DISCLOSURE_OFFICER]), press(second))
    assert sorted(each.status_code for each in answers) == [302, 409]
    refused = next(each for each in answers if each.status_code == 409)
    assert "error" in refused.content.decode()
    assert case.events.count() == 2


def test_numbers_given_at_once_are_different_and_without_gaps(office: Office) -> None:
    made = together(*[lambda: registered(office) for _ in range(6)])
    year = timezone.localdate().year
    assert sorted(case.number for case in made) == sorted(f"依申请〔{year}〕{n}号" for n in range(1, 7))
    assert sorted(Letter.objects.values_list("serial", flat=True)) == list(range(1, 7))


def test_an_answer_signed_twice_at_once_is_one_letter(office: Office) -> None:
    second = person_with(office.unit, Role.SIGNATORY).actor()
    case = handled(office)
    actions.propose(case, "published", {"access_route": "本机关网站公开专栏"}, actor=office.handler)
    actions.approve(case, actor=office.reviewer)
    actions.clear(case, actor=office.secrecy)
    signatures = [
        lambda who=who: actions.sign(Case.objects.get(pk=case.pk), actor=who) for who in (office.signatory, second)
    ]
    assert len(refusals(together(*signatures))) == 1
    assert case.letters.filter(event__kind=FoiEvent.SIGN).count() == 1


def test_a_letter_issued_twice_at_once_for_one_event_is_one(office: Office) -> None:
    case = registered(office)
    event = case.events.get()
    Letter.objects.filter(case=case).delete()
    plan = notices.receipt(case)

    def once() -> Any:
        return issue(CaseEvent.objects.get(pk=event.pk), plan.kind, plan.facts, to=plan.to, actor=office.officer)

    late = refusals(together(once, once))
    assert len(late) == 1
    assert "已经" in late[0]
    assert case.letters.count() == 1


def test_workers_that_set_one_letter_at_once_leave_one_file_of_each_sort(office: Office) -> None:
    case = signed(office, handled(office))
    letter = case.letters.get(event__kind=FoiEvent.SIGN)
    assert together(*[lambda: make_files(letter.pk)] * 3) == [None] * 3
    letter.refresh_from_db()
    made = case.documents.filter(purpose=Purpose.LETTER)
    assert {letter.docx_id, letter.pdf_id} == set(made.values_list("pk", flat=True))
    assert read(letter.pdf).startswith(b"%PDF")
    assert sorted(made.values_list("stored", flat=True)) == sorted(stored("cases"))


def test_a_letter_is_set_while_it_is_served(office: Office) -> None:
    cases = [signed(office, handled(office)) for _ in range(3)]
    today = timezone.localdate()
    acts = []
    for case in cases:
        letter = case.letters.get(event__kind=FoiEvent.SIGN)
        acts += [
            lambda key=letter.pk: make_files(key),
            lambda case=case: actions.serve(case, ServiceMethod.ONLINE, sent_on=today, actor=office.handler),
        ]
    assert together(*acts) == [None] * 6
    assert {case.events.last().kind for case in cases} == {FoiEvent.SERVE}


def test_an_opinion_entered_twice_at_once_while_its_letter_is_served_is_one(office: Office) -> None:
    case = handled(office)
    asked = actions.consult(case, ConsultedBody.THIRD_PARTY, "合同文本", who=SOMEBODY, actor=office.handler)
    letter = case.letters.get(kind="consultation")
    today = timezone.localdate()

    def say() -> Any:
        return actions.opinion(asked, Opinion.AGREES, "同意", actor=office.handler)

    found = together(
        say,
        lambda: actions.serve_notice(letter, ServiceMethod.ONLINE, sent_on=today, actor=office.handler),
        say,
    )
    assert len(refusals(found)) == 1
    assert case.events.filter(kind=FoiEvent.OPINION).count() == 1


def test_a_case_is_split_once_and_searched_at_the_same_time(office: Office) -> None:
    case = handled(office)
    found = together(
        lambda: actions.split(Case.objects.get(pk=case.pk), ["另一件事"], actor=office.handler),
        lambda: actions.search(case, "档案室", "按名称", "没有", actor=office.handler),
        lambda: actions.search(case, "业务系统", "按名称", "没有", actor=office.handler),
    )
    assert refusals(found) == []
    assert Counter(case.events.values_list("kind", flat=True))[FoiEvent.SPLIT] == 1
    assert Case.objects.filter(split_from=case).count() == 1


def test_the_applicant_takes_it_back_while_the_answer_is_signed_and_one_of_both_holds(office: Office) -> None:
    case = handled(office)
    actions.propose(case, "published", {"access_route": "本机关网站公开专栏"}, actor=office.handler)
    actions.approve(case, actor=office.reviewer)
    actions.clear(case, actor=office.secrecy)
    found = together(
        lambda: actions.sign(Case.objects.get(pk=case.pk), actor=office.signatory),
        lambda: actions.withdraw(Case.objects.get(pk=case.pk), actor=office.officer),
    )
    case.refresh_from_db()
    kinds = set(case.events.values_list("kind", flat=True))
    letters = case.letters.filter(event__kind=FoiEvent.SIGN).count()
    assert letters == (FoiEvent.SIGN in kinds)
    assert len(refusals(found)) == 2 - len(kinds & {FoiEvent.SIGN, FoiEvent.WITHDRAW})


def test_an_export_imported_by_two_processes_at_once_comes_in_once(
    office: Office, town: City, tmp_path: Path
) -> None:
    units = ["education", "health"] * 30
    rows = [CALL | {"id": f"A{n}", "unit": unit, "events": []} for n, unit in enumerate(units)]
    file, back = tmp_path / "cases.jsonl", tmp_path / "back.jsonl"
    for path, lines in ((file, rows), (back, rows[::-1])):
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in lines), "utf-8")
    acts = [("tests.cases.at_once", "import", str(path)) for path in (file, file, back)]
    said = [json.loads(each) for each in in_processes(acts)]
    assert [each["problems"] for each in said] == [[]] * 3
    assert sum(each["imported"] for each in said) == len(rows) == Case.objects.count()
    assert sum(each["unchanged"] for each in said) == 2 * len(rows)
    assert len(set(Case.objects.values_list("unit", "number"))) == len(rows)


def test_numbers_given_by_processes_at_once_are_different_and_without_gaps(office: Office) -> None:
    acts = [("tests.cases.at_once", "register", "education", "5")] * 3
    said = [number for each in in_processes(acts) for number in json.loads(each)]
    year = timezone.localdate().year
    assert sorted(said) == sorted(f"依申请〔{year}〕{n}号" for n in range(1, 16))


def test_of_two_processes_that_do_the_same_at_once_one_wins(office: Office) -> None:
    case = registered(office, channel=Channel.INTERNET)
    people = [office.people[role].pk for role in (Role.HANDLER, Role.DISCLOSURE_OFFICER)]
    acts = [("tests.cases.at_once", "confirm", str(case.pk), str(each)) for each in people]
    said = sorted(json.loads(each) for each in in_processes(acts))
    assert said[0] == "confirmed"
    assert "不能“确认收到" in said[1]
    assert case.letters.count() == 1


def stored(folder: str) -> list[str]:
    """Every file under a folder of the store."""
    found, (folders, files) = [], default_storage.listdir(folder)
    found += [f"{folder}/{name}" for name in files]
    return found + [each for name in folders for each in stored(f"{folder}/{name}")]
