"""政府信息公开专栏 of a site, with its fixed parts (国办公开办函〔2019〕61号), and the guide (条例 art. 12)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from gongkai.information import kinds
from gongkai.portal import counting, rows
from gongkai.portal.counting import Counted
from gongkai.portal.disclosure import ANNUAL_REPORT, RULES_THEME, Branch
from gongkai.portal.listing import with_explained, with_interpretations
from gongkai.portal.paging import NEWEST
from gongkai.portal.sites import addresses, maps, places
from gongkai.portal.sites.home import entrances
from gongkai.sites import reading
from gongkai.sites.enums import ColumnType
from gongkai.sites.models import Guide

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gongkai.information.models import Information
    from gongkai.information.querysets import InformationQuerySet
    from gongkai.sites.models import Column, Site
    from gongkai.sites.reading import Atlas

MOST = 8
# The parts of the guide about the office, with their names on the page.
OFFICE = ("office", "address", "hours", "telephone", "fax", "internet", "postcode")


def context(known: Atlas, site: Site) -> dict[str, Any]:
    """What the template takes."""
    with reading.batch(known):
        parts = reading.parts_of(site)
    own = places.own_rows(known, site)
    statutory = parts.get(ColumnType.STATUTORY)
    return {
        "here": site,
        "entrances": entrances(site),
        "guide": guide_of(site),
        "rules": _newest(known, parts.get(ColumnType.RULES), _rules(own)),
        "reports": _newest(known, parts.get(ColumnType.ANNUAL_REPORT), own.filter(kind=ANNUAL_REPORT)),
        "columns": maps.below(known, statutory) if statutory else [],
        "tree": catalog(own, site),
        "rules_url": reverse("portal:rules"),
        "reports_url": _list_of(ANNUAL_REPORT, site),
        "of_parts": {part.value: addresses.column(column) for part, column in parts.items()},
    }


def guide_of(site: Site) -> Guide | None:
    """The guide that counts for the site's unit."""
    return reading.guide_of(site.unit) if site.unit else None


def office_of(guide: Guide | None) -> list[tuple[str, str]]:
    """What the guide says of the office that people turn to."""
    if guide is None:
        return []
    names = {field.name: str(field.verbose_name) for field in Guide._meta.concrete_fields}
    found = [(names[name], str(getattr(guide, name))) for name in OFFICE]
    return [(name, said) for name, said in found if said.strip()]


def catalog(own: InformationQuerySet, site: Site) -> Branch:
    """The catalog with what the site's units have published of each kind; what they have not is left out."""
    counted = own.order_by().values_list("kind").annotate(count=Count("pk"))
    counts: Mapping[str, int] = dict(counted)
    root = Branch("")
    for kind in kinds.all_kinds():
        if not counts.get(kind.code):
            continue
        place = root
        for label in kind.catalog_path:
            place = place.step(label)
        place.kind = Counted(kind.label, counts[kind.code], _list_of(kind.code, site), kind.description)
    return root


def _list_of(code: str, site: Site) -> str:
    """The list of a kind, narrowed to what the site's unit issued."""
    return (
        f"{counting.kind_url(code)}?{urlencode({'issuer': site.unit.name})}"
        if site.unit
        else counting.kind_url(code)
    )


def _rules(own: InformationQuerySet) -> InformationQuerySet:
    return own.filter(kind__in=rows.policy_kinds()).filter(counting.of_theme(RULES_THEME))


def _newest(known: Atlas, column: Column | None, otherwise: InformationQuerySet) -> list[Information]:
    """The newest rows of the column for a part; without such a column those that are of its nature."""
    found = places.rows_of(known, column) if column else otherwise
    return with_explained(with_interpretations(list(found.order_by(*NEWEST)[:MOST])))
