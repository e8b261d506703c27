"""What the desk says: after each act, of each event, of a letter, of the clock while it waits."""

from __future__ import annotations

import datetime as dt
import json

import pytest
import time_machine

from gongkai.cases.actions import serve_letter
from gongkai.cases.enums import ConsultedBody, Opinion, ServiceMethod
from gongkai.cases.foi import actions
from gongkai.cases.foi.actions.consulting import reached
from gongkai.cases.foi.desk.acts import ACTS
from gongkai.cases.foi.desk.beside import ACTS as BESIDE
from gongkai.cases.foi.desk.todo import groups
from gongkai.cases.foi.enums import FoiEvent as E
from gongkai.cases.foi.importing import run
from gongkai.cases.foi.models import FoiCase
from gongkai.core.desk.registry import module_or_404
from gongkai.core.errors import RefusedError
from gongkai.core.roles import Role
from tests.cases.foi.desk.forms import at_desk, day
from tests.factories.cases import handled, registered, signed
from tests.factories.decisions import COMPANY, ask_correction, ask_fee, decided, objected
from tests.factories.orgs import person_with

H = Role.HANDLER
JANUARY = dt.date(2026, 1, 5)


def at(when: str) -> time_machine.travel:
    return time_machine.travel(f"{when}T10:00:00+08:00", tick=False)


def facts(office, case, event):
    """What the history says of the last event of a kind."""
    events = at_desk(office, H).page(case, tab="events").context["events"]
    return next(dict(each["facts"]) for each in events if each["event"].kind == event)


def test_after_every_act_the_desk_says_what_comes_next():
    module = module_or_404("foi")
    for act in (*ACTS, *BESIDE):
        assert module.outcomes.get(act.event), act.event


def test_the_history_names_people_periods_sums_and_decisions(office):
    case = handled(office)
    assert facts(office, case, E.REGISTER) == {"渠道": "当面提交"}
    assert facts(office, case, E.ASSIGN) == {"承办人": office.people[H].name}
    second = person_with(office.unit, H)
    actions.transfer(case, second, actor=office.officer, reason="外出")
    assert facts(office, case, E.TRANSFER) == {"承办人": second.name, "原承办人": office.people[H].name}
    parts = actions.split(case, ["2025年教师人数"], actor=office.handler)
    assert facts(office, case, E.SPLIT) == {"拆分为": parts[0].number}
    assert facts(office, parts[0], E.REGISTER)["拆分自"] == case.number
    actions.extend(case, actor=office.signatory, reason="材料多", days=10)
    assert facts(office, case, E.EXTEND) == {"延长": "10 个工作日"}
    ask_correction(office, case)
    assert facts(office, case, E.ASK_CORRECTION) == {"补正期限": day(15)}
    actions.correct(case, "2025年", actor=office.handler)
    ask_fee(office, case)
    asked = facts(office, case, E.ASK_FEE)
    assert asked["应缴"] == "100.00 元（40 页）"
    assert asked["缴费期限"]
    assert "100.00 元，未缴" in at_desk(office, H).page(case).text
    actions.pay(FoiCase.objects.get(pk=case.pk).fee, receipt="示财0001", actor=office.handler)
    assert facts(office, case, E.PAY) == {"财政票据号": "示财0001"}
    assert "票据号 示财0001" in at_desk(office, H).page(case).text


def test_the_cases_before_a_fee_are_no_person(office):
    case = handled(office)
    actions.ask_fee(case, items=12, before=office.people[H].pk, actor=office.handler)
    assert "原承办人" not in facts(office, case, E.ASK_FEE)


def test_the_history_of_another_system_names_people_in_words(office):
    record = {
        "id": "A1",
        "unit": office.unit.code,
        "channel": "counter",
        "arrived_on": "2026-01-05",
        "applicant": {"class": "natural_person", "name": "申小明"},
        "request": "学位统计",
        "events": [{"event": "assign", "on": "2026-01-06", "handler": "承小办"}],
    }
    assert run([json.dumps(record)]).problems == []
    assert facts(office, FoiCase.objects.get(origin="A1"), E.ASSIGN) == {"承办人": "承小办"}


def test_the_history_names_whom_one_asked_behind_a_mask_and_what_came(office):
    case = handled(office)
    objected(office, case)
    asked, said = facts(office, case, E.CONSULT), facts(office, case, E.OPINION)
    assert asked["征求对象"] == f"第三方 {COMPANY.masked}"
    assert (said["对象"], said["结果"]) == (f"第三方 {COMPANY.masked}", "不同意公开")
    assert COMPANY.name not in at_desk(office, H).page(case, tab="events").text


