"""A record's page: who does the next step, its checks, its history; and the first page with what waits."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.urls import reverse

from gongkai.core.roles import Role
from gongkai.information import actions
from gongkai.information.enums import Validity
from gongkai.tasks import actions as task_actions
from gongkai.tasks.enums import TaskState, UnitRole
from gongkai.tasks.models import TaskUnit
from tests.core.desk.conftest import seat
from tests.factories.information import InformationFactory
from tests.factories.orgs import CityFactory, OrganizationFactory
from tests.factories.tasks import TaskFactory

if TYPE_CHECKING:
    from gongkai.information.models import Information
    from gongkai.orgs.models import Organization
    from tests.core.desk.conftest import Seat


def detail(record: Information) -> str:
    return reverse("desk:detail", args=["information", record.pk])


def parts(seat_: Seat) -> dict[str, list[str]]:
    return {
        part.label: [item.title for item in part.items] for part in seat_.client.get("/desk/").context["parts"]
    }


def test_the_next_steps_name_the_people_who_may_take_them(
    draft: Information, drafter: Seat, reviewer: Seat
) -> None:
    actions.submit(draft, actor=drafter.person.actor())
    named = {step.label: step.names for step in drafter.client.get(detail(draft)).context["people"]}
    assert [name.partition("（")[0] for name in named["审核通过"]] == ["审核乙"]


def test_a_drafter_of_the_body_above_is_not_named(
    draft: Information, drafter: Seat, housing: Organization
) -> None:
    city = CityFactory()
    housing.parent = city
    housing.save()
    seat(city, Role.DRAFTER, name="市里的人")
    named = {step.label: step.names for step in drafter.client.get(detail(draft)).context["people"]}
    assert [name.partition("（")[0] for name in named["提交审核"]] == ["拟稿甲"]


def test_the_checks_say_what_is_missing(drafter: Seat, housing: Organization) -> None:
    row = actions.create(actor=drafter.person.actor(), owner=housing, kind="notice", title="没有正文的通知")
    checks = {check.label: check.problems for check in drafter.client.get(detail(row)).context["checks"]}
    assert checks["必填项"] == ("缺少正文",)


def test_the_checks_find_what_readers_will_miss(drafter: Seat, housing: Organization) -> None:
    row = InformationFactory(
        owner=housing,
        kind="normative",
        body_html='<p><a href="/x">点击这里</a><img src="/a.png"></p><table><tr><td>一</td></tr></table>',
    )
    found = {check.label: len(check.problems) for check in drafter.client.get(detail(row)).context["checks"]}
    assert (found["链接"], found["图片"], found["表格"], found["三同步"]) == (2, 1, 1, 3)
    type(row).objects.filter(pk=row.pk).update(state="published")
    found = {check.label: len(check.problems) for check in drafter.client.get(detail(row)).context["checks"]}
    assert found["三同步"] == 1  # of what is public already the relation alone is asked for
    reading = InformationFactory(owner=housing, kind="interpretation")
    reading.relations.create(kind="interprets", target=row)
    found = {check.label: len(check.problems) for check in drafter.client.get(detail(row)).context["checks"]}
    assert found["三同步"] == 0


def test_the_history_tells_what_each_version_changed(draft: Information, drafter: Seat) -> None:
    actor = drafter.person.actor()
    actions.edit(draft, actor=actor, reason="改年份", body_html="<p>现就2027年老旧小区改造项目征求意见。</p>")
    page = drafter.client.get(reverse("desk:history", args=["information", draft.pk]))
    newest = page.context["steps"][0]
    assert [(run.kind, run.text) for run in newest.changes[0].runs if run.kind != "same"] == [
        ("out", "2026"),
        ("in", "2027"),
    ]
    assert "改年份" in page.text


def test_the_timeline_says_in_words_what_a_fact_of_validity_was(draft: Information, publisher: Seat) -> None:
    actions.record_validity(
        draft,
        actor=publisher.person.actor(),
        status=Validity.REPEALED,
        from_on=dt.date(2026, 1, 1),
        by_text="示政发〔2025〕9号",
        clause="第三条",
    )
    text = publisher.client.get(f"{detail(draft)}?tab=timeline").text
    assert "2026-01-01起已废止，依据：示政发〔2025〕9号第三条" in text


def test_two_chosen_versions_are_compared(draft: Information, drafter: Seat) -> None:
    for title in ("二版", "三版"):
        actions.edit(draft, actor=drafter.person.actor(), title=title)
    url = reverse("desk:history", args=["information", draft.pk])
    (step,) = drafter.client.get(f"{url}?from=1&to=3").context["steps"]
    assert (step.before.number, step.version.number) == (1, 3)
    assert drafter.client.get(f"{url}?from=1&to=77").status_code == 200


def test_a_body_cannot_bring_a_script_onto_the_desk(drafter: Seat, housing: Organization) -> None:
    row = actions.create(
        actor=drafter.person.actor(),
        owner=housing,
        kind="notice",
        title="<script>alert(1)</script>",
        body_html="<p>正文<script>alert(2)</script></p>",
    )
    text = drafter.client.get(detail(row)).text
    assert "alert(2)" not in text
    assert "<script>alert(1)" not in text


def test_reviewers_find_what_waits_for_them_and_drafters_what_came_back(
    draft: Information, drafter: Seat, reviewer: Seat, stranger: Seat
) -> None:
    actions.submit(draft, actor=drafter.person.actor())
    assert parts(reviewer) == {"待审核": [draft.title]}
    assert parts(drafter) == {}
    actions.return_for_correction(draft, actor=reviewer.person.actor(), reason="缺附件")
    assert parts(drafter) == {"被退回": [draft.title]}
    assert "缺附件" in drafter.client.get("/desk/").text
    assert parts(stranger) == {}
    actions.submit(draft, actor=drafter.person.actor())
    assert parts(drafter) == {}


def test_ones_own_revision_does_not_wait_for_oneself(draft: Information, drafter: Seat, publisher: Seat) -> None:
    type(draft).objects.filter(pk=draft.pk).update(state="published")
    actions.edit(draft, actor=publisher.person.actor(), title="发布人自己提出的修订")
    assert parts(publisher) == {}
    other = seat(draft.owner, Role.PUBLISHER)
    assert parts(other) == {"待批准的修改": [draft.title]}


def test_policies_about_to_lapse_are_announced(housing: Organization, publisher: Seat) -> None:
    today = dt.date.today()  # noqa: DTZ011 - the day of the machine is enough here
    soon, late = today + dt.timedelta(days=30), today + dt.timedelta(days=200)
    for title, day in (("将失效", soon), ("还早", late)):
        InformationFactory(owner=housing, title=title, state="published", validity="in_force", ended_on=day)
    assert actions.warn_expiring() == 1
    assert parts(publisher) == {"即将失效": ["将失效"]}


def test_units_find_their_overdue_and_returned_tasks(housing: Organization, drafter: Seat) -> None:
    office = seat(OrganizationFactory(), Role.DISCLOSURE_OFFICER)
    ledger = office.person.appointments.get().post.organization
    task = TaskFactory(document__owner=ledger, due_on=dt.date(2020, 1, 1))
    TaskUnit.objects.create(task=task, role=UnitRole.LEAD, name="市住建局", organization=housing)
    assert parts(drafter) == {"逾期任务": [str(task)]}
    actor = drafter.person.actor()
    task_actions.add_progress(task, organization=housing, text="已完成", actor=actor)
    task_actions.report_done(task, actor=actor)
    assert parts(drafter) == {}
    assert parts(office)["待核验"] == [str(task)]
    task_actions.return_for_supplement(task, actor=office.person.actor(), reason="缺佐证")
    assert set(parts(drafter)) == {"逾期任务", "被退回补充"}


def test_a_unit_reports_progress_at_the_desk_and_reads_why_it_came_back(
    housing: Organization, drafter: Seat
) -> None:
    office = seat(OrganizationFactory(), Role.DISCLOSURE_OFFICER)
    ledger = office.person.appointments.get().post.organization
    task = TaskFactory(document__owner=ledger)
    TaskUnit.objects.create(task=task, role=UnitRole.LEAD, name="市住建局", organization=housing)
    proof = InformationFactory(owner=housing, title="完成情况公告")

    def act(seat_: Seat, event: str, **data: object) -> int:
        status: int = seat_.post(reverse("desk:act", args=["tasks", task.pk, event]), **data).status_code
        return status

    assert act(drafter, "add_progress", organization=housing.pk, text="已开工", evidence="没有/2026-1") == 400
    assert act(drafter, "add_progress", organization=housing.pk, text="已开工", evidence=proof.index_number) == 302
    assert act(drafter, "report_done") == 302
    assert act(drafter, "confirm") == 409
    assert act(office, "return", reason="请补充照片") == 302
    url = reverse("desk:detail", args=["tasks", task.pk])
    assert "请补充照片" in drafter.client.get(f"{url}?tab=timeline").text
    assert "完成情况公告" in drafter.client.get(f"{url}?tab=progress").text
    task.refresh_from_db()
    assert task.state == TaskState.IN_PROGRESS


def test_another_department_does_not_find_the_task(housing: Organization, stranger: Seat) -> None:
    task = TaskFactory(document__owner=housing)
    for name in ("detail",):
        assert stranger.client.get(reverse(f"desk:{name}", args=["tasks", task.pk])).status_code == 404


def test_the_audit_list_shows_ones_own_organizations_entries(
    draft: Information, drafter: Seat, stranger: Seat
) -> None:
    url = reverse("desk:audit")
    assert draft.title in drafter.client.get(url).text
    assert draft.title not in stranger.client.get(url).text


def test_auditors_see_the_entries_below_them(draft: Information, housing: Organization) -> None:
    city = CityFactory()
    housing.parent = city
    housing.save()
    auditor = seat(city, Role.AUDITOR)
    actions.edit(draft, actor=seat(housing, Role.DRAFTER).person.actor(), title="新标题")
    assert "新标题" in auditor.client.get(reverse("desk:audit")).text


def test_the_audit_list_filters(draft: Information, drafter: Seat) -> None:
    def found(query: str) -> int:
        return len(drafter.client.get(f"{reverse('desk:audit')}?{query}").context["rows"])

    assert found("") == 1
    assert found("event=information.create&person=拟稿甲&subject=老旧小区") == 1
    assert found("event=information.publish") == 0
    assert found("until=2000-01-01") == 0
    assert found("since=abc") == 1
