"""The sites app."""

from __future__ import annotations

from django.apps import AppConfig


class SitesConfig(AppConfig):
    name = "gongkai.sites"
    label = "sites"
    verbose_name = "网站和栏目"
