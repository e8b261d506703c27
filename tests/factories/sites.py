"""An invented city with a main site, an office with a site of its own, and one without."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.core.roles import Role
from gongkai.information.enums import InformationState
from gongkai.sites import actions
from gongkai.sites.models import Site
from gongkai.sites.seeding import ensure_main
from tests.factories.information import InformationFactory
from tests.factories.orgs import CityFactory, OrganizationFactory, actor_with

if TYPE_CHECKING:
    from gongkai.core.actors import Actor
    from gongkai.information.models import Information
    from gongkai.orgs.models import Organization
    from gongkai.sites.models import Column


@dataclass
class Town:
    """`keeper` is of the city's disclosure office, `own_keeper` of the bureau's, where `drafter` writes."""

    city: Organization
    bureau: Organization
    school: Organization  # below the bureau
    office: Organization  # without a site
    main: Site
    site: Site  # the bureau's, without columns
    keeper: Actor
    own_keeper: Actor
    drafter: Actor

    def column(self, name: str = "通知公告", **values: object) -> Column:
        """A column of the bureau's site."""
        return actions.add_column(self.site, actor=self.own_keeper, name=name, **values)  # type: ignore[arg-type]  # as given

    def row(self, **values: object) -> Information:
        """A public notice of the bureau."""
        given = {"owner": self.bureau, "state": InformationState.PUBLISHED, "published_on": "2026-03-01"}
        return InformationFactory(**{**given, **values})


def build_town() -> Town:
    """The city, its main site without columns, and the bureau's site."""
    city = CityFactory()
    bureau = OrganizationFactory(parent=city, name="示范市教育局")
    main = ensure_main()
    main.columns.all().delete()
    Site.objects.filter(pk=main.pk).update(unit=city)
    main.refresh_from_db()
    own_keeper = actor_with(bureau, Role.DISCLOSURE_OFFICER)
    keeper = actor_with(city, Role.DISCLOSURE_OFFICER)
    site = actions.open_site(actor=own_keeper, code="jyj", unit=bureau, name="示范市教育局", columns=False)
    return Town(
        city=city,
        bureau=bureau,
        school=OrganizationFactory(parent=bureau, name="示范市第一小学"),
        office=OrganizationFactory(parent=city, name="示范市财政局"),
        main=main,
        site=site,
        keeper=keeper,
        own_keeper=own_keeper,
        drafter=actor_with(bureau, Role.DRAFTER),
    )
