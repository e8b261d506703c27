"""Addresses of casework at the desk, beside those of the desk kit."""

from __future__ import annotations

from django.urls import path

from gongkai.cases import views

app_name = "cases"
urlpatterns = [
    path("foi/<int:pk>/documents/<int:document_pk>/", views.document, name="document"),
    path("foi/<int:pk>/parties/<int:party_pk>/", views.party, name="party"),
    path("foi/<int:pk>/letters/<int:letter_pk>/service-record/", views.service_record, name="service-record"),
    path("foi/<int:pk>/sheets/<slug:code>/", views.sheet, name="sheet"),
]
