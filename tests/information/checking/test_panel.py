"""The panel and the guards tell one story: what is marked as blocking is what the release refuses, and no more."""

from __future__ import annotations

import pytest

from gongkai.core.errors import RefusedError
from gongkai.information import actions
from gongkai.information.desk.checks import checks
from gongkai.information.enums import InformationEvent as Event
from gongkai.information.enums import InformationState as State
from gongkai.information.flow import FLOW
from gongkai.information.models import Attachment, Information, ReleasePackage
from tests.information.people import bureau

pytestmark = pytest.mark.django_db
SOUND = "<h2>第一章</h2><p>为了加装电梯，制定本办法。</p>"


@pytest.fixture
def office():
    return bureau()


def refused(row, office, event=Event.PUBLISH):
    Information.objects.filter(pk=row.pk).update(state=State.REVIEWED)
    row.refresh_from_db()
    try:
        FLOW.require(event, row, office.publisher, reason="防汛")
    except RefusedError:
        return True
    return False


def blocking(row):
    return {check.label for check in checks(row) if check.blocks}


def with_attachment(row):
    Attachment.objects.create(information=row, name="名单.xlsx")


def without_waiver(row):
    ReleasePackage.objects.filter(document=row).delete()


@pytest.mark.parametrize(
    ("values", "more", "labels"),
    [
        ({}, None, set()),
        ({"title": "加装电梯\n办法"}, None, {"标题"}),
        ({"document_number": ""}, None, {"必填项"}),
        ({"body_html": "<p>手机13800138000</p>"}, None, {"个人信息"}),
        ({"body_html": '<p><a href="/no-such-page">申报</a></p>'}, None, {"链接"}),
        ({"body_html": "<table><tr><td>甲</td></tr></table><p>帐号登陆</p>"}, None, set()),
        ({}, with_attachment, {"附件"}),
        ({}, without_waiver, {"三同步"}),
    ],
)
def test_the_release_is_refused_exactly_when_the_panel_says_so(office, values, more, labels):
    row = office.draft(**{"body_html": SOUND, **values})
    if more:
        more(row)
    assert blocking(row) == labels
    assert refused(row, office) is bool(labels)
    # 三同步 is owed after an emergency release; nothing else is spared.
    assert refused(row, office, Event.EMERGENCY_PUBLISH) is bool(labels - {"三同步"})


def test_what_blocks_stands_first_then_advice_then_what_is_in_order(office):
    row = office.draft(body_html='<p><a href="/no-such-page">申报</a></p><table><tr><td>甲</td></tr></table>')
    ranks = [0 if check.blocks else 1 if check.problems else 2 for check in checks(row)]
    assert ranks == sorted(ranks)
    assert set(ranks) == {0, 1, 2}


def test_each_problem_leads_to_where_it_is_put_right(office):
    row = office.draft(body_html='<p><a href="/no-such-page">申报</a></p>', document_number="", title="办法。")
    without_waiver(row)
    with_attachment(row)
    links = {problem.link for check in checks(row) for problem in check.problems}
    base = f"/desk/information/{row.pk}/"
    assert {
        f"{base}edit/?at=a:1#id_body_html",
        f"{base}edit/#id_title",
        f"{base}edit/#id_document_number",
    } <= links
    assert {f"{base}?tab=files", f"{base}?tab=package"} <= links


def test_in_review_nothing_leads_into_a_form_that_is_closed(office):
    row = office.draft(body_html='<p><a href="/no-such-page">申报</a></p>')
    actions.submit(row, actor=office.drafter)
    row.refresh_from_db()
    assert not any("/edit/" in getattr(problem, "link", "") for check in checks(row) for problem in check.problems)
