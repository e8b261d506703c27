"""How fast the search is: 200,000 records recombined from the open corpus, in process.

python -m bench.search_speed [--records N] [--keep DIR]: prints JSON, exit 1 when a floor is missed.
Compare ratios; wall-clock figures move with whatever else the machine does, so processor time stands beside them.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tantivy import Occur
from tantivy import Query as Raw

from bench import search_pools
from gongkai.search.analysis import fold, keywords, words
from gongkai.search.contract import Query, Record
from gongkai.search.engines.tantivy_engine import TantivyEngine
from gongkai.search.engines.tantivy_engine.generations import Generations
from gongkai.search.engines.tantivy_engine.reader import Reader
from gongkai.search.engines.tantivy_engine.schema import schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ISSUERS, THEMES, KINDS = 400, 16, 5
LENGTH = 560
ASKED, WARM = 300, 60
FACETS = ("issuer", "theme", "kind")
LEAST = {"documents_per_second": 2_500}
MOST = {
    "update_seen_ms": 100,
    "question_p95_ms": 10,
    "keyword_facets_p95_ms": 5,
    "question_ratio": 4,
    "question_facets_ratio": 6,
    "reading_while_committing_ratio": 1.3,
}


def recombined(count: int) -> Iterator[Record]:
    """Cut stretches out of all texts, run together, and give each a title, a body that issued it and a day."""
    chance = random.Random(7)
    source = search_pools.policies() + search_pools.replies() + search_pools.epidemic_documents()
    text = "\n".join(record.body for record in source)
    titles = [record.title for record in source if record.title]
    for number in range(count):
        start = chance.randrange(len(text) - 2 * LENGTH)
        yield Record(
            id=f"r{number}",
            title=chance.choice(titles),
            body=text[start : start + chance.randint(LENGTH // 2, LENGTH * 3 // 2)],
            document_number=f"示府发〔{2000 + number % 24}〕{number // 24}号",
            issuer=f"示范市第{int(chance.random() ** 2 * ISSUERS)}局",
            theme=f"主题{chance.randrange(THEMES)}",
            kind=f"kind-{chance.randrange(KINDS)}",
            validity=chance.choice(("in_force", "repealed")),
            written_on=date(2000, 1, 1) + timedelta(days=chance.randrange(8_700)),
        )


def questions() -> list[str]:
    """Real questions of the public."""
    asked = [one.text for pool in (search_pools.statutes(), search_pools.epidemic()) for one in pool.questions]
    return random.Random(3).sample(asked, ASKED + WARM)


def single_words(texts: list[str]) -> list[str]:
    """One telling word of each question."""
    return [max(keywords(fold(text)), key=len, default="通知")[:4] for text in texts]


def timed(run: Callable[[str], object], texts: list[str], clock: Callable[[], float]) -> list[float]:
    """Milliseconds of processor time of each call, after warming up: other work on the machine counts least so."""
    for text in texts[:WARM]:
        run(text)
    spent: list[float] = []
    for text in texts[WARM:]:
        started = clock()
        run(text)
        spent.append((clock() - started) * 1_000)
    return spent


def _summary(spent: list[float]) -> dict[str, float]:
    return {
        "p50": round(statistics.median(spent), 2),
        "p95": round(statistics.quantiles(spent, n=20)[-1], 2),
    }


def bare(folder: Path) -> Callable[[str], object]:
    """Make the engine's own top ten of the same words: no stored text, no count, no second look."""
    view = Reader(Generations(folder)).view()
    if view is None:
        raise RuntimeError("no index")

    def run(text: str) -> object:
        terms = dict.fromkeys(words(fold(text)))
        asked = [(Occur.Should, Raw.term_query(schema(), "words", term, "freq")) for term in terms]
        return view.searcher.search(Raw.boolean_query(asked), 10, count=False).hits

    return run


def build(engine: TantivyEngine, count: int) -> dict[str, float]:
    """Build the index in one go, as `gongkai index rebuild` does: documents a second, and what each costs.

    The records are made beforehand: making them is this benchmark's work, not the engine's.
    """
    records = list(recombined(count))
    started, busy = time.perf_counter(), time.process_time()
    engine.rebuild(records)
    wall, processor = time.perf_counter() - started, time.process_time() - busy
    return {
        "documents_per_second": round(count / wall),
        "processor_microseconds_per_document": round(processor / count * 1e6),
    }


