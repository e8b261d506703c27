"""How fast real exports come in, with audit and index, on the embedded database: prints JSON.

python bench/importing.py [--corpus DIR] [--no-index] [--profile FILE]
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import tempfile
import time
from pathlib import Path

FLOOR = 100  # documents a second
FOLDERS = {
    "policies_hebei": "hebei_sites",
    "policies_govcn": "govcn",
    "policies_local_api": "local_api",
    "laws": "laws",
}


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="gongkai-bench-") as home:
        os.environ["GONGKAI_HOME"] = home
        from gongkai.cli.home import start_django  # noqa: PLC0415 - the home must be chosen first

        start_django()
        profiler = cProfile.Profile() if options.profile else None
        if profiler:
            profiler.enable()
        result = _measure(options.corpus, index=not options.no_index)
        if profiler:
            profiler.disable()
            profiler.dump_stats(options.profile)
    print(json.dumps(result, ensure_ascii=False))


def _measure(corpus: Path, *, index: bool) -> dict[str, object]:
    from gongkai.core import outbox  # noqa: PLC0415 - after Django's start
    from gongkai.information.importing import owner_of, run  # noqa: PLC0415
    from gongkai.information.importing.mapping import load_named  # noqa: PLC0415
    from gongkai.information.importing.run import IMPORTER  # noqa: PLC0415

    owner = owner_of("", actor=IMPORTER)
    began, worked = time.perf_counter(), time.process_time()
    parts = {}
    documents = rejected = 0
    for folder, mapping in FOLDERS.items():
        report = run([corpus / folder], owner=owner, mapping=load_named(mapping))
        documents += report.created
        rejected += len(report.rejects)
        parts[folder] = round(report.read / report.seconds, 1)
    imported = time.perf_counter() - began
    if index:
        outbox.drain()
    seconds = time.perf_counter() - began
    worked = time.process_time() - worked
    again = time.perf_counter()
    for folder, mapping in FOLDERS.items():
        run([corpus / folder], owner=owner, mapping=load_named(mapping))
    return {
        "documents": documents,
        "rejected": rejected,
        "seconds": round(seconds, 2),
        "documents_per_s": round(documents / seconds, 1),
        # What the processor spent on it: the figure that other work on the machine leaves alone.
        "cpu_seconds": round(worked, 2),
        "documents_per_cpu_s": round(documents / worked, 1),
        "index_seconds": round(seconds - imported, 2),
        "records_per_s_by_folder": parts,
        "second_run_seconds": round(time.perf_counter() - again, 2),
        "floor": FLOOR,
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    beside = Path(__file__).resolve().parents[2] / "shared" / "corpus"
    parser.add_argument("--corpus", type=Path, default=Path(os.environ.get("GONGKAI_CORPUS", beside)))
    parser.add_argument("--no-index", action="store_true", help="leave the index out")
    parser.add_argument("--profile", help="write cProfile's figures to this file")
    return parser.parse_args()


if __name__ == "__main__":
    main()
