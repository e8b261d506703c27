"""What the address of a removed piece answers: never a silent 404."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from gongkai.core.roles import Role
from gongkai.information import actions
from gongkai.information.enums import InformationState, UnpublishingReason
from gongkai.information.models import Attachment, Information
from gongkai.publishing.rendering import render
from tests.factories.orgs import actor_with
from tests.portal.support import words

PARTS = ("document", "document-download", "qr")


@pytest.fixture
def publisher(library):
    return actor_with(library.office, Role.PUBLISHER)


@pytest.fixture
def take_off(library, publisher):
    def remove(kind, **said):
        return actions.remove(library.old, actor=publisher, reason="内部理由不外传", kind=kind, **said)

    return remove


def get(client, row, part="document"):
    return client.get(reverse(f"portal:{part}", args=[row.pk]))


@pytest.mark.parametrize("part", PARTS)
def test_what_was_published_in_error_is_gone_in_all_its_parts(client, library, take_off, part):
    take_off("in_error", explanation="数据有误，更正后重新发布")
    response = get(client, library.old, part)
    assert response.status_code == 410
    page = words(response)
    assert "数据有误" in page
    assert library.old.title not in page
    assert "内部理由" not in page
    assert render(f"/information/{library.old.pk}/").body is None  # no file takes the answer's place


@pytest.mark.parametrize("kind", ["merged", "in_error"])
@pytest.mark.parametrize("part", PARTS)
def test_what_went_elsewhere_leads_there_for_good(client, library, take_off, kind, part):
    take_off(kind, target=library.new)
    response = get(client, library.old, part)
    assert response.status_code == 301
    assert response["Location"] == library.new.get_absolute_url()


def test_a_redirect_leads_over_a_second_removal_to_the_end(client, library, take_off, publisher):
    take_off("merged", target=library.new)
    actions.remove(library.new, actor=publisher, reason="并入", kind="merged", target=library.foreign)
    assert get(client, library.old)["Location"] == library.foreign.get_absolute_url()


def test_what_is_withdrawn_stays_under_its_notice_and_off_the_lists(client, library, take_off):
    Attachment.objects.create(
        information=library.old,
        name="附件.pdf",
        file=ContentFile(b"%PDF", name="a.pdf"),
        media_type="application/pdf",
    )
    take_off("withdrawn", explanation="政策已经调整")
    response = get(client, library.old)
    page = words(response)
    assert response.status_code == 200
    assert "停止适用" in page
    assert "政策已经调整" in page
    assert "每台补助八万元" in page
    assert get(client, library.old, "document-download").status_code == 200
    file = library.old.attachments.get()
    download = client.get(reverse("portal:attachment", args=[library.old.pk, file.pk]))
    assert b"".join(download.streaming_content) == b"%PDF"
    assert library.old.get_absolute_url() not in client.get("/policies/").content.decode()
    assert "停止适用" in (render(library.old.get_absolute_url()).body or b"").decode()


def test_what_is_archived_says_where_it_can_be_had(client, library, take_off):
    take_off("archived", place="示范市档案馆，全宗号12", url="https://archive.example/12")
    response = get(client, library.old)
    page = words(response)
    assert response.status_code == 200
    assert "示范市档案馆，全宗号12" in page
    assert "https://archive.example/12" in page
    assert library.old.title in page
    assert "每台补助八万元" not in page


def test_a_removal_from_before_the_types_is_gone_too(client, library):
    Information.objects.filter(pk=library.old.pk).update(state=InformationState.REMOVED)
    assert get(client, library.old).status_code == 410


def test_what_is_being_rewritten_after_its_removal_is_gone_until_it_is_back(client, library, take_off, publisher):
    row = take_off("withdrawn", explanation="政策已经调整")
    actions.restore(row, actor=publisher, reason="改写")
    response = get(client, library.old)
    assert response.status_code == 410
    assert library.old.title not in words(response)


@pytest.mark.parametrize("kind", list(UnpublishingReason))
def test_what_is_not_for_everybody_stays_unknown_after_its_removal(client, library, take_off, kind):
    target = library.new if kind == UnpublishingReason.MERGED else None
    take_off(kind, explanation="说明", place="档案馆", target=target)
    Information.objects.filter(pk=library.old.pk).update(disclosure="withheld")
    assert get(client, library.old).status_code == 404
