"""Attachments are reached through their information alone, and come as what they are."""

from __future__ import annotations

import hashlib

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from gongkai.information.models import Attachment
from tests.portal.support import words

CONTENT = b"%PDF-1.4 example"


@pytest.fixture
def stored(library, settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path)},
        },
    }
    return Attachment.objects.create(
        information=library.new,
        name="补助标准 “甲”.pdf",
        file=ContentFile(CONTENT, name="a.pdf"),
        media_type="application/pdf",
        size=len(CONTENT),
        sha256=hashlib.sha256(CONTENT).hexdigest(),
    )


def address(attachment):
    return reverse("portal:attachment", args=[attachment.information_id, attachment.pk])


def test_the_file_comes_whole_with_type_name_and_tag(client, stored):
    response = client.get(address(stored))
    assert b"".join(response.streaming_content) == CONTENT
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Length"] == str(len(CONTENT))
    assert response["Content-Disposition"].startswith("inline; filename*=utf-8''%E8%A1%A5")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["ETag"] == f'"{stored.sha256}"'


@pytest.mark.parametrize("media_type", ["text/html", "image/svg+xml", "application/zip", "", "text/xml"])
def test_what_could_run_as_a_page_is_saved_never_shown(client, stored, media_type):
    Attachment.objects.filter(pk=stored.pk).update(media_type=media_type)
    response = client.get(address(stored))
    response.close()
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Type"] == (media_type or "application/octet-stream")


def test_a_reader_who_has_it_gets_304(client, stored):
    response = client.get(address(stored), headers={"If-None-Match": f'"{stored.sha256}"'})
    assert response.status_code == 304
    assert response["ETag"] == f'"{stored.sha256}"'
    changed = client.get(address(stored), headers={"If-None-Match": '"other"'})
    changed.close()
    assert changed.status_code == 200


def test_head_answers_without_the_file(client, stored):
    response = client.head(address(stored))
    assert response.status_code == 200
    assert response["Content-Length"] == str(len(CONTENT))
    response.close()


def test_an_attachment_of_another_information_is_not_found(client, stored, library):
    assert client.get(reverse("portal:attachment", args=[library.old.pk, stored.pk])).status_code == 404


def test_a_file_that_is_gone_from_the_store_is_not_found(client, stored):
    stored.file.storage.delete(stored.file.name)
    assert client.get(address(stored)).status_code == 404


def test_the_page_lists_format_and_size(client, stored, library):
    page = words(client.get(library.new.get_absolute_url()))
    assert f'href="{address(stored)}"' in page
    assert "PDF，16\xa0字节" in page or "PDF，16 字节" in page


def test_an_address_elsewhere_is_linked_as_such_and_a_bare_name_stays_a_name(client, library):
    Attachment.objects.create(information=library.new, name="外部表格.xlsx", url="https://files.example/t.xlsx")
    Attachment.objects.create(information=library.new, name="仅有名称")
    page = words(client.get(library.new.get_absolute_url()))
    assert 'href="https://files.example/t.xlsx"' in page
    assert "Excel，存放在原发布网站" in page
    assert "文件未收录" in page
    outside = Attachment.objects.get(name="外部表格.xlsx")
    assert client.get(address(outside)).status_code == 404
