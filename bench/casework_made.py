"""The office that `bench.casework_soak` sets to work, and files with the cases of another system.

python -m bench.casework_made HOME FILES CASES: prints the secret of a token for the systems beside the office.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import sys
from pathlib import Path

OFFICE, IMPORTED = "soak-office", "soak-import"
FIRST, LAST = dt.date(2024, 1, 1), dt.date(2025, 12, 31)


def main() -> None:
    home, files, cases = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    home.mkdir(parents=True)
    os.environ["GONGKAI_HOME"] = str(home)
    from gongkai.cli.home import start_django  # noqa: PLC0415 - the home must be chosen first

    start_django()
    for number in range(files):
        export_of(home, number).write_text(_histories(number, cases), "utf-8")
    print(_office())


def export_of(home: Path, number: int) -> Path:
    """A file of another system, beside the home."""
    return home.parent / f"export-{number}.jsonl"


def _histories(number: int, cases: int) -> str:
    from gongkai.cases.foi.simulation import history  # noqa: PLC0415 - after Django's start

    chance = random.Random(number)
    made = [history(chance, number * cases + each, IMPORTED, FIRST, LAST) for each in range(cases)]
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in made)


def _office() -> str:
    from gongkai.api.actions import create_token  # noqa: PLC0415 - after Django's start
    from gongkai.core.actors import system  # noqa: PLC0415
    from gongkai.core.roles import Role  # noqa: PLC0415
    from gongkai.orgs.models import (  # noqa: PLC0415
        Appointment,
        Organization,
        OrganizationKind,
        Person,
        Post,
    )

    kind = OrganizationKind.DEPARTMENT
    city = Organization.objects.create(code="soak-city", name="示范市人民政府", kind=OrganizationKind.CITY)
    office = Organization.objects.create(code=OFFICE, name="示范市档案局", kind=kind, parent=city)
    Organization.objects.create(code=IMPORTED, name="示范市城建局", kind=kind, parent=city)
    seats = (Role.HANDLER, Role.REVIEWER, Role.SECRECY_REVIEWER, Role.SIGNATORY, Role.DISCLOSURE_OFFICER)
    for role in seats:
        person = Person.objects.create(username=f"soak_{role}", name=str(role.label))
        post = Post.objects.create(organization=office, title=str(role.label), roles=[str(role)])
        Appointment.objects.create(person=person, post=post)
    rights, often = ["cases:read", "cases:write"], 6000
    robot = system("准备")
    made = create_token(name="办公系统", organization=office, scopes=rights, per_minute=often, actor=robot)
    return str(made.secret)


if __name__ == "__main__":
    main()
