"""Addresses of reports at the desk, beside those of the desk kit."""

from __future__ import annotations

from django.urls import path

from gongkai.reporting import views

app_name = "reporting"
urlpatterns = [path("reports/<int:pk>/paper.<slug:form>", views.paper, name="paper")]