def test_whoever_reviews_reads_the_decision_first_and_its_letter_one_step_on(office):
    case = handled(office)
    actions.propose(case, "published", {"access_route": "网站"}, actor=office.handler)
    page = at_desk(office, Role.REVIEWER).page(case)
    assert "拟作决定：已主动公开" in page.text
    assert "阅读待签发的文书" in page.text
    assert ("拟办人", office.people[H].name) in page.context["facts"]
    assert facts(office, case, E.PROPOSE) == {"处理决定": "已主动公开"}
    signed_case = signed(office, handled(office))
    actions.serve(signed_case, ServiceMethod.POST, sent_on=dt.date.fromisoformat(day()), actor=office.handler)
    assert facts(office, signed_case, E.SERVE) == {"处理决定": "已主动公开", "送达方式": "邮寄送达（邮政企业）"}
    actions.archive(signed_case, actor=office.handler)
    assert "已封存" in facts(office, signed_case, E.ARCHIVE)["卷宗"]


def test_the_closed_set_stands_under_the_headings_of_the_annual_report(office):
    choices = at_desk(office, H).form(handled(office), E.PROPOSE).context["form"].fields["decision"].choices
    headings = [heading for heading, _ in choices[1:]]
    assert headings == ["予以公开", "不予公开", "部分公开", "无法提供", "不予处理", "其他处理"]
    codes = [code for _, options in choices[1:] for code, _ in options]
    assert len(codes) == len(set(codes)) > 20


def test_what_only_informs_lacks_no_service_at_the_desk(office):
    case = handled(office)
    page = at_desk(office, H).page(case)
    letters = next(check for check in page.context["checks"] if check.label == "文书送达")
    assert letters.problems == ()
    assert "未记录送达" not in at_desk(office, H).page(case, tab="letters").text
    ask_correction(office, case)
    serve = at_desk(office, H).page(case).context["offers"][0]
    assert serve.event == E.CORRECT  # the notice has reached them


def test_a_notice_that_has_not_reached_anybody_is_served_first(office):
    case = handled(office)
    actions.ask_correction(case, "写明年份", dt.date.fromisoformat(day(15)), actor=office.handler)
    page = at_desk(office, H).page(case)
    assert page.context["offers"][0].event == "serve_letter"
    assert "还没有送达记录" in page.text


def test_the_answer_is_served_by_its_own_act_alone(office):
    case = signed(office, handled(office))
    answer = case.letters.latest("pk")
    clerk = at_desk(office, H)
    choices = clerk.form(case, "serve_letter").context["form"].fields["letter"].queryset
    assert answer not in choices
    sent = dt.date.fromisoformat(day())
    with pytest.raises(RefusedError, match="请用“送达”办理"):
        actions.serve_notice(answer, ServiceMethod.POST, sent_on=sent, actor=office.handler)
    assert clerk.act(case, E.SERVE, method="post", sent_on=day(), tracking="XA1").status_code == 302
    case.refresh_from_db()
    assert case.state == "answered"
    assert answer in clerk.form(case, "serve_letter").context["form"].fields["letter"].queryset


def test_silence_of_a_third_party_and_of_an_organ_mean_opposite_things_on_the_page(office):
    case = handled(office)
    actions.consult(case, ConsultedBody.THIRD_PARTY, "报价", who=COMPANY, actor=office.handler)
    third = at_desk(office, H).form(case, E.OPINION_LAPSED).text
    assert "由行政机关依照条例决定是否公开" in third
    assert "视为同意公开" not in third
    actions.consult(case, ConsultedBody.ORGAN, "纪要", organ="示范市财政局", actor=office.handler)
    assert "视为同意公开" in at_desk(office, H).form(case, E.OPINION_LAPSED).text
    assert "视为同意公开" in at_desk(office, H).form(handled(office), E.CONSULT).text


def test_the_form_of_a_correction_says_until_when_and_that_it_is_late(office):
    with at("2026-01-05"):
        case = handled(office)
        assert "应在 2026-01-14 前（含当日）告知。" in at_desk(office, H).form(case, E.ASK_CORRECTION).text
    with at("2026-01-15"):
        assert "已经超过法定期限" in at_desk(office, H).form(case, E.ASK_CORRECTION).text


