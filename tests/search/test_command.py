"""`gongkai search` and `gongkai index rebuild` from the command line."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from gongkai.cli.main import main
from gongkai.core.outbox import drain
from tests.information.people import bureau

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def run(installed, settings, monkeypatch):
    """Call the command with what is published indexed; exit code, standard output, standard error."""
    monkeypatch.setenv("GONGKAI_HOME", str(settings.GONGKAI_HOME))
    bureau().published(effective_on="2024-04-01")
    drain()

    def call(*arguments):
        done = CliRunner().invoke(main, arguments)
        return done.exit_code, done.stdout, done.stderr

    return call


def test_the_object_has_exactly_the_fields_of_the_contract(run):
    code, out, _err = run("search", "加装电梯", "--json")
    answer = json.loads(out)
    assert (code, list(answer), answer["total"]) == (0, ["total", "took_ms", "hits"], 1)
    fields = ["id", "title", "document_number", "issuer", "written_on", "validity", "score", "snippet"]
    hit = answer["hits"][0]
    assert list(hit) == fields
    assert (hit["document_number"], hit["written_on"]) == ("示建规〔2024〕3号", "2024-03-01")


@pytest.mark.parametrize(("asked", "total"), [("有效", 1), ("in_force", 1), ("已废止", 0), ("repealed", 0)])
def test_a_validity_is_taken_by_its_word_and_by_its_code(run, asked, total):
    code, out, _err = run("search", "电梯", "--validity", asked, "--json")
    assert (code, json.loads(out)["total"]) == (0, total)


def test_a_validity_that_does_not_exist_is_a_fault_of_usage(run):
    code, out, err = run("search", "电梯", "--validity", "作废", "--json")
    assert (code, out) == (2, "")
    assert "没有“作废”这种效力状态" in err
    assert "已废止" in err


@pytest.mark.parametrize(
    ("arguments", "total"),
    [
        (["--year", "2024"], 1),
        (["--year", "2023"], 0),
        (["--year", "2023", "--year", "2024"], 1),
        (["--issuer", "示范市住房和城乡建设局"], 1),
        (["--issuer", "示范市教育局"], 0),
        (["--theme", "城乡建设、环境保护"], 1),
        (["--kind", "normative"], 1),
    ],
)
def test_filters(run, arguments, total):
    assert json.loads(run("search", "电梯", *arguments, "--json")[1])["total"] == total


def test_without_json_it_is_for_people(run):
    code, out, _err = run("search", "加装电梯")
    assert code == 0
    assert "共 1 条" in out
    assert "示范市加装电梯办法" in out
    assert "示建规〔2024〕3号" in out


def test_a_damaged_index_ends_with_1_and_the_remedy_which_mends_it(run, settings):
    (settings.GONGKAI_HOME / "search" / "CURRENT").write_bytes(b"\xff")
    code, out, err = run("search", "电梯", "--json")
    assert (code, out) == (1, "")
    assert "gongkai index rebuild" in err
    code, out, err = run("index", "rebuild")
    assert (code, out) == (0, "")
    assert "共 1 条" in err
    assert json.loads(run("search", "电梯", "--json")[1])["total"] == 1
