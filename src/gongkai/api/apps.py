"""The API as a Django app: the tokens of other systems, and what was answered to them once."""

from __future__ import annotations

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "gongkai.api"
    verbose_name = "接口"
