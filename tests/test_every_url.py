"""Every address is walked as the public and as another department; a new one fails until it is classified.

Four classes: what everybody may read; what needs a sign-in; what belongs to one department (404 for all others);
and the record of one person.
"""

from __future__ import annotations

import datetime as dt
import re
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from gongkai.api.actions import create_token
from gongkai.cases.actions import add_document
from gongkai.cases.enums import Purpose
from gongkai.catalog.enums import VersionState
from gongkai.core.actors import system
from gongkai.core.desk.registry import module_or_404, modules
from gongkai.core.roles import Role
from gongkai.information.enums import Disclosure, InformationState
from gongkai.information.models import Attachment, CleanupCampaign, CleanupItem, Countersign, Information
from gongkai.publishing.models import ListCut, OutputCheck
from gongkai.reporting.models import AnnualReport
from gongkai.sites.models import Column, Site
from gongkai.tasks.models import Task
from tests.factories.cases import build_office, registered
from tests.factories.catalog import build_item, build_obligation, build_review, build_version
from tests.factories.disputes import dispute_of, lesson_of, ordered_answer
from tests.factories.information import InformationFactory
from tests.factories.office import complaint, opening, original, precedent
from tests.factories.orgs import CityFactory, OrganizationFactory, UnresolvedNameFactory, person_with

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.test import Client

    from gongkai.cases.models import Case
    from gongkai.catalog.models import CatalogItem, CatalogVersion
    from gongkai.orgs.models import Organization

NOT_FOUND, METHOD_NOT_ALLOWED = 404, 405
Arguments = tuple[object, ...]


@dataclass
class House:
    """A city, two departments; documents of the first in several states, with file, task and open name."""

    city: Organization
    ours: Organization
    theirs: Organization
    published: Information
    draft: Information
    ordered: Information
    task: Task
    names: list[Any] = field(default_factory=list)


@pytest.fixture
def house(db: None) -> House:
    city = CityFactory(code="city")
    ours, theirs = OrganizationFactory(parent=city, code="ours"), OrganizationFactory(parent=city, code="theirs")
    published = InformationFactory(owner=ours, state=InformationState.PUBLISHED, published_on="2026-03-01")
    draft = InformationFactory(owner=ours)
    for information in (published, draft):
        Attachment.objects.create(information=information, name="附件.txt", file=ContentFile(b"x", name="a.txt"))
    task = Task.objects.create(document=draft, owner=ours, position=1, number="1", text="办一件事")
    ordered = InformationFactory(owner=ours, state=InformationState.PUBLISHED, issuer_name="某单位")
    Task.objects.create(document=ordered, owner=ours, position=1, number="1", text="办一件大家都看得见的事")
    return House(city, ours, theirs, published, draft, ordered, task, [UnresolvedNameFactory(within=ours)])


def public_document(house: House) -> Arguments:
    return (house.published.pk,)


def older_page(house: House) -> Arguments:
    ListCut.objects.create(list="/kinds/notice/", number=1, day="2026-03-01", key=house.published.pk)
    return ("kinds/notice", 1)


def structured_document(house: House) -> Arguments:
    return (InformationFactory(owner=house.ours, kind="food_sampling", state=InformationState.PUBLISHED).pk,)


def listed_item(house: House) -> CatalogItem:
    return build_item(build_version(house.city, state=VersionState.IN_FORCE), unit=house.ours)


def second_version(house: House) -> CatalogVersion:
    build_version(house.city, state=VersionState.REPLACED)
    return build_version(house.city, state=VersionState.IN_FORCE, number=2)


def site(house: House) -> Arguments:
    return (open_site(house).code,)


def site_column(house: House) -> Arguments:
    opened = open_site(house)
    Column.objects.create(site=opened, name="通知公告", code="tzgg", path="tzgg", kinds=["notice"])
    return (opened.code, "tzgg")


