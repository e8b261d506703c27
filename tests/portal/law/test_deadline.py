"""期限计算器: one date and one button give the day; what happened moves it; the address is the question.

None of these tests has a database: the page asks nothing of it.
"""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.portal.law.support import ask, cell, due, happened, text
from tests.portal.support import words

CONSULTED = [("third_party_consulted", "2026-01-28"), ("third_party_replied", "2026-02-03")]
EXTENDED = ("extended", "2026-02-27", {"days": "20", "by": "公开办主任"})


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        ("2023-09-15", "2023-10-19"),
        ("2024-02-01", "2024-03-05"),
        ("2025-12-10", "2026-01-08"),
        ("2026-01-26", "2026-02-28"),
        ("2026-02-05", "2026-03-11"),
    ],
)
def test_the_date_of_receipt_alone_gives_the_due_date(client, received, expected):
    assert due(words(client.get("/law/deadline", {"received": received}))) == expected


def test_the_due_date_stands_in_words_with_what_day_it_is(client):
    page = text(ask(client, "2026-01-26", as_of="2026-02-10"))
    assert "2026年2月28日 星期六，调休上班日" in page
    assert "计算中" in page
    assert "还有 9 个工作日" in page


def test_an_extension_and_a_consultation_move_the_date(client):
    assert due(ask(client, "2026-01-26", EXTENDED)) == "2026-03-27"
    assert due(ask(client, "2026-01-26", *CONSULTED)) == "2026-03-05"
    assert due(ask(client, "2026-01-26", *CONSULTED, EXTENDED)) == "2026-04-02"


def test_the_order_of_rows_means_nothing(client):
    assert due(ask(client, "2026-01-26", EXTENDED, *reversed(CONSULTED))) == "2026-04-02"


def test_each_day_is_lettered(client):
    page = ask(client, "2026-01-26", *CONSULTED)
    assert cell(page, "2026年1月", 25) == []
    assert cell(page, "2026年1月", 26) == ["起算日"]
    assert cell(page, "2026年1月", 27) == ["计1"]
    assert cell(page, "2026年1月", 29) == ["中止"]
    assert cell(page, "2026年2月", 7) == ["休"]
    assert cell(page, "2026年2月", 14)[0] == "调休"
    assert cell(page, "2026年2月", 17) == ["休", "春节"]
    assert cell(page, "2026年3月", 5) == ["届满日", "计20"]


def test_a_restart_is_lettered(client):
    events = [("correction_notified", "2026-03-04"), ("corrected", "2026-03-10")]
    page = ask(client, "2026-03-02", *events)
    assert cell(page, "2026年3月", 2) == ["收到日"]
    assert cell(page, "2026年3月", 3) == ["不计"]
    assert cell(page, "2026年3月", 6) == ["停止"]
    assert cell(page, "2026年3月", 10) == ["重新", "起算"]
    assert cell(page, "2026年3月", 11) == ["计1"]


def test_the_proof_adds_up_and_links_to_its_rules(client):
    page = ask(client, "2026-01-26", *CONSULTED)
    proof = page.split('class="dense proof"')[1].split("</table>")[0]
    counted = [int(number) for number in re.findall(r'<td class="number"><b>(\d+)</b></td><td', proof)]
    assert sum(counted[:-1]) == counted[-1] == 20
    for rule in ("FOI-31", "FOI-33", "CLK-WEEKEND"):
        assert f'href="/law/rules/{rule}/"' in proof
    assert "《中华人民共和国政府信息公开条例》（国务院令第711号）第三十三条第二款" in page


def test_unsure_rules_say_so_in_the_proof_and_in_the_list(client):
    page = ask(client, "2026-01-26", *CONSULTED)
    assert "未核对原文" in page.split('class="dense proof"')[1].split("</table>")[0]
    used = page.split('class="used-rules"')[1]
    assert "CLK-SUSPEND-FROM" in used
    assert "待核实" in used


def test_an_open_consultation_has_no_date_yet(client):
    page = ask(client, "2026-03-02", ("organ_consulted", "2026-03-09"), as_of="2026-03-20")
    assert due(page) == ""
    assert "收到意见之后才能确定日期" in page
    assert "中止计算" in page
    assert cell(page, "2026年3月", 20) == ["中止"]


def test_a_clock_that_waits_for_a_correction_says_so(client):
    page = ask(client, "2026-03-02", ("correction_notified", "2026-03-09"), as_of="2026-03-20")
    assert due(page) == ""
    assert "等待重新起算" in page


