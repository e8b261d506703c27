"""The engine that this installation searches with: one for each process, chosen by SEARCH_URL."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from gongkai.search.contract import SearchBackend


@cache
def backend() -> SearchBackend:
    """The engine: embedded, under the home folder. ImproperlyConfigured for a SEARCH_URL that none answers to."""
    if settings.SEARCH_URL:
        raise ImproperlyConfigured(f"SEARCH_URL={settings.SEARCH_URL}：目前只有内置检索引擎，请留空。")
    from gongkai.search.engines.tantivy_engine import TantivyEngine  # noqa: PLC0415 - only when it is the one

    return TantivyEngine(settings.GONGKAI_HOME / "search")
