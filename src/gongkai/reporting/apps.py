"""年度报告: counted from cases, disputes and publications, written, approved, published, frozen."""

from __future__ import annotations

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "gongkai.reporting"
    verbose_name = "年度报告"
