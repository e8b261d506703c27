"""Where other packages join in when somebody changes a text: `after_edit` callbacks run in its transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from gongkai.core.actors import Actor
    from gongkai.information.models import Information

    Callback = Callable[[Information, Actor], None]

TEXT = frozenset({"kind", "title", "document_number", "effective_on", "body_html"})  # what relations are read from
_callbacks: list[Callback] = []


def after_edit(callback: Callback) -> Callback:
    """Call `callback(information, actor)` whenever the body that stands was changed by hand: that of a draft, or
    that of published information by a revision that was approved.

    It runs in the same transaction; what it raises undoes the edit. Registering twice is registering once; usable
    as a decorator. Imports have their own: `importing.hooks.after_save`.
    """
    if callback not in _callbacks:
        _callbacks.append(callback)
    return callback


def forget(callback: Callback) -> None:
    """Take a callback off again."""
    _callbacks.remove(callback)


def edited(information: Information, changed: Iterable[str], actor: Actor) -> None:
    """Tell everybody, if the body is among the changed fields."""
    if "body_html" in changed:
        for callback in _callbacks:
            callback(information, actor)
