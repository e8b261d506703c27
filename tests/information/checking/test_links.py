"""Links: to what is not there or not public blocks, to what is doubtful is told, and no draft's title leaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.core.actors import system
from gongkai.core.errors import RefusedError
from gongkai.information import actions
from gongkai.information.checking import newly_refused, refusal
from gongkai.information.checking.links.addresses import Place, inside, told_apart
from gongkai.information.checking.links.check import links
from gongkai.information.checking.model import Subject
from gongkai.information.enums import UnpublishingReason
from gongkai.publishing.standing import redirect
from tests.factories.information import InformationFactory
from tests.information.people import bureau

SITE = "https://www.city.example"


@pytest.fixture(autouse=True)
def address(settings):
    settings.GONGKAI_ADDRESS = SITE


@pytest.fixture
def office(db):
    return bureau()


def found(row, href, words="加装电梯办法"):
    html = f'<p id="here"><a href="{href}">{words}</a></p>'
    return [(hit.says, hit.blocks) for hit in links(Subject(row, row.title, html))]


def test_a_link_to_what_is_public_is_sound(office):
    row, other = office.draft(document_number="示建规〔2024〕4号"), office.published()
    for href in (
        other.get_absolute_url(),
        f"{SITE}{other.get_absolute_url()}",
        f"../{other.pk}/",
        "/policies/",
        "#here",
        "#",
    ):
        assert found(row, href) == [], href


def test_drafts_and_absent_pages_are_told_alike_so_that_no_title_leaks(office):
    row, secret = office.draft(), InformationFactory(title="尚未公开的事项")
    told = found(row, secret.get_absolute_url())
    assert told == found(row, "/information/999999/")
    assert told[0][1] is True
    assert "尚未公开的事项" not in told[0][0]


@pytest.mark.parametrize("href", ["/no-such-page", "/kinds", "/desk/information/", "/information/x/"])
def test_addresses_without_a_page_for_the_public_block(office, href):
    assert [blocks for _, blocks in found(office.draft(), href)] == [True]


def test_an_old_address_that_leads_on_is_no_dead_link(office):
    redirect("/art/2020/1/1/art_1.html", "/policies/", actor=system("迁移"))
    assert found(office.draft(), "/art/2020/1/1/art_1.html") == []


def test_removed_pages_are_told_with_what_stands_instead(office):
    row, gone, moved, kept = (office.draft(document_number=f"示建规〔2025〕{n}号") for n in range(1, 5))
    target = office.published()
    removals = [
        (gone, {"kind": UnpublishingReason.IN_ERROR}),
        (moved, {"kind": UnpublishingReason.MERGED, "target": target}),
        (kept, {"kind": UnpublishingReason.ARCHIVED, "place": "示范市档案馆"}),
    ]
    for other, facts in removals:
        other.removals.create(**facts)
        type(other).objects.filter(pk=other.pk).update(state="removed")
    told = [found(row, other.get_absolute_url())[0] for other, _ in removals]
    assert [blocks for _, blocks in told] == [True, False, False]
    assert f"请改为《{target.title}》的地址" in told[1][0]


def test_anchors_that_are_missing_are_told(office):
    row, other = office.draft(document_number="示建规〔2024〕4号"), office.published()
    for href in ("#s9", f"{other.get_absolute_url()}#s9"):
        (told,) = found(row, href)
        assert "s9" in told[0]
        assert told[1] is False
    assert found(row, f"{other.get_absolute_url()}#s1") == []


def test_an_attachment_that_is_gone_blocks(office):
    row, other = office.draft(document_number="示建规〔2024〕4号"), office.published()
    file = actions.add_attachment(other, actor=office.publisher, name="申报表.txt", content=b"1")
    assert found(row, f"{other.get_absolute_url()}attachments/{file.pk}") == []
    assert found(row, f"{other.get_absolute_url()}attachments/{file.pk + 9}")[0][1] is True


@pytest.mark.parametrize(
    "href",
    [
        "file:///C:/Users/a.docx",
        "C:\\Users\\a.docx",
        "http://192.168.1.8/a.html",
        "http://oa.city.local/a",
        "http://oaserver/a",
        "http://[fd00::1]/",
        "https://:99999999/",
        "http://",
        "ftp://www.city.example/a",
    ],
)
def test_what_readers_cannot_open_blocks(office, href):
    assert [blocks for _, blocks in found(office.draft(), href)] == [True]


def test_words_that_say_nothing_are_told(office):
    row, other = office.draft(document_number="示建规〔2024〕4号"), office.published()
    assert "没有说明去向" in found(row, other.get_absolute_url(), "点击这里")[0][0]


def test_the_members_of_a_package_may_link_to_each_other(office):
    document = office.draft()
    reading = InformationFactory(owner=document.owner, kind="interpretation")
    assert found(document, reading.get_absolute_url())[0][1] is True
    actions.add_material(document, actor=office.drafter, material=reading)
    assert found(document, reading.get_absolute_url()) == []
    assert found(reading, document.get_absolute_url()) == []


def test_a_dead_link_is_not_published_in_an_emergency_neither(office):
    row = office.draft(body_html='<p><a href="/no-such-page">申报入口</a></p>')
    assert "申报入口" in refusal(row)
    actions.pass_review(actions.submit(row, actor=office.drafter), actor=office.reviewer)
    with pytest.raises(RefusedError, match="申报入口"):
        actions.publish(row, actor=office.publisher)
    with pytest.raises(RefusedError, match="申报入口"):
        actions.emergency_publish(row, actor=office.publisher, reason="防汛")


def test_a_revision_is_held_up_by_what_it_brings_and_not_by_what_stood_before(office):
    row = office.published()
    broken = '<p><a href="/no-such-page">申报入口</a></p>'
    revision = actions.edit(row, actor=office.drafter, body_html=broken)
    assert "申报入口" in newly_refused(row, revision.content)
    with pytest.raises(RefusedError, match="申报入口"):
        actions.approve_revision(revision, actor=office.publisher)
    type(row).objects.filter(pk=row.pk).update(body_html=broken)
    row.refresh_from_db()
    assert newly_refused(row, {**revision.content, "title": "示范市加装电梯办法（修订）"}) == ""


def test_many_links_ask_the_database_once(office, django_assert_max_num_queries):
    row = office.draft()
    html = "".join(f'<p><a href="/information/{1000 + n}/">甲{n}</a></p>' for n in range(50))
    with django_assert_max_num_queries(5):
        assert len(list(links(Subject(row, row.title, html)))) == 50


@given(st.text("ahtps:/.#?[]@%\\1中 ", max_size=30))
def test_every_address_is_told_apart(href):
    assert told_apart(1, "甲", href, f"{SITE}/information/1/").place in Place


@pytest.mark.parametrize("host", ["10.0.0.1", "localhost", "oa", "a.lan", "169.254.1.1", "::1", "100.64.0.1"])
def test_hosts_of_the_office_s_own_network_are_known(host):
    assert inside(host)
    assert not inside("www.gov.cn")