def open_site(house: House) -> Site:
    return Site.objects.create(code="ours", name="某单位网站", unit=house.ours)


def nothing(_: House) -> Arguments:
    return ()


# name → the arguments of an example that the public may read
PUBLIC: dict[str, Callable[[House], Arguments]] = {
    "orgs:sign-in": nothing,
    "portal:about": nothing,
    "portal:attachment": lambda house: (house.published.pk, house.published.attachments.get().pk),
    "portal:catalog": nothing,
    "portal:catalog-changes": lambda house: (second_version(house).pk,),
    "portal:catalog-file": lambda house: (listed_item(house).version_id, "csv"),
    "portal:catalog-item": lambda house: (listed_item(house).pk,),
    "portal:catalog-list": lambda house: (listed_item(house).version_id,),
    "portal:catalog-list-page": lambda house: (listed_item(house).version_id, 1),
    "portal:catalog-unit": lambda house: (listed_item(house).units.get().organization.code,),
    "portal:catalog-unit-page": lambda house: (listed_item(house).units.get().organization.code, 1),
    "portal:data": lambda house: (*structured_document(house), "csv"),
    "portal:disclosure": nothing,
    "portal:document": public_document,
    "portal:document-download": public_document,
    "portal:feed": nothing,
    "portal:foi": nothing,
    "portal:foi-apply": nothing,
    "portal:foi-form": nothing,
    "portal:foi-paper": nothing,
    "portal:foi-qr": nothing,
    "portal:foi-track": nothing,
    "portal:guide": nothing,
    "portal:home": nothing,
    "portal:interpretations": nothing,
    "portal:issuer": lambda house: (house.ours.code,),
    "portal:issuer-named": lambda _: ("某单位",),
    "portal:issuers": nothing,
    "portal:kind": lambda _: ("notice",),
    "portal:kind-feed": lambda _: ("notice",),
    "portal:kinds": nothing,
    "portal:law": nothing,
    "portal:law-calendar": lambda _: (2026,),
    "portal:law-calendars": nothing,
    "portal:law-days": nothing,
    "portal:law-deadline": nothing,
    "portal:law-fee": nothing,
    "portal:law-qr": nothing,
    "portal:law-rule": lambda _: ("FOI-33",),
    "portal:law-rules": nothing,
    "portal:law-rules-json": nothing,
    "portal:ledger": lambda house: (house.ordered.pk,),
    "portal:ledgers": nothing,
    "portal:older": older_page,
    "portal:policies": nothing,
    "portal:proof": lambda house: (f"information/{house.published.pk}/",),
    "portal:qr": public_document,
    "portal:robots": nothing,
    "portal:rows": structured_document,
    "portal:rules": nothing,
    "portal:search": nothing,
    "portal:series": lambda _: ("fiscal_monthly",),
    "portal:site-map": nothing,
    "portal:sitemap-block": lambda _: (1,),
    "portal:sitemap-sites": nothing,
    "portal:sitemap-xml": nothing,
    "portal:sites": nothing,
    "portal:site": site,
    "portal:site-disclosure": site,
    "portal:site-feed": site,
    "portal:site-guide": site,
    "portal:site-qr": site,
    "portal:site-site-map": site,
    "portal:column": site_column,
    "portal:column-feed": site_column,
    "portal:column-qr": site_column,
    "portal:suggest": nothing,
    "portal:theme": lambda _: ("综合政务",),
    "portal:themes": nothing,
    "portal:unit-ledger": lambda house: (house.ours.code,),
    "portal:year": lambda _: (2026,),
    "portal:years": nothing,
    "ui:mode": lambda _: ("elder", "on"),
}
# The open part of the API: the query or the body of an example that everybody may ask.
API: dict[str, tuple[str, Arguments, Any]] = {
    "api:items": ("get", (), {}),
    "api:add": ("get", (), {"day": "2026-01-26", "count": 20}),
    "api:due": ("post", (), {"channel": "counter", "events": [{"type": "received", "on": "2026-01-26"}]}),
    "api:fee_of": ("get", (), {"items": 11}),
    "api:identifier": ("post", ("uscc",), {"value": "11370812004339255B"}),
    "api:openapi-json": ("get", (), {}),
    "api:remedy_of": ("get", (), {"decision": "E15", "on": "2024-02-01"}),
    "api:rule": ("get", ("FOI-33",), {}),
    "api:rules": ("get", (), {}),
}
# An address that is no page and no answer: it exists for the framework to build others upon.
ROOTS = {"api:api-root", "api-nothing", "api-unknown"}
# Pages of the public side about one document: a draft's must not exist, for anybody.
ABOUT_ONE_DOCUMENT = [
    "portal:document",
    "portal:document-download",
    "portal:qr",
    "portal:attachment",
    "portal:ledger",
]
# What needs a sign-in; what it shows is cut to the actor's rows.
SIGNED_IN: dict[str, Callable[[House], Arguments]] = {
    "catalog:calendar": nothing,
    "desk:audit": nothing,
    "desk:create": lambda _: ("information",),
    "desk:export": lambda _: ("information",),
    "desk:home": nothing,
    "desk:list": lambda _: ("information",),
    "desk:save-view": lambda _: ("information",),
    "orgs:account": nothing,
    "orgs:sign-out": nothing,
    "tokens:new": nothing,
}


