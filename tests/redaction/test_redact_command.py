"""`gongkai redact`: files, exit codes, JSON."""

from __future__ import annotations

import contextlib
import json

import pytest
from click.testing import CliRunner

from gongkai.cli.redact import redact_group
from tests.redaction import pdfs

SPEC = {"redactions": [{"place": {"text": pdfs.SECRET}, "ground": "E15", "label": "依据第十五条"}]}


@pytest.fixture
def run(tmp_path):
    (tmp_path / "原件.pdf").write_bytes(pdfs.drawn(pdfs.words()))
    (tmp_path / "说明.json").write_text(json.dumps(SPEC), encoding="utf-8")

    def call(*arguments: str):
        with contextlib.chdir(tmp_path):
            return CliRunner().invoke(redact_group, list(arguments))

    return call


def test_a_file_is_redacted_and_then_passes_the_check(run, tmp_path):
    done = run("原件.pdf", "--spec", "说明.json", "--out", "新.pdf", "--json")
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert (told["kind"], told["per_page"], told["burnt"][0]["ground"]) == ("pdf", {"1": 1}, "third_party")
    assert pdfs.SECRET not in done.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["原件.pdf", "新.pdf", "说明.json"]
    checked = run("check", "新.pdf", "--secret", pdfs.SECRET, "--json")
    assert (json.loads(checked.stdout), checked.exit_code) == ([], 0)


def test_people_are_told_in_words(run):
    done = run("file", "原件.pdf", "--spec", "说明.json", "--out", "新.pdf")
    assert "第十五条" in done.stdout
    assert "SHA-256" in done.stdout


def test_a_leak_gives_exit_code_1(run, tmp_path):
    (tmp_path / "秘密.txt").write_text(f"{pdfs.SECRET}\n", encoding="utf-8")
    for arguments in (("--secret", pdfs.SECRET), ("--secrets", "秘密.txt")):
        found = run("check", "原件.pdf", *arguments, "--json")
        assert found.exit_code == 1
        assert {leak["reason"] for leak in json.loads(found.stdout)} == {"secret"}
    assert "不能发布" in run("check", "原件.pdf", "--secret", pdfs.SECRET).stdout


def test_a_file_is_compared_with_what_should_be_public(run, tmp_path):
    (tmp_path / "公开.txt").write_text(pdfs.SHOWN, encoding="utf-8")
    found = run("check", "原件.pdf", "--against", "公开.txt", "--json")
    assert {leak["reason"] for leak in json.loads(found.stdout)} == {"beyond"}
    assert run("check", "原件.pdf", "--against", "原件.pdf").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("没有.pdf", "--spec", "说明.json", "--out", "新.pdf"), "找不到文件"),
        (("原件.pdf", "--spec", "没有.json", "--out", "新.pdf"), "找不到文件"),
        (("原件.pdf", "--spec", "原件.pdf", "--out", "新.pdf"), "不是 JSON"),
        (("原件.pdf", "--spec", "说明.json", "--out", "原件.pdf"), "不能覆盖"),
        (("原件.pdf", "--spec", "说明.json", "--out", "没有/新.pdf"), "无法写入"),
        (("说明.json", "--spec", "说明.json", "--out", "新.pdf"), "不能遮盖"),
        (("check", "没有.pdf"), "找不到文件"),
        (("suggest", "没有.pdf"), "找不到文件"),
    ],
)
def test_what_cannot_be_done_is_refused_and_nothing_is_written(run, tmp_path, arguments, what):
    done = run(*arguments)
    assert done.exit_code == 1
    assert what in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["原件.pdf", "说明.json"]


def test_a_proposal_is_a_spec(run, tmp_path):
    (tmp_path / "电话.pdf").write_bytes(pdfs.drawn(pdfs.words(text="联系手机13800138000")))
    proposed = run("suggest", "电话.pdf", "--json")
    (tmp_path / "建议.json").write_text(proposed.stdout, encoding="utf-8")
    assert run("电话.pdf", "--spec", "建议.json", "--out", "新.pdf").exit_code == 0
    assert run("check", "新.pdf", "--secret", "13800138000").exit_code == 0
    assert "13800138000" in run("suggest", "电话.pdf").stdout
    assert "没有发现" in run("suggest", "新.pdf").stdout
