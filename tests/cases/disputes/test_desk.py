"""Disputes at the desk, through the pages that a clerk uses."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
import time_machine
from django.urls import reverse

from gongkai.cases.disputes import actions
from gongkai.cases.disputes.desk import redo as redo_desk
from gongkai.cases.disputes.desk import todo
from gongkai.cases.disputes.linked import corrected, in_dispute, undisputed
from gongkai.cases.disputes.models import ReviewCase, SuitCase
from gongkai.cases.foi.desk.todo import groups as foi_groups
from gongkai.cases.foi.models import FoiCase
from gongkai.cases.models import Case, Challenge, Lesson
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.roles import Role
from tests.factories.cases import SOMEBODY, handled
from tests.factories.disputes import answered, defended, disputed
from tests.factories.orgs import actor_with

DAY = dt.date(2026, 1, 12)


def at(day: str) -> time_machine.travel:
    return time_machine.travel(f"{day}T10:00:00+08:00", tick=False)


@pytest.fixture
def act(office):
    with at("2026-01-05"):
        return answered(office, dt.date(2026, 1, 5))


def post(client, module, pk, event, **data):
    known = {"idempotency_key": str(uuid.uuid4()), **data}
    return client.post(reverse("desk:act", args=[module, pk, event]), known)


def test_a_clerk_registers_a_review_on_the_case_and_sees_it_there(office, act, client):
    with at("2026-01-12"):
        client.force_login(office.people[Role.HANDLER])
        form = {
            "kind": "review",
            "body": "示范市人民政府",
            "docket": "示复〔2026〕3号",
            "challenge": "answer",
            "claim": "请求撤销",
            "filed_on": "2026-01-09",
            "accepted_on": "2026-01-12",
            "copy_on": "2026-01-12",
            "simplified": "on",
        }
        assert post(client, "foi", act.pk, "dispute", **form).status_code == 302
        case = ReviewCase.objects.get()
        assert case.due_on == dt.date(2026, 1, 19)
        page = client.get(reverse("desk:detail", args=["foi", act.pk]), {"tab": "disputes"}).content.decode()
        assert "复议〔2026〕1号" in page
        assert "期间不再催办" in page
        for tab in ("", "events", "clock", "evidence", "letters", "documents", "parties"):
            page = client.get(reverse("desk:detail", args=["review", case.pk]), {"tab": tab} if tab else {})
            assert page.status_code == 200, tab
            assert SOMEBODY.name not in page.content.decode()
        clock = client.get(reverse("desk:detail", args=["review", case.pk]), {"tab": "clock"}).content.decode()
        assert "REV-54" in clock
        assert "REV-62s" in clock


def test_the_list_registers_by_number_and_refuses_an_unknown_one(office, act, client):
    with at("2026-01-12"):
        client.force_login(office.people[Role.HANDLER])
        form = {
            "number": "依申请〔2026〕99号",
            "body": "示范市东湖区人民法院",
            "challenge": "answer",
            "claim": "请求撤销",
            "filed_on": "2026-01-09",
            "idempotency_key": str(uuid.uuid4()),
        }
        page = client.post(reverse("desk:create", args=["suit"]), form)
        assert "没有这个登记编号" in page.content.decode()
        form["number"] = act.number
        assert client.post(reverse("desk:create", args=["suit"]), form).status_code == 302
    assert SuitCase.objects.get().dispute.act_id == act.pk


def test_the_draft_begins_with_what_the_record_knows(office, act, client):
    with at("2026-01-12"):
        case = disputed(office, "review", act, DAY)
        client.force_login(office.people[Role.HANDLER])
        page = client.get(reverse("desk:act", args=["review", case.pk, "draft"])).content.decode()
    assert "2026年1月5日，送达" in page
    assert "维持本机关" in page


@pytest.mark.parametrize("kind", ["review", "suit"])
def test_a_list_asks_a_fixed_number_of_queries(office, act, client, django_assert_max_num_queries, kind):
    with at("2026-01-12"):
        for number in range(6):
            disputed(office, kind, act, DAY, docket=f"〔2026〕{number}号")
        client.force_login(office.people[Role.HANDLER])
        with django_assert_max_num_queries(16):
            assert client.get(reverse("desk:list", args=[kind])).status_code == 200


def labels(groups):
    return {group.label: group.rows.count() for group in groups if group.rows.count()}


def test_while_in_dispute_nobody_is_reminded_of_the_case_but_of_the_answer_to_the_review(office):
    with at("2026-01-05"):
        case = handled(office)
    with at("2026-02-03"):
        today = dt.date(2026, 2, 3)
        assert "依申请公开：已逾期" in labels(foi_groups(office.handler, today))
        review = disputed(office, "review", case, today, challenge=Challenge.SILENCE, simplified=True)
        assert "依申请公开：已逾期" not in labels(foi_groups(office.handler, today))
        assert in_dispute(case)
        assert not undisputed(FoiCase.objects.all()).filter(pk=case.pk).exists()
        of = todo.groups(ReviewCase, "行政复议")
        assert labels(of(office.handler, today)) == {"行政复议：7日内到期": 1}
        late = dt.date(2026, 2, 11)
        assert labels(of(office.handler, late)) == {"行政复议：答复、举证、上诉已逾期": 1}
        actions.decide(review, "perform", actor=office.handler)
        assert "行政复议：被纠正，待拟写通报" in labels(of(office.officer, late))
        assert not in_dispute(case)
        assert corrected(FoiCase.objects.all()).get().pk == case.pk
        actions.redo(review, until=dt.date(2026, 2, 10), actor=office.handler)
        assert in_dispute(case)
        assert "重新答复：已逾期" in labels(redo_desk.groups(office.handler, late))


def test_an_ordered_answer_has_its_page_and_its_acts(office, act, client):
    with at("2026-01-12"):
        case = defended(office, disputed(office, "review", act, DAY))
        actions.decide(case, "redo", actor=office.handler)
        again = actions.redo(case, until=dt.date(2026, 2, 27), actor=office.handler)
        client.force_login(office.people[Role.HANDLER])
        for tab in ("", "events", "clock", "letters", "documents", "parties"):
            page = client.get(reverse("desk:detail", args=["redo", again.pk]), {"tab": tab} if tab else {})
            assert page.status_code == 200, tab
        page = client.get(reverse("desk:detail", args=["redo", again.pk])).content.decode()
        assert "2026-02-27" in page
        assert "不能拆分、收费、延长" in page
        assert client.get(reverse("desk:detail", args=["foi", again.pk])).status_code == 404


def lesson(office, act):
    case = disputed(office, "review", act, DAY)
    actions.decide(case, "redo", actor=office.handler)
    words = {"fault": "没有区分处理", "lesson": "能够作区分处理的，应当先作区分处理再答复。"}
    return actions.write_lesson(case, **words, actor=office.handler)


def test_a_lesson_is_read_by_all_units_only_once_another_approved_it(office, town, act):
    stranger = actor_with(town["civil"], Role.HANDLER)
    with at("2026-01-12"):
        found = lesson(office, act)
        assert not Lesson.objects.visible_to(stranger).exists()
        with pytest.raises(RefusedError, match="政务公开办"):
            actions.approve_lesson(found, actor=office.handler)
        actions.approve_lesson(found, actor=office.officer)
        assert Lesson.objects.visible_to(stranger).get().ground == "已主动公开"
        assert not Case.objects.visible_to(stranger).exists()
        actions.take_back_lesson(found, actor=office.officer, reason="有误")
    assert not Lesson.objects.visible_to(stranger).exists()


@pytest.mark.parametrize("name", ["申小明", "13900001234", "示范市幸福路1号", "11010519491231002X"])
def test_a_lesson_that_names_somebody_is_refused(office, act, name):
    with at("2026-01-12"):
        case = disputed(office, "review", act, DAY)
        actions.decide(case, "redo", actor=office.handler)
        with pytest.raises(InvalidInputError, match="当事人信息"):
            actions.write_lesson(case, fault="没有区分处理", lesson=f"{name}的案件", actor=office.handler)
