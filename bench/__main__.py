"""`make bench`: every benchmark in a process of its own, their figures as one JSON object."""

from __future__ import annotations

import json
import subprocess
import sys

BENCHES = ("reading", "importing", "search_quality", "search_speed", "pages")


def main() -> None:
    """Run the benchmarks named on the command line, or all."""
    chosen = sys.argv[1:] or BENCHES
    figures = {name: _run(name) for name in chosen}
    print(json.dumps(figures, ensure_ascii=False, indent=2))


def _run(name: str) -> object:
    print(f"… {name}", file=sys.stderr)
    done = subprocess.run([sys.executable, "-m", f"bench.{name}", "--json"], stdout=subprocess.PIPE, check=False)
    if done.returncode:
        return {"failed": done.returncode}
    return json.loads(done.stdout)


if __name__ == "__main__":
    main()
