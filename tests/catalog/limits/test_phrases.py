"""Every phrase of a table says what the table says; what is not understood is listed as it stands."""

from __future__ import annotations

import time

import pytest

from gongkai.catalog.limits import Limit, LimitKind, Start, read
from gongkai.law import rule
from gongkai.law.rulebook import Bound, Unit
from tests.catalog.limits.notation import said
from tests.catalog.limits.phrases_formed import PHRASES as FORMED
from tests.catalog.limits.phrases_more import PHRASES as MORE
from tests.catalog.limits.phrases_other import PHRASES as OTHER
from tests.catalog.limits.phrases_rhythm import PHRASES as RHYTHM
from tests.catalog.limits.phrases_terms import PHRASES as TERMS

PHRASES = FORMED | RHYTHM | OTHER | MORE | TERMS
NOT_UNDERSTOOD = [
    "另行通知",
    "见文件",
    "视领导安排",
    "20",
    "内部公开",
    "20个工作日左右",
    "不受20个工作日限制",
    "13月31日前",
    "每年2月30日前",
    "公示7个工作日内",
    "年初、年末",
    "学期初",
    "当月",
    "T+1日",
    "依法依规",
    "工作日内",
    "信息形成或者变更之日起20个作日内",
    "0个工作日内",
    "20至10个工作日内",
    "每5分钟",
    "每隔一天",
    "年后20日内",
    "学期中",
    "学年初",
    "每小时更新",
    "半月",
    "会前",
    "待定",
    "公示期限3个月至3年",
    "实施前、实施后公开",
]
PARTLY = {
    "每月25日左右": "左右",
    "每季度初": "初",
    "每学期左右开学后": "左右开学后",
    "每学期初": "初",
    "每学年第一学期": "第一学期",
    "每月最后一个工作日": "最后一个工作日",
    "每年5月前后": "前后",
    "20个工作日内，7个工作日公示": "7个工作日公示",
}


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_says_what_it_says(phrase: str) -> None:
    reading = read(phrase)
    assert reading.unread == ()
    assert tuple(map(said, reading.limits)) == PHRASES[phrase]


@pytest.mark.parametrize("phrase", NOT_UNDERSTOOD)
def test_what_is_not_understood_is_listed_and_nothing_is_guessed(phrase: str) -> None:
    reading = read(phrase)
    assert reading.limits == ()
    assert reading.unread == (phrase,)


@pytest.mark.parametrize(("phrase", "rest"), PARTLY.items())
def test_a_phrase_understood_in_part_lists_the_rest(phrase: str, rest: str) -> None:
    reading = read(phrase)
    assert reading.limits
    assert reading.unread == (rest,)


@pytest.mark.parametrize("phrase", ["", " ", "/", "—", "无", "\n"])
def test_an_empty_cell_is_blank(phrase: str) -> None:
    assert read(phrase).blank


@pytest.mark.parametrize("item", rule("CAT-PHRASES").items, ids=lambda item: item.code)
def test_every_phrase_of_the_rules_is_read_with_the_figures_of_the_rules(item: object) -> None:
    reading = read(item.says)  # type: ignore[attr-defined]  # an Item
    facts = item.facts  # type: ignore[attr-defined]  # an Item
    assert reading.understood
    limit = reading.limits[0]
    assert limit.value == facts.get("value")
    assert limit.unit == (Unit(facts["unit"]) if "unit" in facts else None)  # type: ignore[call-arg]  # a member
    assert (limit.kind is LimitKind.LASTS) == facts.get("lasts", False)
    assert (limit.bound is Bound.LEAST) == (facts.get("bound") == "least")
    assert limit.on_request == (facts.get("method") == "on_request")


def test_the_limits_of_all_sample_rows_of_the_rules_are_understood() -> None:
    samples = rule("CAT-SAMPLES").items
    readings = [read("；".join(item.facts["limit"])) for item in samples]
    assert len(readings) == 43
    assert all(reading.understood for reading in readings)
    assert [len(reading.limits) for reading in readings] == [len(item.facts["limit"]) for item in samples]


def test_working_days_and_days_are_never_the_same() -> None:
    assert read("批准后20日内").limits[0].unit is Unit.DAY
    assert read("批准后20个工作日内").limits[0].unit is Unit.WORKING_DAY
    assert read("批准后20日（工作日）内").limits[0].unit is Unit.WORKING_DAY


def test_a_limit_from_an_application_is_one_of_disclosure_on_request() -> None:
    assert read("自收到申请之日起20个工作日内").limits[0].on_request
    assert not read("收到行政许可申请之日起20个工作日内").limits[0].on_request


def test_the_known_events_are_told_apart() -> None:
    starts = [
        read(f"{event}之日起7个工作日内").limits[0].start for event in ("信息形成", "批复", "作出处罚决定", "装修")
    ]
    assert starts == [Start.FORMED, Start.REPLIED, Start.DECIDED, Start.OTHER]


def test_a_limit_survives_json() -> None:
    for phrase in PHRASES:
        for limit in read(phrase).limits:
            assert Limit.of(limit.as_json()) == limit


def test_a_cell_longer_than_any_limit_is_not_read() -> None:
    text = "信息形成之日起20个工作日内；" * 500
    assert read(text).unread == (text,)


@pytest.mark.parametrize(
    "piece", ["月自按", "应当按年度时", "一每年度按照", "，每", "十", "期公示 最长", "（", "□十，"]
)
def test_a_hostile_cell_costs_no_more_than_a_moment(piece: str) -> None:
    started = time.process_time()
    read((piece * 3000)[:2900])
    for length in (250, 300, 310):
        read((piece * 300)[:length])
    assert time.process_time() - started < 2
