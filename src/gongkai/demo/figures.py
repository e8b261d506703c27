"""The demo city's structured information: budgets, debt, sampling, decisions, air, a village's accounts."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from gongkai.demo.files import CITY
from gongkai.information import actions

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization

RELEASED = ("submit", "pass_review", "publish")


def sheets() -> list[dict[str, Any]]:
    """The files: kind, owner and records."""
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((CITY / "figures").glob("*.toml"))]


def load_figures(organizations: dict[str, Organization], actor: Actor) -> None:
    """Draft and release every record, as a department does; the checks of its kind hold for the demo too."""
    for sheet in sheets():
        owner = organizations[sheet["owner"]]
        for record in sheet["record"]:
            _release(sheet, record, owner, actor)


def _release(sheet: dict[str, Any], record: dict[str, Any], owner: Organization, actor: Actor) -> None:
    columns = record.get("columns", ())
    information = actions.create(
        actor=actor,
        owner=owner,
        kind=sheet["kind"],
        title=record["title"],
        issuer_id=owner.pk,
        issuer_name=sheet["issuer_name"],
        written_on=record["published_on"],
        published_on=record["published_on"],
        elements=record["elements"],
        rows=[dict(zip(columns, row, strict=True)) for row in record.get("rows", ())],
    )
    for step in RELEASED:
        getattr(actions, step)(information, actor=actor)
