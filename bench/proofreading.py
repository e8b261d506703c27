"""How well and how fast slips are found, against the open corpus. Prints JSON; exit 1 below a floor.

GONGKAI_CORPUS=… python -m bench.proofreading [--misses]

The sentences are split in two: what was tuned was tuned on the even ones, the figures to believe are those of the
odd ones (`unseen`). None of them, and no sentence of `policies_govcn`, went into the counts of the language model.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from gongkai.proofreading import proofread

ROOT = Path(os.environ.get("GONGKAI_CORPUS", Path(__file__).resolve().parents[2] / "shared" / "corpus"))
PRECISION, RECALL = 0.80, 0.35
FALSE_ALARMS = 1 / 5  # documents of policies_govcn with a finding; hardly any of them has a slip
KILOBYTES_A_SECOND = 200.0
TIMES_FOR_TWICE = 3.0  # a machine under load makes twice the text take up to that

Record = dict[str, Any]


def records(path: str) -> list[Record]:
    with (ROOT / path).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def quality(rows: list[Record], misses: list[str]) -> dict[str, float]:
    """Precision: the share of findings that put right what was wrong. `told`: that point at something wrong.

    Recall: the share of wrong characters that are put right. The same for sentences: told or not told.
    """
    made = right = told = wrong = mended = 0
    sentences = {"told": 0, "rightly": 0, "wrong": 0}
    for row in rows:
        meant = {place: character for place, _, character in row["errors"]}
        found = proofread(row["wrong"])
        wrong += len(meant)
        made += len(found)
        for each in found:
            touched = [place for place in meant if each.start <= place < each.end]
            good = bool(touched) and row["right"][each.start : each.end] == each.suggest
            told += bool(touched)
            right += good
            mended += len(touched) if good else 0
            if not good:
                misses.append(f"{each.kind} {each.certainty} {each.wrong}→{each.suggest} {row['wrong'][:40]}")
        sentences["told"] += bool(found)
        sentences["rightly"] += bool(found and meant)
        sentences["wrong"] += bool(meant)
    return {
        "precision": round(right / made, 4),
        "told": round(told / made, 4),
        "recall": round(mended / wrong, 4),
        "sentence_precision": round(sentences["rightly"] / sentences["told"], 4),
        "sentence_recall": round(sentences["rightly"] / sentences["wrong"], 4),
        "findings": made,
        "errors": wrong,
    }


def alarms(rows: list[Record], misses: list[str]) -> dict[str, float]:
    disturbed = findings = 0
    for row in rows:
        found = proofread(row["text"])
        disturbed += bool(found)
        findings += len(found)
        misses += [f"{row['id']} {each.kind} {each.certainty} {each.wrong}→{each.suggest}" for each in found]
    return {"documents": len(rows), "disturbed": disturbed, "findings": findings, "share": disturbed / len(rows)}


def speed(texts: list[str]) -> float:
    proofread("示范市人民政府")  # the counts are read once
    start = time.process_time()
    for text in texts:
        proofread(text)
    return sum(len(text.encode()) for text in texts) / 1e3 / (time.process_time() - start)


def hostile() -> dict[str, float]:
    """How the time of a hostile text grows with its length: twice the text, at most about twice the time."""
    seeds = {
        "one": "的",
        "brackets": "《（“",
        "closing": "》）”",
        "figures": "1",
        "odd": "鑫淼犇骉",
        "twice": "进进行",
        "dates": "2月30日",
        "random": "".join(chr(0x4E00 + at * at * 7919 % 6000) for at in range(3000)),
        "headings": "一、示范\n",
    }
    return {
        name: round(_seconds(seed, 60_000) / max(_seconds(seed, 30_000), 0.02), 2) for name, seed in seeds.items()
    }


def _seconds(seed: str, size: int) -> float:
    """The best of three: whoever collects garbage in between shall not count."""
    text = seed * (size // len(seed))
    return min(_once(text) for _ in range(3))


def _once(text: str) -> float:
    start = time.process_time()
    proofread(text)
    return time.process_time() - start


def below(report: Record) -> list[str]:
    low = []
    for half in ("tuned_on", "unseen"):
        figures = report["official_documents"][half]
        low += [f"{half}.precision"] if figures["precision"] < PRECISION else []
        low += [f"{half}.recall"] if figures["recall"] < RECALL else []
    low += ["false_alarms"] if report["policies_govcn"]["share"] > FALSE_ALARMS else []
    low += ["speed"] if report["kb_per_s"] < KILOBYTES_A_SECOND else []
    times = report["time_for_twice_the_text"]
    return low + [f"linear.{name}" for name, each in times.items() if each > TIMES_FOR_TWICE]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="name every wrong finding (stderr)")
    options = parser.parse_args()
    misses: list[str] = []
    usable = [row for row in records("typos/official_documents.jsonl") if row["errors"] is not None]
    law = [row for row in records("typos/law.jsonl") if row["errors"] is not None]
    policies = [row for row in records("policies_govcn/docs.jsonl") if row["text"]]
    kilobytes = speed([row["text"] for row in policies])
    report: Record = {
        "official_documents": {
            "tuned_on": quality(usable[::2], misses),
            "unseen": quality(usable[1::2], misses),
        },
        "law": quality(law, []),
        "policies_govcn": alarms(policies, misses),
        "kb_per_s": round(kilobytes, 1),
        "time_for_twice_the_text": hostile(),
    }
    report["below_floor"] = below(report)
    print(json.dumps(report, ensure_ascii=False, indent=1))
    if options.misses:
        print("\n".join(misses), file=sys.stderr)
    return 1 if report["below_floor"] else 0


if __name__ == "__main__":
    sys.exit(main())
