"""Addresses of signing in and of one's account."""

from __future__ import annotations

from django.urls import path

from gongkai.orgs.views import Account, SignIn, SignOut

app_name = "orgs"
urlpatterns = [
    path("", Account.as_view(), name="account"),
    path("sign-in", SignIn.as_view(), name="sign-in"),
    path("sign-out", SignOut.as_view(), name="sign-out"),
]
