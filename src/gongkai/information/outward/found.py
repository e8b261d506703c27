"""What is known of addresses of other sites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

from gongkai.information.outward.models import OutwardLink, digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable

TOLD_AFTER = 3  # failures on different days: a site that is down for a night is none to tell of


def problem_of(urls: Iterable[str]) -> dict[str, str]:
    """{address: what is wrong with it and since when that is known}, for those that do not answer."""
    keys = {digest_of(url): url for url in urls}
    if not keys or not settings.GONGKAI_CHECK_LINKS:
        return {}
    rows = OutwardLink.objects.filter(digest__in=keys, failures__gte=TOLD_AFTER).exclude(problem="")
    return {keys[row.digest]: _says(row) for row in rows}


def _says(row: OutwardLink) -> str:
    day = timezone.localtime(row.checked_at).strftime("%Y-%m-%d") if row.checked_at else ""
    return f"{row.problem}（{day} 检查），请核对后改为现在的地址，或删去链接"
