"""What changes in the catalogue owes its pages, in the transaction that changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from gongkai.catalog.models import CatalogItem, CatalogVersion, ItemLink, NonDisclosureReview, Obligation
from gongkai.catalog.querysets import PUBLIC_STATES
from gongkai.core import outbox
from gongkai.portal.catalog.output import ITEM, LIST
from gongkai.publishing import marking

if TYPE_CHECKING:
    from django.db.models import Model

# What hangs on an item.
HANGING: tuple[type[Model], ...] = (ItemLink, NonDisclosureReview, Obligation)


def connect() -> None:
    """Listen to lists, items and what hangs on them."""
    for signal in (post_save, post_delete):
        key = f"catalog-pages-{id(signal)}"
        signal.connect(_list_changed, sender=CatalogVersion, dispatch_uid=key)
        signal.connect(_item_changed, sender=CatalogItem, dispatch_uid=key)
        for model in HANGING:
            signal.connect(_hanging_changed, sender=model, dispatch_uid=key)


def _list_changed(sender: type[Model], instance: CatalogVersion, **_: Any) -> None:  # noqa: ARG001  # a signal's signature
    if instance.state in PUBLIC_STATES:
        _owe(LIST, instance.pk)


def _item_changed(sender: type[Model], instance: CatalogItem, **_: Any) -> None:  # noqa: ARG001  # as above
    if _live() and CatalogVersion.objects.filter(pk=instance.version_id, state__in=PUBLIC_STATES).exists():
        _owe(ITEM, instance.pk)


def _hanging_changed(sender: type[Model], instance: Any, **_: Any) -> None:  # noqa: ARG001  # as above
    if instance.item_id is not None:
        _owe(ITEM, instance.item_id)


def _owe(model: str, key: int) -> None:
    if _live():
        outbox.put("publishing.changed", model=model, id=key)


def _live() -> bool:
    return transaction.get_connection().in_atomic_block and marking.is_live()
