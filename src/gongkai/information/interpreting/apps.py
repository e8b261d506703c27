"""The app of interpretations that are owed."""

from __future__ import annotations

from django.apps import AppConfig


class InterpretingConfig(AppConfig):
    """Remembers which documents went out in an emergency without their interpretation."""

    name = "gongkai.information.interpreting"
    label = "interpreting"
    verbose_name = "待补解读"
