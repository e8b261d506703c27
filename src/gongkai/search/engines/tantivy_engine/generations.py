"""The folders of an index: one a generation, and a small file that says which one answers.

CURRENT           {"generation": "g-…", "fingerprint": "…"}, replaced in one step
g-…/              one whole index
writer.lock       held while something is written into the current generation
rebuild.lock      held while a new generation is built
pending.jsonl     what was written meanwhile, to be carried over
"""

from __future__ import annotations

import json
import os
import shutil
import time
import uuid
from pathlib import Path
from typing import Final, NamedTuple

from gongkai.search.contract import IndexUnusableError
from gongkai.search.engines.tantivy_engine.schema import fingerprint

_GRACE: Final = 60.0  # seconds for which a reader may still be opening the generation before
MEND: Final = "请运行 gongkai index rebuild 重建索引。"


class Stamp(NamedTuple):
    """What changes when the pointer or the index behind it does."""

    pointer: tuple[int, int]
    commit: tuple[int, int]


class Generations:
    """The folder of one index. Makes nothing until `create` or `point_to`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.pointer = root / "CURRENT"

    def current(self) -> Path | None:
        """Give the folder that answers, None when there is no index yet.

        Raises IndexUnusableError when the pointer is damaged, of another version or points nowhere.
        """
        try:
            pointer = json.loads(self.pointer.read_bytes())
            name, mark = str(pointer["generation"]), str(pointer["fingerprint"])
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError) as error:
            raise IndexUnusableError(f"索引指针文件已损坏（{self.pointer}）。{MEND}") from error
        return self._checked(name, mark)

    def _checked(self, name: str, mark: str) -> Path:
        folder = self.root / Path(name).name
        if mark != fingerprint():
            raise IndexUnusableError(f"索引由另一版本写成（{folder}，版本 {mark}，现为 {fingerprint()}）。{MEND}")
        if not (folder / "meta.json").is_file():
            raise IndexUnusableError(f"索引文件不全（{folder} 中没有 meta.json）。{MEND}")
        return folder

    def create(self) -> Path:
        """Make the folder of a new generation; nobody reads it yet."""
        name = f"g-{time.strftime('%Y%m%d%H%M%S')}-{uuid.uuid4().hex[:8]}"
        folder = self.root / name
        folder.mkdir(parents=True)
        return folder

    def point_to(self, folder: Path) -> None:
        """Let `folder` answer from now on: in one step, and on the disk before it returns."""
        draft = self.pointer.with_name(f"CURRENT.{uuid.uuid4().hex[:8]}")
        text = json.dumps({"generation": folder.name, "fingerprint": fingerprint()})
        with draft.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.pointer)
        _sync_folder(self.root)

    def stamp(self, folder: Path) -> Stamp:
        """Look whether anything moved since last time."""
        return Stamp(_mark(self.pointer), _mark(folder / "meta.json"))

    def prune(self) -> None:
        """Remove generations that nobody can be reading any more, and what a rebuild that died left.

        Only for who knows that no other process is building: under the writer's lock with no rebuild
        running, or at the end of one's own rebuild.
        """
        current = self._name_of_current()
        settled = time.time() - _mark_time(self.pointer) > _GRACE
        for folder in self.root.glob("g-*"):
            if folder.name != current and (settled or not (folder / "meta.json").exists()):
                shutil.rmtree(folder, ignore_errors=True)

    def _name_of_current(self) -> str:
        try:
            return str(json.loads(self.pointer.read_bytes())["generation"])
        except (OSError, ValueError, KeyError, TypeError):
            return ""


def _mark(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except FileNotFoundError:
        return (0, 0)
    return (status.st_ino, status.st_mtime_ns)


def _mark_time(path: Path) -> float:
    return _mark(path)[1] / 1e9


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
