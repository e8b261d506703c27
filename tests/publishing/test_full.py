"""Several processes, each rendering its pieces, make the same files as one."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from bench import publishing_library

if TYPE_CHECKING:
    from pathlib import Path


def gongkai(home: Path, *arguments: str) -> Any:
    command = [sys.executable, "-m", "gongkai.cli", *arguments, "--home", str(home), "--json"]
    told = subprocess.run(
        command, capture_output=True, text=True, check=False, env=publishing_library.environment()
    )
    return json.loads(told.stdout)


def pages(home: Path) -> dict[str, bytes]:
    """The pages and their copies; a feed without entries tells when it was made, and differs by that alone."""
    root = home / "public"
    return {str(file.relative_to(root)): file.read_bytes() for file in root.rglob("*.html*")}


def test_two_processes_make_what_one_makes(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    publishing_library.fill(one, 160)
    shutil.copytree(one, two)
    alone = gongkai(one, "publish", "--all", "--workers", "1")
    together = gongkai(two, "publish", "--all", "--workers", "2")
    assert alone == together
    assert alone["rendered"] > 300
    assert pages(one) == pages(two)
    assert gongkai(two, "verify")["ok"]
    assert list((two / "public.staging").iterdir()) == []
