"""Addresses of the office at the desk, beside those of the desk kit."""

from __future__ import annotations

from django.urls import path

from gongkai.cases.office import views

app_name = "office"
urlpatterns = [
    path("foi/<int:pk>/documents/<int:document_pk>/redact/", views.redact, name="redact"),
    path("foi/<int:pk>/documents/<int:document_pk>/pages/<int:number>.png", views.page, name="page"),
]
