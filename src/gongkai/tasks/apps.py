"""The ledger: what was ordered, whom it binds, by when, and what came of it."""

from __future__ import annotations

from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "gongkai.tasks"
    verbose_name = "任务台账"
