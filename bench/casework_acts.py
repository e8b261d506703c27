"""An office at work on its cases: every next step that the flow allows, until stopped.

python -m bench.casework_acts HOME LEDGER SEED. Before each act a line says what is begun, after it what came of
it: an act whose second line is missing was under way when the process died.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.casework_made import OFFICE

if TYPE_CHECKING:
    from collections.abc import Callable

    from gongkai.cases.models import Case
    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization

OPEN, BEHIND = 15, 30  # cases in work at a time; letters that may wait for the worker before new cases come
LONGEST_PAUSE = 0.3  # seconds between two acts


def main() -> None:
    """Work until killed."""
    home, ledger, seed = sys.argv[1:]
    os.environ["GONGKAI_HOME"] = home
    from django.apps import apps  # noqa: PLC0415 - the home must be chosen first

    from gongkai.cli.home import start_django  # noqa: PLC0415 - as above

    if not apps.ready:  # it is, where a nursery gave birth to this process
        start_django()
    desk = Desk(random.Random(seed), Path(ledger), f"officer-{seed}")
    while True:
        desk.work()
        time.sleep(desk.chance.uniform(0, LONGEST_PAUSE))


class Desk:
    """Everybody of the office, at one desk."""

    def __init__(self, chance: random.Random, ledger: Path, name: str) -> None:
        from gongkai.orgs.models import Organization  # noqa: PLC0415 - after Django's start

        self.chance, self.name, self.done = chance, name, 0
        self.ledger = ledger.open("a", encoding="utf-8")
        self.office: Organization = Organization.objects.get(code=OFFICE)

    def work(self) -> None:
        """One act: a new case where few are open, else the next step of one of them."""
        from gongkai.cases.foi.models import FoiCase  # noqa: PLC0415 - after Django's start
        from gongkai.core.outbox.models import OutboxEntry  # noqa: PLC0415

        waiting = list(FoiCase.objects.filter(unit=self.office).exclude(state="archived").order_by("pk")[:OPEN])
        behind = OutboxEntry.objects.filter(topic="cases.letter").count() > BEHIND
        if len(waiting) < OPEN and not behind and self.chance.random() < 0.5:
            self._register()
        elif waiting:
            self._step(self.chance.choice(waiting))

    def _register(self) -> None:
        from gongkai.cases.enums import Channel  # noqa: PLC0415 - after Django's start
        from gongkai.cases.foi import actions  # noqa: PLC0415
        from gongkai.cases.foi.actions.intake import Elsewhere  # noqa: PLC0415

        def act() -> tuple[int, int]:
            channel = self.chance.choice([Channel.COUNTER, Channel.POST_SIGNED, Channel.FAX])
            elsewhere, officer = Elsewhere(origin=self._next), self._who("disclosure_officer")
            case = actions.register(self.office, _application(), channel, elsewhere=elsewhere, actor=officer)
            return case.pk, 1

        self._taken(None, "register", act)

    def _step(self, case: Case) -> None:
        """One of the acts that the state allows."""
        kind, role = self.chance.choice(STEPS[case.state])
        if kind not in ONCE or not case.events.filter(kind=kind).exists():
            self._taken(case.pk, kind, lambda: self._act(case, kind, self._who(role)))

    def _act(self, case: Case, kind: str, actor: Actor) -> tuple[int, int]:
        from bench.casework_steps import ACTS  # noqa: PLC0415 - after Django's start

        ACTS[kind](case, actor)
        return case.pk, case.version

    @property
    def _next(self) -> str:
        return f"{self.name}-{self.done}"

    def _taken(self, case: int | None, kind: str, act: Callable[[], tuple[int, int]]) -> None:
        from gongkai.core.errors import GongkaiError  # noqa: PLC0415 - after Django's start

        self._write({"act": self._next, "begun": [case, kind]})
        try:
            pk, sequence = act()
        except GongkaiError as error:
            self._write({"act": self._next, "refused": str(error)})
        else:
            self._write({"act": self._next, "done": [pk, sequence, kind]})
        self.done += 1

    def _write(self, line: dict[str, Any]) -> None:
        self.ledger.write(json.dumps(line, ensure_ascii=False) + "\n")
        self.ledger.flush()

    def _who(self, role: str) -> Actor:
        from gongkai.orgs.models import Person  # noqa: PLC0415 - after Django's start

        return Person.objects.get(username=f"soak_{role}").actor()


def _application() -> Any:
    from gongkai.cases.actions import Identity  # noqa: PLC0415 - after Django's start
    from gongkai.cases.enums import ApplicantClass  # noqa: PLC0415
    from gongkai.cases.foi.actions.intake import Application  # noqa: PLC0415

    who = Identity(name="申小明", phone="13900001234", address="示范市幸福路1号")
    return Application(who, ApplicantClass.NATURAL_PERSON, "2025年度档案查阅的统计数据")


HANDLER, OFFICER, SIGNATORY = "handler", "disclosure_officer", "signatory"
ONCE = frozenset({"ask_correction", "extend", "consult"})
STEPS: dict[str, tuple[tuple[str, str], ...]] = {
    "unconfirmed": (("confirm", OFFICER),),
    "registered": (("assign", OFFICER),),
    "handling": (
        ("search", HANDLER),
        ("ask_correction", HANDLER),
        ("consult", HANDLER),
        ("opinion", HANDLER),
        ("extend", SIGNATORY),
        ("propose", HANDLER),
        ("propose", HANDLER),
    ),
    "awaiting_correction": (("correct", HANDLER), ("withdraw", OFFICER)),
    "review": (("approve", "reviewer"), ("approve", "reviewer"), ("return", "reviewer")),
    "secrecy": (("clear", "secrecy_reviewer"),),
    "signature": (("sign", SIGNATORY),),
    "signed": (("serve", HANDLER),),
    "answered": (("archive", OFFICER),),
    "withdrawn": (("archive", OFFICER),),
}


if __name__ == "__main__":
    main()
