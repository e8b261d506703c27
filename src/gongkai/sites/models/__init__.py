"""Sites, their columns, what was put there by hand, where old addresses lead, and the units' guides."""

from gongkai.sites.models.column import Column
from gongkai.sites.models.former import FormerPath
from gongkai.sites.models.guide import Guide
from gongkai.sites.models.placement import Placement
from gongkai.sites.models.site import Site

__all__ = ["Column", "FormerPath", "Guide", "Placement", "Site"]
