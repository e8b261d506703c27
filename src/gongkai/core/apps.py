"""The house's foundations as a Django app: audit, outbox, idempotency, the desk kit, the interface parts."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    name = "gongkai.core"
    verbose_name = "基础"

    def ready(self) -> None:
        """Let every package declare its background work, its state tables and its desk modules."""
        autodiscover_modules("jobs", "flow", "desk")
