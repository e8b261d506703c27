"""The engine of everything that comes in; each kind of case joins it with a table of its own."""

from __future__ import annotations

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "gongkai.cases"
    verbose_name = "办件"

    def ready(self) -> None:
        """The kinds of cases that ship."""
        from gongkai.cases.disputes import kind as disputes  # noqa: PLC0415 - models are ready only now
        from gongkai.cases.foi import kind as foi  # noqa: PLC0415 - as above

        foi.join()
        disputes.join()