def test_a_year_without_a_notice_makes_the_date_provisional(client):
    page = ask(client, "2030-12-20")
    assert "暂定" in text(page)
    assert "放假安排尚未公布" in page
    assert "暂定" in cell(page, "2030年12月", 23)


def test_on_the_internet_the_day_of_confirmation_counts(client):
    waiting = ask(client, "2026-03-02", channel="internet")
    assert "双方尚未确认" in waiting
    assert due(ask(client, "2026-03-02", ("confirmed", "2026-03-04"), channel="internet")) > due(waiting)


def test_what_was_known_on_a_day_gives_the_date_of_that_day(client):
    assert due(ask(client, "2020-01-06")) == "2020-02-10"
    assert due(ask(client, "2020-01-06", known_at="2020-01-20")) == "2020-02-06"


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-02-27", "还有 1 个工作日"),
        ("2026-02-28", "当日是最后一天"),
        ("2026-03-01", "已过最迟日期"),
        ("2026-03-02", "已超过 1 个工作日"),
    ],
)
def test_what_is_left_is_told_from_the_day_looked_from(client, at, said):
    assert said in text(ask(client, "2026-01-26", as_of=at))


def test_an_answer_ends_the_case(client):
    page = text(ask(client, "2026-03-02", ("answered", "2026-03-20")))
    assert "已办结" in page
    assert "2026年3月20日作出答复，没有超期" in page


def test_a_late_answer_is_called_late(client):
    assert "晚于最迟日期" in text(ask(client, "2026-03-02", ("answered", "2026-04-20")))


def test_an_agreed_delay_moves_the_date_and_its_days_are_lettered(client):
    page = ask(client, "2026-03-02", ("delay_agreed", "2026-03-09", {"until": "2026-04-30"}))
    assert due(page) == "2026-04-30"
    assert cell(page, "2026年4月", 22) == ["延迟"]
    assert cell(page, "2026年4月", 30) == ["届满日"]


def test_the_law_of_its_time_governs(client):
    assert due(ask(client, "2019-05-14")) == "2019-06-04"  # fifteen working days
    assert due(ask(client, "2019-05-15")) == "2019-06-13"  # twenty


def test_the_shared_address_asks_the_same_again(client):
    page = ask(client, "2026-01-26", *CONSULTED, EXTENDED, as_of="2026-02-10")
    address = unescape(re.search(r'<input id="share" readonly value="([^"]+)"', page)[1])
    again = words(client.get(urlsplit(address).path, parse_qs(urlsplit(address).query)))
    assert due(again) == due(page) == "2026-04-02"
    assert re.search(r'id="share" readonly value="([^"]+)"', again)[1] in page
    assert "公开办主任" in again


def test_blank_rows_stay_in_the_form_and_out_of_the_shared_address(client):
    page = ask(client, "2026-01-26", ("third_party_consulted", ""), ("answered", "2026-02-10"))
    assert 'name="type-1" value="third_party_consulted"' in page
    share = re.search(r'<input id="share" readonly value="([^"]+)"', page)[1]
    assert "third_party_consulted" not in share
    assert "type-1=answered" in share


def test_a_button_adds_the_rows_of_a_happening_and_keeps_what_was_typed(client):
    page = ask(client, "2026-01-26", ("answered", "2026-02-10"), add="third_party")
    kinds = re.findall(r'name="type-(\d)" value="(\w+)"', page)
    assert kinds == [("1", "answered"), ("2", "third_party_consulted"), ("3", "third_party_replied")]
    assert 'name="on-1" value="2026-02-10"' in page
    assert re.search(r'id="on-2"[^>]* autofocus', page)
    assert due(page) == "2026-02-28"


def test_a_button_takes_one_row_away(client):
    page = ask(client, "2026-01-26", *CONSULTED, EXTENDED, remove="2")
    kinds = re.findall(r'name="type-(\d)" value="(\w+)"', page)
    assert kinds == [("1", "third_party_consulted"), ("2", "extended")]
    assert 'name="days-2" value="20"' in page


def test_enter_in_any_field_computes(client):
    """The first submit button of the form is the one that Enter presses."""
    page = ask(client, "2026-01-26", *CONSULTED)
    form = page.split('<form class="calculator-form"')[1]
    first = re.search(r'<button type="submit"([^>]*)>([^<]*)', form)
    assert first[2] == "计算"
    assert "name=" not in first[1]


