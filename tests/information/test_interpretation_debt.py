"""三同步 after an emergency: the interpretation that did not go out is owed, dated, chased, and counted."""

from __future__ import annotations

import datetime as dt

import pytest

from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import RefusedError
from gongkai.core.roles import Role
from gongkai.information import actions
from gongkai.information.desk import notices, todo
from gongkai.information.desk.checks import checks
from gongkai.information.desk.packaging import PackageFilters
from gongkai.information.enums import RelationKind
from gongkai.information.interpreting import jobs
from gongkai.information.interpreting.debts import owed_of
from gongkai.information.interpreting.models import DebtState
from gongkai.information.models import ReleasePackage
from tests.factories.orgs import actor_with
from tests.information.people import VALUES, bureau

pytestmark = pytest.mark.django_db
FRIDAY = dt.datetime(2026, 3, 6, 15, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))
DUE = dt.date(2026, 3, 11)  # the third working day after Friday


@pytest.fixture
def office(time_machine):
    time_machine.move_to(FRIDAY, tick=False)
    return bureau()


@pytest.fixture
def released(office):
    given = {"kind": "normative", "title": "示范市防汛应急办法", **VALUES}
    row = actions.create(actor=office.drafter, owner=office.organization, **given)
    return actions.emergency_publish(row, actor=office.publisher, reason="防汛应急响应")


def reading(office, **values):
    given = {
        "kind": "interpretation",
        "title": "防汛应急办法怎么看",
        "body_html": "<p>问：谁来组织？</p>",
        **values,
    }
    return actions.create(actor=office.drafter, owner=office.organization, elements={"form": "问答"}, **given)


def publish(office, row):
    row = actions.pass_review(actions.submit(row, actor=office.drafter), actor=office.reviewer)
    return actions.publish(row, actor=office.publisher)


def events(row):
    return [entry.event.partition(".")[2] for entry in AuditEntry.objects.of(row)]


def groups(actor, day):
    return {group.label: list(group.rows) for group in todo.groups(actor, day)}


def test_the_interpretation_is_owed_by_the_day_of_the_rule(released):
    debt = owed_of(released)
    assert (debt.due_on, debt.released_on) == (DUE, FRIDAY.date())
    assert debt.lacked == ["缺少解读方案", "没有登记第一解读人", "缺少解读材料"]
    assert "owe_interpretation" in events(released)


def test_what_went_out_complete_or_waived_or_asks_for_none_owes_nothing(office):
    waived = actions.emergency_publish(office.draft(), actor=office.publisher, reason="防汛")
    notice = actions.create(
        actor=office.drafter, owner=office.organization, kind="notice", title="停课通知", body_html="<p>停课。</p>"
    )
    actions.emergency_publish(notice, actor=office.publisher, reason="防汛")
    assert owed_of(waived) is owed_of(notice) is None


def test_it_is_seen_on_the_first_page_at_the_head_and_in_the_panel(office, released):
    second = actor_with(office.organization, Role.PUBLISHER)
    for actor in (office.drafter, second):
        assert groups(actor, FRIDAY.date())["待补解读"] == [released]
        assert groups(actor, DUE + dt.timedelta(days=1))["解读逾期未补"] == [released]
    assert any("2026-03-11 前补发" in notice.title for notice in notices.notices(released, office.drafter))
    panel = next(check for check in checks(released) if check.label == "三同步")
    assert "2026-03-11" in panel.problems[0]


def test_it_stands_in_the_list_beside_the_waivers(office, released):
    waived = office.draft(document_number="示建规〔2026〕9号")

    def listed(value):
        found = PackageFilters({"waived": value}, ReleasePackage.objects.all(), actor=office.drafter)
        return [row.document for row in found.qs]

    assert listed("owed") == [released]
    assert listed("yes") == [waived]
    assert listed("no") == []


def test_it_is_chased_daily_on_record(released):
    assert jobs.chase_interpretations() == 1
    assert jobs.chase_interpretations() == 1
    assert owed_of(released).reminders == 2
    assert events(released).count("chase_interpretation") == 2


@pytest.mark.parametrize("late", [False, True])
def test_an_interpretation_of_its_package_settles_it(office, released, time_machine, late):
    actions.plan_interpretation(released, actor=office.drafter, plan="问答", first_interpreter="局长甲")
    row = reading(office)
    actions.add_material(released, actor=office.drafter, material=row)
    assert owed_of(released) is not None
    time_machine.move_to(FRIDAY + dt.timedelta(days=10 if late else 3), tick=False)
    publish(office, row)
    assert owed_of(released) is None
    settled = next(e for e in AuditEntry.objects.of(released) if e.event == "information.settle_interpretation")
    assert settled.data["late"] is late
    assert jobs.chase_interpretations() == 0


def test_one_that_was_public_already_settles_it_when_it_is_tied(office, released):
    row = publish(office, reading(office))
    assert owed_of(released) is not None
    actions.add_material(released, actor=office.drafter, material=row)
    assert owed_of(released) is None


def test_a_relation_that_is_confirmed_later_settles_it_with_the_next_reminder(office, released):
    row = publish(office, reading(office))
    actions.add_relation(row, actor=office.drafter, kind=RelationKind.INTERPRETS, target=released)
    assert jobs.chase_interpretations() == 0
    assert released.interpretation_debts.get().state == DebtState.SETTLED


def test_doing_without_needs_a_reason_and_is_counted_as_a_waiver(office, released):
    with pytest.raises(RefusedError, match="理由"):
        actions.waive_interpretation(released, actor=office.reviewer, reason=" ")
    actions.waive_interpretation(released, actor=office.reviewer, reason="内容单一")
    assert released.interpretation_debts.get().state == DebtState.WAIVED
    assert ReleasePackage.objects.filter(waived_at__isnull=False).count() == 1


def test_a_document_that_is_taken_off_owes_nothing_more(office, released):
    second = actor_with(office.organization, Role.PUBLISHER)
    actions.undo_emergency(released, actor=second, reason="误")
    assert released.interpretation_debts.get().state == DebtState.FALLEN


def test_without_a_debt_nothing_is_arranged_after_the_release(office):
    row = office.published()
    with pytest.raises(RefusedError, match="发布之前"):
        actions.plan_interpretation(row, actor=office.drafter, plan="问答", first_interpreter="局长甲")
