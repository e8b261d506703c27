"""Addresses of the desk."""

from __future__ import annotations

from django.urls import path

from gongkai.core.desk.views import audit, home, lists, records, writes

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
    path("audit/", audit.audit, name="audit"),
    path("<slug:code>/", lists.listing, name="list"),
    path("<slug:code>/export/", lists.exported, name="export"),
    path("<slug:code>/views/", lists.save_view, name="save-view"),
    path("<slug:code>/new/", writes.create, name="create"),
    path("<slug:code>/<int:pk>/", records.detail, name="detail"),
    path("<slug:code>/<int:pk>/edit/", writes.edit, name="edit"),
    path("<slug:code>/<int:pk>/history/", records.versions, name="history"),
    path("<slug:code>/<int:pk>/files/<int:file_pk>/", records.file, name="file"),
    path("<slug:code>/<int:pk>/act/<slug:event>/", writes.act, name="act"),
]
