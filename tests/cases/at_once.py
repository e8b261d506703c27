"""What a process of its own does when `tests.support.together.in_processes` lets it begin.

python -m tests.cases.at_once import FILE | register UNIT N | confirm CASE PERSON
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from tests.support.together import READY


def main() -> None:
    from gongkai.cli.home import start_django

    start_django()
    act, *rest = sys.argv[1:]
    do = {"import": _import, "register": _register, "confirm": _confirm}[act]
    sys.stdout.write(f"{READY}\n")
    sys.stdout.flush()
    sys.stdin.readline()
    sys.stdout.write(json.dumps(do(*rest), ensure_ascii=False))


def _import(path: str) -> dict[str, Any]:
    from gongkai.cases.foi.importing import run

    with Path(path).open("rb") as lines:
        return run(lines).as_json()


def _register(unit: str, times: str) -> list[str]:
    from gongkai.cases.enums import Channel
    from gongkai.cases.foi import actions
    from gongkai.core.actors import system
    from gongkai.orgs.models import Organization
    from tests.factories.cases import application

    office, robot = Organization.objects.get(code=unit), system("测试")
    return [
        actions.register(office, application(), Channel.COUNTER, actor=robot).number for _ in range(int(times))
    ]


def _confirm(case: str, person: str) -> str:
    from gongkai.cases.foi import actions
    from gongkai.cases.models import Case
    from gongkai.core.errors import RefusedError
    from gongkai.orgs.models import Person

    try:
        actions.confirm(Case.objects.get(pk=case), actor=Person.objects.get(pk=person).actor())
    except RefusedError as error:
        return str(error)
    return "confirmed"


if __name__ == "__main__":
    main()