def test_a_second_correction_is_refused_with_its_article(office):
    case = handled(office)
    ask_correction(office, case)
    actions.correct(case, "2025年", actor=office.handler)
    page = at_desk(office, H).form(case, E.ASK_CORRECTION)
    assert page.status_code == 403
    assert "补正只能告知一次（条例第三十条）" in page.text


def test_not_held_without_a_search_is_refused_and_told_why(office):
    page = at_desk(office, H).act(handled(office), E.PROPOSE, decision="not_existing")
    assert page.status_code == 409
    assert "检索记录" in page.text
    assert "没有办成" in page.text


def test_the_tariff_stands_on_the_form_and_a_second_fee_is_refused(office):
    case = handled(office)
    page = at_desk(office, H).form(case, E.ASK_FEE).text
    assert "三十页以下不收费" in page
    assert "两种方式只能选一种" in page
    ask_fee(office, case)
    assert "应缴 100.00 元" in at_desk(office, H).form(case, E.PAY).text
    actions.pay(FoiCase.objects.get(pk=case.pk).fee, receipt="1", actor=office.handler)
    assert "一件申请只收费一次" in at_desk(office, H).form(case, E.ASK_FEE).context["why"]


def waiting_for(office, today):
    return {group.label: group.rows.count() for group in groups(office.handler, today) if group.rows.exists()}


def test_nobody_is_reminded_while_the_clock_waits_and_the_list_says_so(office):
    with at("2026-01-05"):
        case = handled(office)
        asked = actions.consult(case, ConsultedBody.THIRD_PARTY, "报价", who=COMPANY, actor=office.handler)
        assert "自明日起不再计算，到期日待定" in at_desk(office, H).page(case).text
    with at("2026-02-27"):
        assert waiting_for(office, dt.date(2026, 2, 27)) == {}
        assert "逾期" not in "".join(map(str, at_desk(office, H).page(case).context["checks"][0].problems))
        reached(asked, JANUARY, actor=office.handler)
        assert waiting_for(office, dt.date(2026, 2, 27)) == {"对方期限已过，待认定": 1}
        actions.opinion_lapsed(asked, actor=office.handler)
        assert "对方期限已过，待认定" not in waiting_for(office, dt.date(2026, 2, 27))


def test_the_first_page_shows_the_clock_of_a_case_in_words_and_tone(office, client):
    with at("2026-01-05"):
        handled(office)
        registered(office)
    with at("2026-01-28"):
        client.force_login(office.people[H])
        page = client.get("/desk/").text
        assert '<span class="clock soon">2026-02-02 <b>还剩3个工作日</b></span>' in page
    with at("2026-02-04"):
        client.force_login(office.people[H])
        assert '<span class="clock late">2026-02-02 <b>已逾期2个工作日</b></span>' in client.get("/desk/").text


def test_an_unpaid_fee_is_abandonment_only_with_proof_of_service_and_after_its_period(office):
    with at("2026-01-05"):
        case = handled(office)
        actions.ask_fee(case, pages=40, actor=office.handler)
        clerk = at_desk(office, H)
        assert "请先记录送达" in clerk.act(case, E.FEE_LAPSED).text
        letter = case.letters.get(kind="fee")
        assert (
            clerk.act(case, "serve_letter", letter=letter.pk, method="post", sent_on="2026-01-05").status_code
            == 302
        )
        assert "还没有过" in clerk.act(case, E.FEE_LAPSED).text
    with at("2026-02-20"):
        clerk = at_desk(office, H)
        assert clerk.act(case, E.FEE_LAPSED).status_code == 302
        decided(office, FoiCase.objects.get(pk=case.pk), "fee_unpaid")
        assert FoiCase.objects.get(pk=case.pk).letters.latest("pk").kind == "fee_unpaid"


def test_an_opinion_that_was_given_is_not_silence(office):
    with at("2026-01-05"):
        case = handled(office)
        asked = actions.consult(case, ConsultedBody.THIRD_PARTY, "报价", who=COMPANY, actor=office.handler)
        letter = case.letters.get(kind="consultation")
        serve_letter(letter, ServiceMethod.POST, sent_on=JANUARY, actor=office.handler)
        reached(asked, JANUARY, actor=office.handler)
        actions.opinion(asked, Opinion.AGREES, actor=office.handler)
    with at("2026-02-27"), pytest.raises(RefusedError, match="已有结果"):
        actions.opinion_lapsed(asked, actor=office.handler)
