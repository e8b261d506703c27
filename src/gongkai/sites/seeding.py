"""The main site that an installation has before anybody set one up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps as registry
from django.db import transaction

from gongkai.core.ui import site as ui
from gongkai.law.identifiers import website_code
from gongkai.orgs.models import Organization
from gongkai.sites.models import Site

if TYPE_CHECKING:
    from django.apps.registry import Apps

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


@transaction.atomic
def ensure_main() -> Site:
    """The main site; where there is none, one is made of the settings, with the standard columns.

    It comes with the tables, before there are people or organizations: it is no act and leaves no audit event.
    Its unit is the top organization, if there is just one.
    """
    found = Site.objects.filter(main=True).first()
    if found:
        return found
    from gongkai.sites.actions.standard import make_lacking  # noqa: PLC0415 - the actions stand above

    site = from_settings()
    tops = list(Organization.objects.filter(parent=None, valid_to=None)[:2])
    site.unit = tops[0] if len(tops) == 1 else None
    site.save()
    make_lacking(site)
    return site


def after_migrate(*, apps: Apps | None = None, **_: Any) -> None:
    """After the tables were made, brought up to date or emptied: see to it that there is a main site."""
    known = apps or registry  # after emptying Django names none
    if "sites" in known.app_configs:  # not when migrated back to before this package
        ensure_main()
