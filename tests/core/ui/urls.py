"""A page of parts, and the reader's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import include, path

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def page(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/portal.html")


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("坏了")


urlpatterns = [
    path("page/", page),
    path("broken/", broken),
    path("account/", include("gongkai.orgs.urls")),
    path("desk/", include("gongkai.core.desk.urls")),
    path("ui/", include("gongkai.core.ui.urls")),
]
