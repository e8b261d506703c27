"""`gongkai tasks list`: what scripts get."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from gongkai.cli import home
from gongkai.cli.tasks import tasks_group
from gongkai.core.actors import system
from gongkai.tasks.actions import build_ledger
from tests.factories.tasks import TaskFactory, an_information, an_order

FIELDS = [
    "id",
    "document_number",
    "document_title",
    "number",
    "group",
    "text",
    "lead",
    "responsible",
    "guiding",
    "supporting",
    "due_on",
    "due_text",
    "state",
    "clause",
    "url",
]


@pytest.fixture
def run(monkeypatch):
    monkeypatch.setattr(home, "start_django", lambda: None)
    return lambda *arguments: CliRunner().invoke(tasks_group, ["list", *arguments])


@pytest.fixture
def ledger(town):
    order = an_order()
    information = an_information(order, owner=town["office"])
    build_ledger(information, order, actor=system("导入"))
    return information


def tasks_of(result):
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_one_object_a_line_with_exactly_the_fields_of_the_contract(run, ledger):
    tasks = tasks_of(run("--json"))
    assert [list(task) for task in tasks] == [FIELDS] * 3
    first = tasks[0]
    assert (first["document_number"], first["number"], first["due_on"]) == (
        "示政办发〔2024〕12号",
        "1",
        "2024-12-31",
    )
    assert first["lead"] == ["市司法局职能处室"]
    assert first["responsible"] == ["各市、区", "市教育局", "某某专班"]
    assert first["clause"] == "年底前，建成全市统一的政策文件库，分类展示现行有效文件。"
    assert first["url"] == ledger.tasks.get(number="1").get_absolute_url()
    assert (tasks[1]["due_on"], tasks[1]["guiding"]) == (None, ["省民政厅"])


@pytest.mark.parametrize(
    "number", ["示政办发〔2024〕12号", "示政办发[2024]12号", "示政办发（2024）12号", " 示政办发【2024】 12 号"]
)
def test_a_document_is_named_in_any_brackets(run, ledger, number):
    TaskFactory()
    assert len(tasks_of(run("--json", "--document", number))) == 3


def test_a_number_of_no_document_is_refused(run, ledger):
    result = run("--json", "--document", "示政办发〔1999〕1号")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "库中没有" in result.stderr


def test_a_text_that_is_no_number_is_a_wrong_call(run, ledger):
    result = run("--document", "政务公开")
    assert result.exit_code == 2
    assert "不是文号" in result.stderr


def test_people_get_it_in_words(run, ledger):
    text = run().stdout
    assert "未启动" in text
    assert "牵头单位：市司法局职能处室；责任单位：各市、区、市教育局、某某专班" in text


def test_the_list_takes_few_queries_however_long(run, ledger, django_assert_max_num_queries):
    for _ in range(30):
        TaskFactory(document=ledger)
    with django_assert_max_num_queries(4):  # two of them look at the migrations
        run("--json")
