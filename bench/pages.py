"""How long the portal's pages take, uncached, over real documents: prints JSON; exit 1 above a limit.

python -m bench.pages [--corpus DIR] [--documents N]
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.test import Client

LIMITS = {"median_ms": 30.0, "most_queries": 12}
MOST_ELSEWHERE = 14  # queries of any other page, however large the library
ROOT = Path(os.environ.get("GONGKAI_CORPUS", Path(__file__).resolve().parents[2] / "shared" / "corpus"))
FOLDERS = {"work_points": "", "policies_hebei": "hebei_sites", "policies_govcn": "govcn", "laws": "laws"}
SEED = 20260101
OTHERS = {
    "home": ["/"],
    "search": [
        "/search?q=住房公积金",
        "/search?q=营商环境&sort=newest",
        "/search?q=医保&validity=in_force",
        "/search",
    ],
    "lists": ["/policies/", "/policies/?page=20", "/years/", "/issuers/", "/themes/", "/ledgers/"],
}


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="gongkai-bench-") as home:
        os.environ["GONGKAI_HOME"] = home
        os.environ.setdefault("GONGKAI_HOSTS", "testserver")
        from gongkai.cli.home import start_django  # noqa: PLC0415 - the home must be chosen first

        start_django()
        _fill(options.corpus)
        figures = _measure(options.documents)
    print(json.dumps(figures, ensure_ascii=False))
    return 0 if figures["within_limits"] else 1


def _fill(corpus: Path) -> None:
    """The demo city and the open corpus, with their index."""
    from django.core.management import call_command  # noqa: PLC0415 - after Django's start

    from gongkai.core import outbox  # noqa: PLC0415
    from gongkai.demo.loader import load_demo  # noqa: PLC0415
    from gongkai.information.importing import owner_of, run  # noqa: PLC0415
    from gongkai.information.importing.mapping import load_named  # noqa: PLC0415
    from gongkai.information.importing.run import IMPORTER  # noqa: PLC0415

    call_command("collectstatic", interactive=False, verbosity=0)
    load_demo()
    owner = owner_of("", actor=IMPORTER)
    for folder, mapping in FOLDERS.items():
        if (corpus / folder).is_dir():
            run([corpus / folder], owner=owner, mapping=load_named(mapping) if mapping else None)
    outbox.drain()


def _measure(most: int) -> dict[str, Any]:
    from django.test import Client  # noqa: PLC0415

    from gongkai.portal import rows  # noqa: PLC0415

    keys = list(rows.public().order_by("pk").values_list("pk", flat=True))
    chosen = random.Random(SEED).sample(keys, min(most, len(keys)))
    client = Client()
    _time(client, [f"/information/{chosen[0]}/", *(page for pages in OTHERS.values() for page in pages)])  # warm
    documents = _figures(client, [f"/information/{key}/" for key in chosen])
    others = {name: _figures(client, pages * 5) for name, pages in OTHERS.items()}
    within = all(documents[name] <= limit for name, limit in LIMITS.items())
    within = within and all(figures["most_queries"] <= MOST_ELSEWHERE for figures in others.values())
    return {
        "documents_in_library": len(keys),
        "document_pages": documents,
        **others,
        "limits": LIMITS | {"most_queries_elsewhere": MOST_ELSEWHERE},
        "within_limits": within,
    }


def _figures(client: Client, pages: list[str]) -> dict[str, float]:
    times, worked = map(sorted, zip(*_time(client, pages), strict=True))
    return {
        "pages": len(pages),
        "median_ms": round(statistics.median(times), 2),
        "p95_ms": round(times[int(len(times) * 0.95)], 2),
        "slowest_ms": round(times[-1], 2),
        # What the processor spent on it, embedded database included: other work on the machine leaves it alone.
        "median_cpu_ms": round(statistics.median(worked), 2),
        "most_queries": max(_queries(client, dict.fromkeys(pages))),
    }


def _time(client: Client, pages: Iterable[str]) -> list[tuple[float, float]]:
    """Milliseconds of each request, by the clock and by the processor."""
    found = []
    for page in pages:
        began, worked = time.perf_counter(), time.thread_time()
        response = client.get(page)
        found.append(((time.perf_counter() - began) * 1000, (time.thread_time() - worked) * 1000))
        if response.status_code != 200:
            raise SystemExit(f"{page}：{response.status_code}")
    return found


def _queries(client: Client, pages: Iterable[str]) -> list[int]:
    """The number of queries of each request; counted apart, since counting costs time."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    found = []
    for page in pages:
        with CaptureQueriesContext(connection) as queries:
            client.get(page)
        found.append(len(queries))
    return found


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=ROOT, help="the open corpus")
    parser.add_argument("--documents", type=int, default=300, help="how many document pages to ask for")
    parser.add_argument("--json", action="store_true", help="accepted for `make bench`; it is always JSON")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