def _keep_committing(folder: Path) -> None:
    """Put in fifty records five times a second, until ended."""
    engine, records = TantivyEngine(folder), list(recombined(500))
    while True:
        for start in range(0, 500, 50):
            engine.upsert(records[start : start + 50])
            engine.commit()
            time.sleep(0.15)


def while_committing(
    folder: Path, run: Callable[[str], object], texts: list[str], clock: Callable[[], float]
) -> list[float]:
    """Ask while another process commits."""
    writer = multiprocessing.get_context("spawn").Process(target=_keep_committing, args=(folder,), daemon=True)
    writer.start()
    time.sleep(5)
    try:
        return timed(run, texts, clock)
    finally:
        writer.terminate()
        writer.join()


def update_seen(engine: TantivyEngine) -> float:
    """Milliseconds from one changed record to the search that finds it."""
    started = time.perf_counter()
    engine.upsert([Record(id="fresh", title="魑魅魍魉", body="新来的一条")])
    engine.commit()
    found = engine.search(Query(text="魑魅魍魉")).total
    return (time.perf_counter() - started) * 1_000 if found else float("nan")


def ask(engine: TantivyEngine, folder: Path, clock: Callable[[], float]) -> dict[str, dict[str, float]]:
    """Ask the five ways, by one clock."""
    asked = questions()
    single = single_words(asked)

    def plain(text: str) -> object:
        return engine.search(Query(text=text))

    def counted(text: str) -> object:
        return engine.search(Query(text=text, facets=FACETS))

    spent = {
        "bare": timed(bare(folder), asked, clock),
        "question": timed(plain, asked, clock),
        "question_facets": timed(counted, asked, clock),
        "keyword_facets": timed(counted, single, clock),
        "committing": while_committing(folder, plain, asked, clock),
    }
    return {name: _summary(values) for name, values in spent.items()}


def figures(report: dict[str, dict[str, float]]) -> dict[str, float]:
    """Draw from the times what the floors speak of."""
    return {
        "question_p95_ms": report["question"]["p95"],
        "keyword_facets_p95_ms": report["keyword_facets"]["p95"],
        "question_ratio": round(report["question"]["p50"] / report["bare"]["p50"], 2),
        "question_facets_ratio": round(report["question_facets"]["p50"] / report["bare"]["p50"], 2),
        "reading_while_committing_ratio": round(report["committing"]["p50"] / report["question"]["p50"], 2),
    }


def run(folder: Path, count: int) -> dict[str, Any]:
    """Build when the folder is empty, then ask, by the wall clock and by processor time."""
    engine = TantivyEngine(folder)
    rates = build(engine, count) if not engine.count() else {}
    wall, processor = ask(engine, folder, time.perf_counter), ask(engine, folder, time.thread_time)
    seen = [update_seen(engine) for _ in range(9)]
    report = {
        "records": engine.count(),
        "index_megabytes": round(engine.health().size_bytes / 1e6),
        "update_seen_ms": round(statistics.median(seen), 1),
        "update_seen_best_ms": round(min(seen), 1),
        **rates,
        "floors": {"least": LEAST, "most": MOST},
        "wall": {**figures(wall), "milliseconds": wall},
        "processor": {**figures(processor), "milliseconds": processor},
    }
    return {**report, "missed": missed(report)}


def missed(report: dict[str, Any]) -> list[str]:
    """Name the floors that were measured by the wall clock and not reached."""
    measured = {**report, **report["wall"]}
    slow = [name for name, most in MOST.items() if measured.get(name, 0) > most]
    return slow + [name for name, least in LEAST.items() if measured.get(name, least) < least]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=200_000)
    parser.add_argument("--keep", type=Path, help="index folder to use again")
    parser.add_argument("--json", action="store_true", help="accepted for `make bench`; it is always JSON")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        report = run(options.keep or Path(scratch) / "index", options.records)
    print(json.dumps(report, indent=2))
    sys.exit(bool(report["missed"]))


if __name__ == "__main__":
    main()
