"""The desk's own records beside the cases."""

from __future__ import annotations

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "gongkai.cases.office"
    label = "office"
    verbose_name = "办件辅助"