def test_only_an_extension_asks_for_days_and_only_a_delay_for_an_end(client):
    page = ask(client, "2026-01-26", ("answered", ""), ("extended", ""), ("delay_agreed", ""))
    assert re.findall(r'name="(days|by|until)-(\d)"', page) == [("days", "2"), ("by", "2"), ("until", "3")]


@pytest.mark.parametrize(
    ("events", "row", "article"),
    [
        ([("answered", "2026-01-20")], 1, "第三十三条"),
        ([("third_party_replied", "2026-02-03")], 1, "第三十二条"),
        ([("extended", "2026-04-10", {"days": "20", "by": "主任"})], 1, "第三十三条"),
        ([("answered", "2026-02-10"), ("extended", "2026-02-03", {"days": "21", "by": "主任"})], 2, "第三十三条"),
        ([("extended", "2026-02-03", {"days": "5"})], 1, "第三十三条"),
        (
            [
                ("correction_notified", "2026-01-28"),
                ("corrected", "2026-01-29"),
                ("correction_notified", "2026-02-02"),
            ],
            3,
            "第三十条",
        ),
    ],
)
def test_an_impossible_history_is_refused_at_its_row_with_the_article(client, events, row, article):
    page = ask(client, "2026-01-26", *events)
    assert due(page) == ""
    assert "这样的经过算不出日期" in page
    shown = page.split(f'id="row-{row}"')[1].split("</li>")[0]
    assert article in re.search(r'<p class="error" id="error-\d">(.*?)</p>', shown)[1]
    assert 'aria-invalid="true"' in shown


def test_a_field_that_cannot_be_read_says_what_would_be_right(client):
    rows = [("extended", "2026-02-03", {"days": "二十", "by": "主任"}), ("delay_agreed", "2026-02-03")]
    page = ask(client, "2026-01-26", *rows, ("answered", "2026-02-30"))
    assert "请填写延长的工作日数" in page
    assert "请填写确定的答复日期" in page
    assert "请填写日期，如 2026-02-10" in page
    assert 'href="#days-1"' in page
    assert "还不能计算" in page


def test_a_date_that_does_not_exist_is_named(client):
    assert "“2026-02-30”不是存在的日期" in ask(client, "2026-02-30")


def test_the_empty_page_explains_itself_with_examples_that_work(client):
    page = words(client.get("/law/deadline"))
    links = re.findall(r'href="(/law/deadline\?[^"]+)"', page.split('class="examples"')[1].split("</ul>")[0])
    assert len(links) == 3
    for link in links:
        assert due(words(client.get(unescape(link))))


def test_the_ways_of_coming_in_are_those_of_the_rule_of_that_time(client):
    now, then = ask(client, "2026-01-26"), ask(client, "2010-03-01")
    assert "以双方确认之日为收到之日" in now
    assert "以双方确认之日为收到之日" not in then


def test_the_code_on_the_page_leads_to_the_same_question(client):
    page = ask(client, "2026-01-26", *CONSULTED)
    source = unescape(re.search(r'<img src="(/law/deadline/qr\.svg\?[^"]+)"', page)[1])
    picture = client.get(source)
    assert picture.status_code == 200
    assert picture["Content-Type"] == "image/svg+xml"
    assert "type-1=third_party_consulted" in source


def test_an_address_too_long_for_a_code_has_none(client, db):
    rows = [("extended", "", {"days": "1", "by": "主任" * 20}) for _ in range(9)]
    assert "qr.svg" not in ask(client, "2026-01-26", *rows)
    query = {"received": "2026-01-26", **happened(*rows)}
    assert client.get("/law/deadline/qr.svg", query).status_code == 404


def test_a_part_fetched_by_script_puts_the_question_into_the_address(client):
    query = {"received": "2026-01-26", "channel": "counter", "add": "answer"}
    response = client.get("/law/deadline", query, headers={"HX-Request": "true"})
    assert response["HX-Push-Url"] == "/law/deadline?received=2026-01-26&channel=counter&type-1=answered"


def test_a_reckoning_is_nothing_for_search_engines(client):
    assert "noindex" in client.get("/law/deadline", {"received": "2026-01-26"})["X-Robots-Tag"]
    assert "X-Robots-Tag" not in client.get("/law/deadline")
