"""A made-up library of any size for the benchmark of publishing, and one publication after another on it.

python -m bench.publishing_library fill|publish HOME N: in a process of its own, since a home is chosen once.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from bench.killing import environment

SEED = 20260501
KINDS = ("normative", "policy", "notice", "plan")
THEMES = (
    "城乡建设、环境保护\\城乡建设（含住房）",
    "科技、教育\\教育",
    "综合政务\\应急管理",
    "财政、金融、审计\\财政",
)
SENTENCE = "为做好城市公共设施管理，方便群众办事，各单位应当按照职责分工抓好落实，定期公布进展情况。"
OFFICES, FIRST_DAY, DAYS = 30, dt.date(2012, 1, 1), 5000


def fill(home: Path, documents: int) -> None:
    """A library of so many documents under a new home."""
    _run("fill", home, documents)


def publish_one(home: Path, times: int) -> dict[str, Any]:
    """Publish one after another: seconds until page, lists, home, feed and search show it; pages rendered."""
    found: dict[str, Any] = json.loads(_run("publish", home, times))
    return found


def _run(act: str, home: Path, number: int) -> str:
    command = [sys.executable, "-m", "bench.publishing_library", act, str(home), str(number)]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=environment()).stdout


def main() -> None:
    act, home, number = sys.argv[1], sys.argv[2], int(sys.argv[3])
    os.environ["GONGKAI_HOME"] = home
    Path(home).mkdir(parents=True, exist_ok=True)
    from gongkai.cli.home import start_django  # noqa: PLC0415 - the home must be chosen first

    start_django()
    if act == "fill":
        _fill(number)
    else:
        print(json.dumps(_publish(Path(home), number)))


def _fill(documents: int) -> None:
    from django.db import transaction  # noqa: PLC0415 - after Django's start

    from gongkai.core import audit  # noqa: PLC0415
    from gongkai.core.actors import system  # noqa: PLC0415
    from gongkai.information.models import Information  # noqa: PLC0415
    from gongkai.orgs.models import Organization  # noqa: PLC0415

    chance = random.Random(SEED)
    offices = [Organization.objects.create(code=f"office-{n}", name=f"示范市第{n}局") for n in range(OFFICES)]
    for start in range(0, documents, 5000):
        numbers = range(start, min(start + 5000, documents))
        with transaction.atomic():
            rows = [_row(Information, chance, chance.choice(offices), n, documents) for n in numbers]
            Information.objects.bulk_create(rows, batch_size=500)
            changes = [audit.Change("information.import", row, row.owner, {"version": 1}) for row in rows]
            audit.record_many(changes, actor=system("导入"))


def _row(model: Any, chance: random.Random, office: Any, number: int, of: int) -> Any:
    day = FIRST_DAY + dt.timedelta(days=number * DAYS // of)
    text = SENTENCE * chance.randint(4, 40)
    body = "".join(f"<h2 id='s{n}'>{n}、总则</h2><p>{text[: 40 * n]}</p>" for n in range(1, 5)) + f"<p>{text}</p>"
    return model(
        owner=office,
        issuer=office,
        issuer_name=office.name,
        kind=chance.choice(KINDS),
        state="published",
        index_number=f"bench/{number}",
        title=f"关于印发示范市第{number}号公共设施管理办法的通知",
        document_number=f"示公设〔{day.year}〕{number}号",
        theme=chance.choice(THEMES),
        written_on=day,
        published_on=day,
        body_html=body,
        body_text=text,
        revision_number=1,
    )


def _publish(home: Path, times: int) -> dict[str, Any]:
    from gongkai.core.outbox import Worker, drain  # noqa: PLC0415 - after Django's start
    from gongkai.publishing import batch  # noqa: PLC0415

    drain()
    office, drafter, publisher = _people()
    rendered: list[str] = []
    real = batch.render
    batch.render = lambda path: rendered.append(path) or real(path)  # type: ignore[func-returns-value]  # counts
    worker, seconds, counts = Worker(), [], []
    for number in range(times):
        information = _reviewed(office, drafter, number)
        rendered.clear()
        began = time.perf_counter()
        _go_out(information, publisher)
        worker.run_once()
        seconds.append(time.perf_counter() - began)
        counts.append(len(rendered))
        _must_show(home, information)
    ordered = sorted(seconds)
    return {
        "publications": times,
        "median_s": round(statistics.median(ordered), 3),
        "p95_s": round(ordered[int(len(ordered) * 0.95)], 3),
        "most_rendered": max(counts),
    }


def _people() -> tuple[Any, Any, Any]:
    from gongkai.core.roles import Role  # noqa: PLC0415 - after Django's start
    from gongkai.orgs.models import Appointment, Organization, Person, Post  # noqa: PLC0415

    office = Organization.objects.order_by("pk").first()
    people = []
    for name, roles in (("bench_drafter", [Role.DRAFTER, Role.REVIEWER]), ("bench_publisher", [Role.PUBLISHER])):
        person, _ = Person.objects.get_or_create(username=name, defaults={"name": name})
        post, _ = Post.objects.get_or_create(organization=office, title=name, defaults={"roles": roles})
        Appointment.objects.get_or_create(person=person, post=post)
        people.append(person.actor())
    return office, people[0], people[1]


def _reviewed(office: Any, drafter: Any, number: int) -> Any:
    from gongkai.information import actions  # noqa: PLC0415 - after Django's start

    values = {"body_html": f"<p>{SENTENCE * 10}</p>", "issuer_id": office.pk, "issuer_name": office.name}
    title = f"关于第{number}次停水检修的公告"
    draft = actions.create(actor=drafter, owner=office, kind="notice", title=title, theme=THEMES[0], **values)
    actions.submit(draft, actor=drafter)
    return actions.pass_review(draft, actor=drafter)


def _go_out(information: Any, publisher: Any) -> None:
    from gongkai.information import actions  # noqa: PLC0415 - after Django's start

    actions.publish(information, actor=publisher)


def _must_show(home: Path, information: Any) -> None:
    """Its page, its lists, home, the feed and the search show it."""
    from gongkai.search.contract import Query  # noqa: PLC0415 - after Django's start
    from gongkai.search.service import backend  # noqa: PLC0415

    root = home / "public"
    pages = (f"information/{information.pk}", "kinds/notice", "issuers/office-0", ".")
    for file in [*(root / page / "index.html" for page in pages), root / "feed.atom"]:
        if information.title not in file.read_text("utf-8"):
            raise SystemExit(f"{file} 没有显示 {information.title}")
    if not backend().search(Query(text=information.title)).total:
        raise SystemExit(f"检索查不到 {information.title}")


if __name__ == "__main__":
    main()
