"""What stands as the owner of a site that speaks for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai.orgs.models import Organization

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Whole:
    """No organization in particular."""

    path: str = ""

    def __str__(self) -> str:
        return "全部单位"


WHOLE = Whole()


def tops() -> Sequence[Organization]:
    """The organizations at the top, whose offices keep such a site."""
    return list(Organization.objects.filter(parent=None, valid_to=None))
