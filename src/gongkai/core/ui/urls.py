"""Addresses of the reader's settings."""

from __future__ import annotations

from django.urls import path

from gongkai.core.ui.views import mode

app_name = "ui"
urlpatterns = [
    path("mode/<slug:name>/", mode, name="mode"),
    path("mode/<slug:name>/<slug:value>/", mode, name="mode"),
]
