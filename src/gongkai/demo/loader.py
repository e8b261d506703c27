"""`gongkai demo load`: all of 示范市 in one transaction, or nothing."""

from __future__ import annotations

from django.db import transaction

from gongkai.core.actors import system
from gongkai.core.outbox import drain
from gongkai.demo.bodies import load_bodies
from gongkai.demo.casework import load_casework
from gongkai.demo.catalog import load_catalogs
from gongkai.demo.disputes import load_disputes
from gongkai.demo.figures import load_figures
from gongkai.demo.papers import load_papers
from gongkai.demo.progress import load_progress
from gongkai.demo.sites import load_sites
from gongkai.orgs.models import Organization

CITY_CODE = "shifan"


def load_demo() -> bool:
    """Load the demo city unless it is there; whether it was loaded now."""
    actor = system("示范市载入")
    with transaction.atomic():
        if Organization.objects.filter(code=CITY_CODE).exists():
            return False
        organizations = load_bodies(actor)
        load_papers(organizations, actor)
        load_figures(organizations, actor)
        load_progress(actor)
        load_catalogs(organizations, actor)
        load_sites(organizations, actor)
        load_casework(organizations, actor)
        load_disputes(organizations, actor)
    drain()
    return True
