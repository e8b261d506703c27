"""The papers of the file: filled in from the record, for those of the case, each look at a name in the trail."""

from __future__ import annotations

import io

import pytest
from django.urls import reverse
from docx import Document

from gongkai.cases.foi import actions
from gongkai.core.audit.models import AuditEntry
from gongkai.core.roles import Role
from tests.factories.cases import build_office, handled

FACTS = {"information": "示范市2025年度学位供给统计表"}


@pytest.fixture
def case(office):
    found = handled(office)
    actions.search(found, "档案室", "逐项查找", "有一份", actor=office.handler)
    actions.propose(found, "granted", FACTS, actor=office.handler)
    return found


def post(client, office, case, code, role=Role.HANDLER):
    client.force_login(office.people[role])
    return client.post(reverse("cases:sheet", args=[case.pk, code]))


def cells(response):
    assert response.status_code == 200
    return "\n".join(cell.text for table in Document(io.BytesIO(response.content)).tables for cell in table._cells)


def test_the_register_names_the_applicant_and_the_look_is_recorded(office, case, client):
    said = cells(post(client, office, case, "register_sheet"))
    assert {"申小明", case.number, "本市2025年度学位供给的统计数据"} <= set(said.split("\n"))
    assert AuditEntry.objects.get(event="case.looked").data["why"] == "打印登记表"


@pytest.mark.parametrize(
    ("code", "words"),
    [("review_sheet", ("予以公开", "检索范围：档案室")), ("opening_sheet", (FACTS["information"],))],
)
def test_what_goes_round_tells_the_proposal_and_no_person(office, case, client, code, words):
    said = cells(post(client, office, case, code, Role.REVIEWER))
    assert all(each in said for each in words)
    assert "申小明" not in said
    assert not AuditEntry.objects.filter(event="case.looked").exists()


def test_the_letters_tab_offers_what_the_record_is_ready_for(office, case, client):
    client.force_login(office.people[Role.HANDLER])
    shown = client.get(reverse("desk:detail", args=["foi", case.pk]), {"tab": "letters"}).content.decode()
    assert all(f"下载{name}" in shown for name in ("登记表", "审查呈批单", "主动公开移送明细表"))
    early = handled(office)
    shown = client.get(reverse("desk:detail", args=["foi", early.pk]), {"tab": "letters"}).content.decode()
    assert "下载登记表" in shown
    assert "下载审查呈批单" not in shown


def test_nobody_else_gets_one(town, office, case, client):
    assert post(client, office, case, "register_sheet", Role.SECRECY_REVIEWER).status_code == 403
    assert post(client, office, handled(office), "review_sheet").status_code == 403
    assert post(client, office, case, "service_record").status_code == 404
    assert post(client, build_office(town["civil"]), case, "register_sheet").status_code == 404
