"""Government information: kinds, metadata, body, validity, relations, revisions."""

from __future__ import annotations

from django.apps import AppConfig


class InformationConfig(AppConfig):
    name = "gongkai.information"
    verbose_name = "政府信息"
