"""Applying: guided first, nothing lost, one case for one key."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gongkai.cases.enums import Channel, PartyRole, Purpose
from gongkai.cases.foi.enums import FoiState
from gongkai.cases.foi.models import FoiCase
from gongkai.cases.models import CaseDocument
from gongkai.portal.foi import drafting, guidance
from gongkai.portal.foi.models import Draft, DraftFile, Turn
from tests.portal.foi.support import apply, errors, filled, proof, review

if TYPE_CHECKING:
    from pathlib import Path

    from tests.factories.cases import Office


def test_an_application_becomes_a_case_with_everything_that_was_given(citizen: Client, office: Office) -> None:
    case = apply(
        citizen, features="见过新闻", attachments=proof("线索.pdf"), way="邮寄", address="示范市幸福路1号"
    )
    assert (case.unit, case.channel, case.state) == (office.unit, Channel.INTERNET, FoiState.UNCONFIRMED)
    assert case.parties.get(role=PartyRole.APPLICANT).identity()["id_number"] == "11010519491231002X"
    assert {note.name: note.text for note in case.notes.all()} == {
        "request": "本市2025年度小学学位供给的统计数据",
        "features": "见过新闻",
        "delivery": "电子文件；邮寄",
    }
    kinds = dict(case.documents.values_list("purpose", "name"))
    assert kinds == {Purpose.IDENTITY: "身份证.png", Purpose.APPLICATION: "线索.pdf"}
    assert not Draft.objects.exists()
    assert not DraftFile.objects.exists()


def test_number_and_code_are_shown_until_the_page_is_closed(citizen: Client, office: Office) -> None:
    case = apply(citizen)
    page = citizen.get(reverse("portal:foi-done"))
    text = page.content.decode()
    assert case.number in text
    assert "-".join(case.code[at : at + 4] for at in range(0, 16, 4)) in text
    assert case.code not in citizen.get(reverse("portal:foi-qr")).content.decode()
    citizen.post(reverse("portal:foi-done"))
    assert citizen.get(reverse("portal:foi-done")).url == reverse("portal:foi-track")


def test_the_code_is_not_shown_to_another_browser_nor_after_half_an_hour(citizen: Client, office: Office) -> None:
    apply(citizen)
    assert Client().get(reverse("portal:foi-done")).status_code == 302
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=31), tick=False):
        assert citizen.get(reverse("portal:foi-done")).status_code == 302


def test_pressed_twice_it_is_one_application(citizen: Client, office: Office) -> None:
    _, key = review(citizen)
    for _ in range(3):
        response = citizen.post(reverse("portal:foi-submit"), {"key": key})
        assert response.url == reverse("portal:foi-done")
    assert FoiCase.objects.count() == 1


def test_a_late_repetition_shows_no_code(citizen: Client, office: Office) -> None:
    _, key = review(citizen)
    citizen.post(reverse("portal:foi-submit"), {"key": key})
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=31), tick=False):
        response = Client().post(reverse("portal:foi-submit"), {"key": key})
    assert response.status_code == 409
    assert FoiCase.objects.get().code not in response.content.decode()
    assert FoiCase.objects.count() == 1


def test_going_back_after_it_went_out_begins_another(citizen: Client, office: Office) -> None:
    _, key = review(citizen)
    citizen.post(reverse("portal:foi-submit"), {"key": key})
    response, _ = review(citizen, key=key, request="另一项信息")
    new = response.context["key"]
    assert str(new) != key
    citizen.post(reverse("portal:foi-submit"), {"key": str(new)})
    assert FoiCase.objects.count() == 2


@pytest.mark.parametrize("key", ["", "x", "c1e9917c-5002-471d-b14a-49187473c4d9"])
def test_nothing_goes_out_without_a_draft(key: str, citizen: Client, office: Office) -> None:
    response = citizen.post(reverse("portal:foi-submit"), {"key": key})
    assert response.status_code == 409
    assert not FoiCase.objects.exists()


WRONG = [
    ({"request": ""}, "请写明您需要的信息"),
    ({"unit": "nowhere"}, "不在列表中"),
    ({"name": " "}, "请填写姓名或者单位名称"),
    ({"id_number": "110105194912310021"}, "身份证号码有误"),
    ({"id_kind": "credit_code", "id_number": "11370812004339255B"}, "个人申请请选个人的证件"),
    ({"klass": "business", "id_kind": "credit_code", "id_number": "11370812004339255B"}, "请填写联系人"),
    ({"phone": ""}, "至少填写一种联系方式"),
    ({"phone": "123"}, "电话号码太短"),
    ({"way": "邮寄"}, "请填写通信地址"),
    ({"way": "电子邮箱"}, "请填写电子邮箱"),
    ({"email": "somebody"}, "name@example.com"),
    ({"identity": None}, "请上传身份证明"),
    ({"identity": [proof(f"{n}.png") for n in range(4)]}, "最多 3 个"),
    ({"identity": proof("证件.exe")}, "是 exe 格式"),
    ({"identity": proof("证件")}, "没有后缀名"),
    ({"identity": proof("大.png", b"0" * (10 * 2**20 + 1))}, "应不超过 10 MB"),
    ({"identity": proof("空.png", b"")}, "是空的"),
]


@pytest.mark.parametrize(("changes", "said"), WRONG, ids=[said for _, said in WRONG])
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    changes: dict[str, Any], said: str, citizen: Client, office: Office
) -> None:
    response, _ = review(citizen, features="很久以前的线索", **changes)
    assert response.status_code == 422
    assert any(said in each for each in errors(response)), errors(response)
    assert "很久以前的线索" in response.content.decode()


def test_an_uploaded_file_survives_an_error_elsewhere(citizen: Client, office: Office) -> None:
    response, key = review(citizen, request="")
    assert "已上传的身份证明：身份证.png" in response.content.decode()
    response, _ = review(citizen, key=key, identity=None)
    assert response.status_code == 200
    citizen.post(reverse("portal:foi-submit"), {"key": key})
    assert CaseDocument.objects.filter(purpose=Purpose.IDENTITY).count() == 1


def test_an_uploaded_file_can_be_taken_out(citizen: Client, office: Office) -> None:
    _, key = review(citizen, request="")
    response, _ = review(citizen, key=key, identity=None, drop=str(DraftFile.objects.get().uid))
    assert response.status_code == 422
    assert not DraftFile.objects.exists()


def test_going_back_from_the_review_finds_everything(citizen: Client, office: Office) -> None:
    _, key = review(citizen, features="很久以前的线索")
    page = citizen.post(reverse("portal:foi-form"), {"key": key, "act": "edit"}).content.decode()
    for words in ("很久以前的线索", "申小明", "11010519491231002X", "身份证.png"):
        assert words in page


def test_without_a_proof_one_may_promise_it(citizen: Client, office: Office) -> None:
    assert apply(citizen, identity=None, later="on").documents.count() == 0


def test_an_organization_applies(citizen: Client, office: Office) -> None:
    who = {"klass": "business", "name": "示范市某某有限公司", "contact": "联系人甲"}
    case = apply(citizen, id_kind="credit_code", id_number="11370812004339255B", **who)
    assert case.applicant_class == "business"
    assert case.parties.get().masked == "示范***公司"


def test_drafts_are_sealed_and_gone_after_two_hours(citizen: Client, office: Office, tmp_path: Path) -> None:
    review(citizen)
    assert "申小明".encode() not in bytes(Draft.objects.get().sealed)
    stored = DraftFile.objects.get().stored
    assert PNG_HEAD not in (tmp_path / "files" / stored).read_bytes()
    with time_machine.travel(timezone.now() + dt.timedelta(hours=2, minutes=1), tick=False):
        assert citizen.post(reverse("portal:foi-submit"), {"key": str(Draft.objects.get().pk)}).status_code == 409
        drafting.clear()
    assert not Draft.objects.exists()


PNG_HEAD = b"\x89PNG"


@pytest.mark.django_db(transaction=True)
def test_the_file_of_a_forgotten_draft_leaves_the_store(citizen: Client, office: Office) -> None:
    review(citizen)
    stored = DraftFile.objects.get().stored
    with time_machine.travel(timezone.now() + dt.timedelta(hours=2, minutes=1), tick=False):
        drafting.clear()
    assert not default_storage.exists(stored)


def test_only_units_with_somebody_who_handles_take_applications(citizen: Client, office: Office) -> None:
    page = citizen.get(reverse("portal:foi-form")).content.decode()
    assert "示范市教育局</option>" in page
    assert "示范市财政局</option>" not in page


def test_the_form_comes_with_what_was_sought(citizen: Client, office: Office) -> None:
    asked = {"q": "学位统计", "unit": "education"}
    response = citizen.post(reverse("portal:foi-apply"), asked)
    page = citizen.get(response.url).content.decode()
    assert "学位统计</textarea>" in page
    assert '<option value="education" selected' in page


def test_how_many_found_it_went_on_and_applied_is_counted_without_persons(citizen: Client, office: Office) -> None:
    citizen.post(reverse("portal:foi-apply"), {"q": "学位统计"})
    apply(citizen)
    counted = guidance.totals(timezone.localdate(), timezone.localdate())
    assert {turn: count for turn, count in counted.items() if count} == {Turn.WENT_ON: 1, Turn.APPLIED: 1}


@pytest.mark.parametrize("name", ["foi-apply", "foi-form", "foi-done", "foi-track"])
def test_nothing_on_the_way_may_keep_these_pages(name: str, citizen: Client, office: Office) -> None:
    response = citizen.get(reverse(f"portal:{name}"))
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]


def test_a_form_from_elsewhere_is_refused(office: Office) -> None:
    assert Client(enforce_csrf_checks=True).post(reverse("portal:foi-form"), filled()).status_code == 403
