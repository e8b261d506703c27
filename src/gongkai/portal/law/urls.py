"""Addresses of the law; they join the portal's own."""

from __future__ import annotations

from django.urls import path, register_converter

from gongkai.portal.law.views import calendars, deadline, rules, tools


class RuleId:
    """The number of a rule: FOI-33x, ANS-36.1."""

    regex = r"[A-Za-z][A-Za-z0-9.-]{1,60}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(RuleId, "rule")

urlpatterns = [
    path("", tools.home, name="law"),
    path("deadline", deadline.deadline, name="law-deadline"),
    path("deadline/qr.svg", deadline.qr, name="law-qr"),
    path("fee", tools.fee, name="law-fee"),
    path("days", tools.days, name="law-days"),
    path("rules/", rules.rules, name="law-rules"),
    path("rules.json", rules.rules_json, name="law-rules-json"),
    path("rules/<rule:rule_id>/", rules.rule, name="law-rule"),
    path("calendar/", calendars.this_year, name="law-calendars"),
    path("calendar/<int:number>/", calendars.year, name="law-calendar"),
]
