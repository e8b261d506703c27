"""What is not public shows nowhere on the portal, whoever is signed in."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from gongkai.core.roles import Role
from gongkai.information.enums import InformationState
from gongkai.information.models import Attachment
from gongkai.search.rebuild import fill
from tests.factories.orgs import person_with
from tests.factories.tasks import TaskFactory

EVERYWHERE = [
    "/",
    "/search",
    "/search?q=装梯秘密补充规定",
    "/search?q=示政办发〔2024〕99号",
    "/search/suggest?q=关于装梯秘密",
    "/policies/",
    "/policies/?validity=&sort=newest",
    "/interpretations/",
    "/issuers/",
    "/issuers/office/",
    "/themes/",
    "/years/",
    "/kinds/",
    "/kinds/normative/",
    "/disclosure/",
    "/disclosure/rules/",
    "/site-map/",
    "/ledgers/",
    "/sitemap.xml",
    "/sitemap-1.xml",
    "/feed.atom",
    "/kinds/normative/feed.atom",
]


@pytest.fixture(params=["public", "owner"])
def reader(request, client, hidden, library):
    """The public, and a person of the owning department with every role: the portal shows both the same."""
    if request.param == "owner":
        client.force_login(person_with(library.office, *Role))
    return client


def test_hidden_rows_are_in_no_list_search_map_or_feed(reader, hidden, engine):
    fill()
    TaskFactory(document=hidden, owner=hidden.owner, text="秘密任务")
    for address in EVERYWHERE:
        page = reader.get(address).content.decode()
        assert "装梯秘密补充规定的通知" not in page, address
        assert f"/information/{hidden.pk}/" not in page, address
        assert "秘密任务" not in page, address


def test_hidden_rows_answer_404_in_all_their_parts_and_gone_ones_410(reader, hidden):
    gone = 410 if hidden.state == InformationState.REMOVED else 404
    file = Attachment.objects.create(information=hidden, name="a.pdf", file=ContentFile(b"x", name="a.pdf"))
    attached = reverse("portal:attachment", args=[hidden.pk, file.pk])
    parts = [reverse(f"portal:{name}", args=[hidden.pk]) for name in ("document", "document-download", "qr")]
    for address in (*parts, attached):
        response = reader.get(address)
        assert response.status_code == gone
        assert hidden.title not in response.content.decode()
    assert reader.get(reverse("portal:ledger", args=[hidden.pk])).status_code == 404


def test_lists_of_what_only_hidden_rows_have_do_not_exist(reader, hidden):
    assert reader.get("/years/2031/").status_code == 404
    assert "保密工作" not in reader.get("/themes/").content.decode()


def test_the_portal_is_read_and_never_written(client, library):
    for name in ("home", "search", "policies", "about"):
        assert client.post(reverse(f"portal:{name}")).status_code == 405
