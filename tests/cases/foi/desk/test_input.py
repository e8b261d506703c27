"""What is filled in wrongly: said in Chinese at its field, nothing of it lost, nothing done."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.cases.enums import ConsultedBody
from gongkai.cases.foi import actions
from gongkai.cases.foi.enums import FoiEvent as E
from gongkai.core.roles import Role
from tests.cases.foi.desk.forms import at_desk, day, errors_of, version_of
from tests.factories.cases import handled, registered, signed
from tests.factories.decisions import COMPANY

THIRD = {"body": "third_party", "content": "合同中的报价"}


def _new(office):
    return registered(office)


def _handled(office):
    return handled(office)


def _waiting(office):
    case = handled(office)
    until = dt.date.fromisoformat(day(15))
    actions.ask_correction(case, "写明年份", until, actor=office.handler)
    return case


def _asked(office):
    case = handled(office)
    actions.consult(case, ConsultedBody.THIRD_PARTY, "合同中的报价", who=COMPANY, actor=office.handler)
    return case


def _billed(office):
    case = handled(office)
    actions.ask_fee(case, pages=40, actor=office.handler)
    return case


def _signed(office):
    return signed(office, handled(office))


H, G, OFFICER = Role.HANDLER, Role.SIGNATORY, Role.DISCLOSURE_OFFICER
# Who, on which case, which act, what is filled in, at which field it is said, in which words.
WRONG = [
    (H, _new, E.ASSIGN, {"handler": ""}, "handler", "请选择承办人"),
    (H, _handled, E.ASK_CORRECTION, {"items": "", "until": day(15)}, "items", "请填写需要补正的事项"),
    (H, _handled, E.ASK_CORRECTION, {"items": "写明年份", "until": ""}, "until", "请填写补正期限"),
    (H, _handled, E.ASK_CORRECTION, {"items": "写明年份", "until": day()}, "until", "应晚于告知之日"),
    (H, _waiting, E.CORRECT, {"text": "", "on": day()}, "text", "请填写补正后的申请内容"),
    (H, _waiting, E.CORRECT, {"text": "2025年", "on": day(1)}, "on", "还没有到"),
    (H, _waiting, E.CORRECT, {"text": "2025年", "on": "昨天"}, "on", "日期"),
    (H, _handled, E.CONSULT, THIRD | {"name": "", "address": "某地"}, "name", "请填写第三方的姓名或者名称"),
    (H, _handled, E.CONSULT, THIRD | {"name": "甲公司", "address": ""}, "address", "请填写第三方的地址"),
    (H, _handled, E.CONSULT, {"body": "organ", "content": "纪要", "organ": ""}, "organ", "请填写机关名称"),
    (
        H,
        _handled,
        E.CONSULT,
        THIRD | {"name": "甲公司", "address": "某地", "reply_by": day(1)},
        "reply_by",
        "早于法定的期限",
    ),
    (H, _asked, E.OPINION, {"said": "objects", "text": "不同意", "on": day(2)}, "on", "还没有到"),
    (H, _asked, E.OPINION, {"said": "silent", "text": "不同意", "on": day()}, "said", "选择"),
    (H, _handled, E.ASK_FEE, {"basis": "pages", "count": "0", "before": "0"}, "count", "1"),
    (H, _handled, E.ASK_FEE, {"basis": "pages", "count": "10", "before": "0"}, "basis", "应缴 0 元"),
    (
        H,
        _handled,
        E.ASK_FEE,
        {"basis": "pages", "count": "40", "before": "0", "pay_by": day(1)},
        "pay_by",
        "早于法定的期限",
    ),
    (H, _billed, E.PAY, {"receipt": "", "on": day()}, "receipt", "请填写财政票据号"),
    (H, _billed, E.PAY, {"receipt": "苏财1", "on": day(1)}, "on", "还没有到"),
    (H, _handled, E.ASK_REASON, {"text": "自一月起四十六件", "until": day()}, "until", "应晚于今天"),
    (G, _handled, E.EXTEND, {"days": "21", "reason": "材料多"}, "days", "至多延长 20 个工作日"),
    (G, _handled, E.EXTEND, {"days": "", "reason": "材料多"}, "days", "请填写延长的工作日数"),
    (G, _handled, E.EXTEND, {"days": "10", "reason": ""}, "reason", "请写明理由"),
    (G, _handled, E.DELAY, {"until": "", "reason": "材料极多"}, "until", "请填写延迟至"),
    (H, _handled, E.SEARCH, {"scope": "档案室", "method": "", "result": "没有"}, "method", "请填写检索方法"),
    (H, _handled, E.SPLIT, {"requests": " \n "}, "requests", "请"),
    (H, _handled, E.PROPOSE, {"decision": ""}, "decision", "请选择处理决定"),
    (H, _handled, E.PROPOSE, {"decision": "published", "access_route": ""}, "access_route", "请写明"),
    (H, _signed, E.SERVE, {"method": "direct", "sent_on": day()}, "signed_on", "请填写签收日期"),
    (H, _signed, E.SERVE, {"method": "post", "sent_on": day(1)}, "sent_on", "还没有到"),
    (H, _signed, E.SERVE, {"method": "post", "sent_on": day(-1)}, "sent_on", "早于文书落款日期"),
    (
        H,
        _signed,
        E.SERVE,
        {"method": "direct", "sent_on": day(), "signed_on": day(-1)},
        "signed_on",
        "早于送出日期",
    ),
    (OFFICER, _new, E.VOID, {"same_as": "依申请〔2020〕9号", "reason": "重复"}, "same_as", "没有登记编号为"),
    (OFFICER, _new, E.VOID, {"same_as": "", "reason": ""}, "reason", "请写明理由"),
    (H, _handled, "add_documents", {"purpose": "source"}, "uploads", "请选择文件"),
]


@pytest.mark.parametrize(("role", "made", "event", "data", "field", "words"), WRONG)
def test_it_is_said_at_its_field_and_nothing_is_lost_or_done(office, role, made, event, data, field, words):
    case = made(office)
    clerk, before = at_desk(office, role), version_of(case)
    if event == E.OPINION:
        data = data | {"consultation": str(case.consultations.get().pk)}
    page = clerk.act(case, event, **data)
    assert page.status_code in (400, 409)
    found = errors_of(page)
    assert list(found) == [field]
    assert words in found[field][0]
    for name, value in data.items():
        if value.strip():
            assert str(page.context["form"][name].value()) == value
    assert version_of(case) == before


def test_transferring_to_whoever_has_it_is_refused(office):
    case = handled(office)
    clerk = at_desk(office, H)
    page = clerk.act(case, E.TRANSFER, handler=office.people[H].pk, reason="外出")
    assert page.status_code == 400
    assert "handler" in errors_of(page)
    assert "没有其他承办人" in clerk.form(case, E.TRANSFER).text


def test_a_file_of_a_strange_kind_is_refused_by_its_ending(office):
    case = handled(office)
    program = SimpleUploadedFile("申请书.exe", b"MZ")
    page = at_desk(office, H).act(case, "add_documents", purpose="application", uploads=program)
    assert page.status_code == 400
    assert "exe" in errors_of(page)["uploads"][0]
    assert not case.documents.exists()


def test_an_empty_file_is_refused_and_none_of_the_others_stays(office):
    case = handled(office)
    files = [SimpleUploadedFile("一.pdf", b"%PDF"), SimpleUploadedFile("二.pdf", b"")]
    page = at_desk(office, H).act(case, "add_documents", purpose="application", uploads=files)
    assert page.status_code in (400, 409)
    assert not case.documents.exists()


def test_the_house_makes_letters_and_archives_nobody_uploads_them(office):
    choices = dict(
        at_desk(office, H).form(handled(office), "add_documents").context["form"]["purpose"].field.choices
    )
    assert "source" in choices
    assert not {"letter", "archive"} & set(choices)


def test_the_same_submission_twice_is_one_event(office):
    case, key = handled(office), str(uuid.uuid4())
    said = {"scope": "档案室", "method": "按题名", "result": "没有", "idempotency_key": key}
    clerk = at_desk(office, H)
    first, second = clerk.act(case, E.SEARCH, **said), clerk.act(case, E.SEARCH, **said)
    assert (first.status_code, first.url) == (second.status_code, second.url)
    assert case.events.filter(kind=E.SEARCH).count() == 1


def test_an_act_on_a_case_that_went_on_meanwhile_is_refused_and_keeps_the_text(office):
    case = handled(office)
    clerk = at_desk(office, H)
    seen = clerk.form(case, E.ASK_CORRECTION).context["version"]
    actions.search(case, "档案室", "按题名", "没有", actor=office.handler)
    said = {"items": "请写明是哪一年的数据", "until": day(15), "version": seen}
    page = clerk.act(case, E.ASK_CORRECTION, **said)
    assert page.status_code == 409
    assert "请写明是哪一年的数据" in page.text
    assert "已被他人修改" in page.text
    assert not case.events.filter(kind=E.ASK_CORRECTION).exists()


def test_an_act_that_is_none_is_not_found(office):
    address = reverse("desk:act", args=["foi", handled(office).pk, "erase"])
    assert at_desk(office, H).client.get(address).status_code == 404
