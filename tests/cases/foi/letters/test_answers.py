"""Every decision makes exactly one answer with the one right paragraph on remedies; nothing in it can be typed."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from gongkai.cases.actions import serve_letter
from gongkai.cases.enums import ServiceMethod
from gongkai.cases.foi import actions
from gongkai.cases.foi.letters import answers
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.law.answers import decisions
from gongkai.law.remedies import remedy
from gongkai.letters import Paragraph, Role, announcing, to_text
from tests.factories.cases import application, handled, registered
from tests.factories.decisions import LAPSED, WRITTEN, ask_fee, decided, objected, prepare

CODES = sorted(each.code for each in decisions(on=dt.date(2026, 1, 5)))


def at(day: str) -> time_machine.travel:
    return time_machine.travel(f"{day}T10:00:00+08:00", tick=False)


def _case(office, code, path):
    with at("2026-01-05"):
        case = handled(office)
    if path == "paid" and code not in {"fee_unpaid", "not_corrected"}:
        with at("2026-01-06"):
            ask_fee(office, case)
            actions.pay(case.fee, receipt="示财 0001", actor=office.handler)
    if path == "extended" and code not in {"fee_unpaid", "not_corrected"}:
        with at("2026-01-06"):
            actions.extend(case, actor=office.signatory, reason="材料较多")
    with at("2026-01-07"):
        case.refresh_from_db()
        prepare(office, case, code)
    return case


def _sign(office, case, code):
    with at("2026-03-20" if code in LAPSED else "2026-01-08"):
        case.refresh_from_db()
        if code in LAPSED:
            LAPSED[code](case, actor=office.handler)
        return decided(office, case, code)


@pytest.mark.parametrize("path", ["plain", "paid", "extended"])
@pytest.mark.parametrize("code", CODES)
def test_a_decision_makes_one_answer_with_one_right_remedy(office, code, path):
    case = _sign(office, _case(office, code, path), code)
    made = case.letters.filter(event__kind="sign")
    assert [each.kind for each in made] == [announcing(code).code]
    letter = made.get().composed
    remedies = [each.text for each in letter.blocks if isinstance(each, Paragraph) and each.role is Role.REMEDY]
    right = remedy(code, on=letter.day, body="示范市人民政府", court="有管辖权的人民法院")
    assert remedies == [right.text]
    assert letter.addressee == "申小明"
    assert made.get().number == letter.number
    assert not [each for each in letter.cautions if "文号" in each]


def test_every_decision_of_the_law_is_tried():
    assert set(CODES) == set(WRITTEN)


def test_an_overruled_third_party_is_told_by_the_same_signature_before_anything_goes_out(office):
    with at("2026-01-05"):
        case = handled(office)
    with at("2026-01-07"):
        objected(office, case)
        written = {"public_interest_reasons": "使用财政资金", "disclose_on": "2026-01-20"}
        with pytest.raises(RefusedError, match="公共利益"):
            actions.propose(case, "granted", {"information": "报价表"}, actor=office.handler)
        decided(office, case, "granted", **written)
        answer, told = case.letters.filter(event__kind="sign").order_by("pk")
        assert (answer.kind, told.kind) == ("granted", answers.TOLD)
        assert told.composed.addressee == "示范建设有限公司"
        assert "申小明" not in to_text(told.composed)
        assert "投标文件中的报价明细表" in to_text(told.composed)
        assert "示范建设有限公司" not in to_text(answer.composed)
        with pytest.raises(RefusedError, match="送达第三方"):
            actions.serve(case, ServiceMethod.EMAIL, sent_on=dt.date(2026, 1, 7), actor=office.handler)
        serve_letter(told, ServiceMethod.EMAIL, sent_on=dt.date(2026, 1, 7), actor=office.handler)
        with pytest.raises(RefusedError, match="2026-01-20"):
            actions.serve(case, ServiceMethod.EMAIL, sent_on=dt.date(2026, 1, 7), actor=office.handler)
    with at("2026-01-20"):
        actions.serve(case, ServiceMethod.EMAIL, sent_on=dt.date(2026, 1, 20), actor=office.handler)
    assert case.state == "answered"


def test_that_a_third_party_was_told_cannot_be_typed(office):
    case = handled(office)
    objected(office, case)
    typed = {"information": "报价表", "third_party_notice": "已告知", "disclose_on": "2099-01-01"}
    with pytest.raises(RefusedError, match="公共利益"):
        actions.propose(case, "granted", typed, actor=office.handler)
    typed["disclose_on"] = dt.date.min.isoformat()
    with pytest.raises(InvalidInputError, match="晚于今天"):
        actions.propose(case, "granted", {**typed, "public_interest_reasons": "财政资金"}, actor=office.handler)


def test_what_the_letter_lacks_is_named_before_anything_happens(office):
    case = handled(office)
    before = case.events.count()
    with pytest.raises(RefusedError, match="缺少查询办法"):
        actions.propose(case, "special_access", {"special_law": "《示范法》"}, actor=office.handler)
    assert case.events.count() == before
    assert case.state == "handling"


def test_without_a_known_review_body_no_answer_is_proposed(town, office):
    office.unit.parent = None
    office.unit.save()
    case = handled(office)
    case.unit.refresh_from_db()
    with pytest.raises(RefusedError, match="缺少复议机关"):
        actions.propose(case, "published", WRITTEN["published"], actor=office.handler)


def test_a_form_cannot_put_another_name_into_a_letter(office):
    case = handled(office)
    typed = {**WRITTEN["published"], "applicant": "别人", "number": "假〔2026〕1号", "issuer": "别的机关"}
    actions.propose(case, "published", typed, actor=office.handler)
    actions.approve(case, actor=office.reviewer)
    actions.clear(case, actor=office.secrecy)
    letter = actions.sign(case, actor=office.signatory).composed
    assert (letter.addressee, letter.signature) == ("申小明", "示范市教育局")
    assert letter.number.startswith("依申请复〔")


def test_an_organization_is_addressed_as_one(office):
    case = registered(office, klass="business", applicant=application().applicant)
    assert "你单位通过" in to_text(case.letters.get(kind="receipt").composed)
