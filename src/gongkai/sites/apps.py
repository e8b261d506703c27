"""The sites app: an installation has a main site from its first migration on."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SitesConfig(AppConfig):
    name = "gongkai.sites"
    label = "sites"
    verbose_name = "网站和栏目"

    def ready(self) -> None:
        """See to the main site whenever the tables were migrated."""
        from gongkai.sites.seeding import after_migrate  # noqa: PLC0415 - the apps must be ready

        post_migrate.connect(after_migrate, sender=self, dispatch_uid="sites.main")
