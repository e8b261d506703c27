"""Letters at the desk: what is about to be signed is read first, what a unit says of itself is entered once."""

from __future__ import annotations

import io
import uuid

import pytest
from django.urls import reverse
from docx import Document

from gongkai.cases.actions.particulars import set_particulars
from gongkai.cases.foi import actions
from gongkai.cases.models import Letter, UnitParticulars
from gongkai.cases.particulars import review_body
from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.roles import Role
from gongkai.law.rulebook.book import today
from tests.factories.cases import build_office, handled, signed
from tests.factories.decisions import COMPANY, objected


def _tab(client, office, role, case):
    client.force_login(office.people[role])
    return client.get(reverse("desk:detail", args=["foi", case.pk]), {"tab": "letters"}).content.decode()


@pytest.fixture
def proposed(office):
    case = handled(office)
    actions.propose(case, "published", {"access_route": "示范市人民政府网站“教育”栏目"}, actor=office.handler)
    return case


@pytest.mark.parametrize(
    ("role", "pass_on"), [(Role.REVIEWER, 0), (Role.SECRECY_REVIEWER, 1), (Role.SIGNATORY, 2)]
)
def test_everybody_who_passes_the_answer_on_reads_it_first(role, pass_on, office, proposed, client):
    steps = [(actions.approve, office.reviewer), (actions.clear, office.secrecy)]
    for act, actor in steps[:pass_on]:
        act(proposed, actor=actor)
    shown = _tab(client, office, role, proposed)
    assert "待签发" in shown
    assert "现将获取该信息的方式、途径告知如下：示范市人民政府网站“教育”栏目" in shown
    assert "申请行政复议" in shown


def test_the_name_stands_behind_its_mask_and_the_number_is_not_given_yet(office, proposed, client):
    shown = _tab(client, office, Role.REVIEWER, proposed)
    assert "申小明" not in shown
    assert "申**" in shown
    assert Letter.objects.filter(case=proposed).count() == 1
    assert "不是文号" not in shown


def test_a_draft_that_cannot_go_out_any_more_says_why(office, proposed, client):
    office.unit.parent = None
    office.unit.save()
    assert "缺少复议机关" in _tab(client, office, Role.SIGNATORY, proposed)
    proposed.refresh_from_db()
    actions.approve(proposed, actor=office.reviewer)
    actions.clear(proposed, actor=office.secrecy)
    with pytest.raises(RefusedError, match="缺少复议机关"):
        actions.sign(proposed, actor=office.signatory)


def test_an_issued_letter_can_be_read(office, client):
    case = signed(office, handled(office))
    shown = _tab(client, office, Role.HANDLER, case)
    assert shown.count("已主动公开答复书") >= 2
    assert "制作中" in shown


def test_why_a_file_is_missing_is_shown_with_a_way_on(office, client):
    case = handled(office)
    case.letters.update(trouble="PDF 不能排版：本机没有中文字体")
    shown = _tab(client, office, Role.HANDLER, case)
    assert "本机没有中文字体" in shown
    address = reverse("desk:act", args=["foi", case.pk, "make_again"])
    page = client.get(address)
    assert page.status_code == 200
    sent = client.post(address, {"idempotency_key": str(uuid.uuid4()), "version": case.updated_at.isoformat()})
    assert sent.status_code == 302
    assert AuditEntry.objects.filter(event="case.letter_again").count() == 1


def test_the_form_of_service_names_addressee_and_letter_and_the_look_is_recorded(office, client):
    case = handled(office)
    letter = case.letters.get()
    client.force_login(office.people[Role.HANDLER])
    response = client.post(reverse("cases:service-record", args=[case.pk, letter.pk]))
    cells = [cell.text for table in Document(io.BytesIO(response.content)).tables for cell in table._cells]
    assert {"申小明", "示范市幸福路1号"} <= set(cells)
    assert any(letter.number in cell for cell in cells)
    assert AuditEntry.objects.get(event="case.looked").data["why"] == "打印送达回证"
    client.force_login(office.people[Role.SECRECY_REVIEWER])
    assert client.post(reverse("cases:service-record", args=[case.pk, letter.pk])).status_code == 403


