"""What is owed: made by rhythm and by event, fulfilled by publishing, late and missing by the calendar."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.db import transaction

from gongkai.catalog.actions import (
    Published,
    fulfil,
    fulfil_by_hand,
    generate,
    link,
    put_in_force,
    refresh,
    reopen,
    report_event,
    waive,
)
from gongkai.catalog.enums import ObligationState, VersionState
from gongkai.catalog.jobs import TOPIC, keep_obligations
from gongkai.catalog.limits import Start
from gongkai.catalog.models import Obligation
from gongkai.core import outbox
from gongkai.core.actors import PUBLIC, system
from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import InvalidInputError, RefusedError
from tests.factories.catalog import build_item, build_obligation, build_version

if TYPE_CHECKING:
    import time_machine
    from pytest_django import DjangoAssertNumQueries

    from tests.catalog.conftest import Town

D = dt.date
SYSTEM = system("测试")
FORCE = VersionState.IN_FORCE
pytestmark = pytest.mark.usefixtures("march")


def published(town: Town, **fields: object) -> Published:
    given: dict[str, object] = {
        "information_id": 1,
        "title": "2026年3月财政收支情况",
        "kind": "notice",
        "organization_id": town.finance.pk,
        "published_on": D(2026, 3, 16),
    }
    return Published(**(given | fields))  # type: ignore[arg-type]  # the fields of a case


def test_the_rhythm_makes_one_occasion_a_period_and_once_only(town: Town) -> None:
    build_item(build_version(town.city, state=FORCE), "每月10日前", unit=town.finance)
    assert generate(D(2026, 3, 1), D(2026, 5, 31), actor=SYSTEM) == 3
    assert generate(D(2026, 3, 1), D(2026, 5, 31), actor=SYSTEM) == 0
    rows = Obligation.objects.order_by("due_on")
    assert [row.due_on for row in rows] == [D(2026, 3, 10), D(2026, 4, 10), D(2026, 5, 10)]
    assert {row.organization for row in rows} == {town.finance}
    assert rows[0].occasion_label == "2026年3月"


def test_nothing_is_owed_before_the_list_held_nor_by_a_draft_nor_on_request(town: Town) -> None:
    build_item(build_version(town.city, state=FORCE, valid_from=D(2026, 4, 1)), unit=town.finance)
    build_item(build_version(town.city, field="就业"), unit=town.finance)
    build_item(build_version(town.city, state=FORCE, field="救灾"), unit=town.finance, proactive=False)
    assert generate(D(2026, 1, 1), D(2026, 4, 30), actor=SYSTEM) == 1
    assert Obligation.objects.get().due_on == D(2026, 4, 10)


def test_a_group_binds_every_body_of_its_kind(town: Town) -> None:
    version = build_version(town.city, state=FORCE)
    item = build_item(version, "每年3月底前")
    item.units.all().delete()
    item.units.create(name="各部门", is_group=True)
    item.units.create(name="各镇街", is_group=True, position=1)
    item.units.create(name="财政部门", is_group=True, position=2)
    generate(D(2026, 3, 1), D(2026, 3, 31), actor=SYSTEM)
    assert {row.organization for row in Obligation.objects.all()} == {town.finance, town.education, town.township}


def test_many_items_cost_no_more_questions_than_one(
    town: Town, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    version = build_version(town.city, state=FORCE)
    for number in range(30):
        item = build_item(version, unit=town.finance, second=f"事项{number}")
        item.units.create(name="各镇街", is_group=True, position=1)
    with django_assert_max_num_queries(20):
        assert generate(D(2026, 3, 1), D(2026, 5, 31), actor=SYSTEM) == 180


def test_the_daily_duty_makes_the_coming_quarter_and_turns_what_has_passed(town: Town) -> None:
    item = build_item(build_version(town.city, state=FORCE), unit=town.finance)
    old = build_obligation(item, town.finance, due_on=D(2026, 3, 13), occasion="monthly1:x|旧")
    keep_obligations()
    old.refresh_from_db()
    assert old.state == ObligationState.LATE
    assert [row.due_on for row in Obligation.objects.filter(state="due")] == [
        D(2026, 4, 10),
        D(2026, 5, 10),
        D(2026, 6, 10),
    ]


def test_late_becomes_missing_when_the_next_occasion_has_passed(town: Town) -> None:
    item = build_item(build_version(town.city, state=FORCE), unit=town.finance)
    generate(D(2026, 1, 1), D(2026, 6, 30), actor=SYSTEM)
    assert refresh(D(2026, 2, 10)) == 1
    assert refresh(D(2026, 2, 11)) == 2
    assert [row.state for row in item.obligations.order_by("due_on")[:3]] == ["missing", "late", "due"]
    assert AuditEntry.objects.filter(event="obligation.miss").count() == 1


def test_the_last_day_itself_is_in_time(town: Town) -> None:
    item = build_item(build_version(town.city, state=FORCE), unit=town.finance)
    build_obligation(item, town.finance, due_on=D(2026, 3, 16))
    assert refresh(D(2026, 3, 16)) == 0
    assert refresh(D(2026, 3, 17)) == 1


def test_what_an_event_owes_is_late_and_never_missing(town: Town) -> None:
    item = build_item(build_version(town.city, state=FORCE), "信息形成之日起3个工作日内", unit=town.finance)
    for number in (1, 2):
        report_event(
            item, organization=town.finance, what=f"甲{number}", on=D(2026, 3, number + 1), actor=town.publisher
        )
    refresh(D(2026, 3, 30))
    assert {row.state for row in Obligation.objects.all()} == {"late"}


def test_publishing_the_kind_fulfils_what_is_due_first(town: Town) -> None:
    build_item(build_version(town.city, state=FORCE), unit=town.finance, kind="notice")
    generate(D(2026, 3, 1), D(2026, 5, 31), actor=SYSTEM)
    done = fulfil(published(town), actor=SYSTEM)
    assert done is not None
    assert (done.due_on, done.state, done.fulfilled_on) == (D(2026, 3, 10), "done", D(2026, 3, 16))
    assert fulfil(published(town), actor=SYSTEM) is None
    assert Obligation.objects.filter(state="done").count() == 1


@pytest.mark.parametrize(
    "change",
    [{"kind": "plan"}, {"kind": ""}, {"organization_id": 999_999}, {"published_on": D(2026, 2, 1)}],
    ids=["another kind", "no kind", "another unit", "before it opened"],
)
def test_the_wrong_information_fulfils_nothing(town: Town, change: dict[str, object]) -> None:
    build_item(build_version(town.city, state=FORCE), unit=town.finance, kind="notice")
    generate(D(2026, 3, 1), D(2026, 3, 31), actor=SYSTEM)
    assert fulfil(published(town, **change), actor=SYSTEM) is None


def test_an_item_that_names_no_kind_is_fulfilled_by_its_linked_information_only(town: Town) -> None:
    item = build_item(build_version(town.city, state=FORCE), unit=town.finance)
    generate(D(2026, 3, 1), D(2026, 3, 31), actor=SYSTEM)
    assert fulfil(published(town), actor=SYSTEM) is None
    link(1, item)
    assert fulfil(published(town), actor=SYSTEM) is not None


def test_of_several_the_one_about_the_same_period_is_fulfilled(town: Town) -> None:
    build_item(build_version(town.city, state=FORCE), "每月", unit=town.finance, kind="notice")
    generate(D(2026, 1, 1), D(2026, 3, 31), actor=SYSTEM)
    done = fulfil(published(town, period=(D(2026, 2, 1), D(2026, 2, 28))), actor=SYSTEM)
    assert done is not None
    assert done.occasion_label == "2026年2月"
    assert fulfil(published(town, information_id=2, period=(D(2025, 2, 1), D(2025, 2, 28))), actor=SYSTEM) is None


@pytest.mark.parametrize(
    ("limit", "occasion"),
    [
        ("每月10日前", "2026年3月"),
        ("次月10日前", "2026年2月"),
        ("每月", "2026年2月"),
        ("每月结束后20日内", "2026年2月"),
    ],
)
def test_what_is_public_by_a_day_of_the_month_is_about_the_month_before(
    town: Town, limit: str, occasion: str
) -> None:
    build_item(build_version(town.city, state=FORCE), limit, unit=town.finance, kind="notice")
    generate(D(2026, 1, 1), D(2026, 5, 31), actor=SYSTEM)
    done = fulfil(published(town, period=(D(2026, 2, 1), D(2026, 2, 28))), actor=SYSTEM)
    assert done is not None
    assert done.occasion_label == occasion


def test_publishing_is_told_by_the_outbox_and_telling_twice_is_telling_once(town: Town) -> None:
    build_item(build_version(town.city, state=FORCE), unit=town.finance, kind="notice")
    generate(D(2026, 3, 1), D(2026, 5, 31), actor=SYSTEM)
    payload = {
        "information_id": 7,
        "title": "甲",
        "kind": "notice",
        "organization_id": town.finance.pk,
        "published_on": "2026-03-16",
    }
    with transaction.atomic():
        outbox.put_many(TOPIC, [payload, payload])
    outbox.drain()
    assert list(Obligation.objects.filter(state="done").values_list("information_id", flat=True)) == [7]


def test_an_event_makes_an_obligation_by_the_strictest_limit(town: Town) -> None:
    phrase = "信息形成之日起20个工作日内；其中行政处罚自作出决定之日起7个工作日内"
    item = build_item(build_version(town.city, state=FORCE), phrase, unit=town.finance)
    formed = report_event(item, organization=town.finance, what="名录", on=D(2026, 3, 2), actor=town.drafter)
    decided = report_event(
        item, organization=town.finance, what="处罚", on=D(2026, 3, 2), start=Start.DECIDED, actor=town.drafter
    )
    assert (formed.due_on, decided.due_on) == (D(2026, 3, 30), D(2026, 3, 11))


def test_a_report_with_a_reference_counts_once(town: Town) -> None:
    item = build_item(build_version(town.city, state=FORCE), unit=town.finance)
    for _ in range(2):
        report_event(item, organization=town.finance, what="甲", on=D(2026, 3, 2), reference="A-1", actor=SYSTEM)
    assert Obligation.objects.count() == 1


def test_an_event_is_refused_to_strangers_for_tomorrow_and_for_what_is_not_public(town: Town) -> None:
    version = build_version(town.city, state=FORCE)
    item = build_item(version, unit=town.finance)
    withheld = build_item(version, unit=town.finance, proactive=False, second="乙")
    for wrong, error in (
        ({"actor": town.stranger}, RefusedError),
        ({"on": D(2026, 3, 17)}, InvalidInputError),
        ({"what": " "}, InvalidInputError),
    ):
        given = {"organization": town.finance, "what": "甲", "on": D(2026, 3, 2), "actor": town.drafter}
        with pytest.raises(error):
            report_event(item, **(given | wrong))  # type: ignore[arg-type]  # the fields of a case
    with pytest.raises(RefusedError):
        report_event(withheld, organization=town.finance, what="甲", on=D(2026, 3, 2), actor=town.drafter)


def test_a_person_says_that_it_stands_on_a_board_and_the_office_may_waive_and_reopen(town: Town) -> None:
    item = build_item(build_version(town.city, state=FORCE), unit=town.finance)
    row = build_obligation(item, town.finance)
    with pytest.raises(InvalidInputError):
        fulfil_by_hand(row, on=D(2026, 3, 20), title="公示栏", actor=town.publisher)
    fulfil_by_hand(row, on=D(2026, 3, 15), title="三月收支，公示栏", actor=town.publisher)
    with pytest.raises(RefusedError):
        reopen(row, actor=town.publisher, reason="错了")
    reopen(row, actor=town.office, reason="登记有误")
    assert (row.state, row.fulfilled_on) == ("due", None)
    with pytest.raises(RefusedError):
        waive(row, actor=town.office, reason=" ")
    waive(row, actor=town.office, reason="本月无收支")
    assert (row.state, row.reason) == ("waived", "本月无收支")


def test_a_new_version_takes_over_what_is_still_owed(town: Town, march: time_machine.Traveller) -> None:
    old = build_version(town.city, state=FORCE)
    build_item(old, unit=town.finance)
    build_item(old, unit=town.finance, second="停止公开")
    generate(D(2026, 2, 1), D(2026, 5, 31), actor=SYSTEM)
    refresh()
    new = build_version(town.city, state=VersionState.REVIEWED, number=2)
    kept = build_item(new, unit=town.finance)
    put_in_force(new, actor=town.office, valid_from=D(2026, 3, 16))
    old.refresh_from_db()
    assert (old.state, old.valid_to) == (VersionState.REPLACED, D(2026, 3, 15))
    assert [row.due_on for row in kept.obligations.order_by("due_on")] == [
        D(2026, month, 10) for month in (2, 3, 4, 5, 6)
    ]
    assert not Obligation.objects.open().filter(item__second="停止公开", due_on__gte=D(2026, 3, 16)).exists()


def test_obligations_are_seen_by_their_unit_and_the_office_above(town: Town) -> None:
    item = build_item(build_version(town.city, state=FORCE), unit=town.finance)
    build_obligation(item, town.finance)
    seen = {
        name: Obligation.objects.visible_to(getattr(town, name)).count()
        for name in ("office", "drafter", "stranger")
    }
    assert seen == {"office": 1, "drafter": 1, "stranger": 0}
    assert Obligation.objects.visible_to(PUBLIC).count() == 0
