"""What stands where. Rows are read through the ORM; nothing is remembered beyond a `batch()`."""

from gongkai.sites.reading.atlas import Atlas, atlas, batch
from gongkai.sites.reading.matching import has_sources
from gongkai.sites.reading.parts import guide_of, parts_of
from gongkai.sites.reading.places import (
    column_at,
    column_of,
    columns_of,
    main_site,
    rows_of,
    site_at,
    site_of,
)
from gongkai.sites.reading.tree import Node, children_of, tree_of

__all__ = [
    "Atlas",
    "Node",
    "atlas",
    "batch",
    "children_of",
    "column_at",
    "column_of",
    "columns_of",
    "guide_of",
    "has_sources",
    "main_site",
    "parts_of",
    "rows_of",
    "site_at",
    "site_of",
    "tree_of",
]
