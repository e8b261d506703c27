"""The law of an installation: its profile moves what the law leaves open, its notices add what came later."""

from __future__ import annotations

import json
import os
from datetime import date

import pytest

from gongkai.law.calendar import national
from gongkai.law.installed import law_of, notices_of
from gongkai.law.notices import InvalidNoticeError
from gongkai.law.request import answer
from gongkai.law.rulebook import RulebookError, shipped

DAYS_OFF = {"元旦": "2027-01-01", "春节": "2027-02-06", "劳动节": "2027-05-01", "国庆节": "2027-10-01"}
NEXT_YEAR = {
    "year": 2027,
    "papers": [],
    "days": [{"name": name, "date": day, "isOffDay": True} for name, day in DAYS_OFF.items()],
}
ONE_OFF = """
[[notice]]
id = "示范市-停工"
kind = "change"
year = 2026
title = "示范市人民政府关于台风停工的通知"
number = "示政发〔2026〕9号"
known_on = 2026-03-10
known_certainty = "R"

[[notice.holiday]]
name = "台风停工"
off = [2026-03-12]
"""


@pytest.fixture
def home(tmp_path):
    (tmp_path / "law" / "notices").mkdir(parents=True)
    return tmp_path


def profile(home, *overrides):
    entries = "".join(
        f'[[override]]\nid = "{rule}"\nvalue = {json.dumps(value)}\nbasis = "示政办发〔2026〕1号"\n'
        for rule, value in overrides
    )
    (home / "law" / "profile.toml").write_text(f'name = "示范市"\n{entries}', "utf-8")


def asked(home, as_of="2026-03-12", **events):
    law = law_of(home)
    question = {
        "channel": "counter",
        "events": [{"type": kind, "on": day} for kind, day in events.items()],
        "as_of": as_of,
    }
    return answer(question, book=law.book, calendar=law.calendar)


LETTER = {"received": "2026-03-02", "third_party_consulted": "2026-03-10", "third_party_replied": "2026-03-13"}


def test_without_a_home_or_in_an_empty_one_the_law_is_the_shipped_one(tmp_path):
    for place in (None, tmp_path, tmp_path / "nowhere"):
        law = law_of(place)
        assert law.book is shipped()
        assert law.calendar is national()


@pytest.mark.parametrize(
    ("first", "last", "due", "suspended"),
    [
        ("day_after_sent", "through_reply", "2026-04-02", ("2026-03-11", "2026-03-13")),
        ("day_sent", "through_reply", "2026-04-03", ("2026-03-10", "2026-03-13")),
        ("day_after_sent", "day_before_reply", "2026-04-01", ("2026-03-11", "2026-03-12")),
        ("day_sent", "day_before_reply", "2026-04-02", ("2026-03-10", "2026-03-12")),
    ],
)
def test_a_profile_moves_the_ends_of_a_suspension_and_proof_and_text_follow(home, first, last, due, suspended):
    changed = [("CLK-SUSPEND-FROM", first), ("CLK-SUSPEND-TO", last)]
    profile(home, *[(rule, value) for rule, value in changed if value not in {"day_after_sent", "through_reply"}])
    found = asked(home, **LETTER)
    assert (found["due"], found["state"]) == (due, "suspended")
    spans = [(span["from"], span["to"]) for span in found["proof"] if span["rule"] == "FOI-33s"]
    assert spans == [suspended]
    assert f"{suspended[0]}至{suspended[1]}" in found["text"]
    assert f"到期日为{due}" in found["text"]
    assert ("示政办发〔2026〕1号" in found["text"]) == bool({"day_sent", "day_before_reply"} & {first, last})
    assert sum(span["counted"] for span in found["proof"]) == 20


