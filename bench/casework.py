"""A simulated city of applications: do its tables agree, how fast are report and inbox. JSON; exit 1 below floor.

python -m bench.casework [--cases 150000] [--units 40] [--home DIR]: with `--home` the city is kept, and a later
run measures on it again.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import random
import statistics
import sys
import tempfile
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gongkai.cases.querysets import CaseQuerySet
    from gongkai.orgs.models import Person

FLOORS = {"report_seconds": 10.0, "inbox_p95_ms": 200.0, "inbox_queries": 15}
FIRST, LAST = dt.date(2023, 1, 1), dt.date(2025, 12, 31)
YEARS = (2023, 2024, 2025)
SEED = 20260101
LOOKS = 40
LISTS = ("", "?clock=open", "?clock=overdue", "?state=handling", "?channel=internet", "?q=学位", "?page=3")


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="gongkai-bench-") as home:
        os.environ["GONGKAI_HOME"] = options.home or home
        os.environ.setdefault("GONGKAI_HOSTS", "testserver")
        from gongkai.cli.home import start_django  # noqa: PLC0415 - the home must be chosen first

        start_django()
        figures = _measure(options.cases, options.units)
    print(json.dumps(figures, ensure_ascii=False))
    return 0 if figures["floors_reached"] else 1


def _measure(count: int, units: int) -> dict[str, Any]:
    from django.core.management import call_command  # noqa: PLC0415 - after Django's start

    call_command("collectstatic", interactive=False, verbosity=0)
    figures = {
        "units": units,
        **_filled(count, units),
        **_agreement(units),
        **_report(),
        **_inbox(_officer()),
        "floors": FLOORS,
    }
    reached = not figures["violations"] and not figures["without_cell"] and figures["cases"] == count
    reached = reached and all(figures[name] <= floor for name, floor in FLOORS.items())
    return figures | {"floors_reached": reached}


def _filled(count: int, units: int) -> dict[str, int]:
    """Take the cases in, unless a run before this one left them under the same home."""
    from gongkai.cases.models import Case  # noqa: PLC0415

    found = {}
    if not Case.objects.exists():
        _city(units)
        began = time.perf_counter()
        report = _fill(count, units)
        found = {
            "import_per_second": round(count / (time.perf_counter() - began)),
            "refused": len(report.problems),
            "unchanged": report.unchanged,
        }
    return {"cases": Case.objects.count(), **found}


def _officer() -> Person:
    from gongkai.orgs.models import Person  # noqa: PLC0415

    return Person.objects.get(username="officer")


def _city(units: int) -> None:
    """A city with its departments, and the officer who looks after all of them."""
    from gongkai.core.actors import system  # noqa: PLC0415
    from gongkai.orgs import actions  # noqa: PLC0415
    from gongkai.orgs.models import OrganizationKind  # noqa: PLC0415

    actor = system("基准测试")
    city = actions.create_organization(
        code="city", name="示范市人民政府", kind=OrganizationKind.CITY, parent=None, position=0, actor=actor
    )
    for number in range(units):
        actions.create_organization(
            code=f"unit{number}",
            name=f"示范市第{number}局",
            kind=OrganizationKind.DEPARTMENT,
            parent=city,
            position=number,
            actor=actor,
        )
    officer = actions.create_person(username="officer", name="某", password_hash="!", actor=actor)
    post = actions.create_post(city, title="政务公开办", roles=["disclosure_officer"], actor=actor)
    actions.appoint(officer, post=post, actor=actor)


def _fill(count: int, units: int) -> Any:
    from gongkai.cases.foi.importing import run  # noqa: PLC0415

    return run(_histories(count, units))


def _histories(count: int, units: int) -> Iterator[str]:
    from gongkai.cases.foi.simulation import history  # noqa: PLC0415

    drawn = random.Random(SEED)
    for number in range(count):
        unit = f"unit{drawn.randrange(units)}"
        yield json.dumps(history(drawn, number, unit, FIRST, LAST), ensure_ascii=False)


def _agreement(units: int) -> dict[str, int]:
    """Every unit's tables and the city's, each year against the one before; the units must add up to the city."""
    from gongkai.cases.foi.statistics import requests_table, without_cell  # noqa: PLC0415
    from gongkai.cases.models import Case  # noqa: PLC0415
    from gongkai.law.annual_report import check, form_for  # noqa: PLC0415

    violations = tables = 0
    sums: dict[int, int] = dict.fromkeys(YEARS, 0)
    whole: CaseQuerySet = Case.objects.all()
    for rows in [whole, *(Case.objects.filter(unit__code=f"unit{number}") for number in range(units))]:
        before = None
        for year in YEARS:
            found = {"requests": requests_table(rows, year)}
            violations += len(check(form_for(year), found, before))
            sums[year] += found["requests"]["total"]["total"] * (-1 if rows is whole else 1)
            before, tables = found, tables + 1
    lost = sum(map(abs, sums.values()))
    return {"tables": tables, "violations": violations + lost, "without_cell": len(without_cell(whole))}


def _report() -> dict[str, float]:
    """The whole yearly report of the city as JSON, as `gongkai report annual` makes it."""
    from gongkai.law.annual_report import check_file  # noqa: PLC0415
    from gongkai.reporting.content import content_for  # noqa: PLC0415
    from gongkai.reporting.contract import as_bytes  # noqa: PLC0415

    began = time.perf_counter()
    content, _ = content_for(None, YEARS[-1])
    data = as_bytes(content["year"], content["code"], content["tables"])
    seconds = round(time.perf_counter() - began, 2)
    if not all(outcome.ok for outcome in check_file(data)):
        raise SystemExit("全市年度报告的表格不相符")
    return {"report_seconds": seconds, "report_bytes": len(data)}


def _inbox(officer: Person) -> dict[str, float]:
    """The list that an officer of the whole city opens, in its usual filters."""
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    times, queries = [], 0
    for look in range(LOOKS):
        url = f"/desk/foi/{LISTS[look % len(LISTS)]}"
        began = time.perf_counter()
        response = client.get(url)
        times.append((time.perf_counter() - began) * 1000)
        if response.status_code != 200:
            raise SystemExit(f"{url} 答 {response.status_code}")
    for query in LISTS:
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/desk/foi/{query}")
        queries = max(queries, len(captured))
    times.sort()
    return {
        "inbox_p95_ms": round(times[int(len(times) * 0.95)], 1),
        "inbox_median_ms": round(statistics.median(times), 1),
        "inbox_queries": queries,
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--units", type=int, default=40)
    parser.add_argument("--home", default="")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
