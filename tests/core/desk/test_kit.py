"""The kit itself: registering, what a module may leave out, and what it must not be able to do."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest
from django.http import Http404

from gongkai.core.actors import PUBLIC
from gongkai.core.desk import people, registry
from gongkai.core.desk.kit import Choice, Clock, Column, Date, FormAct, Module, Title
from gongkai.core.desk.offers import may
from gongkai.core.roles import Role
from gongkai.information.flow import FLOW
from gongkai.information.models import Information
from tests.factories.information import InformationFactory
from tests.factories.orgs import CityFactory, OrganizationFactory, person_with


def module(**more: object) -> Module:
    return Module(code="sample", label="样例", model=Information, columns=(Title("title", "标题"),), **more)  # type: ignore[arg-type]  # any of its fields


def named_for(label: str, steps: list[people.Step]) -> list[str]:
    return next(list(step.names) for step in steps if step.label == label)


@pytest.fixture(autouse=True)
def own_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_modules", {})


def test_a_code_is_taken_once() -> None:
    registry.register(module())
    with pytest.raises(ValueError, match="sample"):
        registry.register(module())


def test_modules_stand_in_their_order_and_unknown_codes_are_not_found() -> None:
    first, second = module(position=5), Module(code="b", label="乙", model=Information, columns=(), position=1)
    registry.register(first)
    registry.register(second)
    assert registry.modules() == [second, first]
    with pytest.raises(Http404):
        registry.module_or_404("c")


@pytest.mark.parametrize(
    ("event", "label"),
    [("information.submit", "提交审核"), ("information.made_up", "information.made_up"), ("x.attach", "添附件")],
)
def test_events_are_named_by_the_flow_or_the_module_or_by_themselves(event: str, label: str) -> None:
    assert module(flow=FLOW, event_labels={"attach": "添附件"}).event_label(event) == label


def test_a_column_walks_relations_and_stops_where_one_is_missing() -> None:
    record = SimpleNamespace(owner=SimpleNamespace(label="市住建局"), issuer=None)
    assert Column("owner.label", "机构").raw(record) == "市住建局"
    assert Column("issuer.label", "机构").html(record, module()) == "—"


def test_a_column_escapes_what_it_shows() -> None:
    record = SimpleNamespace(pk=1, title="<b>")
    assert "&lt;b&gt;" in Title("title", "标题").html(record, module())


def test_a_date_column_takes_the_local_day_of_a_moment() -> None:
    moment = dt.datetime(2026, 3, 5, 20, tzinfo=dt.UTC)
    assert Date("at", "日期").plain(SimpleNamespace(at=moment)) == dt.date(2026, 3, 6)


def test_a_clock_column_without_a_day_shows_a_dash() -> None:
    assert Clock("due_on", "期限").html(SimpleNamespace(due_on=None), module()) == "—"


def test_a_computed_column_sorts_by_nothing_unless_told() -> None:
    assert Column("x", "甲", value=str).sorts_by() == ()
    assert Column("x", "甲", value=str, order=("kind",)).sorts_by() == ("kind",)
    assert Choice("owner.name", "乙").sorts_by() == ("owner__name",)


@pytest.mark.django_db
def test_a_form_without_events_and_refusal_is_open_and_with_events_the_flow_decides() -> None:
    record = InformationFactory()
    drafter = person_with(record.owner, Role.DRAFTER).actor()
    by_flow = FormAct(build=lambda *_: None, do=lambda *_: None, label="编辑", events=("edit",))  # type: ignore[arg-type, return-value]  # never built
    assert may(module(flow=FLOW), by_flow, record, drafter)
    assert not may(module(flow=FLOW), by_flow, record, PUBLIC)
    refused = FormAct(build=by_flow.build, do=by_flow.do, label="新建", refusal=lambda *_: "不可以")
    assert not may(module(), refused, None, drafter)


@pytest.mark.django_db
def test_four_eyes_leave_the_author_out_of_the_named_people() -> None:
    organization = OrganizationFactory()
    author = person_with(organization, Role.PUBLISHER, name="作者")
    person_with(organization, Role.PUBLISHER, name="别人")
    record = InformationFactory(owner=organization, state="reviewed")
    record.revisions.create(number=1, author=author, author_name="作者", content={})
    named = named_for("批准发布", people.steps(FLOW, record, [organization]))
    assert [name.partition("（")[0] for name in named] == ["别人"]


@pytest.mark.django_db
def test_who_has_left_or_is_barred_is_not_named() -> None:
    organization = OrganizationFactory(parent=CityFactory())
    gone, barred, here = (person_with(organization, Role.DRAFTER, name=name) for name in ("离任", "停用", "在任"))
    gone.appointments.update(until=dt.date(2020, 1, 1))
    type(barred).objects.filter(pk=barred.pk).update(is_active=False)
    assert [one.actor.person_id for one in people.in_office([organization])] == [here.pk]


@pytest.mark.django_db
def test_many_names_are_cut_short_with_their_number() -> None:
    organization = OrganizationFactory()
    for number in range(9):
        person_with(organization, Role.REVIEWER, name=f"审核{number}")
    record = InformationFactory(owner=organization, state="in_review")
    named = named_for("审核通过", people.steps(FLOW, record, [organization]))
    assert (len(named), named[-1]) == (7, "另3人")


@pytest.mark.django_db
def test_a_step_that_nobody_can_take_now_says_why() -> None:
    organization = OrganizationFactory()
    author = person_with(organization, Role.PUBLISHER, name="作者")
    record = InformationFactory(owner=organization, state="reviewed")
    record.revisions.create(number=1, author=author, author_name="作者", content={})
    steps = {step.label: step for step in people.steps(FLOW, record, [organization])}
    assert "双人复核" in steps["批准发布"].hindrance
    nobody = {step.label: step for step in people.steps(FLOW, record, [OrganizationFactory()])}
    assert (nobody["批准发布"].names, nobody["批准发布"].hindrance) == ([], "")


def test_steps_of_use_come_first_in_the_order_of_their_use_and_the_rest_is_not_lost() -> None:
    found = [people.Step(event, [], "", event) for event in ("register", "assign", "withdraw", "assign")]
    now, others = people.by_use(found, ["confirm", "assign"])
    assert [step.event for step in now] == ["assign", "assign"]
    assert [step.event for step in others] == ["register", "withdraw"]
    assert people.by_use(found, []) == (found, [])
    assert people.by_use(found, ["archive"]) == (found, [])


def test_a_column_stands_on_the_page_of_those_whom_it_tells_something() -> None:
    always, never = Column("title", "标题"), Column("title", "标题", file_only=True)
    known = Column("title", "标题", wanted=lambda actor: not actor.is_public)
    assert [column.on_page(PUBLIC) for column in (always, never, known)] == [True, False, False]
