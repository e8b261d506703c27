"""A deadline in words: what the headline says, what a reader is warned of, and that the text can be followed."""

from __future__ import annotations

import re
from datetime import date

import pytest

from gongkai.law.calendar import national
from gongkai.law.cautions import cautions
from gongkai.law.clock import deadline
from gongkai.law.events import read_event
from gongkai.law.explanation import explain, headline
from gongkai.law.procedure import procedure
from tests.law.strategies import event, history

FOI = procedure("foi")


def found(*events, channel="counter", **more):
    return deadline(FOI, national(), events, channel=channel, **more)


def said(events, at, **more):
    return headline(found(*events, **more), date.fromisoformat(at))


def warned(*events, **more):
    return "\n".join(cautions(found(*events, **more)))


LONGER = event("extended", "2026-02-10", days=20, approved_by="李主任")


@pytest.mark.parametrize(
    ("events", "at", "words"),
    [
        (
            history(received="2026-01-26"),
            "2026-02-10",
            "到期日为2026-02-28；截至2026-02-10计算中，还有9个工作日。",
        ),
        (
            history(received="2026-01-26"),
            "2026-02-28",
            "到期日为2026-02-28；截至2026-02-28计算中，还有0个工作日。",
        ),
        (
            history(received="2026-01-26"),
            "2026-03-01",
            "到期日为2026-02-28；截至2026-03-01已逾期，其后尚无工作日。",
        ),
        (
            history(received="2026-01-26"),
            "2026-03-03",
            "到期日为2026-02-28；截至2026-03-03已逾期，已超过2个工作日。",
        ),
        (
            history(received="2026-12-18"),
            "2026-12-21",
            "到期日为2027-01-18（暂定）；截至2026-12-21计算中，还有19个工作日。",
        ),
        (
            history(received="2026-03-02", third_party_consulted="2026-03-10", third_party_replied="2026-03-13"),
            "2026-03-12",
            "到期日为2026-04-02；截至2026-03-12中止计算，还有14个工作日。",
        ),
        (
            history(received="2026-03-02", third_party_consulted="2026-03-10"),
            "2026-03-12",
            "截至2026-03-12中止计算，到期日待恢复或重新起算后确定。",
        ),
        (
            history(received="2026-03-02", fee_notified="2026-03-10"),
            "2026-03-12",
            "截至2026-03-12停止计算，等待重新起算，到期日待恢复或重新起算后确定。",
        ),
        (
            history(received="2026-03-02", fee_notified="2026-03-10", fee_paid="2026-03-16"),
            "2026-03-12",
            "到期日为2026-04-14；截至2026-03-12停止计算，等待重新起算。",
        ),
        (
            history(received="2026-03-02", fee_notified="2026-04-02", fee_paid="2026-04-08"),
            "2026-04-01",
            "到期日为2026-05-09；截至2026-04-01已逾期，已超过2个工作日。",
        ),
        (
            history(received="2026-01-26", answered="2026-02-28"),
            "2026-03-20",
            "2026-02-28作出答复，在到期日2026-02-28之前或当日。",
        ),
        (
            history(received="2026-01-26", answered="2026-03-02"),
            "2026-03-20",
            "2026-03-02作出答复，晚于到期日2026-02-28。",
        ),
        (
            history(received="2026-01-26", withdrawn="2026-02-02"),
            "2026-03-20",
            "2026-02-02申请人撤回申请，在到期日2026-02-28之前或当日。",
        ),
        (
            history(received="2026-01-26", correction_notified="2026-01-27", answered="2026-03-02"),
            "2026-03-20",
            "2026-03-02作出答复，期限未在计算。",
        ),
        (
            history(received="2026-01-26", answered="2026-02-28"),
            "2026-02-10",
            "到期日为2026-02-28；截至2026-02-10计算中，还有9个工作日。",
        ),
    ],
)
def test_the_headline_is_one_sentence_on_where_the_case_stands(events, at, words):
    assert said(events, at) == words


def test_the_text_tells_receipt_extension_and_delay():
    text = explain(found(*history(received="2026-01-26"), LONGER), date(2026, 2, 10))
    assert "收到申请之日：2026-01-26。期限：20个工作日（《中华人民共和国政府信息公开条例》" in text
    assert "2026-02-10经李主任同意延长20个工作日（" in text
    assert "  合计计入40个工作日，期限至2026-03-27届满。" in text
    delay = event("delay_agreed", "2026-02-10", until=date(2026, 4, 15))
    text = explain(found(*history(received="2026-01-26"), delay), date(2026, 2, 10))
    assert "2026-02-10确定延迟至2026-04-15答复。" in text
    assert "  合计计入20个工作日，期限至2026-04-15届满。" in text


def test_the_text_lists_each_span_with_its_rule_and_each_rule_with_its_article():
    case = found(*history(received="2026-01-26", organ_consulted="2026-02-02", organ_replied="2026-02-04"), LONGER)
    lines = explain(case, date(2026, 2, 10)).splitlines()
    days, grounds = lines.index("逐日计算："), lines.index("依据：")
    told = lines[days + 1 : grounds - 1]
    assert [re.search(r"〔(.+)〕$", line)[1] for line in told] == [span.rule.id for span in case.proof]
    assert told[0] == "  2026-01-26  收到申请之日，为第0日，不计入〔FOI-31〕"
    assert told[1] == "  2026-01-27至2026-01-30（4日）  工作日，计第1至4日〔FOI-33〕"
    listed = [re.match(r"  〔(.+?)〕《.+》.*：", line)[1] for line in lines[grounds + 1 : lines.index("提示：")]]
    assert listed == [rule.id for rule in case.rules]


