"""Output that cannot be written is told in a sentence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FULL = Path("/dev/full")  # a device that never has room


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_full_disk_is_told_in_a_sentence(tmp_path, options):
    path = tmp_path / "a.txt"
    path.write_text("示范市人民政府关于加装电梯的通知\n", encoding="utf-8")
    with FULL.open("w") as full:
        command = [sys.executable, "-m", "gongkai.cli", "read", *options, str(path)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("无法写出结果：")
    assert len(done.stderr.splitlines()) == 1


def test_a_reader_that_has_enough_is_no_fault(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("示范市人民政府关于加装电梯的通知\n" * 2000, encoding="utf-8")
    command = [sys.executable, "-m", "gongkai.cli", "read", "--json", *[str(path)] * 5]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_full_disk_is_told_by_the_law_too():
    with FULL.open("w") as full:
        command = [sys.executable, "-m", "gongkai.cli", "law", "rules", "--json"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("无法写出结果：")
    assert len(done.stderr.splitlines()) == 1
