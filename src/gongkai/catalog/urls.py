"""Addresses of the catalogue beside its desk modules."""

from __future__ import annotations

from django.urls import path

from gongkai.catalog.views import calendar

app_name = "catalog"
urlpatterns = [path("", calendar, name="calendar")]
