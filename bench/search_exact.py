"""What must be right every time: 文号 in every bracket style, quoted text against a plain scan."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from bench import search_pools
from gongkai.search.analysis import fold
from gongkai.search.contract import Query
from gongkai.search.engines.tantivy_engine import TantivyEngine

if TYPE_CHECKING:
    from pathlib import Path

    from gongkai.search.contract import Record

BRACKETS = ("〔〕", "[]", "［］", "()", "（）", "【】", "〈〉")
_MOST = 1_000


def run(folder: Path, *, quick: bool) -> dict[str, dict[str, object]]:
    """Build one index of all policies, ask for every number and for random quoted stretches."""
    records = search_pools.policies()
    engine = TantivyEngine(folder / "exact")
    engine.upsert(records)
    engine.commit()
    report: dict[str, dict[str, object]] = {
        "document_numbers": _numbers(engine, records),
        "quoted": _quoted(engine, records, 150 if quick else 600),
    }
    engine.close()
    return report


def _numbers(engine: TantivyEngine, records: list[Record]) -> dict[str, object]:
    numbered = [record for record in records if "〔" in record.document_number]
    shared: dict[str, set[str]] = {}
    for record in numbered:
        shared.setdefault(fold(record.document_number), set()).add(record.id)
    asked = first = 0
    for record in numbered:
        for pair in BRACKETS:
            text = record.document_number.translate(str.maketrans("〔〕", pair))
            hits = engine.search(Query(text=text, limit=1)).hits
            asked += 1
            first += bool(hits) and hits[0].id in shared[fold(record.document_number)]
    return {"asked": asked, "first": first, "passes": asked == first}


def _quoted(engine: TantivyEngine, records: list[Record], count: int) -> dict[str, object]:
    """Ask for random stretches of two to six characters; every text that holds one must be found."""
    chance = random.Random(4)
    texts = {record.id: (fold(record.title), fold(record.body)) for record in records}
    bodies = [record for record in records if len(record.body) > _MOST]
    wanted = found = extra = 0
    for _ in range(count):
        body = chance.choice(bodies).body
        start, length = chance.randrange(len(body) - 6), chance.randint(2, 6)
        written = body[start : start + length].replace('"', "").replace("＂", "")
        piece = fold(written)
        if not piece:
            continue
        holding = {identity for identity, parts in texts.items() if any(piece in part for part in parts)}
        hits = _all(engine, f'"{written}"')
        wanted, found, extra = wanted + len(holding), found + len(holding & hits), extra + len(hits - holding)
    passes = wanted == found and not extra
    return {"pieces": count, "wanted": wanted, "found": found, "not_in_scan": extra, "passes": passes}


def _all(engine: TantivyEngine, text: str) -> set[str]:
    query, ids = Query(text=text, limit=_MOST), set()
    while True:
        hits = engine.search(query).hits
        ids |= {hit.id for hit in hits}
        if len(hits) < query.limit:
            return ids
        query = replace(query, offset=query.offset + query.limit)
