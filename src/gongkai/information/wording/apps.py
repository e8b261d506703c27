"""The app of proofreading information."""

from __future__ import annotations

from django.apps import AppConfig


class WordingConfig(AppConfig):
    """Remembers which writings an editor declared right."""

    name = "gongkai.information.wording"
    label = "wording"
    verbose_name = "文字校对"
