"""The background check: which addresses are asked, how often, and when a result is told."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from gongkai.information import actions
from gongkai.information.checking import gathered
from gongkai.information.outward import jobs
from gongkai.information.outward.asking import Answer
from gongkai.information.outward.checking import check_some
from gongkai.information.outward.gathering import gather
from gongkai.information.outward.models import OutwardLink
from tests.information.people import bureau

pytestmark = pytest.mark.django_db
GONE = Answer("已打不开（应答 404）", certain=True)
DOWN = Answer("没有在规定时间内应答")
AWAY = Answer("连接不上", reached=False)
DAY = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def on(settings):
    settings.GONGKAI_CHECK_LINKS = True


@pytest.fixture
def office():
    return bureau()


def linking(*hosts):
    return "".join(f'<p><a href="https://{host}/a">某网站</a></p>' for host in hosts)


def told(row):
    return [hit.says for group in gathered(row) if group.label == "链接" for hit in group.hits]


def test_addresses_follow_the_texts_that_hold_them(office):
    row = office.draft(body_html=linking("a.example.cn", "b.example.cn", "10.0.0.1"))
    gather()
    assert {each.host for each in row.outward_links.all()} == {"a.example.cn", "b.example.cn"}
    actions.edit(row, actor=office.drafter, body_html=linking("b.example.cn"))
    gather()
    assert [each.host for each in OutwardLink.objects.all()] == ["b.example.cn"]
    assert gather() == 0


def test_a_round_asks_each_host_once(office):
    office.draft(body_html=linking("a.example.cn") + '<p><a href="https://a.example.cn/b">乙</a></p>')
    gather()
    asked = []
    check_some(question=lambda url: asked.append(url) or Answer(), pause=0)
    assert len(asked) == 1
    check_some(question=lambda url: asked.append(url) or Answer(), pause=0)
    assert set(asked) == {"https://a.example.cn/a", "https://a.example.cn/b"}
    assert check_some(question=lambda _url: pytest.fail("asked again on the same day"), pause=0) == 0


def test_a_page_that_is_gone_is_told_at_once_with_its_day(office):
    row = office.draft(body_html=linking("a.example.cn"))
    with time_machine.travel(DAY, tick=False):
        gather()
        OutwardLink.objects.update(next_on=DAY.date())
        check_some(question=lambda _url: GONE, pause=0)
        assert told(row) == [
            "链接“某网站”已打不开（应答 404）（2026-03-02 检查），请核对后改为现在的地址，或删去链接。"
        ]


def test_a_site_that_is_down_is_told_on_the_third_day_and_forgiven_when_it_answers(office):
    row = office.draft(body_html=linking("a.example.cn"))
    with time_machine.travel(DAY, tick=False) as clock:
        gather()
        for day in range(3):
            assert told(row) == []
            clock.move_to(DAY + dt.timedelta(days=day))
            check_some(question=lambda _url: DOWN, pause=0)
        assert len(told(row)) == 1
        clock.move_to(DAY + dt.timedelta(days=12))
        check_some(question=lambda _url: Answer(), pause=0)
        assert told(row) == []


def test_without_a_way_out_nothing_is_believed(office):
    row = office.draft(body_html=linking("a.example.cn", "b.example.cn"))
    gather()
    assert check_some(question=lambda _url: AWAY, pause=0) == 0
    assert not row.outward_links.exclude(problem="").exists()


def test_switched_off_nothing_is_asked_and_nothing_told(office, settings):
    row = office.draft(body_html=linking("a.example.cn"))
    gather()
    check_some(question=lambda _url: GONE, pause=0)
    assert len(told(row)) == 1
    settings.GONGKAI_CHECK_LINKS = False
    assert told(row) == []
    OutwardLink.objects.update(next_on=DAY.date())
    assert check_some(question=lambda _url: pytest.fail("asked"), pause=0) == 0
    assert jobs.check_links() is False
