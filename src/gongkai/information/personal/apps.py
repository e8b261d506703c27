"""The app of personal data in information."""

from __future__ import annotations

from django.apps import AppConfig


class PersonalConfig(AppConfig):
    """Holds the grounds on which personal data stays public."""

    name = "gongkai.information.personal"
    label = "personal"
    verbose_name = "个人信息"
