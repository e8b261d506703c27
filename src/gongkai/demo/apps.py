"""The demo app."""

from __future__ import annotations

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "gongkai.demo"
    verbose_name = "示范市"
