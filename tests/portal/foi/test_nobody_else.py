"""Nothing of an applicant reaches anybody else: every address, as everybody who is not the one."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import URLPattern, reverse
from django.utils import timezone

from gongkai.cases import urls as desk
from gongkai.cases.actions import add_document
from gongkai.cases.enums import Purpose, ServiceMethod
from gongkai.cases.foi import actions
from gongkai.cases.models import Enclosure
from gongkai.cases.office import checking
from gongkai.core.roles import Role
from gongkai.portal.foi import urls
from tests.factories.cases import SOMEBODY, registered, signed
from tests.factories.orgs import person_with
from tests.portal.foi.support import enter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.urls import URLResolver

    from gongkai.cases.models import Case
    from tests.factories.cases import Office

SECRET = "仅有申请人知道的学位问题"
FILE = "只给一个人的统计表"
# What everybody may open, before any number and code.
OPEN = {"foi", "foi-paper", "foi-qr", "foi-apply", "foi-form", "foi-track"}


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


def addresses(case: Case) -> Iterator[str]:
    """Every address of the citizen's side and of casework at the desk, with all numbers of this case."""
    keys = {each.pk for rows in (case.documents, case.letters, case.parties) for each in rows.all()}
    for pattern in urls.urlpatterns:
        if pattern.name in OPEN:
            continue
        taken = "<int:pk>" in str(pattern.pattern)
        yield from (
            (reverse(f"portal:{pattern.name}", args=[key]) for key in (keys if taken else ()))
            if taken
            else iter([reverse(f"portal:{pattern.name}")])
        )
    for pattern in desk.urlpatterns:
        assert isinstance(pattern, URLPattern), f"请在本测试中加入 {pattern}"
        yield from _desk(pattern, case, keys)


def _desk(pattern: URLPattern | URLResolver, case: Case, keys: set[int]) -> Iterator[str]:
    names = list(pattern.pattern.converters)
    if not names:
        yield reverse(f"cases:{pattern.name}")
        return
    for key in keys | {case.pk}:
        values = {"pk": case.pk} if "pk" in names else {}
        yield reverse(f"cases:{pattern.name}", kwargs={name: values.get(name, key) for name in names})


def walk(client: Client, case: Case) -> None:
    for address in addresses(case):
        for method in ("get", "post"):
            response = getattr(client, method)(address, {"idempotency_key": str(uuid.uuid4())})
            content = b"".join(response) if response.streaming else response.content
            text = content.decode(errors="replace")
            for secret in (SECRET, FILE, SOMEBODY.name, case.number + "<", case.code):
                assert secret not in text, f"{method} {address}"


def test_the_addresses_are_those_that_the_applicant_opens(case: Case, client: Client) -> None:
    """The walk below means something: the right reader finds on these addresses what the others must not."""
    enter(client, case)
    found = {address: client.get(address) for address in addresses(case) if address.startswith("/foi/")}
    assert SECRET in found[reverse("portal:foi-case")].content.decode()
    opened = [address for address, answer in found.items() if answer.content == FILE.encode()]
    assert len(opened) == 2


def test_the_public_finds_nothing(case: Case) -> None:
    walk(Client(), case)


def test_another_applicant_finds_nothing(case: Case, office: Office, other_office: Office) -> None:
    own = [registered(office, request="别的事"), registered(other_office, request="别处的事")]
    for other in own:
        type(other).objects.filter(pk=other.pk).update(number=f"依申请〔2025〕{other.pk}号")
        other.refresh_from_db()
        client = Client()
        enter(client, other)
        walk(client, case)
        client.cookies.clear()


@pytest.mark.parametrize("role", sorted(Role))
def test_the_desk_of_another_unit_finds_nothing(role: str, case: Case, other_office: Office) -> None:
    client = Client()
    client.force_login(person_with(other_office.unit, Role(role)))
    walk(client, case)


@pytest.mark.parametrize("role", [Role.DRAFTER, Role.PUBLISHER])
def test_those_who_write_and_publish_find_nothing_at_home(role: Role, case: Case, office: Office) -> None:
    client = Client()
    client.force_login(person_with(office.unit, role))
    walk(client, case)


def test_the_pages_of_a_case_are_in_no_output_no_map_and_no_feed(case: Case, client: Client) -> None:
    from gongkai.portal.output.pages import FIXED

    ours = {pattern.name for pattern in urls.urlpatterns}
    assert ours & set(FIXED) == {"foi"}
    for name in ("sitemap-xml", "feed", "site-map"):
        text = client.get(reverse(f"portal:{name}")).content.decode()
        assert "/foi/track/case" not in text
        assert SECRET not in text
