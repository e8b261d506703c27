"""Verify on trial: files and manifest of a real output are changed at random, and every change must be named.

python -m bench.publishing_trials [--trials N] [--documents N]: prints JSON; exit 1 when a change was not found, or
something was named that nobody had touched.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from bench import publishing_library

if TYPE_CHECKING:
    from collections.abc import Callable

    Undo = Callable[[], None]
    Trial = Callable[[Path, random.Random], tuple[str, str, Undo]]

SEED = 20261122
AT_ONCE = 5  # files changed before each look; the manifest in every fourth look
MANIFEST_EVERY = 4


def main() -> None:
    """Make an output in a process of its own, then try on it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trials", type=int, default=1000)
    parser.add_argument("--documents", type=int, default=200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gongkai-trials-") as folder:
        home = Path(folder) / "home"
        publishing_library.fill(home, options.documents)
        command = [sys.executable, "-m", "gongkai.cli", "publish", "--all", "--home", str(home)]
        subprocess.run(command, check=True, capture_output=True, env=publishing_library.environment())
        os.environ["GONGKAI_HOME"] = str(home)
        figures = _tried(home, options.trials)
    print(json.dumps(figures, ensure_ascii=False))
    sys.exit(1 if figures["faults"] else 0)


def _tried(home: Path, trials: int) -> dict[str, object]:
    from gongkai.cli.home import start_django  # noqa: PLC0415 - the home must be chosen first

    start_django()
    from gongkai.publishing.verifying import verify  # noqa: PLC0415 - after Django's start

    chance, done, faults = random.Random(SEED), Counter[str](), list[str]()
    root = home / "public"
    files = sorted(str(file.relative_to(root)) for file in root.rglob("*") if file.is_file())
    looks = 0
    while done.total() < trials:
        expected: dict[str, set[str]] = {"changed": set(), "missing": set(), "extra": set()}
        undo: list[Undo] = []
        for name in chance.sample(files, AT_ONCE):
            trial = chance.choice(TRIALS)
            told, named, back = trial(root / name, chance)
            expected[told].add(str(Path(named).relative_to(root)))
            undo.append(back)
            done[trial.__name__.strip("_")] += 1
        if touched := looks % MANIFEST_EVERY == 0:
            act = chance.choice(MANIFEST)
            undo.append(act(home, chance))
            done[act.__name__.strip("_")] += 1
        verdict = verify()
        for told, names in expected.items():
            if (found := set(getattr(verdict, told))) != names:
                faults.append(f"第 {looks} 次：{told} 应为 {sorted(names)}，报告 {sorted(found)}")
        if touched != bool(verdict.manifest):
            faults.append(f"第 {looks} 次：清单{'被改动而没有发现' if touched else '没有改动而报告有误'}")
        for back in reversed(undo):
            back()
        looks += 1
    faults += [] if verify().ok else ["全部还原之后仍报告不一致"]
    return {
        "trials": done.total(),
        "looks": looks,
        "files": len(files),
        "kinds": dict(sorted(done.items())),
        "faults": faults,
    }


def _rewritten(file: Path, text: bytes) -> tuple[str, str, Undo]:
    before = file.read_bytes()
    file.write_bytes(text)
    return "changed", str(file), lambda: _put(file, before)


def _put(file: Path, text: bytes) -> None:
    file.write_bytes(text)


def _one_byte(file: Path, chance: random.Random) -> tuple[str, str, Undo]:
    data = bytearray(file.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return _rewritten(file, bytes(data))


def _cut_short(file: Path, chance: random.Random) -> tuple[str, str, Undo]:
    data = file.read_bytes()
    return _rewritten(file, data[: chance.randrange(len(data))])


def _one_more_byte(file: Path, chance: random.Random) -> tuple[str, str, Undo]:
    return _rewritten(file, file.read_bytes() + bytes([chance.randrange(256)]))


def _of_another_page(file: Path, chance: random.Random) -> tuple[str, str, Undo]:
    """A copy of another page, well-formed in itself."""
    others = sorted(file.parent.parent.rglob(f"*{file.suffix}"))
    different = [other for other in others if other.is_file() and other.read_bytes() != file.read_bytes()]
    return _rewritten(file, chance.choice(different).read_bytes() if different else b"x")


def _missing(file: Path, _chance: random.Random) -> tuple[str, str, Undo]:
    before = file.read_bytes()
    file.unlink()
    return "missing", str(file), lambda: _put(file, before)


def _added(file: Path, chance: random.Random) -> tuple[str, str, Undo]:
    added = file.with_name(f"{chance.randrange(10**9)}{chance.choice(('.html', '.gz', '.br', '', '.php'))}")
    added.write_bytes(b"")
    return "extra", str(added), added.unlink


def _added_folder(file: Path, chance: random.Random) -> tuple[str, str, Undo]:
    added = file.parent / f"n{chance.randrange(10**9)}" / "index.html"
    added.parent.mkdir()
    added.write_bytes(file.read_bytes())
    return "extra", str(added), lambda: shutil.rmtree(added.parent)


def _link(file: Path, _chance: random.Random) -> tuple[str, str, Undo]:
    """A link to the very same bytes, elsewhere."""
    aside = Path(tempfile.mkdtemp()) / file.name
    shutil.move(file, aside)
    file.symlink_to(aside)

    def back() -> None:
        file.unlink()
        shutil.move(aside, file)
        aside.parent.rmdir()

    return "changed", str(file), back


TRIALS: tuple[Trial, ...] = (
    _one_byte,
    _one_byte,
    _cut_short,
    _one_more_byte,
    _of_another_page,
    _missing,
    _added,
    _added_folder,
    _link,
)


def _sql(statement: str, *values: object) -> list[tuple[object, ...]]:
    from django.db import connection  # noqa: PLC0415 - after Django's start

    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall()) if cursor.description else []


def _last() -> int:
    return int(str(_sql("SELECT sequence FROM publishing_manifesthead")[0][0]))


def _entry_changed(_home: Path, chance: random.Random) -> Undo:
    column = chance.choice(("approved_by", "content_sha256", "signature", "hash", "key_id"))
    number = chance.randint(1, _last())
    before = _sql(f"SELECT {column} FROM publishing_manifestentry WHERE sequence = %s", number)[0][0]
    changed = f"UPDATE publishing_manifestentry SET {column} = %s WHERE sequence = %s"
    _sql(changed, "x", number)
    return lambda: _quiet(changed, before, number)


def _entry_taken_out(_home: Path, chance: random.Random) -> Undo:
    number = chance.randint(1, _last() - 1)
    moved = 10**9
    statement = "UPDATE publishing_manifestentry SET sequence = %s WHERE sequence = %s"
    _sql(statement, moved, number)
    return lambda: _quiet(statement, number, moved)


def _head_moved(_home: Path, chance: random.Random) -> Undo:
    last, back = _last(), chance.randint(1, 5)
    statement = "UPDATE publishing_manifesthead SET sequence = %s"
    _sql(statement, last - back)
    return lambda: _quiet(statement, last)


def _key_lost(home: Path, _chance: random.Random) -> Undo:
    from gongkai.publishing.manifest import keys  # noqa: PLC0415 - after Django's start

    folder = home / "keys/public"
    folder.rename(folder.with_name("elsewhere"))
    keys._load_public.cache_clear()

    def back() -> None:
        folder.with_name("elsewhere").rename(folder)
        keys._load_public.cache_clear()

    return back


def _quiet(statement: str, *values: object) -> None:
    _sql(statement, *values)


MANIFEST = (_entry_changed, _entry_taken_out, _head_moved, _key_lost)

if __name__ == "__main__":
    main()
