"""The text of every letter on the sample case, to be looked at when wording changes.

`python -m tests.letters.golden` writes the files anew.
"""

from __future__ import annotations

import sys
from pathlib import Path

from gongkai.letters import all_kinds, compose, to_text
from tests.letters.samples import DAY, FACTS

FOLDER = Path(__file__).with_name("golden")


def text_of(code: str) -> str:
    return to_text(compose(code, FACTS, day=DAY))


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    for kind in all_kinds():
        (FOLDER / f"{kind.code}.txt").write_text(text_of(kind.code), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
