"""What the manifest knows about an address: what stands there, what stood there, where an old one leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from gongkai.core import audit
from gongkai.core.errors import InvalidInputError
from gongkai.publishing.models import ManifestEntry, Redirect
from gongkai.publishing.models.page import LONGEST_PATH

if TYPE_CHECKING:
    from gongkai.core.actors import Actor


def current(path: str) -> ManifestEntry | None:
    """The last statement about an address; None for one that never had a page."""
    return ManifestEntry.objects.filter(site="", path=path).order_by("-sequence").first()


def history(path: str, most: int = 20) -> list[ManifestEntry]:
    """The statements about an address, newest first."""
    return list(ManifestEntry.objects.filter(site="", path=path).order_by("-sequence")[:most])


def gone(path: str) -> ManifestEntry | None:
    """For an address that has no page: the statement about the page that stood there, or on the page it belonged
    to (`/information/12/text` to `/information/12/`); None when there never was one."""
    if own := current(path):
        return own
    step = path.rstrip("/").rpartition("/")[0] + "/"
    owner = current(step) if step not in ("/", path) else None
    return owner if owner and owner.removed else None


def target_of(path: str) -> str:
    """Where an old address leads; empty for most."""
    return Redirect.objects.filter(site="", path=path).values_list("target", flat=True).first() or ""


@transaction.atomic
def redirect(path: str, target: str, *, actor: Actor) -> Redirect:
    """Let an address that has no page of its own lead to a page of this site. InvalidInputError for a target
    elsewhere, or one that leads back."""
    if not path.startswith("/") or len(path) > LONGEST_PATH:
        raise InvalidInputError("path", f"旧地址“{path}”应以 / 开头，且不超过 500 字。")
    if not target.startswith("/") or target.startswith("//"):
        raise InvalidInputError("target", f"新地址“{target}”应是本站的地址，以 / 开头。")
    if target == path or target_of(target):
        raise InvalidInputError("target", f"新地址“{target}”本身又会跳转，请写最终的地址。")
    row, _ = Redirect.objects.update_or_create(site="", path=path, defaults={"target": target})
    audit.record("redirect.set", row, actor=actor, target=target)
    return row
