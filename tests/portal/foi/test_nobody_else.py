"""Nothing of an applicant reaches anybody else: every address, as everybody who is not the one."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gongkai.cases.actions import add_document
from gongkai.cases.enums import Purpose, ServiceMethod
from gongkai.cases.foi import actions
from gongkai.cases.models import Enclosure
from gongkai.cases.office import checking
from gongkai.core.roles import Role
from gongkai.portal.foi import urls
from tests.api.support import bearer, token_for
from tests.factories.cases import SOMEBODY, handled, registered, signed
from tests.factories.orgs import person_with
from tests.portal.foi import everywhere
from tests.portal.foi.everywhere import filled
from tests.portal.foi.support import enter

if TYPE_CHECKING:
    from gongkai.cases.models import Case
    from tests.factories.cases import Office

SECRET = "仅有申请人知道的学位问题"
FILE = "只给一个人的统计表"


@pytest.fixture
def case(office: Office, monkeypatch: pytest.MonkeyPatch) -> Case:
    """An answered case with letters, a given file, an inner one, a party."""
    monkeypatch.setattr(checking, "require_checked", lambda _: None)
    case = registered(office, request=SECRET)
    actions.assign(case, office.people[Role.HANDLER], actor=office.officer)
    signed(office, case)
    for purpose in (Purpose.RELEASE, Purpose.IDENTITY, Purpose.SOURCE):
        add_document(case, purpose, f"{FILE}.txt", FILE.encode(), media_type="text/plain", actor=office.handler)
    actions.serve(case, ServiceMethod.ONLINE, sent_on=timezone.localdate(), actor=office.handler)
    letter = case.letters.get(event__kind="sign")
    letter.pdf = add_document(
        case, Purpose.LETTER, f"{FILE}.pdf", FILE.encode(), media_type="application/pdf", actor=office.handler
    )
    letter.save()
    given = case.documents.get(purpose=Purpose.RELEASE)
    given.released = True
    given.save()
    Enclosure.objects.create(letter=letter, document=given)
    return case


def walk(client: Client, case: Case, *, desk: bool = True, **headers: str) -> None:
    """Every address, both ways: nothing of the case is in any answer."""
    for address in filled(case, desk=desk):
        for method in ("get", "post"):
            given = {"idempotency_key": str(uuid.uuid4())}
            response = getattr(client, method)(address, given, headers=headers)
            content = b"".join(response) if response.streaming else response.content
            text = content.decode(errors="replace")
            for secret in (SECRET, FILE, SOMEBODY.name, case.number + "<", case.code):
                assert secret not in text, f"{method} {address}"


def test_the_addresses_are_those_that_the_applicant_opens(case: Case, client: Client) -> None:
    """The walk below means something: the right reader finds on these addresses what the others must not."""
    enter(client, case)
    found = {address: client.get(address) for address in filled(case, desk=False) if address.startswith("/foi/")}
    assert SECRET in found[reverse("portal:foi-case")].content.decode()
    opened = [address for address, answer in found.items() if answer.content == FILE.encode()]
    assert len(opened) == 2


def test_every_address_that_hands_out_files_is_walked(case: Case) -> None:
    walked = {each.name for each in everywhere.addresses() if each.walked}
    assert {
        "portal:foi-letter",
        "portal:foi-file",
        "cases:document",
        "cases:party",
        "cases:service-record",
        "office:page",
        "office:redact",
        "desk:detail",
        "desk:export",
        "desk:file",
        "api:foi_case",
        "api:foi_cases",
    } <= walked
    assert {pattern.name for pattern in urls.urlpatterns} <= {name.removeprefix("portal:") for name in walked}


def test_a_new_address_is_walked_or_fails() -> None:
    fresh = everywhere.Address("portal:foi-new-download", ("token",), "gongkai.portal.foi.views.fresh")
    assert fresh.walked
    with pytest.raises(AssertionError, match="填什么"):
        list(everywhere._filled(fresh, None, set()))  # type: ignore[arg-type]  # nothing of the case is asked


def test_the_handler_and_the_units_own_system_open_what_others_must_not(case: Case, office: Office) -> None:
    client = Client()
    client.force_login(office.people[Role.HANDLER])
    opened = [address for address in filled(case, desk=False) if client.get(address).content == FILE.encode()]
    assert len(opened) == case.documents.count() - len([each for each in case.documents.all() if each.erased_on])
    token = token_for(office.unit)
    answer = client.get(f"/api/v1/foi/cases/{case.pk}", headers=bearer(token.secret))
    assert case.number in answer.content.decode()


def test_the_system_of_another_unit_finds_nothing(case: Case, other_office: Office) -> None:
    token = token_for(other_office.unit)
    walk(Client(), case, desk=False, **bearer(token.secret), **{"Idempotency-Key": str(uuid.uuid4())})


def test_the_applicant_of_a_part_opens_nothing_of_the_whole(office: Office) -> None:
    whole = handled(office, request=SECRET)
    part = actions.split(whole, ["另一项"], actor=office.handler)[0]
    given = add_document(
        whole, Purpose.RELEASE, f"{FILE}.txt", FILE.encode(), media_type="text/plain", actor=office.handler
    )
    client = Client()
    enter(client, part)
    for address in filled(whole, desk=False):
        if address.startswith("/foi/track/"):
            response = client.get(address)
            assert FILE not in response.content.decode(errors="replace"), address
    assert client.get(reverse("portal:foi-file", args=[given.pk])).status_code == 404


def test_the_public_finds_nothing(case: Case) -> None:
    walk(Client(), case)


def test_another_applicant_finds_nothing(case: Case, office: Office, other_office: Office) -> None:
    own = [registered(office, request="别的事"), registered(other_office, request="别处的事")]
    for other in own:
        type(other).objects.filter(pk=other.pk).update(number=f"依申请〔2025〕{other.pk}号")
        other.refresh_from_db()
        client = Client()
        enter(client, other)
        walk(client, case, desk=False)
        client.cookies.clear()


def test_somebody_in_every_seat_of_another_unit_finds_nothing(case: Case, other_office: Office) -> None:
    client = Client()
    client.force_login(person_with(other_office.unit, *Role))
    walk(client, case)


@pytest.mark.parametrize("role", sorted(Role))
def test_the_desk_of_another_unit_finds_nothing(role: str, case: Case, other_office: Office) -> None:
    client = Client()
    client.force_login(person_with(other_office.unit, Role(role)))
    walk(client, case, desk=False)


@pytest.mark.parametrize("role", [Role.DRAFTER, Role.PUBLISHER])
def test_those_who_write_and_publish_find_nothing_at_home(role: Role, case: Case, office: Office) -> None:
    client = Client()
    client.force_login(person_with(office.unit, role))
    walk(client, case, desk=False)


def test_the_pages_of_a_case_are_in_no_output_no_map_and_no_feed(case: Case, client: Client) -> None:
    from gongkai.portal.output.pages import FIXED

    ours = {pattern.name for pattern in urls.urlpatterns}
    assert ours & set(FIXED) == {"foi"}
    for name in ("sitemap-xml", "feed", "site-map"):
        text = client.get(reverse(f"portal:{name}")).content.decode()
        assert "/foi/track/case" not in text
        assert SECRET not in text