def build_report(house: House) -> AnnualReport:
    return AnnualReport.objects.create(unit=house.ours, year=2025, author_name="拟稿人")


def build_case(house: House) -> Case:
    return registered(build_office(house.ours))


def case_file(house: House) -> Arguments:
    case = build_case(house)
    made = add_document(case, Purpose.OTHER, "a.txt", b"x", media_type="text/plain", actor=system("测试"))
    return (case.pk, made.pk)


def case_original(house: House) -> Arguments:
    case = build_case(house)
    return (case.pk, original(case).pk)


def case_letter(house: House) -> Arguments:
    case = build_case(house)
    return (case.pk, case.letters.get().pk)


def case_party(house: House) -> Arguments:
    case = build_case(house)
    return (case.pk, case.parties.get().pk)


# What belongs to one department.
OWNED: dict[str, Callable[[House], Arguments]] = {
    "cases:document": case_file,
    "cases:party": case_party,
    "office:page": lambda house: (*case_original(house), 1),
    "office:redact": case_original,
    "cases:service-record": case_letter,
    "cases:sheet": lambda house: (build_case(house).pk, "register_sheet"),
    "desk:act": lambda house: ("information", house.draft.pk, "submit"),
    "desk:detail": lambda house: ("information", house.draft.pk),
    "desk:edit": lambda house: ("information", house.draft.pk),
    "desk:file": lambda house: ("information", house.draft.pk, house.draft.attachments.get().pk),
    "desk:history": lambda house: ("information", house.draft.pk),
    "information:draft-for": lambda house: (build_obligation(listed_item(house), house.ours).pk,),
    "information:items": lambda house: (house.draft.pk,),
    "information:rows": lambda house: (house.draft.pk,),
    "reporting:paper": lambda house: (build_report(house).pk, "docx"),
}
OWNED_ELSEWHERE: dict[str, Callable[[House], Arguments]] = {
    "desk:detail": lambda house: ("tasks", house.task.pk),
    "desk:act": lambda house: ("tasks", house.task.pk, "start"),
}


def build_cleanup(house: House) -> CleanupItem:
    campaign = CleanupCampaign.objects.create(
        name="年度清理", organization=house.ours, due_on=dt.date(2027, 1, 1), opened_by_name="公开办"
    )
    return CleanupItem.objects.create(campaign=campaign, information=house.draft)


def build_check(house: House) -> OutputCheck:
    now = timezone.now()
    return OutputCheck.objects.create(owner=house.ours, state="open", found=1, first_at=now, last_at=now)


