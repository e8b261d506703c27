"""What the processes of a full run do. Django is imported only when it has been started in the new process."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongkai.publishing.batch import Made


def start() -> None:
    """Start Django in this process, and read what the outlets keep in memory once for the whole run."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.config.settings")
    import django  # noqa: PLC0415 - a process of its own
    from django.apps import apps  # noqa: PLC0415 - as above

    if not apps.ready:  # a copy of a process in which Django runs already has it
        django.setup()
    from gongkai.publishing.run import refresh  # noqa: PLC0415 - after Django's start

    refresh()


def make(keys: list[int]) -> list[Made]:
    """Render these pages and write them beside the output."""
    from gongkai.publishing import batch  # noqa: PLC0415 - after Django's start
    from gongkai.publishing.models import Page  # noqa: PLC0415 - as above

    return batch.make(list(Page.objects.filter(pk__in=keys).order_by("pk")))
