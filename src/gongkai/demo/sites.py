"""The demo city's sites: the main one, an office's with a host, a town's, a water company's; and two guides."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from gongkai.demo.files import CITY
from gongkai.information.models import Information
from gongkai.sites import actions
from gongkai.sites.seeding import ensure_main

if TYPE_CHECKING:
    from typing import Any

    from gongkai.core.actors import Actor
    from gongkai.orgs.models import Organization
    from gongkai.sites.models import Site


def load_sites(organizations: dict[str, Organization], actor: Actor) -> None:
    """Give the main site its unit and some news, then open the others and write the guides."""
    data = tomllib.loads((CITY / "sites.toml").read_text(encoding="utf-8"))
    _main(data["main"], organizations, actor)
    for entry in data["site"]:
        actions.open_site(actor=actor, **(entry | {"unit": organizations[entry["unit"]]}))
    for entry in data["guide"]:
        unit = organizations[entry["unit"]]
        actions.edit_guide(unit, actor=actor, **{name: text for name, text in entry.items() if name != "unit"})


def _main(entry: dict[str, Any], organizations: dict[str, Organization], actor: Actor) -> None:
    site = ensure_main()
    said = {name: entry[name] for name in ("introduction", "identification")}
    actions.edit_site(site, actor=actor, unit=organizations[entry["unit"]], **said)
    for path in entry["show"]:
        actions.show_column(site.columns.get(path=path), actor=actor)
    for path, number in entry["place"].items():
        _place(site, path, number, actor)


def _place(site: Site, path: str, number: int, actor: Actor) -> None:
    column = site.columns.get(path=path)
    for information in Information.objects.public().filter(kind="notice")[:number]:
        actions.place(column, information, actor=actor)
