"""The desk's page of a new token: it takes the place of the kit's own, since it shows the secret once."""

from __future__ import annotations

from django.urls import path

from gongkai.api.views import new_token

app_name = "tokens"
urlpatterns = [path("tokens/new/", new_token, name="new")]
