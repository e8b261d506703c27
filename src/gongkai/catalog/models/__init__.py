"""Lists of what must be public, their items, and the dated occasions that these owe."""

from gongkai.catalog.models.item import CatalogItem, ItemUnit
from gongkai.catalog.models.obligation import FormationEvent, ItemLink, Obligation
from gongkai.catalog.models.review import NonDisclosureReview
from gongkai.catalog.models.version import CatalogVersion

__all__ = [
    "CatalogItem",
    "CatalogVersion",
    "FormationEvent",
    "ItemLink",
    "ItemUnit",
    "NonDisclosureReview",
    "Obligation",
]
