"""The letters of the events of one invented case: with `GOLDEN=write` the test of them writes the files anew."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING

import time_machine

from gongkai.cases.actions import serve_letter
from gongkai.cases.actions.particulars import set_particulars
from gongkai.cases.enums import Channel, ConsultedBody, ServiceMethod
from gongkai.cases.foi import actions
from gongkai.letters import to_text
from tests.factories.cases import handled, registered
from tests.factories.decisions import LAPSED, WRITTEN, ask_fee, decided, objected, prepare

if TYPE_CHECKING:
    from gongkai.cases.models import Case
    from tests.factories.cases import Office

FOLDER = Path(__file__).with_name("golden")
NOTICES = (
    "receipt",
    "correction",
    "explain",
    "extension",
    "delay",
    "consultation",
    "consultation_told",
    "organ_consultation",
    "fee",
    "third_party_decision",
)
KINDS = (*NOTICES, *WRITTEN)


def texts(office: Office) -> dict[str, str]:
    """The text of every kind of letter that an event makes."""
    with at("2026-01-04"):
        set_particulars(
            office.unit, actor=office.officer, code="示教公开复", phone="0510-55501000", address="示范市人民路1号"
        )
    found = _notices(office) | {code: _answer(office, code) for code in WRITTEN}
    if os.environ.get("GOLDEN") == "write":
        FOLDER.mkdir(exist_ok=True)
        for kind, text in found.items():
            (FOLDER / f"{kind}.txt").write_text(text, encoding="utf-8")
    return found


def at(day: str) -> time_machine.travel:
    return time_machine.travel(f"{day}T10:00:00+08:00", tick=False)


def _notices(office: Office) -> dict[str, str]:
    with at("2026-01-05"):
        case = registered(office, channel=Channel.INTERNET)
        actions.confirm(case, actor=office.handler)
        found = _texts(case)
    with at("2026-01-07"):
        case = handled(office)
        objected(office, case)
        actions.consult(case, ConsultedBody.ORGAN, "联合印发的方案", organ="示范市财政局", actor=office.handler)
        found |= _texts(case, without="receipt")
        case = handled(office)
        actions.ask_reason(case, "自2026年1月1日起提出申请46件", dt.date(2026, 1, 20), actor=office.handler)
        actions.delay(case, dt.date(2026, 6, 30), actor=office.signatory, reason="46件申请需要逐件检索")
        actions.extend(case, actor=office.signatory, reason="材料较多")
        ask_fee(office, case)
        found |= _texts(case, without="receipt")
        case = handled(office)
        actions.ask_correction(case, "写明信息的年份\n附具身份证明", dt.date(2026, 1, 22), actor=office.handler)
        return found | _texts(case, without="receipt") | _overruled(office)


def _overruled(office: Office) -> dict[str, str]:
    case = handled(office)
    objected(office, case)
    decided(office, case, "granted", public_interest_reasons="使用财政资金", disclose_on="2026-01-20")
    told = case.letters.get(kind="third_party_decision")
    serve_letter(told, ServiceMethod.EMAIL, sent_on=told.dated, actor=office.handler)
    return {"third_party_decision": _text(told)}


def _answer(office: Office, code: str) -> str:
    with at("2026-01-08"):
        case = handled(office)
        prepare(office, case, code)
    with at("2026-03-20" if code in LAPSED else "2026-01-09"):
        case.refresh_from_db()
        if code in LAPSED:
            LAPSED[code](case, actor=office.handler)
        decided(office, case, code)
    return _text(case.letters.get(event__kind="sign"))


def _texts(case: Case, *, without: str = "") -> dict[str, str]:
    return {each.kind: _text(each) for each in case.letters.exclude(kind=without)}


def _text(letter: object) -> str:
    return to_text(letter.composed).replace(letter.case.code, "（查询码）")  # type: ignore[attr-defined]  # a letter
