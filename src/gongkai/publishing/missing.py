"""Pages that ought to be files and never were: all of them at an installation's first start, new sorts after an
upgrade."""

from __future__ import annotations

import math
import time
from itertools import chain, islice

from gongkai.publishing import marking
from gongkai.publishing.models import Page
from gongkai.publishing.output.places import fits
from gongkai.publishing.sources import outlets

PIECE = 400


def mark_missing(*, for_seconds: float = math.inf) -> bool:
    """Mark those that nobody has marked yet, as many as can be in so many seconds; whether that was all."""
    paths = chain.from_iterable(outlet.pages() for outlet in outlets())
    until = math.inf
    while piece := [path for path in islice(paths, PIECE) if fits(path)]:
        known = set(Page.objects.filter(site="", path__in=piece).values_list("path", flat=True))
        if missing := [path for path in piece if path not in known]:
            until = min(until, time.monotonic() + for_seconds)  # walking past what is known is not counted
            marking.mark_paths(missing, backlog=True)
        if time.monotonic() >= until:
            return False
    return True
