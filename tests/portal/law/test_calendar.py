"""工作日历: every day of a year with what it is, and the notices that say so."""

from __future__ import annotations

import re

import pytest

from gongkai.law.calendar import national
from tests.portal.law.support import cell, text
from tests.portal.support import words


def page(client, year, **query):
    return words(client.get(f"/law/calendar/{year}/", query))


def test_days_off_and_days_worked_for_them_are_lettered(client):
    shown = page(client, 2026)
    assert cell(shown, "2026年2月", 14) == ["班"]
    assert cell(shown, "2026年2月", 17) == ["休", "春节"]
    assert cell(shown, "2026年3月", 7) == ["休"]
    assert cell(shown, "2026年3月", 9) == []


def test_the_year_counts_its_working_days(client):
    for year in (2020, 2024, 2026):
        days = sum(int(number) for number in re.findall(r"<li>(\d+) 个工作日</li>", page(client, year)))
        assert f"全年 <b>{days}</b> 个工作日" in page(client, year)
    assert "全年 <b>248</b>" in page(client, 2026)


def test_the_notices_stand_with_number_day_and_address(client):
    shown = page(client, 2020)
    for notice in (each for each in national().notices if each.year == 2020):
        assert notice.title in shown
        assert notice.number in shown
        assert f"{notice.known_on} 公布" in shown
        assert f'<a href="{notice.url}"' in shown


def test_holidays_are_listed_with_the_days_worked_for_them(client):
    table = text(page(client, 2026).split('id="holidays"')[1].split("</table>")[0])
    assert "春节 02-15 至 02-23 9 02-14、02-28" in table


def test_a_year_that_nobody_has_announced_says_so(client):
    shown = page(client, 2035)
    assert "2035年的放假安排尚未公布" in shown
    assert "暂定" in shown
    assert "全国年节及纪念日放假办法" in shown
    assert "尚未公布" not in page(client, 2026)


def test_a_year_is_shown_as_it_was_known(client):
    before, after = page(client, 2020, known_at="2020-01-20"), page(client, 2020)
    assert cell(before, "2020年1月", 31) == []
    assert cell(after, "2020年1月", 31) == ["休", "春节"]
    assert "延长2020年春节假期" not in before
    assert "尚未公布" in page(client, 2020, known_at="2019-01-01")


@pytest.mark.parametrize("known_at", ["x", "2020-02-31", "9999-99-99"])
def test_a_day_of_knowledge_that_cannot_be_read_is_pointed_out(client, known_at):
    assert "无法识别" in page(client, 2020, known_at=known_at)


def test_years_lead_to_each_other(client):
    first, last = 2004, 2040
    assert 'rel="prev"' not in page(client, first)
    assert f'rel="next" href="/law/calendar/{first + 1}/"' in page(client, first)
    assert 'rel="next"' not in page(client, last)
    for year in (2004, 2012, 2027, 2040):
        assert client.get(f"/law/calendar/{year}/").status_code == 200


def test_the_calendar_opens_on_this_year(client):
    assert "工作日历</h1>" in words(client.get("/law/calendar/"))


def test_days_that_a_notice_may_still_change_are_explained(client):
    last = max(national().announced)
    assert f"虚线框：暂定，{last + 1}年的通知可能调整年末几天" in page(client, last)
    assert "虚线框：暂定，待通知公布" in page(client, last + 1)
    assert "虚线框" not in page(client, 2025)
    assert "虚线框：暂定，2026年的通知可能调整年末几天" in page(client, 2025, known_at="2025-06-01")
