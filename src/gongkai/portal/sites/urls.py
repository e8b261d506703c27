"""Addresses of sites and columns."""

from __future__ import annotations

from django.urls import path

from gongkai.portal.sites import feeds, views

urlpatterns = [
    path("", views.sites, name="sites"),
    path("<slug:code>/", views.site, name="site"),
    path("<slug:code>/feed.atom", feeds.site_feed, name="site-feed"),
    path("<slug:code>/qr.svg", views.qr, name="site-qr"),
    path("<slug:code>/disclosure/", views.site_disclosure, name="site-disclosure"),
    path("<slug:code>/guide/", views.site_guide, name="site-guide"),
    path("<slug:code>/site-map/", views.site_map, name="site-site-map"),
    path("<slug:code>/columns/<path:path>/feed.atom", feeds.column_feed, name="column-feed"),
    path("<slug:code>/columns/<path:path>/qr.svg", views.qr, name="column-qr"),
    path("<slug:code>/columns/<path:path>/", views.column, name="column"),
]
