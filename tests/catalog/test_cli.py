"""`gongkai catalog import` and `gongkai obligations`: what scripts get."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from gongkai.catalog.enums import VersionState
from gongkai.catalog.models import CatalogVersion, Obligation
from gongkai.cli import home
from gongkai.cli.main import main
from gongkai.orgs.models import Organization
from tests.catalog.sheets.books import Book, row
from tests.factories.catalog import build_item, build_version

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from tests.catalog.conftest import Town

    Run = Callable[..., Result]
FIELDS = [
    "id", "item", "code", "field", "list", "unit", "post", "occasion", "period", "due_on", "provisional", "state",
    "fulfilled_on", "information", "limit",
]  # fmt: skip


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(home, "start_django", lambda: None)
    return lambda *arguments: CliRunner().invoke(main, arguments)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    book = Book()
    book.lay([row(1), row(2, second="招生范围", limit="另行通知")], title="示范市义务教育领域基层政务公开标准目录")
    return book.save(tmp_path)


@pytest.mark.usefixtures("town")
def test_an_import_prints_items_and_problems(run: Run, file: Path) -> None:
    result = run("catalog", "import", str(file), "--json")
    assert result.exit_code == 0
    printed = json.loads(result.stdout)
    assert list(printed) == ["items", "problems"]
    assert printed["items"] == 2
    assert printed["problems"] == [
        {
            "row": 5,
            "kind": "limit_not_understood",
            "what": "公开时限中的“另行通知”没有读懂，请改写或者人工设定",
        }
    ]
    assert CatalogVersion.objects.get().state == VersionState.DRAFT


@pytest.mark.usefixtures("town")
def test_a_trial_writes_nothing(run: Run, file: Path) -> None:
    assert run("catalog", "import", str(file), "--dry-run", "--json").exit_code == 0
    assert not CatalogVersion.objects.exists()


def test_unit_list_and_field_are_taken(town: Town, run: Run, tmp_path: Path) -> None:
    book = Book()
    book.lay([row(1)])
    path = str(book.save(tmp_path))
    result = run("catalog", "import", path, "--unit", "财政局", "--list", "权责清单", "--field", "财政预决算")
    assert result.exit_code == 0, result.output
    version = CatalogVersion.objects.get()
    assert (version.owner, version.list_kind, version.field_code) == (town.finance, "powers", "budgets")


@pytest.mark.usefixtures("town")
def test_what_cannot_be_read_is_told_in_a_sentence(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04")
    for path in (broken, tmp_path / "没有.xlsx"):
        result = run("catalog", "import", str(path))
        assert result.exit_code == 1
        assert path.name in result.stderr
    assert run("catalog", "import", str(broken), "--unit", "没有这个单位").exit_code == 2


@pytest.mark.usefixtures("march")
def test_obligations_of_a_span_and_a_unit(town: Town, run: Run) -> None:
    version = build_version(town.city, state=VersionState.IN_FORCE)
    build_item(version, "次月10日前", unit=town.finance)
    build_item(version, "每周五", unit=town.education, second="周报")
    result = run("obligations", "--from", "2026-03-01", "--to", "2026-03-31", "--unit", "财政局", "--json")
    assert result.exit_code == 0, result.output
    (found,) = json.loads(result.stdout)
    assert list(found) == FIELDS
    assert (found["unit"], found["occasion"], found["due_on"], found["state"]) == (
        "示范市财政局",
        "2026年2月",
        "2026-03-10",
        "late",
    )
    everything = json.loads(run("obligations", "--from", "2026-03-01", "--to", "2026-03-31", "--json").stdout)
    assert len(everything) == 5


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("span", [("2026-03-31", "2026-03-01"), ("2020-01-01", "2030-01-01"), ("三月", "四月")])
def test_a_span_turned_round_or_too_long_is_a_usage_error(run: Run, span: tuple[str, str]) -> None:
    assert run("obligations", "--from", span[0], "--to", span[1]).exit_code == 2


@pytest.mark.usefixtures("march")
def test_another_system_reports_an_event_once(town: Town, run: Run) -> None:
    build_item(
        build_version(town.city, state=VersionState.IN_FORCE), "批复后20日内", unit=town.finance, code="CZ-01"
    )
    facts = (
        "--unit",
        "财政局",
        "--on",
        "2026-03-02",
        "--what",
        "批复部门预算",
        "--start",
        "replied",
        "--reference",
        "A-1",
    )
    for name in ("CZ-01", "财政收支/月度收支"):
        result = run("catalog", "event", "--item", name, *facts, "--json")
        assert result.exit_code == 0, result.output
        assert json.loads(result.stdout)["due_on"] == "2026-03-22"
    assert Obligation.objects.count() == 1


@pytest.mark.usefixtures("march")
@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"--item": "没有的事项"}, 2),
        ({"--unit": "没有的单位"}, 2),
        ({"--start": "birthday"}, 2),
        ({"--on": "2026-03-17"}, 1),
        ({"--what": " "}, 1),
    ],
)
def test_an_event_that_cannot_be_is_refused(town: Town, run: Run, changes: dict[str, str], code: int) -> None:
    build_item(build_version(town.city, state=VersionState.IN_FORCE), unit=town.finance, code="CZ-01")
    facts = {
        "--item": "CZ-01",
        "--unit": "财政局",
        "--on": "2026-03-02",
        "--what": "甲",
        "--start": "formed",
    } | changes
    result = run("catalog", "event", *[part for pair in facts.items() for part in pair])
    assert result.exit_code == code
    assert not Obligation.objects.exists()


@pytest.mark.django_db
def test_the_first_list_of_a_new_installation_makes_its_city(run: Run, file: Path, tmp_path: Path) -> None:
    """As the first import of documents does; a file that holds no list makes nothing."""
    empty = tmp_path / "空.csv"
    for text in ("甲,乙\n1,2\n", "序号,公开事项,公开内容,公开依据,公开时限,公开主体\n"):
        empty.write_text(text, encoding="utf-8")
        assert run("catalog", "import", str(empty), "--json").exit_code == 1
    assert run("catalog", "import", str(file), "--dry-run").exit_code == 0
    assert not Organization.objects.exists()
    assert run("catalog", "import", str(file), "--json").exit_code == 0
    assert CatalogVersion.objects.get().owner == Organization.objects.get()


def test_a_day_that_is_none_is_told_in_chinese(run: Run) -> None:
    result = run("obligations", "--from", "2027-02-30", "--to", "2027-03-01")
    assert result.exit_code == 2
    assert "“2027-02-30”不是日期" in result.stderr
