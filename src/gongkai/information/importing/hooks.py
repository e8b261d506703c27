"""Where other packages join in: `after_save` callbacks run in the transaction that saves a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from gongkai.core.actors import Actor
    from gongkai.documents import OfficialDocument
    from gongkai.information.models import Information

    Callback = Callable[[Information, OfficialDocument, Actor], None]

_callbacks: list[Callback] = []


def after_save(callback: Callback) -> Callback:
    """Call `callback(information, document, actor)` for each document created or updated by an import.

    It runs in the same transaction; what it raises refuses the document. It must bear a second call for the same
    information (an updated document). Registering twice is registering once; usable as a decorator.
    """
    if callback not in _callbacks:
        _callbacks.append(callback)
    return callback


def forget(callback: Callback) -> None:
    """Take a callback off again."""
    _callbacks.remove(callback)


def saved(information: Information, document: OfficialDocument, actor: Actor) -> None:
    """Tell everybody."""
    for callback in _callbacks:
        callback(information, document, actor)
