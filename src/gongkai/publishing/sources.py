"""What the package above (the portal) tells publishing: which pages there are, and which ones a change touches.

Publishing knows nothing of addresses. Who serves pages registers an `Outlet` when the application starts.
"""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from contextlib import AbstractContextManager


@dataclass(frozen=True, slots=True)
class Touched:
    """What changes: pages at once, pages with the next sweep, and whatever page depends on a key."""

    now: tuple[str, ...] = ()
    soon: tuple[str, ...] = ()
    keys_now: tuple[str, ...] = ()
    keys_soon: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlet:
    """A package's pages.

    `pages` lists every address that is to be a file (as typed, not percent-encoded). `touched` says what a batch
    of changes touches, given the payloads of the outbox as the library now stands. `fresh` is called before a
    batch is rendered: what is kept in memory must be read anew. `ahead` is entered around a batch with its
    addresses: what their pages need can be read for all at once, as long as each page comes out as it would alone.
    """

    name: str
    pages: Callable[[], Iterable[str]]
    touched: Callable[[list[dict[str, Any]]], Touched]
    fresh: Callable[[], None] = field(default=lambda: None)
    # The file as which an address beside the pages (an attachment) goes into an export; empty: it does not.
    beside: Callable[[str], str] = field(default=lambda _path: "")
    ahead: Callable[[Sequence[str]], AbstractContextManager[None]] = field(default=lambda _paths: nullcontext())


_outlets: dict[str, Outlet] = {}


def register(outlet: Outlet) -> Outlet:
    """Register, or replace the one of that name."""
    _outlets[outlet.name] = outlet
    return outlet


def outlets() -> list[Outlet]:
    """All of them, in the order of registration."""
    return list(_outlets.values())
