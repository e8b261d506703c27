"""Addresses of the public side."""

from __future__ import annotations

from django.urls import include, path

from gongkai.portal.series.views import series
from gongkai.portal.views import documents, home, ledger, lists, machines, pages, proof, search
from gongkai.portal.views import rows as table

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("<path:listed>/pages/<int:number>/", lists.older, name="older"),
    path("search", search.search, name="search"),
    path("search/suggest", search.suggest, name="suggest"),
    path("information/<int:pk>/", documents.document, name="document"),
    path("information/<int:pk>/text", documents.text, name="document-download"),
    path("information/<int:pk>/rows/", table.rows, name="rows"),
    path("information/<int:pk>/data.<slug:form>", table.file, name="data"),
    path("information/<int:pk>/qr.svg", documents.qr, name="qr"),
    path("information/<int:pk>/attachments/<int:attachment_id>", documents.attachment, name="attachment"),
    path("policies/", lists.policies, name="policies"),
    path("interpretations/", lists.interpretations, name="interpretations"),
    path("issuers/", lists.issuers, name="issuers"),
    path("issuers/named/<path:name>/", lists.issuer_named, name="issuer-named"),
    path("issuers/<slug:code>/", lists.issuer, name="issuer"),
    path("themes/", lists.themes, name="themes"),
    path("themes/<path:name>/", lists.theme, name="theme"),
    path("years/", lists.years, name="years"),
    path("years/<int:number>/", lists.year, name="year"),
    path("kinds/", lists.kinds_page, name="kinds"),
    path("kinds/<slug:code>/", lists.kind, name="kind"),
    path("kinds/<slug:code>/series/", series, name="series"),
    path("ledgers/", ledger.ledgers, name="ledgers"),
    path("ledgers/<int:pk>/", ledger.ledger, name="ledger"),
    path("ledgers/units/<slug:code>/", ledger.unit_ledger, name="unit-ledger"),
    path("sites/", include("gongkai.portal.sites.urls")),
    path("law/", include("gongkai.portal.law.urls")),
    path("catalog/", include("gongkai.portal.catalog.urls")),
    path("foi/", include("gongkai.portal.foi.urls")),
    path("disclosure/", pages.disclosure, name="disclosure"),
    path("disclosure/guide/", pages.guide, name="guide"),
    path("disclosure/rules/", pages.rules, name="rules"),
    path("about/", pages.about, name="about"),
    path("site-map/", pages.site_map, name="site-map"),
    path("proof/<path:path>", proof.proof, name="proof"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap_index, name="sitemap-xml"),
    path("sitemap-sites.xml", machines.sitemap_sites, name="sitemap-sites"),
    path("sitemap-<int:block>.xml", machines.sitemap_block, name="sitemap-block"),
    path("feed.atom", machines.Newest(), name="feed"),
    path("kinds/<slug:code>/feed.atom", machines.Newest(), name="kind-feed"),
]
