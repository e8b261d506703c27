"""What the manifest knows about an address: what stands there, what stood there, where an old one leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from gongkai.core import audit
from gongkai.core.errors import InvalidInputError
from gongkai.publishing import oldaddresses
from gongkai.publishing.models import ManifestEntry, Redirect
from gongkai.publishing.models.page import LONGEST_PATH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gongkai.core.actors import Actor

_PIECE = 200  # addresses looked up at once


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


def target_of(path: str, query: str = "", host: str = "", *, only_with_query: bool = False) -> str:
    """Where an old address leads; empty for most. `only_with_query` where the bare path is a page of ours.

    Asked at a host name, that old site's addresses count first, then those of every host. An address that only
    another old site had leads on as long as there is one such site.
    """
    ways = [way for way in oldaddresses.ways(path, query) if "?" in way or not only_with_query]
    rows = Redirect.objects.filter(path__in=ways).values_list("path", "site", "target")
    nearest = {way: place for place, way in enumerate(ways)}
    found = sorted(rows, key=lambda row: (row[1] != host, row[1] != "", nearest[row[0]]))
    if not found:
        return ""
    site, target = found[0][1:]
    alike = {other for way, _site, other in found if way == found[0][0]}
    return target if site in ("", host) or len(alike) == 1 else ""


@transaction.atomic
def redirect(path: str, target: str, *, actor: Actor, host: str = "") -> Redirect:
    """Let an address that has no page of its own lead to a page of this site. InvalidInputError for a target
    elsewhere, or one that leads back.

    `path` may carry a query (`/show.aspx?id=12`); with `host` it leads on where that host name is asked.
    """
    kept = _kept(path)
    _check(kept, target)
    row, _ = Redirect.objects.update_or_create(site=host, path=kept, defaults={"target": target})
    audit.record("redirect.set", row, actor=actor, target=target)
    return row


@transaction.atomic
def settle(targets: Mapping[str, str], *, actor: Actor, host: str = "") -> int:
    """Let many old addresses lead on, as `redirect` does; how many were new or lead elsewhere than before.

    An address in capitals leads on in small letters too, unless that is another's. What cannot be kept (too long,
    no address) raises InvalidInputError and nothing is kept.
    """
    wanted: dict[str, str] = {}
    for path, target in targets.items():
        wanted[_kept(path)] = target
    lower = {path.lower(): target for path, target in wanted.items()}
    standing = _standing({*wanted, *lower}, host)
    lacking = {path: target for path, target in lower.items() if path not in wanted and path not in standing}
    changed = {path: target for path, target in (wanted | lacking).items() if standing.get(path) != target}
    for path, target in changed.items():
        _check(path, target, chained=False)
    rows = Redirect.objects.bulk_create(
        [Redirect(site=host, path=path, target=target) for path, target in changed.items()],
        update_conflicts=True,
        unique_fields=["site", "path"],
        update_fields=["target"],
    )
    audit.record_many(
        [audit.Change("redirect.set", row, None, {"path": row.path, "target": row.target}) for row in rows],
        actor=actor,
    )
    return len(rows)


def _kept(path: str) -> str:
    way, _, query = path.partition("?")
    return oldaddresses.stored(way, query)


def _standing(paths: set[str], host: str) -> dict[str, str]:
    every, found = sorted(paths), dict[str, str]()
    for start in range(0, len(every), _PIECE):
        rows = Redirect.objects.filter(site=host, path__in=every[start : start + _PIECE])
        found |= dict(rows.values_list("path", "target"))
    return found


def _check(path: str, target: str, *, chained: bool = True) -> None:
    if not path.startswith("/") or len(path) > LONGEST_PATH:
        raise InvalidInputError("path", f"旧地址“{path[:60]}”应以 / 开头，且不超过 {LONGEST_PATH} 字。")
    if not target.startswith("/") or target.startswith("//") or len(target) > LONGEST_PATH:
        raise InvalidInputError("target", f"新地址“{target[:60]}”应是本站的地址，以 / 开头。")
    if target == path or (chained and target_of(target)):
        raise InvalidInputError("target", f"新地址“{target}”本身又会跳转，请写最终的地址。")
