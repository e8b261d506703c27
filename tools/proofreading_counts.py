"""Counts how often characters follow one another in official texts: the file that proofreading compares with.

python -m tools.proofreading_counts CORPUS [--without FILE.jsonl …]

Reads laws and official documents (art. 5 of the Copyright Law keeps them free), leaves out every sentence that
occurs in the `--without` files (what the result is measured on must be unseen), and writes
`src/gongkai/proofreading/lexicon/counts.txt.gz`: no text can be read back from it, for what occurred once is
dropped and the rest are numbers. Its form is told by `gongkai.proofreading.language.counts`.
"""

from __future__ import annotations

import gzip
import json
import math
import re
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TARGET = Path(__file__).resolve().parents[1] / "src/gongkai/proofreading/lexicon/counts.txt.gz"
SOURCES = (
    ("laws/laws.jsonl", "markdown"),
    ("policies_hebei/policies.jsonl", "text"),
    ("policies_hebei/interpretations.jsonl", "text"),
    ("policies_local_api/records.jsonl", "text"),
    ("gov_work_reports_2026/reports.jsonl", "text"),
)
KEPT = {1: 3, 2: 2, 3: 2}  # how often a run of so many characters must occur
_SENTENCE = re.compile(r"[。；！？\n]")
_OTHER = re.compile(r"[^\u4e00-\u9fff]+")
_LONG = 8  # characters from which a repeated sentence is counted once


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, each run of other than Han characters written as one bar."""
    for each in _SENTENCE.split(text):
        if tidy := _OTHER.sub("|", each).strip("|"):
            yield tidy


def count(texts: Iterable[str], without: set[str]) -> Counter[str]:
    """Runs of one, two and three characters in all sentences that are not measured on, repeated ones once."""
    seen, counts = set(without), Counter[str]()
    for text in texts:
        for sentence in sentences(text):
            parts = {part for part in sentence.split("|") if len(part) > _LONG}
            if sentence in seen or parts & without:
                continue
            if len(sentence) > _LONG:
                seen.add(sentence)
            framed = f"|{sentence}|"
            for size in KEPT:
                counts.update(framed[at : at + size] for at in range(len(framed) - size + 1))
    return counts


def lines(counts: Counter[str]) -> Iterator[str]:
    """One line for each beginning: the beginning, a tab, then last character and quarter powers of two in turn."""
    kept = sorted(run for run, n in counts.items() if n >= KEPT[len(run)])
    for size in KEPT:
        for start, runs in groupby((run for run in kept if len(run) == size), key=lambda run: run[:-1]):
            yield start + "\t" + "".join(run[-1] + chr(48 + round(4 * math.log2(counts[run]))) for run in runs)


def field_of(path: Path, name: str) -> Iterator[str]:
    with path.open(encoding="utf-8") as rows:
        for row in rows:
            if value := json.loads(row).get(name):
                yield value


@click.command()
@click.argument("corpus", type=click.Path(path_type=Path, exists=True))
@click.option("--without", "measured", multiple=True, help="FILE.jsonl:field whose sentences are left out.")
def main(corpus: Path, measured: tuple[str, ...]) -> None:
    """Write the counts."""
    without: set[str] = set()
    for name in measured:
        path, _, field = name.rpartition(":")
        for text in field_of(corpus / path, field):
            for sentence in sentences(text):
                without |= {part for part in (sentence, *sentence.split("|")) if len(part) > _LONG}
    texts = (text for path, field in SOURCES for text in field_of(corpus / path, field))
    data = "\n".join(lines(count(texts, without))).encode()
    TARGET.write_bytes(gzip.compress(data, 9, mtime=0))
    click.echo(f"{TARGET.name}: {len(data) / 1e6:.2f} MB, packed {TARGET.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
