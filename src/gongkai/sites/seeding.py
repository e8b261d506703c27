"""The main site that an installation has before anybody set one up."""

from __future__ import annotations

from gongkai.core.ui import site as ui
from gongkai.law.identifiers import website_code
from gongkai.sites.models import Site

MAIN = "main"


def from_settings() -> Site:
    """A main site of the names in the settings (GONGKAI_SITE_*), not saved."""
    names = ui.current()
    return Site(
        code=MAIN,
        name=names.name,
        identification=website_code.normalise_website_code(names.code),
        sponsor=names.sponsor,
        organizer=names.operator,
        contact=names.contact,
        icp=names.icp,
        police_record=names.police,
        main=True,
    )
