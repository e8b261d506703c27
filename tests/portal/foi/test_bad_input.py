"""Whatever comes in, nothing breaks: an answer in words, what was typed kept, one case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gongkai.cases.foi.models import FoiCase
from gongkai.portal.foi import traces
from gongkai.portal.foi.uploads import looks_like
from tests.factories.cases import registered
from tests.portal.foi.support import apply, errors, proof, review

if TYPE_CHECKING:
    from tests.factories.cases import Office

EXE = b"MZ\x90\x00\x03\x00\x00\x00" + b"\x00" * 64
KEPT = "很久以前的线索"
TYPED = ("request", "features", "name", "contact", "id_number", "phone", "address", "agent_name")


@pytest.mark.parametrize("field", TYPED)
@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\u202e"], ids=["NUL", "VT", "RLO"])
def test_signs_that_nobody_types_cost_nobody_an_application(
    field: str, sign: str, citizen: Client, office: Office
) -> None:
    text = {"id_number": "11010519491231002X", "phone": "13900001234"}.get(field, "示范")
    case = apply(citizen, **{field: f"{text[:2]}{sign}{text[2:]}"})
    assert sign not in str([note.text for note in case.notes.all()])
    assert sign not in str(case.parties.get().identity())


@pytest.mark.parametrize("name", ["unit", "key", "drop", "shape", "way", "klass", "id_kind"])
@pytest.mark.parametrize("value", ["\x00", "😀", "x" * 100_000, "-1", "%00", "'; DROP TABLE"])
def test_what_no_form_of_ours_sends_is_answered(name: str, value: str, citizen: Client, office: Office) -> None:
    response, _ = review(citizen, features=KEPT, **{name: value})
    assert response.status_code in {200, 422}
    assert KEPT in response.content.decode()


def test_emoji_and_rare_characters_arrive_as_they_are(citizen: Client, office: Office) -> None:
    rare = "𠮷野家门口的路灯💡什么时候修，𰻝𰻝面馆"
    case = apply(citizen, request=rare, name="𠮷小明")
    assert case.notes.get(name="request").text == rare
    assert case.parties.get().identity()["name"] == "𠮷小明"


def test_a_text_that_is_too_long_says_how_long_and_is_kept(citizen: Client, office: Office) -> None:
    response, _ = review(citizen, request="字" * 5001, features=KEPT)
    assert response.status_code == 422
    assert any("5000" in each and "5001" in each for each in errors(response)), errors(response)
    assert "字" * 5001 in response.content.decode()


@pytest.mark.parametrize("count", [6, 50, 90])
def test_too_many_files_are_counted_and_the_rest_is_kept(count: int, citizen: Client, office: Office) -> None:
    files = [proof(f"{number}.png") for number in range(count)]
    response, _ = review(citizen, attachments=files, features=KEPT)
    assert response.status_code == 422
    assert any(f"一次选了 {count} 个文件" in each for each in errors(response))
    assert KEPT in response.content.decode()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("证件.pdf", EXE),
        ("证件.jpg", EXE),
        ("证件.png", b"<script>alert(1)</script>"),
        ("证件.pdf", b"PK\x03\x04"),
    ],
)
def test_a_program_with_another_ending_is_found_out(
    name: str, content: bytes, citizen: Client, office: Office
) -> None:
    response, _ = review(citizen, identity=SimpleUploadedFile(name, content))
    assert response.status_code == 422
    assert any(f"文件“{name}”打不开" in each for each in errors(response)), errors(response)


@pytest.mark.parametrize(
    ("ending", "head", "taken"),
    [
        ("jpg", b"\x89PNG\r\n\x1a\n", True),
        ("pdf", b"\xff\xd8\xff\xe0", True),
        ("pdf", b"\n\n%PDF-1.4", True),
        ("docx", b"PK\x03\x04", True),
        ("doc", b"\xd0\xcf\x11\xe0", True),
        ("wps", b"PK\x03\x04", True),
        ("txt", "申请".encode("gb18030"), True),
        ("txt", "申请".encode("utf-16"), True),
        ("docx", EXE, False),
        ("txt", EXE, False),
        ("ofd", b"MZ", False),
    ],
)
def test_what_a_file_begins_with_has_to_fit_its_ending(ending: str, head: bytes, taken: bool) -> None:  # noqa: FBT001 - the expected answer
    assert looks_like(ending, head) is taken


@pytest.mark.parametrize("number", ["\x00", "依申请〔2026〕1号\x00", "字" * 10_000, "😀", ""])
@pytest.mark.parametrize("code", ["\x00", "A" * 10_000, "😀", "ABCD"])
def test_the_door_answers_whatever_is_typed(number: str, code: str, office: Office, client: Client) -> None:
    response = client.post(reverse("portal:foi-track"), {"number": number, "code": code})
    assert response.status_code == 422
    assert errors(response)


@pytest.mark.parametrize("query", ["\x00", "😀" * 500, "a" * 100_000, "%", "[", '"'])
def test_the_search_before_writing_answers_whatever_is_typed(query: str, office: Office, client: Client) -> None:
    for name in ("foi-apply", "foi-form"):
        assert client.get(reverse(f"portal:{name}"), {"q": query, "unit": query}).status_code == 200
    assert client.post(reverse("portal:foi-apply"), {"q": query, "unit": query}).status_code == 302


def test_a_form_without_anything_says_everything_at_once(citizen: Client, office: Office) -> None:
    response = citizen.post(reverse("portal:foi-form"), {})
    said = " ".join(errors(response))
    for words in ("选择一个机关", "写明您需要的信息", "填写姓名", "证件号码", "身份证明", "至少填写一种联系方式"):
        assert words in said
    assert "This field" not in said


def test_the_errors_stand_in_the_order_of_the_page(citizen: Client, office: Office) -> None:
    response, _ = review(citizen, by_agent="on", unit="", name="", identity=None)
    said = [each.partition("：")[0] for each in errors(response)]
    wanted = ["向哪个机关申请", "姓名或者单位名称", "身份证明", "代理人姓名"]
    assert [each for each in said if each in wanted] == wanted


def test_many_from_one_address_are_slowed_marked_and_every_one_is_taken(
    office: Office, quick: list[float]
) -> None:
    """Through HTTP, each from a browser of its own: slower and slower, up to a bound, and never refused."""
    for number in range(25):
        apply(Client(), request=f"第{number}项信息")
    assert FoiCase.objects.count() == 25
    slowed = [seconds for seconds in quick if seconds >= traces.STEP_SECONDS]
    assert slowed == sorted(slowed)
    assert max(slowed) == traces.LONGEST_SECONDS


def test_guessing_codes_from_many_numbers_is_slowed_by_the_address(
    office: Office, client: Client, quick: list[float]
) -> None:
    registered(office)
    for number in range(20):
        asked: dict[str, Any] = {"number": f"依申请〔2026〕{number}号", "code": "ABCD-EFGH-JKMN-PQRS"}
        assert client.post(reverse("portal:foi-track"), asked).status_code == 422
    assert max(quick) == traces.LONGEST_SECONDS


def test_going_back_to_the_code_after_closing_it_shows_nothing(citizen: Client, office: Office) -> None:
    case = apply(citizen)
    assert "no-store" in citizen.get(reverse("portal:foi-done"))["Cache-Control"]
    citizen.post(reverse("portal:foi-done"))
    again = citizen.get(reverse("portal:foi-done"), follow=True).content.decode()
    assert case.code not in again
