"""Addresses of the catalogue; they join the portal's own."""

from __future__ import annotations

from django.urls import path

from gongkai.portal.catalog import views

urlpatterns = [
    path("", views.index, name="catalog"),
    path("<int:pk>/", views.version, name="catalog-list"),
    path("<int:pk>/<int:number>/", views.version, name="catalog-list-page"),
    path("<int:pk>/changes/", views.changes, name="catalog-changes"),
    path("<int:pk>/list.<slug:form>", views.file, name="catalog-file"),
    path("units/<slug:code>/", views.unit, name="catalog-unit"),
    path("units/<slug:code>/<int:number>/", views.unit, name="catalog-unit-page"),
    path("items/<int:pk>/", views.item, name="catalog-item"),
]
