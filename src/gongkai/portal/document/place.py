"""Where a document stands: the site that speaks for its unit, the column, the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongkai.portal.document import metadata
from gongkai.portal.labels import kind_label
from gongkai.portal.sites import places, trail
from gongkai.portal.sites.frame import stands_in
from gongkai.publishing.dependencies import depends_on

if TYPE_CHECKING:
    from django.http import HttpRequest

    from gongkai.information.models import Information


def stand(request: HttpRequest, information: Information) -> dict[str, Any]:
    """Put the document into its site; what the template takes of that."""
    known = places.of(request)
    site, column = known.site_of(information.owner), places.column_of(known, information)
    stands_in(request, site, column)
    depends_on(*(f"unit:{step}" for step in information.owner.path.split("/") if step))
    if column:
        depends_on(f"column:{column.pk}")
    kind = (kind_label(information.kind), metadata.counting_kind(information))
    way = trail.to_column(known, column, itself=True) if column else [*trail.to_site(known, site), kind]
    return {"trail": way, "tags": metadata.tags(information, column)}
