"""How well and how fast documents are read, against the open corpus. Prints JSON; exit 1 below a floor.

GONGKAI_CORPUS=… python bench/reading.py [--misses]
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongkai.documents import read
from gongkai.documents.dates import find_dates, parse_date
from gongkai.law.identifiers.document_number import key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gongkai.documents import OfficialDocument

ROOT = Path(os.environ.get("GONGKAI_CORPUS", Path(__file__).resolve().parents[2] / "shared" / "corpus"))
FLOORS = {
    "govcn_html": dict.fromkeys(("title", "number", "issuer", "written_on", "published_on", "index_number"), 1.0),
    "govcn_text": {"title": 0.97, "number": 0.97, "issuer": 0.95, "written_on": 0.95},
}
MEGABYTES_A_SECOND = 1.0
EDGE = 400  # characters at either end of a text, where head and signature stand
# Structure of the three work points' tables: tasks, groups, filled unit lists, dated tasks.
WORK_POINTS = {
    "SZ21": {"tasks": 12, "lead": 7, "responsible": 10, "due": 1},
    "SZP17": {"tasks": 33, "groups": 10, "responsible": 33, "guiding": 33, "due": 33},
    "KS18": {"tasks": 35, "groups": 11, "lead": 35, "responsible": 21, "due": 4},
}

Record = dict[str, Any]
Check = tuple[str, "Callable[[Record, OfficialDocument], bool | None]"]


def records(path: str) -> list[Record]:
    with (ROOT / path).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def same(written: str | None, read_out: str) -> bool | None:
    return squeeze(written) == squeeze(read_out) if written else None


def squeeze(text: str | None) -> str:
    return re.sub(r"[\s《》〈〉]|<br/?>", "", text or "")


def title_is_right(record: Record, document: OfficialDocument) -> bool | None:
    return same(record["title"], document.title)


def number_is_right(record: Record, document: OfficialDocument) -> bool | None:
    gold = key(record["doc_no"] or "")
    return key(document.document_number) == gold if gold else None


def issuer_is_right(record: Record, document: OfficialDocument) -> bool | None:
    return same(record["issuer"], document.issuer)


def written_is_right(record: Record, document: OfficialDocument) -> bool | None:
    return parse_date(record["written_date"]) == document.written_on if record["written_date"] else None


def published_is_right(record: Record, document: OfficialDocument) -> bool | None:
    return parse_date(record["publish_date"]) == document.published_on if record["publish_date"] else None


def index_is_right(record: Record, document: OfficialDocument) -> bool | None:
    return same(record["index_no"], document.index_number)


TEXT_CHECKS: list[Check] = [
    ("title", title_is_right),
    ("number", number_is_right),
    ("issuer", issuer_is_right),
    ("written_on", written_is_right),
]
PAGE_CHECKS: list[Check] = [
    *TEXT_CHECKS,
    ("published_on", published_is_right),
    ("index_number", index_is_right),
]


def days_in(text: str) -> set[object]:
    return {match.date for match in find_dates(text)}


def only_stated(check: Check) -> Check:
    """Ask only where the text holds the gold value: an export's fields often say what its text does not."""
    name, ask = check
    fields = {"title": "title", "issuer": "issuer", "number": "doc_no"}

    def stated(record: Record, document: OfficialDocument) -> bool | None:
        words = squeeze(record["text"])
        if name == "issuer":  # in between, an organ is spoken of and does not sign
            words = words[:EDGE] + words[-EDGE:]
        if name in fields and squeeze(record[fields[name]]) not in words:
            return None
        if name == "written_on" and parse_date(record["written_date"] or "") not in days_in(record["text"]):
            return None
        return ask(record, document)

    return name, stated


def measure(
    rows: list[Record], source: str, suffix: str, checks: list[Check], misses: list[str]
) -> dict[str, object]:
    """Read `source` of each record and count what agrees with its gold fields."""
    right, asked = dict.fromkeys((name for name, _ in checks), 0), dict.fromkeys((name for name, _ in checks), 0)
    for row in rows:
        document = read(row[source].encode(), name=f"{row['id']}{suffix}")
        for name, check in checks:
            verdict = check(row, document)
            if verdict is not None:
                asked[name] += 1
                right[name] += verdict
            if verdict is False:
                misses.append(f"{source} {row['id']} {name}: {_seen(name, document)}")
    rates = {name: round(right[name] / asked[name], 4) if asked[name] else None for name in right}
    return {"documents": len(rows), **rates}


def _seen(name: str, document: OfficialDocument) -> object:
    return getattr(document, {"number": "document_number"}.get(name, name))


def work_points() -> dict[str, object]:
    result: dict[str, object] = {}
    for name, expected in WORK_POINTS.items():
        tasks = read(ROOT / "work_points" / f"{name}.txt").tasks
        found = {
            "tasks": len(tasks),
            "groups": len({task.group for task in tasks if task.group}),
            "lead": sum(bool(task.lead) for task in tasks),
            "responsible": sum(bool(task.responsible) for task in tasks),
            "guiding": sum(bool(task.guiding) for task in tasks),
            "due": sum(task.due_on is not None for task in tasks),
        }
        result[name] = {**found, "as_expected": all(found[key] == value for key, value in expected.items())}
    return result


def texts() -> Iterator[bytes]:
    for path, source in (
        ("policies_govcn/docs.jsonl", "text"),
        ("policies_hebei/policies.jsonl", "text"),
        ("laws/laws.jsonl", "markdown"),
        ("gov_work_reports_2026/reports.jsonl", "text"),
    ):
        yield from (row[source].encode() for row in records(path) if row[source])


def speed() -> dict[str, float]:
    pages = list(texts())
    start = time.process_time()
    for page in pages:
        read(page, name="速度.txt")
    seconds = time.process_time() - start
    size = sum(map(len, pages)) / 1e6
    return {"megabytes": round(size, 2), "seconds": round(seconds, 2), "mb_per_s": round(size / seconds, 2)}


def below(report: dict[str, Any]) -> list[str]:
    """Name every figure that lies under its floor."""
    low = [
        f"{part}.{name}"
        for part, floors in FLOORS.items()
        for name, floor in floors.items()
        if report[part][name] is None or report[part][name] < floor
    ]
    low += [f"work_points.{name}" for name, found in report["work_points"].items() if not found["as_expected"]]
    return low + (["speed"] if report["speed"]["mb_per_s"] < MEGABYTES_A_SECOND else [])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="name every element that was read wrong (stderr)")
    options = parser.parse_args()
    misses: list[str] = []
    govcn = records("policies_govcn/docs.jsonl")
    local = [row for row in records("policies_local_api/records.jsonl") if len(row["text"] or "") >= 200]
    report: dict[str, Any] = {
        "govcn_html": measure(govcn, "html", ".html", PAGE_CHECKS, misses),
        "govcn_text": measure(govcn, "text", ".txt", TEXT_CHECKS, misses),
        "local_text": measure(local, "text", ".txt", [only_stated(check) for check in TEXT_CHECKS], misses),
        "work_points": work_points(),
        "speed": speed(),
    }
    report["below_floor"] = below(report)
    print(json.dumps(report, ensure_ascii=False, indent=1))
    if options.misses:
        print("\n".join(misses), file=sys.stderr)
    return 1 if report["below_floor"] else 0


if __name__ == "__main__":
    sys.exit(main())
