"""Looking at links to other sites, by itself and a little at a time."""

from __future__ import annotations

import threading
import time
from typing import Final

import structlog
from django.conf import settings
from django.db import connection

from gongkai.core.duties import often
from gongkai.information.outward.checking import check_some
from gongkai.information.outward.gathering import gather

EVERY_SECONDS: Final = 60.0

log = structlog.get_logger(__name__)
_busy = threading.Lock()
_next = {"round": 0.0}


@often("outward.check")
def check_links() -> bool:
    """Once a minute a round, in a thread of its own: a slow site must not hold up a release that is due.

    Whether a round began.
    """
    if not settings.GONGKAI_CHECK_LINKS or time.monotonic() < _next["round"] or not _busy.acquire(blocking=False):
        return False
    _next["round"] = time.monotonic() + EVERY_SECONDS
    threading.Thread(target=_round, name="link-check", daemon=True).start()
    return True


def _round() -> None:
    try:
        gather()
        check_some()
    except Exception:
        log.exception("outward.failed")
    finally:
        connection.close()
        _busy.release()
