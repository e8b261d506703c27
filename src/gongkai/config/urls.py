"""Every address: the portal at the root, the desk under /desk/, sign-in under /account/."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("account/", include("gongkai.orgs.urls")),
    path("desk/", include("gongkai.core.desk.urls")),
    path("", include("gongkai.portal.urls")),
]
