"""What a proof says of each kind of day, and by which rule."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.calendar import national
from gongkai.law.clock import deadline
from gongkai.law.procedure import Procedure, procedure
from gongkai.law.rulebook import shipped
from tests.law.strategies import event, history

FOI = procedure("foi")


def proof(*events, channel="counter", **more):
    return deadline(FOI, national(), events, channel=channel, **more).proof


def told(spans):
    """A proof as a table: from, to, days that count, rule."""
    return [
        (f"{span.first:%m-%d}", f"{span.last:%m-%d}" if span.last else None, span.counted, span.rule.id)
        for span in spans
    ]


def whys(spans):
    return [span.why for span in spans]


def test_a_plain_proof_over_a_holiday_names_weekends_holidays_and_working_saturdays():
    spans = proof(*history(received="2026-01-26"))
    assert told(spans) == [
        ("01-26", "01-26", 0, "FOI-31"),
        ("01-27", "01-30", 4, "FOI-33"),
        ("01-31", "02-01", 0, "CLK-WEEKEND"),
        ("02-02", "02-06", 5, "FOI-33"),
        ("02-07", "02-08", 0, "CLK-WEEKEND"),
        ("02-09", "02-13", 5, "FOI-33"),
        ("02-14", "02-14", 1, "FOI-33"),
        ("02-15", "02-23", 0, "CLK-HOLIDAY"),
        ("02-24", "02-27", 4, "FOI-33"),
        ("02-28", "02-28", 1, "FOI-33"),
    ]
    assert whys(spans) == [
        "收到申请之日，为第0日，不计入",
        "工作日，计第1至4日",
        "周末，不计入",
        "工作日，计第5至9日",
        "周末，不计入",
        "工作日，计第10至14日",
        "春节调休上班日，计第15日",
        "春节放假，不计入（国务院办公厅关于2026年部分节假日安排的通知）",
        "工作日，计第16至19日",
        "春节调休上班日，计第20日",
    ]
    assert [span.days for span in spans] == [1, 4, 2, 5, 2, 5, 1, 9, 4, 1]


def test_a_span_in_json_has_the_contract_s_keys():
    first, *_, last = proof(*history(received="2026-01-26"))
    assert first.as_json() == {
        "from": "2026-01-26",
        "to": "2026-01-26",
        "days": 1,
        "counted": 0,
        "why": "收到申请之日，为第0日，不计入",
        "rule": "FOI-31",
    }
    assert list(last.as_json()) == ["from", "to", "days", "counted", "why", "rule"]
    (*_, still) = proof(*history(received="2026-01-26", organ_consulted="2026-01-28"))
    assert (still.as_json()["to"], still.as_json()["days"], still.as_json()["counted"]) == (None, None, 0)


def test_days_between_arrival_and_confirmation_are_explained():
    spans = proof(*history(received="2026-01-26", confirmed="2026-01-29"), channel="fax")
    assert told(spans)[:2] == [("01-26", "01-28", 0, "FOI-31"), ("01-29", "01-29", 0, "FOI-31")]
    assert whys(spans)[:2] == ["已收到，双方尚未确认，期限未起算", "收到申请之日，为第0日，不计入"]


def test_a_missing_confirmation_is_said_on_day_0():
    assert proof(*history(received="2026-01-26"), channel="fax")[0].why == (
        "收到申请之日，为第0日，不计入，双方尚未确认，暂以收到之日计算"
    )


def test_a_correction_is_explained_from_receipt_to_the_new_day_0():
    spans = proof(*history(received="2026-03-02", correction_notified="2026-03-04", corrected="2026-03-10"))
    assert told(spans)[:5] == [
        ("03-02", "03-02", 0, "FOI-31"),
        ("03-03", "03-04", 0, "FOI-30"),
        ("03-05", "03-09", 0, "FOI-30"),
        ("03-10", "03-10", 0, "CLK-CORRECTED"),
        ("03-11", "03-13", 3, "FOI-33"),
    ]
    assert whys(spans)[1:4] == [
        "至告知补正之日，因重新计算不计入",
        "告知补正后停止计算",
        "期限自此重新计算，当日为第0日，不计入",
    ]


@pytest.mark.parametrize(
    ("notified", "corrected", "expected"),
    [
        ("2026-03-02", "2026-03-02", [("03-02", "03-02", "FOI-31"), ("03-03", "03-06", "FOI-33")]),
        (
            "2026-03-02",
            "2026-03-03",
            [("03-02", "03-02", "FOI-31"), ("03-03", "03-03", "CLK-CORRECTED"), ("03-04", "03-06", "FOI-33")],
        ),
        (
            "2026-03-04",
            "2026-03-04",
            [
                ("03-02", "03-02", "FOI-31"),
                ("03-03", "03-03", "FOI-30"),
                ("03-04", "03-04", "CLK-CORRECTED"),
                ("03-05", "03-06", "FOI-33"),
            ],
        ),
        (
            "2026-03-04",
            "2026-03-05",
            [
                ("03-02", "03-02", "FOI-31"),
                ("03-03", "03-04", "FOI-30"),
                ("03-05", "03-05", "CLK-CORRECTED"),
                ("03-06", "03-06", "FOI-33"),
            ],
        ),
    ],
)
def test_a_correction_at_once_leaves_no_day_out_and_takes_none_twice(notified, corrected, expected):
    spans = proof(*history(received="2026-03-02", correction_notified=notified, corrected=corrected))
    found = [(first, last, rule) for first, last, _, rule in told(spans)]
    assert found[: len(expected)] == expected


def test_a_stopped_clock_s_proof_ends_open():
    spans = proof(*history(received="2026-03-02", fee_notified="2026-03-04"))
    assert told(spans) == [
        ("03-02", "03-02", 0, "FOI-31"),
        ("03-03", "03-04", 0, "FEE-06"),
        ("03-05", None, 0, "FEE-06"),
    ]
    assert spans[-1].why == "发出收费通知后停止计算"
    assert told(proof(*history(received="2026-03-02", fee_notified="2026-03-02"))) == [
        ("03-02", "03-02", 0, "FOI-31"),
        ("03-03", None, 0, "FEE-06"),
    ]


def test_payment_names_the_rule_of_the_day_after():
    spans = proof(*history(received="2026-03-02", fee_notified="2026-03-04", fee_paid="2026-03-06"))
    assert ("03-06", "03-06", 0, "CLK-PAID") in told(spans)


def test_two_restarts_are_told_one_after_the_other():
    events = history(received="2026-03-02", correction_notified="2026-03-03", corrected="2026-03-05")
    events += history(fee_notified="2026-03-09", fee_paid="2026-03-12")
    assert [row[:2] + row[3:] for row in told(proof(*events))][:8] == [
        ("03-02", "03-02", "FOI-31"),
        ("03-03", "03-03", "FOI-30"),
        ("03-04", "03-04", "FOI-30"),
        ("03-05", "03-05", "CLK-CORRECTED"),
        ("03-06", "03-09", "FEE-06"),
        ("03-10", "03-11", "FEE-06"),
        ("03-12", "03-12", "CLK-PAID"),
        ("03-13", "03-13", "FOI-33"),
    ]


def test_a_restart_within_another_is_not_told_twice():
    events = history(received="2026-03-02", correction_notified="2026-03-03", corrected="2026-03-12")
    events += history(fee_notified="2026-03-04", fee_paid="2026-03-06")
    assert [row[0] for row in told(proof(*events))][:5] == ["03-02", "03-03", "03-04", "03-12", "03-13"]


def test_a_consultation_is_one_span_by_the_rule_that_suspends():
    spans = proof(*history(received="2026-03-02", organ_consulted="2026-03-05", organ_replied="2026-03-10"))
    assert told(spans)[1:4] == [
        ("03-03", "03-05", 3, "FOI-33"),
        ("03-06", "03-10", 0, "FOI-33s"),
        ("03-11", "03-13", 3, "FOI-33"),
    ]
    assert whys(spans)[1:4] == [
        "工作日，计第1至3日",
        "发出机关征求意见书，征求意见期间不计入",
        "工作日，计第4至6日",
    ]


def test_days_are_numbered_on_through_every_interruption():
    events = history(received="2026-03-02", organ_consulted="2026-03-10", organ_replied="2026-03-11")
    events += history(third_party_consulted="2026-03-18", third_party_replied="2026-03-19")
    assert [span.why for span in proof(*events) if span.counted] == [
        "工作日，计第1至4日",
        "工作日，计第5至6日",
        "工作日，计第7至8日",
        "工作日，计第9至11日",
        "工作日，计第12日",
        "工作日，计第13至17日",
        "工作日，计第18至20日",
    ]


def test_a_restart_after_one_that_confirmation_overtook_is_still_told():
    events = history(received="2026-03-02", correction_notified="2026-03-03", corrected="2026-03-04")
    events += history(confirmed="2026-03-05", fee_notified="2026-03-09", fee_paid="2026-03-12")
    assert [row[0] + row[3] for row in told(proof(*events, channel="internet"))][:6] == [
        "03-02FOI-31",
        "03-05FOI-31",
        "03-06FEE-06",
        "03-10FEE-06",
        "03-12CLK-PAID",
        "03-13FOI-33",
    ]


def test_a_letter_before_a_restart_is_told_from_the_new_clock_on():
    events = history(received="2026-03-02", third_party_consulted="2026-03-03", third_party_replied="2026-03-12")
    events += history(correction_notified="2026-03-04", corrected="2026-03-10")
    assert told(proof(*events))[3:6] == [
        ("03-10", "03-10", 0, "CLK-CORRECTED"),
        ("03-11", "03-12", 0, "FOI-33s"),
        ("03-13", "03-13", 1, "FOI-33"),
    ]


def test_an_extension_s_days_are_told_apart_by_their_own_rule():
    longer = event("extended", "2026-02-10", days=3, approved_by="负责人")
    spans = proof(*history(received="2026-01-27"), longer)
    assert told(spans)[-2:] == [("03-02", "03-02", 1, "FOI-33"), ("03-03", "03-05", 3, "FOI-33x")]
    assert whys(spans)[-2:] == ["工作日，计第20日", "工作日，计第21至23日（延长期）"]


def test_an_extension_that_begins_on_another_run_of_days_needs_no_cut():
    longer = event("extended", "2026-02-10", days=3, approved_by="负责人")
    spans = proof(*history(received="2026-01-26"), longer)
    assert whys(spans)[-3:] == ["春节调休上班日，计第20日", "周末，不计入", "工作日，计第21至23日（延长期）"]


def test_a_delay_is_one_span_behind_the_counted_days():
    delay = event("delay_agreed", "2026-02-10", until=date(2026, 3, 20))
    spans = proof(*history(received="2026-01-26", third_party_consulted="2026-03-05"), delay)
    assert told(spans)[-2:] == [("02-28", "02-28", 1, "FOI-33"), ("03-01", "03-20", 0, "FOI-35")]
    assert spans[-1].why == "确定的延迟答复期间，不逐日计数"
    short = event("delay_agreed", "2026-02-10", until=date(2026, 2, 28))
    assert told(proof(*history(received="2026-01-26"), short))[-1] == ("02-28", "02-28", 1, "FOI-33")


def test_a_delay_of_centuries_has_a_short_proof():
    delay = event("delay_agreed", "2026-02-10", until=date(9999, 12, 31))
    assert len(proof(*history(received="2026-01-26"), delay)) == 11


def test_days_of_a_year_not_announced_say_so():
    spans = proof(*history(received="2026-12-18"))
    assert any(why.endswith("；2027年放假安排尚未公布，暂按周一至周五计") for why in whys(spans))
    assert "周末，不计入；2027年放假安排尚未公布" in whys(spans)
    # The last days of December wait for the next year's notice.
    december = next(span for span in spans if span.first == date(2026, 12, 29))
    assert december.why.endswith("；2027年放假安排尚未公布，暂按周一至周五计")
    assert "元旦放假，不计入（全国年节及纪念日放假办法）" in whys(spans)
    assert not any("尚未公布" in span.why for span in spans if span.first < date(2026, 12, 29))


def rules(*events, channel="counter", known=FOI):
    return [rule.id for rule in deadline(known, national(), events, channel=channel).rules]


def test_the_rules_of_a_plain_date_are_those_of_its_proof_limit_first():
    assert rules(*history(received="2026-03-02")) == ["FOI-33", "FOI-31", "CLK-WEEKEND", "CLK-DAY0"]


def test_what_a_case_rests_on_is_listed_once():
    events = history(received="2026-01-26", organ_consulted="2026-01-28", organ_replied="2026-02-02")
    events.append(event("extended", "2026-02-10", days=20, approved_by="负责人"))
    found = rules(*events)
    assert len(found) == len(set(found))
    assert {"FOI-33", "FOI-33s", "FOI-34", "FOI-33x", "CLK-SUSPEND-FROM", "CLK-SUSPEND-TO", "CLK-HOLIDAY"} < {
        *found
    }
    assert not {"FOI-32", "FOI-30", "FEE-06", "FOI-35"} & {*found}


def test_both_parties_rules_are_listed_though_one_letter_lies_within_the_other():
    events = history(received="2026-03-02", third_party_consulted="2026-03-04", organ_consulted="2026-03-05")
    assert {"FOI-32", "FOI-34"} < {*rules(*events)}


def test_a_plain_rule_s_proof_rests_on_itself_and_the_conventions_of_counting():
    plain = Procedure.of(shipped().rule("PUB-26", on=date(2026, 3, 2)))
    assert rules(*history(received="2026-03-02"), channel=None, known=plain) == [
        "PUB-26",
        "CLK-DAY0",
        "CLK-WEEKEND",
    ]
