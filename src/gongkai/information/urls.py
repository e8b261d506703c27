"""Addresses of information at the desk, beside those of the desk kit."""

from __future__ import annotations

from django.urls import path

from gongkai.information import views
from gongkai.information.desk import owed, picking

app_name = "information"
urlpatterns = [
    path("information/<int:pk>/rows.xlsx", views.rows, name="rows"),
    # The act's own address: the picker takes the place of the kit's form, for it searches.
    path("information/<int:pk>/act/link_item/", picking.pick, name="items"),
    path("obligations/<int:pk>/draft/", owed.draft, name="draft-for"),
]
