"""The catalogue: what must be made public, by whom and by when, and each dated occasion of it."""

from __future__ import annotations

from django.apps import AppConfig


class CatalogConfig(AppConfig):
    name = "gongkai.catalog"
    verbose_name = "公开目录"
