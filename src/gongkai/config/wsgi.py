"""The application as the server calls it."""

from __future__ import annotations

import os
import threading
from contextlib import suppress

from django.core.wsgi import get_wsgi_application

from gongkai.publishing.output.places import root
from gongkai.publishing.serving import Front

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.config.settings")
# Django's own type of a WSGI application says more than WSGI does.
application = Front(get_wsgi_application(), str(root()))  # type: ignore[arg-type]  # see above


def _warm_up() -> None:
    """Open the index and load the segmenter now, so that the first reader does not wait for them."""
    from gongkai.search.contract import Query, SearchError  # noqa: PLC0415 - after Django's start
    from gongkai.search.service import backend  # noqa: PLC0415

    with suppress(SearchError, OSError):
        backend().search(Query(text="政务公开工作要点", facets=("issuer",)))
        backend().suggest("公开")


threading.Thread(target=_warm_up, name="warm-up", daemon=True).start()