def test_an_open_case_s_text_ends_its_days_open_and_names_no_sum():
    text = explain(found(*history(received="2026-03-02", fee_notified="2026-03-04")), date(2026, 3, 10))
    assert "  2026-03-05起  发出收费通知后停止计算〔FEE-06〕" in text
    assert "合计" not in text


def test_a_missing_confirmation_is_warned_of_and_nothing_is_said_of_holidays():
    told = warned(*history(received="2026-12-18"), channel="internet")
    assert "双方尚未确认收到申请" in told
    assert "放假安排尚未公布" not in told
    assert "双方尚未确认" not in warned(*history(received="2026-01-26"))


def test_a_date_in_a_year_not_announced_is_warned_of():
    assert "期限跨入放假安排尚未公布的日子，到期日为暂定，公布后须重新计算。" in warned(
        *history(received="2026-12-18")
    )
    closed = warned(*history(received="2026-12-18", answered="2026-12-25"))
    assert "按办结时所知计算，不再变动" in closed
    assert "须重新计算" not in closed
    assert "尚未公布" not in warned(*history(received="2026-03-02"))


def test_a_late_correction_notice_is_warned_of():
    late = history(received="2026-01-26", correction_notified="2026-02-05")
    assert "补正告知（2026-02-05）晚于法定的7个工作日（2026-02-04）。" in warned(*late)
    assert "补正告知" not in warned(*history(received="2026-01-26", correction_notified="2026-02-04"))
    assert "补正告知" not in warned(*history(received="2019-03-01", correction_notified="2019-04-30"))
    assert "补正告知" not in warned(*history(received="2026-01-26", fee_notified="2026-02-26"))


def test_the_seven_days_of_a_correction_notice_are_counted_from_receipt():
    late = history(received="2026-01-23", confirmed="2026-01-26", correction_notified="2026-02-04")
    assert "补正告知" not in warned(*late, channel="internet")
    assert "补正告知" in warned(*late, channel="counter")


def test_an_open_letter_says_until_when_an_answer_may_come_and_what_silence_means():
    told = warned(
        *history(received="2026-03-02", third_party_consulted="2026-03-03", organ_consulted="2026-03-04")
    )
    assert "如征求意见书于2026-03-03送达，对方应在2026-03-24之前或当日答复。" in told
    assert "如征求意见书于2026-03-04送达，对方应在2026-03-25之前或当日答复。" in told
    assert "由行政机关依照条例决定是否公开" in told
    assert "视为同意公开" in told
    replied = history(received="2026-03-02", third_party_consulted="2026-03-03", third_party_replied="2026-03-04")
    assert "送达" not in warned(*replied)
    closed = history(received="2026-03-02", third_party_consulted="2026-03-03", answered="2026-03-30")
    assert "送达" not in warned(*closed)


def test_an_extension_lost_by_a_restart_is_warned_of():
    restarted = history(received="2026-01-26", fee_notified="2026-02-12", fee_paid="2026-02-24")
    told = warned(*restarted, LONGER)
    assert "2026-02-10 延长答复期限之后期限重新计算，新的期限不含延长的20个工作日。" in told
    assert "新的期限不含" not in warned(*history(received="2026-01-26"), LONGER)


def test_rules_that_are_not_sure_say_so_with_their_note():
    told = warned(*history(received="2026-03-02", organ_consulted="2026-03-03", organ_replied="2026-03-05"))
    assert "规则 CLK-SUSPEND-FROM 待核实：条例只说所需时间不计算在内，未定起止。" in told
    assert "规则 CLK-DAY0 未核对原文：比照民事诉讼法关于期间的规定。" in told
    assert "FOI-33 " not in told


def test_what_an_approver_is_called_cannot_add_lines_to_the_text():
    data = {"type": "extended", "on": "2026-02-10", "days": 5, "approved_by": "甲\n到期日为2099-01-01"}
    text = explain(found(*history(received="2026-01-26"), read_event(data)), date(2026, 2, 10))
    assert not any(line.startswith("到期日为2099") for line in text.splitlines())


@pytest.mark.parametrize(
    ("late", "words"),
    [
        ([event("delay_agreed", "2026-03-10", until=date(2026, 6, 20))], "“确定延迟答复期限”（2026-03-10）"),
        ([event("fee_notified", "2026-03-10")], "“发出收费通知”（2026-03-10）"),
        ([event("fee_notified", "2026-03-20"), event("fee_paid", "2026-03-21")], "“发出收费通知”（2026-03-20）"),
        ([event("correction_notified", "2026-03-10")], "“告知补正”（2026-03-10）"),
        ([event("third_party_consulted", "2026-03-10")], "“发出第三方征求意见书”（2026-03-10）"),
    ],
)
def test_what_moves_a_clock_after_its_limit_does_not_heal_the_delay_in_silence(late, words):
    assert f"{words}时答复期限已于2026-02-28届满，此前的逾期不因此消除。" in warned(
        event("received", "2026-01-26"), *late
    )


def test_what_moves_a_clock_in_time_is_not_called_late():
    moved = history(received="2026-01-26", correction_notified="2026-01-28", corrected="2026-02-02")
    assert "此前的逾期" not in warned(*moved, event("third_party_consulted", "2026-02-28"))
    assert "此前的逾期" not in warned(*moved, event("fee_notified", "2026-03-06"))


def test_an_open_fee_notice_says_until_when_to_pay():
    assert "申请人应在2026-03-06之前或当日缴清（20个工作日）" in warned(
        event("received", "2026-01-26"), event("fee_notified", "2026-02-02")
    )
