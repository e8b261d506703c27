"""How well the search finds what was meant: bare words, bare pairs and the recipe, on known answers.

python -m bench.search_quality [--quick]: JSON to stdout, each pool as it is done to stderr, exit 1 when a
gate is missed. The gates are those of the measurements that chose the recipe.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import tantivy

from bench import search_exact, search_pools
from bench.search_pools import Pool
from gongkai.search.analysis import fold, gram_stream, query_pairs, words
from gongkai.search.contract import Query
from gongkai.search.engines.tantivy_engine import TantivyEngine

if TYPE_CHECKING:
    from bench.search_pools import Question

Finder = Callable[[str], list[str]]
DEPTH = 10
_QUICK = 250


class Figures(NamedTuple):
    """Shares in percent."""

    r1: float
    r5: float
    r10: float
    mrr: float


GATES: dict[str, Figures] = {
    "epidemic": Figures(78, 95, 97, 86),
    "letters": Figures(54, 0, 73, 61),
    "statutes": Figures(0, 0, 47, 38.5),
    "titles": Figures(92, 98, 0, 0),
}
LEAD: dict[str, float] = {"epidemic": 1.3, "letters": 1.3, "statutes": 0.6, "titles": 7.5}
"""By how many MRR points the recipe led bare pairs where it was measured first."""

POOLS = (
    search_pools.epidemic,
    search_pools.letters,
    search_pools.statutes,
    search_pools.titles,
    search_pools.passages_as_written,
    search_pools.passages,
)


def _bare_index(pool: Pool) -> tantivy.Index:
    build = tantivy.SchemaBuilder().add_text_field("id", stored=True, tokenizer_name="raw")
    for name in ("words", "grams"):
        build.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    index = tantivy.Index(build.build())
    writer = index.writer(64_000_000, 1)
    for record in pool.records:
        text = fold(f"{record.title}\n{record.body}")
        writer.add_document(tantivy.Document(id=record.id, words=" ".join(words(text)), grams=gram_stream(text)))
    writer.commit()
    index.reload()
    return index


def _bare(index: tantivy.Index, field: str, cut: Callable[[str], list[str]]) -> Finder:
    searcher = index.searcher()

    def find(text: str) -> list[str]:
        terms = dict.fromkeys(cut(fold(text)))
        asked = [
            (tantivy.Occur.Should, tantivy.Query.term_query(index.schema, field, term, "freq")) for term in terms
        ]
        found = searcher.search(tantivy.Query.boolean_query(asked), DEPTH, count=False).hits
        return [str(searcher.doc(place)["id"][0]) for _, place in found]

    return find


def _recipe(engine: TantivyEngine) -> Finder:
    return lambda text: [hit.id for hit in engine.search(Query(text=text, limit=DEPTH)).hits]


def measure(find: Finder, questions: list[Question]) -> Figures:
    """Ask everything; the rank of the first right answer counts."""
    ranks = [_rank(find(one.text), one.right) for one in questions]
    shares = [100 * sum(0 < rank <= depth for rank in ranks) / len(ranks) for depth in (1, 5, DEPTH)]
    mrr = 100 * sum(1 / rank for rank in ranks if rank) / len(ranks)
    return Figures(*(round(value, 1) for value in (*shares, mrr)))


def _rank(found: list[str], right: frozenset[str]) -> int:
    return next((place for place, identity in enumerate(found, 1) if identity in right), 0)


def compare(pool: Pool, folder: Path) -> dict[str, Figures]:
    """Index a pool twice and measure the three ways."""
    bare = _bare_index(pool)
    engine = TantivyEngine(folder / pool.name)
    engine.upsert(pool.records)
    engine.commit()
    table = {
        "words": measure(_bare(bare, "words", words), pool.questions),
        "pairs": measure(_bare(bare, "grams", query_pairs), pool.questions),
        "recipe": measure(_recipe(engine), pool.questions),
    }
    engine.close()
    return table


def passes(name: str, table: dict[str, Figures], sample: int = 0) -> bool:
    """Tell whether the recipe reaches the gate, or leads bare pairs by as much as it did.

    sample: how many questions were drawn, where not all were asked; chance may then take two standard errors.
    """
    gate = GATES.get(name)
    if gate is None:
        return True
    pairs = zip(table["recipe"], gate, strict=True)
    reached = all(have >= need - _chance(need, sample) for have, need in pairs)
    return reached or round(table["recipe"].mrr - table["pairs"].mrr, 1) >= LEAD[name]


def _chance(share: float, sample: int) -> float:
    return 2 * math.sqrt(share * (100 - share) / sample) if sample else 0.0


def run(*, quick: bool) -> dict[str, dict[str, object]]:
    """Measure every pool and the exact searches."""
    report: dict[str, dict[str, object]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for make in POOLS:
            pool, started, sample = make(), time.perf_counter(), 0
            if quick and len(pool.questions) > _QUICK:
                sample = _QUICK
                pool = Pool(pool.name, pool.records, random.Random(1).sample(pool.questions, _QUICK))
            table = compare(pool, Path(folder))
            report[pool.name] = {
                "documents": len(pool.records),
                "questions": len(pool.questions),
                "seconds": round(time.perf_counter() - started, 1),
                "passes": passes(pool.name, table, sample),
                **{way: figures._asdict() for way, figures in table.items()},
            }
            print(pool.name, report[pool.name], file=sys.stderr)
        report |= search_exact.run(Path(folder), quick=quick)
    return report


def main() -> None:
    """Print the figures; the exit code says whether every gate holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="250 questions a pool")
    parser.add_argument("--json", action="store_true", help="accepted for `make bench`; it is always JSON")
    report = run(quick=parser.parse_args().quick)
    print(json.dumps(report, ensure_ascii=False, indent=2))
    sys.exit(not all(part.get("passes", True) for part in report.values()))


if __name__ == "__main__":
    main()