@pytest.mark.parametrize("replied", ["2026-03-10", "2026-03-11"])
def test_a_reply_at_once_suspends_no_day_that_the_profile_does_not_give(home, replied):
    letter = {**LETTER, "third_party_replied": replied}
    dues = {}
    for first in ("day_sent", "day_after_sent"):
        for last in ("through_reply", "day_before_reply"):
            profile(home, *[("CLK-SUSPEND-FROM", first), ("CLK-SUSPEND-TO", last)])
            dues[first, last] = asked(home, **letter)["due"]
    days = ["2026-03-30", "2026-03-31", "2026-04-01"]
    longer = int(replied == "2026-03-11")
    assert dues == {
        ("day_sent", "through_reply"): days[1 + longer],
        ("day_sent", "day_before_reply"): days[longer],
        ("day_after_sent", "through_reply"): days[longer],
        ("day_after_sent", "day_before_reply"): days[0],
    }


def test_a_city_s_shorter_limit_is_counted_and_named(home):
    profile(home, ("FOI-33", 15), ("FOI-33x", 10))
    found = asked(home, received="2026-03-02")
    assert (found["due"], found["remaining"]) == ("2026-03-23", 7)
    assert "期限：15个工作日（示政办发〔2026〕1号）" in found["text"]


@pytest.mark.parametrize(("rule", "value"), [("FOI-33", 21), ("FOI-33x", 21), ("CLK-DAY0", "same_day")])
def test_a_profile_that_loosens_a_limit_is_no_law(home, rule, value):
    profile(home, (rule, value))
    with pytest.raises(RulebookError, match=r"profile\.toml"):
        law_of(home)


def test_a_profile_that_changes_is_read_again(home):
    profile(home, ("FOI-33", 15))
    assert asked(home, received="2026-03-02")["due"] == "2026-03-23"
    profile(home, ("FOI-33", 14))
    os.utime(home / "law" / "profile.toml", ns=(1, 1))
    assert asked(home, received="2026-03-02")["due"] == "2026-03-20"
    (home / "law" / "profile.toml").unlink()
    assert asked(home, received="2026-03-02")["due"] == "2026-03-30"


def test_a_profile_that_is_no_text_is_refused_by_name(home):
    (home / "law" / "profile.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(RulebookError, match=r"profile\.toml.*UTF-8"):
        law_of(home)


def test_next_year_s_holidays_take_the_doubt_from_a_date(home):
    before = asked(home, received="2026-12-18", as_of="2026-12-21")
    file = home / "law" / "notices" / "2027@2026-11-05.json"
    file.write_text(json.dumps(NEXT_YEAR), "utf-8")
    after = asked(home, received="2026-12-18", as_of="2026-12-21")
    assert (before["provisional"], after["provisional"]) == (True, False)
    assert law_of(home).calendar.known_at(date(2026, 11, 4)).announced < law_of(home).calendar.announced


def test_a_one_off_change_moves_open_cases_and_leaves_closed_ones(home):
    (home / "law" / "notices" / "台风.toml").write_text(ONE_OFF, "utf-8")
    assert asked(home, received="2026-03-02")["due"] == "2026-03-31"
    assert asked(home, received="2026-03-02", answered="2026-03-09")["due"] == "2026-03-30"


def test_a_json_file_says_by_its_name_when_it_became_known(home):
    for name in ("2027.json", "2027@later.json", "holidays.txt", "2027@2026-11-05.json.bak"):
        file = home / "law" / "notices" / name
        file.write_text(json.dumps(NEXT_YEAR), "utf-8")
        with pytest.raises(InvalidNoticeError, match="年份@得知日期"):
            law_of(home)
        file.unlink()


def test_a_name_with_a_day_that_does_not_exist_is_refused_in_words(home):
    file = home / "law" / "notices" / "2027@2026-02-30.json"
    file.write_text(json.dumps(NEXT_YEAR), "utf-8")
    with pytest.raises(InvalidNoticeError, match="2026-02-30"):
        notices_of(file)


def test_hidden_files_and_folders_are_no_notices(home):
    (home / "law" / "notices" / ".DS_Store").write_bytes(b"\x00")
    (home / "law" / "notices" / "old").mkdir()
    assert law_of(home).calendar is national()


def test_a_profile_that_is_a_folder_is_refused_and_not_passed_over(home):
    (home / "law" / "profile.toml").mkdir()
    with pytest.raises(RulebookError, match=r"profile\.toml：不是文件"):
        law_of(home)
