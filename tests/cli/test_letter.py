"""`gongkai letter`: the set, the check of a template, a letter out of a file of facts."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from docx import Document

from gongkai.cli.main import main
from gongkai.letters import all_kinds
from gongkai.letters.templates import SHIPPED

FACTS = {
    "issuer": "示范市民政局",
    "number": "示民公开〔2026〕3号",
    "applicant": "李明",
    "received_on": "2026-03-02",
    "request": "示范福利院建设批复",
    "search_scope": "查了全部档案",
    "review_body": "示范市人民政府",
    "court": "示范市示范区人民法院",
}


def run(*arguments):
    return CliRunner().invoke(main, ["letter", *map(str, arguments)])


def compose(tmp_path, out, facts=FACTS, **options):
    source = tmp_path / "facts.json"
    source.write_text(facts if isinstance(facts, str) else json.dumps(facts), encoding="utf-8")
    more = [part for name, value in options.items() for part in (f"--{name}", value)]
    return run("compose", "not_existing", "--facts", source, "--out", tmp_path / out, "--day", "2026-03-20", *more)


def test_every_kind_is_listed_with_its_facts():
    listed = json.loads(run("kinds", "--json").stdout)
    assert [each["code"] for each in listed] == [kind.code for kind in all_kinds()]
    text = run("kinds").stdout
    assert "not_existing  信息不存在答复书（致申请人，告知救济途径）" in text
    assert "检索情况 search_scope" in text


@pytest.mark.parametrize(
    ("out", "start"), [("a.docx", b"PK"), ("a.PDF", b"%PDF"), ("a.txt", "示范市民政局".encode())]
)
def test_a_letter_is_written_in_the_form_of_its_ending(tmp_path, out, start):
    result = compose(tmp_path, out)
    assert result.exit_code == 0, result.output
    assert (tmp_path / out).read_bytes().startswith(start)
    first = (tmp_path / out).read_bytes()
    compose(tmp_path, out)
    assert (tmp_path / out).read_bytes() == first


def test_missing_facts_are_all_told_and_nothing_is_written(tmp_path):
    result = compose(tmp_path, "a.txt", {"issuer": "示范市民政局", "received_on": "昨天"})
    assert result.exit_code == 1
    assert all(word in result.stderr for word in ("缺少文号", "缺少检索情况", "收到日期（received_on）应为日期"))
    assert not (tmp_path / "a.txt").exists()


def test_facts_that_the_letter_does_not_use_are_told(tmp_path):
    result = compose(tmp_path, "a.txt", FACTS | {"reson": "x"})
    assert result.exit_code == 0
    assert "不使用这些事实：reson" in result.stderr


@pytest.mark.parametrize("facts", ["{", "[]", '"x"', "[" * 100_000])
def test_what_is_no_object_is_refused(tmp_path, facts):
    result = compose(tmp_path, "a.txt", facts)
    assert result.exit_code == 1
    assert "JSON" in result.stderr


def test_a_character_without_a_glyph_is_told(tmp_path):
    result = compose(tmp_path, "a.pdf", FACTS | {"applicant": "李\U0002f9f4\U000e0001明\U0001faf9"})
    assert result.exit_code == 0
    assert "本机字体缺少" in result.stderr


def test_usage_is_told_apart_from_refusal(tmp_path):
    assert compose(tmp_path, "a.odt").exit_code == 2
    assert run("compose", "nothing", "--facts", "x", "--out", "a.txt").exit_code == 2
    assert run("compose", "other", "--facts", tmp_path / "none.json", "--out", "a.txt").exit_code == 1


def test_a_folder_that_is_not_there_is_told(tmp_path):
    result = compose(tmp_path, "none/a.txt")
    assert result.exit_code == 1
    assert "无法写出" in result.stderr


def test_the_citys_own_template_wins_and_is_checked(tmp_path):
    path = tmp_path / "letters" / "not_existing.docx"
    path.parent.mkdir()
    document = Document(SHIPPED / "not_existing.docx")
    document.paragraphs[4].insert_paragraph_before("示范市自己的一句话。", style="公文正文")
    document.save(path)
    assert compose(tmp_path, "a.txt", home=tmp_path).exit_code == 0
    assert "示范市自己的一句话。" in (tmp_path / "a.txt").read_text(encoding="utf-8")
    assert run("check", path).exit_code == 0
    document.paragraphs[4].text = "{{ 申请入 }}"
    document.save(path)
    assert compose(tmp_path, "a.txt", home=tmp_path).exit_code == 1
    checked = run("check", path, "--json")
    assert checked.exit_code == 1
    assert json.loads(checked.stdout)["problems"] == [
        "第5段：信息不存在答复书没有“申请入”这个变量，是不是“申请人”"
    ]


def test_a_template_of_another_name_needs_its_kind(tmp_path):
    path = tmp_path / "我的模板.docx"
    path.write_bytes((SHIPPED / "fee.docx").read_bytes())
    assert run("check", path).exit_code == 2
    assert "可以用作收费通知书的模板" in run("check", path, "--kind", "收费通知书").stdout
    assert "缺少变量" in run("check", path, "--kind", "extension").stdout
