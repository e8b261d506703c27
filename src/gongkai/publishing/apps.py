"""Static output: pages rendered once, dependencies, the signed manifest, the watcher."""

from __future__ import annotations

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "gongkai.publishing"
    verbose_name = "静态发布"
