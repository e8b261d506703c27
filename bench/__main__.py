"""`make bench`: every benchmark in a process of its own, their figures as one JSON object."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

# What each is asked, so that it prints JSON.
BENCHES = {
    "law": (),
    "reading": (),
    "importing": (),
    "search_quality": ("--json",),
    "search_speed": ("--json",),
    "pages": ("--json",),
    "publishing": ("--json",),
    "privacy": (),
    "proofreading": (),
    "casework": (),
}


def main() -> None:
    """Run the benchmarks named on the command line, or all; exit 1 when one is below its floors."""
    results = {name: _run(name) for name in sys.argv[1:] or BENCHES}
    print(json.dumps(results, ensure_ascii=False, indent=2))
    sys.exit(0 if all(result["floors_reached"] for result in results.values()) else 1)


def _run(name: str) -> dict[str, Any]:
    print(f"… {name}", file=sys.stderr)
    command = [sys.executable, "-m", f"bench.{name}", *BENCHES[name]]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    figures = json.loads(done.stdout) if done.stdout.strip() else None
    return {"floors_reached": done.returncode == 0, "figures": figures}


if __name__ == "__main__":
    main()
