"""Mutation testing of the legal core: does a test notice when a line of it is changed?

python -m tools.mutants [MODULE …]   (all of MODULES without arguments)

Works in `build/mutants`, on a copy of `gongkai.law` and of its fast tests; prints the counts as JSON, and each
survivor with its change. `docs/reference/mutants.md` explains those that are known; another one fails the run.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[1]
WORKSPACE = ROOT / "build" / "mutants"
MODULES = ("clock", "calendar", "fees", "history", "proof")
TESTS = (
    "test_calendar.py",
    "test_calendar_knowledge.py",
    "test_clock.py",
    "test_clock_knowledge.py",
    "test_clock_properties.py",
    "test_clock_simulation.py",
    "test_clock_states.py",
    "test_fees.py",
    "test_fees_terms.py",
    "test_history.py",
    "test_installed.py",
    "test_procedure.py",
    "test_proof.py",
)
EXAMPLES = 40  # of each property: every mutant runs them all
NOTICED = ("killed", "timeout")  # a loop that no longer ends is noticed as well
MOST_MEMORY = 2 << 30
SKIPPED = "time_zone"  # a process, or a clock, of its own for each: slow, and no mutant is found by it
CONFIGURATION = """\
[mutmut]
source_paths = src
timeout_multiplier = 5
only_mutate =
{modules}
pytest_add_cli_args_test_selection = tests/law
pytest_add_cli_args =
    -p
    no:django
    -k
    not {skipped}

[tool:pytest]
pythonpath = src .
"""
# What a test asks for by itself is more than a mutant's run can spend.
CONFTEST = """\
import hypothesis

_init = hypothesis.settings.__init__


def _few(self, *args, **options):
    options["max_examples"] = min(options.get("max_examples") or {examples}, {examples})
    _init(self, *args, **options)


hypothesis.settings.__init__ = _few
hypothesis.settings.register_profile("mutants", deadline=None, database=None, derandomize=True)
hypothesis.settings.load_profile("mutants")
"""


def main(modules: list[str]) -> int:
    """Run the mutants of these modules, print what became of them. 1 where one that is not explained survived."""
    prepare(modules or list(MODULES))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))  # a loop without end fills a list first
    command = [_mutmut(), "run"]
    subprocess.run(command, cwd=WORKSPACE, env=_environment(), check=False, stdout=sys.stderr)  # noqa: S603  # our own arguments
    results = _results()
    counts: dict[str, Counter[str]] = {}
    for name, outcome in results.items():
        counts.setdefault(name.split(".")[2], Counter())[outcome] += 1
    click.echo(json.dumps({module: dict(counted) for module, counted in sorted(counts.items())}))
    left = {name: _run("show", name) for name, outcome in results.items() if outcome not in NOTICED}
    for name, change in left.items():
        click.echo(f"\n{name}: {results[name]}\n{change}")
    page = (ROOT / "docs" / "reference" / "mutants.md").read_text("utf-8")
    return int(any(line not in page for change in left.values() for line in _changed(change)))


def _changed(change: str) -> list[str]:
    """The lines that a mutant puts in, as the page quotes them."""
    return [line[1:].strip() for line in change.splitlines() if line.startswith("+") and line[:3] != "+++"]


def prepare(modules: list[str]) -> None:
    """Lay out the copy that is mutated; what an earlier run found there is thrown away."""
    shutil.rmtree(WORKSPACE, ignore_errors=True)
    (WORKSPACE / "src" / "gongkai").mkdir(parents=True)
    (WORKSPACE / "tests" / "law").mkdir(parents=True)
    shutil.copy(ROOT / "src/gongkai/__init__.py", WORKSPACE / "src/gongkai")
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "src/gongkai/law", WORKSPACE / "src/gongkai/law", ignore=ignored)
    for name in ("__init__.py", "strategies.py", "simulation.py", *TESTS):
        shutil.copy(ROOT / "tests/law" / name, WORKSPACE / "tests/law")
    (WORKSPACE / "tests" / "__init__.py").touch()
    (WORKSPACE / "tests" / "conftest.py").write_text(CONFTEST.format(examples=EXAMPLES), "utf-8")
    listed = "\n".join(f"    src/gongkai/law/{module}.py" for module in modules)
    (WORKSPACE / "setup.cfg").write_text(CONFIGURATION.format(modules=listed, skipped=SKIPPED), "utf-8")


def _results() -> dict[str, str]:
    """Every mutant by name, and what became of it."""
    lines = (line.strip().partition(": ") for line in _run("results", "--all", "true").splitlines())
    return {name: outcome for name, _, outcome in lines if outcome}


def _run(*arguments: str) -> str:
    done = subprocess.run(  # noqa: S603  # our own arguments
        [_mutmut(), *arguments],
        cwd=WORKSPACE,
        env=_environment(),
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    return done.stdout.strip()


def _mutmut() -> str:
    return str(Path(sys.executable).with_name("mutmut"))


def _environment() -> dict[str, str]:
    return {**os.environ, "GONGKAI_EXAMPLES": str(EXAMPLES)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
