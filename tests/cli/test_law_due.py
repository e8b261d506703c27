"""`gongkai law due`, `rule`, `rules`, `calendar`: the contract, refusals in words, a city's own law."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from gongkai.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

RECEIVED = {"type": "received", "on": "2026-01-26"}
QUESTION: dict[str, Any] = {
    "procedure": "foi",
    "channel": "counter",
    "events": [RECEIVED],
    "known_at": None,
    "as_of": "2026-02-10",
}
PROFILE = """
name = "示范市"
[[override]]
id = "FOI-33"
value = 15
basis = "示政办发〔2026〕1号"
"""
DAYS_OFF = {"元旦": "2027-01-01", "春节": "2027-02-06", "劳动节": "2027-05-01", "国庆节": "2027-10-01"}
NEXT_YEAR = {
    "year": 2027,
    "papers": [],
    "days": [{"name": name, "date": day, "isOffDay": True} for name, day in DAYS_OFF.items()],
}


def law(*arguments: str, text: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["law", *arguments], input=text)


def due(home: Path, question: Any, *arguments: str) -> Result:
    text = question if isinstance(question, (str, bytes)) else json.dumps(question)
    return law("due", "-", "--home", str(home), *arguments, text=text)


def test_due_prints_exactly_the_contract(tmp_path: Path) -> None:
    done = due(tmp_path, QUESTION, "--json")
    found = json.loads(done.stdout)
    assert done.exit_code == 0
    assert list(found) == ["due", "provisional", "state", "remaining", "proof", "rules", "text"]
    assert list(found["proof"][0]) == ["from", "to", "days", "counted", "why", "rule"]
    assert (found["due"], found["provisional"], found["state"], found["remaining"]) == (
        "2026-02-28",
        False,
        "running",
        9,
    )
    assert sum(span["counted"] for span in found["proof"]) == 20


def test_due_reads_a_file_as_well_and_tells_the_reckoning_in_words(tmp_path: Path) -> None:
    file = tmp_path / "案件.json"
    file.write_text(json.dumps(QUESTION), "utf-8-sig")
    done = law("due", str(file), "--home", str(tmp_path))
    assert done.exit_code == 0
    assert "到期日为2026-02-28" in done.stdout
    assert "〔FOI-33〕" in done.stdout


def test_an_impossible_history_exits_with_1_and_names_rule_and_event(tmp_path: Path) -> None:
    twice = [{"type": "correction_notified", "on": day} for day in ("2026-01-27", "2026-01-28")]
    done = due(tmp_path, {**QUESTION, "events": [RECEIVED, *twice]}, "--json")
    refusal = json.loads(done.stdout)
    assert done.exit_code == 1
    assert list(refusal) == ["error", "rule", "event"]
    assert refusal["rule"] == "FOI-30"
    assert refusal["event"] == twice[1]
    assert "第三十条" in refusal["error"]


NONSENSE = ["", "{", "[]", "3", '{"events": []}', b"\xff\xfe", b"\xb9\xab", "[" * 100_000, '{"procedure": "x"}']


@pytest.mark.parametrize("text", NONSENSE, ids=range(len(NONSENSE)))
def test_what_is_no_question_exits_with_1_and_says_why(tmp_path: Path, text: str | bytes) -> None:
    done = due(tmp_path, text, "--json")
    assert done.exit_code == 1
    assert set(json.loads(done.stdout)) == {"error", "rule", "event"}
    assert due(tmp_path, text).exit_code == 1


def test_a_rule_is_shown_as_it_stood_on_a_day() -> None:
    assert json.loads(law("rule", "FOI-33", "--on", "2018-05-01", "--json").stdout)["value"] == 15
    rule = json.loads(law("rule", "FOI-33", "--on", "2019-05-15", "--json").stdout)
    assert (rule["value"], rule["unit"], rule["authority"]["article"]) == (20, "工作日", "第三十三条第二款")
    assert "20个工作日" in law("rule", "FOI-33").stdout


def test_a_scale_is_shown_with_its_unit() -> None:
    shown = law("rule", "FEE-04", "--on", "2026-01-01").output
    assert "  11至30：10000分/件\n" in shown
    assert "  31以上：20000分/件\n" in shown


def test_an_unknown_rule_exits_with_1_and_names_those_near_it() -> None:
    done = law("rule", "FOI-99", "--json")
    assert done.exit_code == 1
    assert "FOI-33" in json.loads(done.stdout)["error"]
    assert law("rule", "FOI-33", "--on", "2001-01-01").exit_code == 1


def test_rules_are_one_array() -> None:
    every = json.loads(law("rules", "--json").stdout)
    today = json.loads(law("rules", "--on", "2026-11-22", "--json").stdout)
    assert {"FOI-33", "CLK-DAY0"} <= {rule["id"] for rule in today}
    assert len(every) > len(today)


def test_the_citys_profile_counts(tmp_path: Path) -> None:
    (tmp_path / "law").mkdir()
    (tmp_path / "law/profile.toml").write_text(PROFILE, "utf-8")
    assert json.loads(due(tmp_path, QUESTION, "--json").stdout)["due"] == "2026-02-14"


@pytest.mark.parametrize("wrong", [PROFILE.replace("15", "25"), "name = ", PROFILE.replace("FOI-33", "FOI-99")])
def test_a_profile_that_does_not_hold_stops_everything_and_says_where(tmp_path: Path, wrong: str) -> None:
    (tmp_path / "law").mkdir()
    (tmp_path / "law/profile.toml").write_text(wrong, "utf-8")
    done = due(tmp_path, QUESTION, "--json")
    assert done.exit_code == 2
    assert "profile.toml" in done.stderr


def test_a_new_year_is_imported_once_announced(tmp_path: Path) -> None:
    late = {**QUESTION, "events": [{"type": "received", "on": "2026-12-18"}]}
    assert json.loads(due(tmp_path, late, "--json").stdout)["provisional"] is True
    file = tmp_path / "2027.json"
    file.write_text(json.dumps(NEXT_YEAR), "utf-8")
    for _ in range(2):
        imported = law("calendar", "import", str(file), "--known-on", "2026-11-05", "--home", str(tmp_path))
        assert imported.exit_code == 0, imported.output
    found = json.loads(due(tmp_path, late, "--json").stdout)
    assert (found["due"], found["provisional"]) == ("2027-01-18", False)
    before = json.loads(due(tmp_path, {**late, "known_at": "2026-11-04"}, "--json").stdout)
    assert before["provisional"] is True
    shown = json.loads(law("calendar", "show", "2027", "--json", "--home", str(tmp_path)).stdout)
    assert (shown["announced"], shown["days"][0]["from"]) == (True, "2027-01-01")


@pytest.mark.parametrize("text", ["{", "{}", json.dumps({**NEXT_YEAR, "year": "x"}), "\ufeff[]"])
def test_a_year_that_cannot_be_read_is_not_taken_in(tmp_path: Path, text: str) -> None:
    file = tmp_path / "2027.json"
    file.write_text(text, "utf-8")
    done = law("calendar", "import", str(file), "--known-on", "2026-11-05", "--home", str(tmp_path))
    assert done.exit_code == 1
    assert "没有录入" in done.stderr
    assert not (tmp_path / "law").exists()


def test_a_home_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    year, home = tmp_path / "2027.json", tmp_path / "home"
    year.write_text(json.dumps(NEXT_YEAR))
    (home / "law").mkdir(parents=True)
    (home / "law" / "notices").write_text("")
    result = law("calendar", "import", str(year), "--known-on", "2026-11-05", "--home", str(home))
    assert result.exit_code == 1
    assert "2027@2026-11-05.json 无法写入：" in result.output
    assert len(result.output.splitlines()) == 1


def test_a_years_json_needs_the_day_it_became_known(tmp_path: Path) -> None:
    file = tmp_path / "2027.json"
    file.write_text(json.dumps(NEXT_YEAR), "utf-8")
    done = law("calendar", "import", str(file), "--home", str(tmp_path))
    assert done.exit_code == 2
    assert "--known-on" in done.stderr


def test_the_calendar_as_known_before_the_change_of_2020() -> None:
    days = json.loads(law("calendar", "show", "2020", "--known-at", "2020-01-20", "--json").stdout)["days"]
    assert {"2020-01-24", "2020-02-01"} <= {day["from"] for day in days}
    later = json.loads(law("calendar", "show", "2020", "--json").stdout)["days"]
    assert "2020-01-30" in {day["to"] for day in days}
    assert "2020-02-02" in {day["to"] for day in later}
