"""The citizen's side of 依申请公开. Its tables hold nothing for long: drafts for hours, traces for weeks."""

from __future__ import annotations

from django.apps import AppConfig


class CitizenConfig(AppConfig):
    name = "gongkai.portal.foi"
    label = "foi_portal"
    verbose_name = "依申请公开（公众端）"

    def ready(self) -> None:
        """Tell the desk what came from where, and the store which files of drafts are still wanted."""
        from gongkai.cases import strays  # noqa: PLC0415 - models are ready only now
        from gongkai.cases.foi import flags  # noqa: PLC0415 - as above
        from gongkai.portal.foi import traces  # noqa: PLC0415 - as above
        from gongkai.portal.foi.models import DraftFile  # noqa: PLC0415 - as above

        flags.join(traces.flags)
        strays.join("drafts", DraftFile.objects.all)
