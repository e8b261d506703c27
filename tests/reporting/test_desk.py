"""The desk of reports through HTTP: begun, filled in, looked at; who is late."""

from __future__ import annotations

import datetime as dt
import uuid

from django.urls import reverse

from gongkai.core.roles import Role
from gongkai.reporting import actions
from gongkai.reporting.desk.todo import groups
from gongkai.reporting.models import AnnualReport
from tests.factories.orgs import person_with
from tests.factories.reports import drafted, published


def send(client, name, *args, **fields):
    return client.post(reverse(name, args=args), {"idempotency_key": str(uuid.uuid4()), **fields})


def test_a_report_is_begun_and_filled_in_at_the_desk(client, desk):
    client.force_login(desk.people[Role.DRAFTER])
    assert send(client, "desk:create", "reports", unit=desk.unit.pk, year=2025).status_code == 302
    report = AnnualReport.objects.get()
    fields = {"section_overview": "<p>总体良好。</p>", "section_problems": "", "section_other": "<p>无</p>"}
    assert send(client, "desk:edit", "reports", report.pk, **fields).status_code == 302
    figures = {"art20__coercion__decisions": "5", "note": "执法年报"}
    assert send(client, "desk:act", "reports", report.pk, "figures", **figures).status_code == 302
    report.refresh_from_db()
    assert report.sections["overview"] == "<p>总体良好。</p>"
    assert report.value("art20/coercion/decisions") == 5


def test_a_wrong_figure_is_said_at_its_field_and_nothing_is_lost(client, desk):
    report = drafted(desk)
    client.force_login(desk.people[Role.DRAFTER])
    page = send(client, "desk:act", "reports", report.pk, "figures", art20__coercion__decisions="五", note="某")
    assert "应为整数" in page.content.decode()
    assert "五" in page.content.decode()


def test_every_tab_opens_with_what_it_promises(client, desk):
    report = published(desk)
    client.force_login(desk.people[Role.DISCLOSURE_OFFICER])
    address = reverse("desk:detail", args=["reports", report.pk])
    said = {"preview": "勾稽关系", "entered": "本单位没有", "carried": "无从核对", "units": "没有需要编制"}
    for tab, words in said.items():
        assert words in client.get(address, {"tab": tab}).content.decode(), tab


def test_the_office_sees_who_is_late(client, town, desk, january):
    january.move_to("2026-02-02T04:00:00+00:00")
    late = drafted(desk)
    person = person_with(town.city, Role.DISCLOSURE_OFFICER)
    found = {group.label: list(group.rows) for group in groups(person.actor(), dt.date(2026, 2, 2))}
    assert found["下级单位年度报告逾期"] == [late]
    client.force_login(person)
    assert "已逾期" in client.get(reverse("desk:list", args=["reports"]), {"late": "1"}).content.decode()


def test_files_are_for_those_who_may_see_the_report(client, town, desk):
    report = published(desk)
    address = reverse("reporting:paper", args=[report.pk, "docx"])
    client.force_login(desk.people[Role.DRAFTER])
    assert client.get(address).content.startswith(b"PK")
    assert client.get(reverse("reporting:paper", args=[report.pk, "exe"])).status_code == 404
    client.force_login(person_with(town["civil"], Role.DRAFTER))
    assert client.get(address).status_code == 404


def test_the_public_page_shows_tables_rows_and_files(client, desk):
    page = published(desk).information
    text = client.get(page.get_absolute_url()).content.decode()
    assert "收到和处理政府信息公开申请情况" in text
    assert ".docx" in text
    assert ".pdf" in text


def test_a_version_leads_to_the_one_that_takes_its_place(client, desk):
    report = published(desk)
    client.force_login(desk.people[Role.DRAFTER])
    address = reverse("desk:detail", args=["reports", report.pk])
    assert "打开第2版" not in client.get(address).content.decode()
    second = actions.correct(report, reason="补充", actor=desk.writer)
    page = client.get(address).content.decode()
    assert "打开第2版" in page
    assert reverse("desk:detail", args=["reports", second.pk]) in page