def test_a_letter_of_another_case_has_no_form_here(office, client):
    case, other = handled(office), handled(office)
    client.force_login(office.people[Role.HANDLER])
    address = reverse("cases:service-record", args=[case.pk, other.letters.get().pk])
    assert client.post(address).status_code == 404


def test_the_form_for_a_third_party_names_the_third_party(office, client):
    case = handled(office)
    objected(office, case)
    letter = case.letters.get(kind="consultation")
    client.force_login(office.people[Role.HANDLER])
    content = client.post(reverse("cases:service-record", args=[case.pk, letter.pk])).content
    text = "".join(cell.text for table in Document(io.BytesIO(content)).tables for cell in table._cells)
    assert COMPANY.name in text
    assert "申小明" not in text


def test_the_form_of_a_decision_asks_for_what_law_and_letter_need(office, client):
    case = handled(office)
    client.force_login(office.people[Role.HANDLER])
    address = reverse("desk:act", args=["foi", case.pk, "propose"])
    page = client.get(address).content.decode()
    assert 'name="special_route"' in page
    assert 'name="search_scope"' not in page
    assert 'name="disclose_on"' not in page
    data = {"decision": "special_access", "special_law": "《示范法》", "idempotency_key": str(uuid.uuid4())}
    refused = client.post(address, data)
    assert refused.status_code == 400
    assert "请写明查询办法" in refused.content.decode()
    objected(office, case)
    assert 'name="disclose_on"' in client.get(address).content.decode()


def test_an_officer_enters_what_the_letters_say_of_the_unit(office, client):
    client.force_login(office.people[Role.HANDLER])
    address = reverse("desk:create", args=["letter-particulars"])
    assert "写“有管辖权的人民法院”" in client.get(address).content.decode()
    data = {
        "unit": office.unit.pk,
        "code": "示教公开复",
        "court": "示范区人民法院",
        "idempotency_key": str(uuid.uuid4()),
    }
    assert client.post(address, data).status_code == 302
    assert UnitParticulars.objects.get().code == "示教公开复"
    case = signed(office, handled(office))
    letter = case.letters.last().composed
    assert letter.number.startswith("示教公开复〔")
    assert "示范区人民法院" in letter.remedy


def test_only_people_of_the_unit_enter_them_and_a_code_makes_a_number(town, office):
    stranger = build_office(town["civil"])
    with pytest.raises(RefusedError, match="承办人"):
        set_particulars(office.unit, actor=stranger.handler, code="示")
    with pytest.raises(InvalidInputError, match="机关代字"):
        set_particulars(office.unit, actor=office.handler, code="示教〔1〕")
    with pytest.raises(InvalidInputError, match="60"):
        set_particulars(office.unit, actor=office.handler, phone="1" * 61)
    set_particulars(office.unit, actor=office.handler, phone="1")
    assert AuditEntry.objects.get(event="particulars.changed").data == {"phone": ["", "1"]}


def test_another_unit_does_not_see_them(town, office, client):
    row = set_particulars(office.unit, actor=office.handler, phone="1")
    client.force_login(build_office(town["civil"]).people[Role.HANDLER])
    assert client.get(reverse("desk:detail", args=["letter-particulars", row.pk])).status_code == 404


@pytest.mark.parametrize(
    ("code", "body"),
    [
        ("education", "示范市人民政府"),
        ("east", "示范市人民政府"),
        ("east-education", "东湖区人民政府"),
        ("stone", "东湖区人民政府"),
        ("zone", "示范市人民政府"),
        ("city", ""),
    ],
)
def test_who_decides_on_review_follows_from_the_tree(town, code, body):
    unit = town.city if code == "city" else town[code]
    assert review_body(unit, today()) == body


def test_letters_that_went_out_stay_as_they_were(office):
    letter = handled(office).letters.get()
    before = letter.content
    set_particulars(office.unit, actor=office.handler, code="示教新", phone="9")
    assert Letter.objects.get(pk=letter.pk).content == before
    assert handled(office).letters.get().serial == letter.serial + 1


def test_a_day_that_is_known_stands_in_the_form_as_browsers_read_it(office, client):
    case = signed(office, handled(office))
    client.force_login(office.people[Role.HANDLER])
    page = client.get(reverse("desk:act", args=["foi", case.pk, "serve"])).content.decode()
    assert f'value="{today().isoformat()}"' in page
