"""Static output: pages rendered once, dependencies, the signed manifest, the watcher."""

from __future__ import annotations

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "gongkai.publishing"
    verbose_name = "静态发布"

    def ready(self) -> None:
        """An old address that leads on is no dead link."""
        from gongkai.information.checking.links import knows  # noqa: PLC0415 - models come after the apps
        from gongkai.publishing.standing import target_of  # noqa: PLC0415 - as above

        knows(lambda path: bool(target_of(path)))
