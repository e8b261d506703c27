"""The names that stand in every header and footer; settings.GONGKAI_SITE overrides them one by one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Site:
    """A site's own names. What is empty is not shown."""

    name: str = "示范市政务公开"
    slogan: str = "政府信息公开 · 政策一网通查"
    sponsor: str = "示范市人民政府办公室"
    operator: str = ""
    code: str = ""  # 网站标识码
    icp: str = ""
    police: str = ""  # 公安备案号
    contact: str = ""
    report_url: str = ""  # 网站找错
    domain: str = ""  # the host name that the site is known by
    home: str = "/"
    site_map: str = ""  # its own, where it has one
    above: tuple[str, str] = ("", "")  # name and home of the site that it belongs to


def current() -> Site:
    """The site as configured. Raises TypeError for a name that `Site` does not know."""
    overrides: Mapping[str, Any] = getattr(settings, "GONGKAI_SITE", {})
    return replace(Site(), **overrides)
