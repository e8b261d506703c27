"""A new draft out of a Word file: what the file says is filled in, what the person writes goes before."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.information.models import Information
from tests.factories.documents import word

if TYPE_CHECKING:
    from gongkai.orgs.models import Organization
    from tests.core.desk.conftest import Seat

pytestmark = pytest.mark.django_db
TITLE = "示范市住房和城乡建设局关于规范物业收费公示的通知"
PARTS = (
    "示建发〔2026〕8号",
    TITLE,
    "各区住房和城乡建设局：",
    "为规范物业服务收费，现就公示有关事项通知如下。",
    "一、公示内容",
    "物业服务企业应当公示收费项目和标准。",
    [["项目", "标准"], ["高层住宅", "1.80元"]],
    "示范市住房和城乡建设局",
    "2026年3月9日",
)


def new(drafter: Seat, owner: Organization, content: bytes = b"", name: str = "通知.docx", **data: str) -> object:
    given = {"kind": "policy", "title": "", "owner": str(owner.pk), **data}
    if name:
        given["file"] = SimpleUploadedFile(name, content or word(*PARTS))  # type: ignore[assignment]  # a form takes both
    return drafter.post(reverse("desk:create", args=["information"]), **given)


def test_a_word_file_fills_in_the_draft(drafter: Seat, housing: Organization) -> None:
    assert new(drafter, housing).status_code == 302  # type: ignore[attr-defined]  # a response
    made = Information.objects.get()
    assert (made.title, made.document_number) == (TITLE, "示建发〔2026〕8号")
    assert made.written_on == dt.date(2026, 3, 9)
    assert made.issuer == housing
    assert made.recipients == ["各区住房和城乡建设局"]
    assert "物业服务企业应当公示" in made.body_text
    assert "<table" in made.body_html
    assert "高层住宅" in made.body_html


def test_the_title_that_the_person_wrote_goes_before_the_file(drafter: Seat, housing: Organization) -> None:
    new(drafter, housing, title="另一个标题")
    assert Information.objects.get().title == "另一个标题"


def test_without_title_and_file_the_form_asks_for_one(drafter: Seat, housing: Organization) -> None:
    answer = new(drafter, housing, name="")
    assert "请填写标题，或者选择要读取的文件" in answer.content.decode()  # type: ignore[attr-defined]  # a response
    assert not Information.objects.exists()


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"PK\x03\x04broken", "坏.docx", "坏.docx："),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "扫描.docx", "扫描.docx："),
        (b"x", "表.exe", "不能用这种格式的文件"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_makes_nothing(
    drafter: Seat, housing: Organization, content: bytes, name: str, said: str
) -> None:
    answer = new(drafter, housing, content, name)
    assert answer.status_code == 400  # type: ignore[attr-defined]  # a response
    assert said in answer.content.decode()  # type: ignore[attr-defined]  # a response
    assert not Information.objects.exists()