def build_site(house: House) -> Site:
    return Site.objects.create(code="ours", name="我们的网站", unit=house.ours)


# A record of ours in each module of the desk that has acts: all of them are walked.
RECORDS: dict[str, Callable[[House], Any]] = {
    "cleanups": lambda house: build_cleanup(house).campaign,
    "complaints": lambda house: complaint(house.ours),
    "foi": build_case,
    "lessons": lambda house: lesson_of(house.ours),
    "redo": lambda house: ordered_answer(house.ours),
    "review": lambda house: dispute_of(house.ours, "review"),
    "suit": lambda house: dispute_of(house.ours, "suit"),
    "openings": lambda house: opening(build_case(house)),
    "precedents": lambda house: precedent(build_case(house)),
    "cleanup-items": build_cleanup,
    "countersigns": lambda house: Countersign.objects.create(
        information=house.draft, organization=OrganizationFactory(), asked_by_name="拟稿人"
    ),
    "information": lambda house: house.draft,
    "catalog-items": lambda house: build_item(build_version(house.ours)),
    "catalogs": lambda house: build_version(house.ours),
    "columns": lambda house: Column.objects.create(site=build_site(house), name="栏目", code="lm", path="lm"),
    "integrity": build_check,
    "names": lambda house: house.names[0],
    "nondisclosure": lambda house: build_review(house.ours),
    "obligations": lambda house: build_obligation(build_item(build_version(house.city)), house.ours),
    "reports": build_report,
    "sites": build_site,
    "tasks": lambda house: house.task,
    "tokens": lambda house: (
        create_token(name="办公系统", organization=house.ours, scopes=["events:write"], actor=system("测试")).token
    ),
}


# What follows from an application or from a number with its code: tests/portal/foi tries them as everybody else.
WITH_CODE = {
    "portal:foi-case",
    "portal:foi-correct",
    "portal:foi-done",
    "portal:foi-file",
    "portal:foi-leave",
    "portal:foi-letter",
    "portal:foi-reasons",
    "portal:foi-submit",
    "portal:foi-withdraw",
}
# What other systems call with a token: tests/api/test_auth.py tries every way to come without the right one.
WITH_TOKEN = {
    "api:obligations",
    "api:report",
    "api:foi_case",
    "api:foi_cases",
    "api:foi_due",
    "api:foi_event",
    "api:foi_register",
    "api:foi_statistics",
}


