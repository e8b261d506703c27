"""`gongkai read`: lines of JSON or a summary on stdout, refusals on stderr, and the exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from gongkai.cli.read import read_command

if TYPE_CHECKING:
    from pathlib import Path

LETTER = (
    "示范市人民政府办公室关于做好政务公开工作的通知\n示府办〔2021〕12号\n各区人民政府：\n现将有关事项通知如下。\n"
)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "通知.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


def test_each_readable_file_is_one_line_of_json(letter: Path):
    result = CliRunner().invoke(read_command, [str(letter), str(letter), "--json"])
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["document_number"] for line in lines] == ["示府办〔2021〕12号"] * 2
    assert result.exit_code == 0


def test_a_refused_file_leaves_the_others_and_exits_with_one(letter: Path, tmp_path: Path):
    (tmp_path / "空.docx").touch()
    result = CliRunner().invoke(read_command, [str(tmp_path / "空.docx"), str(letter), "--json"])
    assert len(result.stdout.splitlines()) == 1
    assert "空.docx：文件是空的" in result.stderr
    assert result.exit_code == 1


def test_the_summary_names_the_parts(letter: Path):
    result = CliRunner().invoke(read_command, [str(letter), "--home", "/nowhere"])
    assert "发文字号：示府办〔2021〕12号" in result.stdout
    assert result.exit_code == 0


def test_no_file_is_a_usage_error():
    assert CliRunner().invoke(read_command, []).exit_code == 2


def test_reading_never_loads_django(letter: Path):
    code = f"import sys; from gongkai.documents import read; from pathlib import Path; read(Path({str(letter)!r}))"
    check = "; assert not any(name.partition('.')[0] == 'django' for name in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code + check], check=False).returncode == 0


def test_a_name_that_is_no_utf8_still_gives_json_that_is(tmp_path: Path):
    path = tmp_path / os.fsdecode(b"\xb0\xff.txt")
    path.write_text(LETTER, encoding="utf-8")
    command = [sys.executable, "-m", "gongkai.cli", "read", "--json", path]
    done = subprocess.run(command, capture_output=True, check=True)
    assert json.loads(done.stdout.decode("utf-8"))["file"] == "\ufffd\ufffd.txt"
