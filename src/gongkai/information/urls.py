"""Addresses of information at the desk, beside those of the desk kit."""

from __future__ import annotations

from django.urls import path

from gongkai.information import views

app_name = "information"
urlpatterns = [
    path("information/<int:pk>/rows.xlsx", views.rows, name="rows"),
]