def names(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    """Every named address, with its namespaces; an address without a name is named by its pattern."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from names(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)
        elif isinstance(entry, URLPattern):
            yield f"{prefix}{entry.name or entry.pattern}"


def test_every_address_is_classified() -> None:
    found = set(names(get_resolver()))
    classified = set(PUBLIC) | set(API) | set(SIGNED_IN) | set(OWNED) | ROOTS | WITH_CODE | WITH_TOKEN
    assert found - classified == set(), "请在此文件中为新地址分类"
    assert classified - found == set(), "这些地址已不存在"


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_the_public_reads_what_is_public(name: str, house: House, client: Client) -> None:
    response = client.get(reverse(name, args=PUBLIC[name](house)))
    response.close()
    assert response.status_code == (302 if name == "ui:mode" else 200)


@pytest.mark.parametrize("name", sorted(API))
def test_the_public_asks_the_open_api(name: str, db: None, client: Client) -> None:
    method, arguments, data = API[name]
    more = {"content_type": "application/json"} if method == "post" else {}
    assert getattr(client, method)(reverse(name, args=arguments), data, **more).status_code == 200


def test_roots_answer_nobody(db: None, client: Client) -> None:
    for name in ROOTS:
        assert client.get(reverse(name)).status_code == NOT_FOUND


@pytest.mark.parametrize("name", sorted({**SIGNED_IN, **OWNED}))
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_public_is_sent_to_sign_in(name: str, method: str, house: House, client: Client) -> None:
    arguments = {**SIGNED_IN, **OWNED}[name](house)
    response = getattr(client, method)(reverse(name, args=arguments))
    if response.status_code != METHOD_NOT_ALLOWED:
        assert response.status_code == 302
        assert response.url.startswith((reverse(settings.LOGIN_URL), reverse("portal:home")))


@pytest.mark.parametrize("name", ABOUT_ONE_DOCUMENT)
@pytest.mark.parametrize("who", ["public", "owner", "other"])
def test_the_public_side_has_no_draft_for_anybody(name: str, who: str, house: House, client: Client) -> None:
    if who != "public":
        client.force_login(person_with(house.ours if who == "owner" else house.theirs, *Role))
    arguments: Arguments = (house.draft.pk,)
    if name == "portal:attachment":
        arguments = (house.draft.pk, house.draft.attachments.get().pk)
    assert client.get(reverse(name, args=arguments)).status_code == NOT_FOUND


@pytest.mark.parametrize("disclosure", [Disclosure.ON_REQUEST, Disclosure.WITHHELD])
def test_what_is_not_disclosed_proactively_is_not_on_the_public_side(
    disclosure: Disclosure, house: House, client: Client
) -> None:
    Information.objects.filter(pk=house.published.pk).update(disclosure=disclosure)
    assert client.get(reverse("portal:document", args=[house.published.pk])).status_code == NOT_FOUND


@pytest.mark.parametrize("table", [OWNED, OWNED_ELSEWHERE], ids=["information", "tasks"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_department_gets_404_for_everything_of_ours(
    table: dict[str, Callable[[House], Arguments]], method: str, house: House, client: Client
) -> None:
    client.force_login(person_with(house.theirs, Role.DRAFTER, Role.REVIEWER, Role.PUBLISHER, Role.HANDLER))
    for name, arguments in table.items():
        address = reverse(name, args=arguments(house))
        response = getattr(client, method)(address, {"idempotency_key": str(uuid.uuid4())})
        # 405 comes before anything is looked up: it tells nothing.
        assert response.status_code in {NOT_FOUND, METHOD_NOT_ALLOWED}, address


def test_every_module_with_acts_has_an_example() -> None:
    assert {module.code for module in modules() if module.acts} == set(RECORDS)


@pytest.mark.parametrize("code", sorted(RECORDS))
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_department_gets_404_for_every_act(code: str, method: str, house: House, client: Client) -> None:
    record = RECORDS[code](house)
    client.force_login(person_with(house.theirs, *Role))
    for act in module_or_404(code).acts:
        address = reverse("desk:act", args=[code, record.pk, act.event])
        response = getattr(client, method)(address, {"idempotency_key": str(uuid.uuid4())})
        assert response.status_code == NOT_FOUND, address


@pytest.mark.parametrize("name", ["desk:home", "desk:list", "desk:audit"])
def test_lists_show_another_department_nothing_of_ours(name: str, house: House, client: Client) -> None:
    arguments = SIGNED_IN[name](house)
    client.force_login(person_with(house.theirs, Role.DRAFTER, Role.PUBLISHER))
    assert house.draft.title not in client.get(reverse(name, args=arguments)).content.decode()
    client.force_login(person_with(house.ours, Role.DRAFTER, Role.PUBLISHER))
    if name == "desk:list":
        assert house.draft.title in client.get(reverse(name, args=arguments)).content.decode()


def test_absent_and_not_yours_look_the_same(house: House, client: Client) -> None:
    client.force_login(person_with(house.theirs, Role.DRAFTER))
    foreign = client.get(reverse("desk:detail", args=["information", house.draft.pk]))
    absent = client.get(reverse("desk:detail", args=["information", 999_999]))
    assert foreign.status_code == absent.status_code == NOT_FOUND

    # The pages differ by nothing but their own address.
    own_address = re.compile(rb"information%2F\d+")
    assert own_address.sub(b"", foreign.content) == own_address.sub(b"", absent.content)
