"""The portal app: the public side. Its sections join the main navigation here."""

from __future__ import annotations

from django.apps import AppConfig

SECTIONS = (
    ("首页", "portal:home", 10),
    ("政策文件", "portal:policies", 20),
    ("政策解读", "portal:interpretations", 30),
    ("政府信息公开", "portal:disclosure", 40),
    ("工作台账", "portal:ledgers", 50),
)


class PortalConfig(AppConfig):
    name = "gongkai.portal"
    verbose_name = "门户"

    def ready(self) -> None:
        """Put the portal's sections into the navigation, and its pages into the static output."""
        from gongkai.core.ui.navigation import Section, add_section  # noqa: PLC0415 - the apps must be ready
        from gongkai.portal.catalog import following  # noqa: PLC0415 - as above
        from gongkai.portal.catalog.output import OUTLET as CATALOG  # noqa: PLC0415 - as above
        from gongkai.portal.document.outlet import OUTLET as DOCUMENTS  # noqa: PLC0415 - the apps must be ready
        from gongkai.portal.output import ledgers  # noqa: PLC0415 - as above
        from gongkai.portal.output.outlet import OUTLET  # noqa: PLC0415 - as above
        from gongkai.publishing.sources import register  # noqa: PLC0415 - as above

        register(OUTLET)
        register(CATALOG)
        following.connect()
        register(DOCUMENTS)
        ledgers.connect()

        for label, url_name, position in SECTIONS:
            add_section(Section(label, url_name, position))
