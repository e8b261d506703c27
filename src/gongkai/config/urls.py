"""Every address: the portal at the root, the desk, sign-in, and the reader's settings beside it."""

from __future__ import annotations

from django.urls import include, path, re_path
from django.views.decorators.csrf import csrf_exempt

from gongkai.api.v1 import addresses, unknown

urlpatterns = [
    path("api/v1/", csrf_exempt(unknown), name="api-nothing"),
    path("api/v1/", addresses()),
    re_path("^api/v1/", csrf_exempt(unknown), name="api-unknown"),
    path("account/", include("gongkai.orgs.urls")),
    path("desk/", include("gongkai.api.urls")),
    path("desk/", include("gongkai.information.urls")),
    path("desk/", include("gongkai.cases.urls")),
    path("desk/", include("gongkai.cases.office.urls")),
    path("desk/", include("gongkai.reporting.urls")),
    path("desk/calendar/", include("gongkai.catalog.urls")),
    path("desk/", include("gongkai.core.desk.urls")),
    path("reading/", include("gongkai.core.ui.urls")),
    path("", include("gongkai.portal.urls")),
]
