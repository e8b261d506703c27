"""The static output: rendered pages a second, one publication with many pages standing, verify, requests a second.

The clock decides, so the machine must have nothing else to do; processor seconds stand beside it. What a process
needs to start is taken out of the doubling, measured on its own.

python -m bench.publishing [--documents N] [--standing N] [--publications N] [--home DIR] [--json]: prints JSON;
exit 1 below a floor. The long form is `--standing 70000`, an output of 100,000 pages; with `--home` that library
is kept, and a later run measures on it again.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench import publishing_library
from tests.cli.test_serve import served
from tests.publishing.nginx import nginx

if TYPE_CHECKING:
    from collections.abc import Iterator

FLOORS = {
    "render_pages_a_second": 150.0,
    "doubling_at_most": 2.1,
    "publish_p95_s": 2.0,
    "rendered_at_most": 12,
    "verify_s": 30.0,  # of 100,000 pages, and of fewer
    "server_share_of_nginx": 0.25,
}
REQUESTS, CLIENTS = 30_000, 16
COPIES = 3  # files of a page
PROCESSORS = os.cpu_count() or 1


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="gongkai-bench-") as folder:
        home = Path(options.home or folder) / "home"
        figures: dict[str, Any] = {"render": _render(Path(folder), options.documents)}
        if not home.exists():
            publishing_library.fill(home, options.standing)
            _gongkai(home, "publish", "--all")
        figures["verify"] = _verify(home)
        figures["publish_one"] = publishing_library.publish_one(home, options.publications)
        figures["server"] = _serve(home, Path(folder))
    figures["floors"] = FLOORS
    figures["missed"] = sorted(_missed(figures))
    print(json.dumps(figures, ensure_ascii=False))
    return 1 if figures["missed"] else 0


def _missed(figures: dict[str, Any]) -> Iterator[str]:
    if figures["render"]["pages_a_second"] < FLOORS["render_pages_a_second"]:
        yield "render_pages_a_second"
    if figures["render"]["twice_the_pages_took"] > FLOORS["doubling_at_most"]:
        yield "doubling_at_most"
    if figures["publish_one"]["p95_s"] > FLOORS["publish_p95_s"]:
        yield "publish_p95_s"
    if figures["publish_one"]["most_rendered"] > FLOORS["rendered_at_most"]:
        yield "rendered_at_most"
    if figures["verify"]["seconds"] > FLOORS["verify_s"]:
        yield "verify_s"
    if figures["server"]["share_of_nginx"] < FLOORS["server_share_of_nginx"]:
        yield "server_share_of_nginx"


def _render(folder: Path, documents: int) -> dict[str, Any]:
    """A full run over so many documents, and over twice as many: pages a second of the whole command."""
    found = {}
    for count in (documents, 2 * documents):
        home = folder / f"render-{count}"
        publishing_library.fill(home, count)
        start = _timed(home, "doctor")[1]
        told, seconds, worked = _timed(home, "publish", "--all", "--json")
        found[count] = (json.loads(told)["rendered"], seconds, worked, seconds - start)
        shutil.rmtree(home)
    (pages, seconds, worked, at_work), (twice, longer, more, twice_at_work) = found.values()
    return {
        "pages": [pages, twice],
        "seconds": [round(seconds, 1), round(longer, 1)],
        "processor_seconds": [round(worked, 1), round(more, 1)],
        "pages_a_second": round(twice / longer, 1),
        "pages_a_processor_second": round(twice / more, 1),
        "twice_the_pages_took": round((twice_at_work / at_work) / (twice / pages / 2), 2),
    }


def _verify(home: Path) -> dict[str, Any]:
    told, seconds, worked = _timed(home, "verify", "--json")
    verdict = json.loads(told)
    assert verdict["ok"], verdict
    figures = {"pages": verdict["checked"] // COPIES, "seconds": round(seconds, 2)}
    return figures | {"processor_seconds_each_core": round(worked / PROCESSORS, 2)}


def _serve(home: Path, folder: Path) -> dict[str, Any]:
    """The same page through the app's own server, through nginx over the output, and as a bare file of nginx."""
    path = (
        "/"
        + str(next((home / "public/information").glob("*/index.html")).parent.relative_to(home / "public"))
        + "/"
    )
    with served(home, "-m", "gongkai.cli") as (site, _):
        own = _requests(site + path)
    with nginx(home, folder / "nginx", "127.0.0.1:9", workers=2) as port:
        large = _requests(f"http://127.0.0.1:{port}{path}")
    return {"own_rps": own, "nginx_rps": large, "share_of_nginx": round(own / large, 2)}


def _requests(url: str) -> float:
    """Requests a second by `ab` (Debian's apache2-utils), the best of three runs."""
    rates = []
    for _ in range(3):
        command = ["ab", "-q", "-k", "-n", str(REQUESTS), "-c", str(CLIENTS), url]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        failed = re.search(r"Failed requests:\s+(\d+)", told)
        assert failed
        assert failed[1] == "0", told
        found = re.search(r"Requests per second:\s+([\d.]+)", told)
        assert found
        rates.append(float(found[1]))
    return max(rates)


def _timed(home: Path, *arguments: str) -> tuple[str, float, float]:
    """What a command says, how long it took, and how long processors worked on it, its own processes included."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    told = _gongkai(home, *arguments)
    seconds, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return told, seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _gongkai(home: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "gongkai.cli", *arguments, "--home", str(home)]
    return subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False
    ).stdout


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1500, help="documents of the full run, and twice as many")
    parser.add_argument("--standing", type=int, default=3000, help="documents that stand when one is published")
    parser.add_argument("--publications", type=int, default=20, help="how many are published one by one")
    parser.add_argument("--home", default="", help="a folder to keep the standing library in")
    parser.add_argument("--json", action="store_true", help="accepted for `make bench`; it is always JSON")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
