"""Sites and columns as files: what there is, what a change renders, and how much at once."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from gongkai.core.outbox import drain
from gongkai.core.roles import Role
from gongkai.information import actions as acts
from gongkai.publishing import batch, full
from gongkai.publishing.verifying import verify
from gongkai.sites import actions
from gongkai.sites.enums import ColumnType
from tests.factories.orgs import person_with

MOST = 12
SITE = "sites/jyj/index.html"
COLUMN = "sites/jyj/columns/tzgg/index.html"


@pytest.fixture
def column(town):
    return town.column(code="tzgg", kinds=["notice"], type=ColumnType.NOTICES)


@pytest.fixture
def live(town, column, settings):
    town.row(title="关于校舍维修的公告")
    drain()
    full.mark_everything()
    assert full.publish_marked(workers=1).failed == []
    return settings.GONGKAI_HOME / "public"


@pytest.fixture
def rendered(monkeypatch):
    paths = []
    real = batch.render
    monkeypatch.setattr(batch, "render", lambda path: paths.append(path) or real(path))
    return paths


def published(town, **values):
    made = acts.create(
        actor=town.drafter,
        owner=town.bureau,
        kind="notice",
        title="关于开学时间的公告",
        body_html="<p>九月一日开学。</p>",
        issuer_id=town.bureau.pk,
        theme="科技、教育\\教育",
        **values,
    )
    acts.submit(made, actor=town.drafter)
    reviewed = acts.pass_review(made, actor=person_with(town.bureau, Role.REVIEWER).actor())
    return acts.publish(reviewed, actor=person_with(town.bureau, Role.PUBLISHER).actor())


def test_all_pages_of_sites_are_files(live):
    for name in (SITE, COLUMN, "sites/index.html", "sites/jyj/feed.atom", "sites/jyj/columns/tzgg/feed.atom"):
        assert (live / name).exists(), name
    for name in ("disclosure", "guide", "site-map"):
        assert (live / f"sites/jyj/{name}/index.html").exists(), name
    assert (live / "sitemap-sites.xml").exists()
    assert not (live / "sites/main").exists()
    assert verify().ok


def test_a_publication_shows_in_column_home_and_feeds_at_once_and_renders_little(live, town, rendered):
    for number in range(4):  # columns of the main site in which it stands as well
        actions.add_column(town.main, actor=town.keeper, name=f"栏目{number}", code=f"c{number}", kinds=["notice"])
    drain()
    with time_machine.travel(dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC), tick=False) as clock:
        clock.shift(120)
        drain()
        rendered.clear()
        information = published(town)
        drain()
        assert len(rendered) <= MOST
        for name in (SITE, COLUMN, "sites/jyj/feed.atom", "sites/jyj/columns/tzgg/feed.atom", "index.html"):
            assert information.title in (live / name).read_text(), name
        clock.shift(60)
        drain()
        for name in ("sites/main/columns/c3/index.html", "years/2026/index.html"):
            assert information.title in (live / name).read_text(), name
    assert verify().ok


def test_a_removal_clears_the_column_at_once(live, town):
    information = published(town)
    drain()
    publisher = person_with(town.bureau, Role.PUBLISHER).actor()
    acts.remove(information, actor=publisher, reason="发布有误", kind="in_error")
    drain()
    for name in (SITE, COLUMN, "sites/jyj/feed.atom", "sites/jyj/columns/tzgg/feed.atom"):
        assert information.title not in (live / name).read_text(), name


def test_a_new_name_is_on_the_home_at_once_and_on_its_documents_soon_and_on_no_others(live, town, rendered):
    other = town.row(owner=town.office, title="关于预算的公告")
    full.mark_everything()
    full.publish_marked(workers=1)
    with time_machine.travel(dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC), tick=False) as clock:
        rendered.clear()
        actions.edit_site(town.site, actor=town.own_keeper, name="示范市教育网")
        drain()
        assert "示范市教育网" in (live / SITE).read_text()
        clock.shift(60)
        drain()
    row = town.bureau.owned_information.first()
    assert "示范市教育网" in (live / f"information/{row.pk}/index.html").read_text()
    assert other.get_absolute_url() not in rendered


def test_a_closed_column_and_a_moved_one_leave_no_file_behind(live, town, column):
    news = town.column(name="新闻", code="xw")
    actions.move_column(column, actor=town.own_keeper, parent=news)
    drain()
    assert not (live / COLUMN).exists()
    assert (live / "sites/jyj/columns/xw/tzgg/index.html").exists()
    actions.close_column(news, actor=town.own_keeper, reason="不再更新")
    drain()
    assert not (live / "sites/jyj/columns/xw/index.html").exists()
    assert verify().ok


def test_a_long_column_turns_over_by_pages_that_stay(live, town, column):
    for number in range(45):
        day = dt.date(2026, 1, 1) + dt.timedelta(days=number)
        town.row(title=f"第{number}号公告", published_on=day)
    full.mark_everything()
    full.publish_marked(workers=1)
    assert "第0号公告" in (live / "sites/jyj/columns/tzgg/pages/1/index.html").read_text()
    assert 'href="/sites/jyj/columns/tzgg/pages/1/"' in (live / COLUMN).read_text()
    assert verify().ok


def test_the_hosts_of_sites_are_written_with_the_output(live, settings):
    assert (settings.GONGKAI_HOME / "hosts.map").read_text() == "jyj.shifan.example /sites/jyj/;\n"
