"""The installation's own city: the organization at the top of the tree."""

from __future__ import annotations

from gongkai.core.errors import GongkaiError
from gongkai.orgs.models import Organization


class NoRootError(GongkaiError):
    """There is no organization yet."""


def get_root() -> Organization:
    """The top organization; of several, the first in their order. NoRootError when there is none."""
    root = Organization.objects.filter(parent__isnull=True).order_by("position", "pk").first()
    if root is None:
        raise NoRootError("平台尚未建立机构：请先运行 gongkai demo load，或建立本市的顶级机构。")
    return root
