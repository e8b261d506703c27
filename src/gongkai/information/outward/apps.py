"""The app of links to other sites."""

from __future__ import annotations

from django.apps import AppConfig


class OutwardConfig(AppConfig):
    """Remembers which addresses of other sites were asked, when, and what they answered."""

    name = "gongkai.information.outward"
    label = "outward"
    verbose_name = "外部链接"
