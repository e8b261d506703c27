"""Opening, editing and closing sites."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, transaction

from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.outbox.models import OutboxEntry
from gongkai.core.roles import Role
from gongkai.sites import actions
from gongkai.sites.enums import SiteState
from gongkai.sites.models import Column, Site
from tests.factories.orgs import actor_with

if TYPE_CHECKING:
    from pytest_django.fixtures import SettingsWrapper

    from gongkai.orgs.models import Organization
    from tests.factories.sites import Town


def open_one(town: Town, **values: object) -> Site:
    given = {"actor": town.keeper, "code": "czj", "unit": town.office, "name": "示范市财政局", "columns": False}
    return actions.open_site(**{**given, **values})  # type: ignore[arg-type]  # as given


def owed() -> list[tuple[str, int]]:
    rows = OutboxEntry.objects.filter(topic="publishing.changed").order_by("pk")
    return [(row.payload["model"], row.payload["id"]) for row in rows]


def test_opening_leaves_its_trace_and_owes_the_pages(town: Town) -> None:
    site = open_one(town)
    assert AuditEntry.objects.get(event="site.opened", subject_id=str(site.pk)).data["code"] == "czj"
    assert owed()[-1] == ("site", site.pk)


def test_a_new_site_is_not_empty(town: Town) -> None:
    site = open_one(town, columns=True)
    assert Column.objects.filter(site=site).count() > 5


def test_a_unit_has_at_most_one_site(town: Town) -> None:
    with pytest.raises(RefusedError, match="一个单位最多开设一个网站"):
        open_one(town, unit=town.bureau)
    with pytest.raises(IntegrityError), transaction.atomic():
        Site.objects.create(code="x", name="另一个", unit=town.bureau)


def test_the_database_knows_of_one_main_site_alone(town: Town) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Site.objects.create(code="x", name="另一个", unit=town.office, main=True)


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("name", "  ", "请填写网站名称"),
        ("name", "名" * 121, "不能超过 120 字"),
        ("name", "示范\u202e市", "看不见的字符"),
        ("name", "<script>alert(1)</script>", "不能含有"),
        ("name", "——", "没有文字"),
        ("code", "jyj", "已被使用"),
        ("code", "财政局", "小写字母"),
        ("code", "../etc", "小写字母"),
        ("code", "static", "已由平台使用"),
        ("host", "http://czj.shifan.gov.cn", "主机名"),
        ("host", "czj.shifan.gov.cn/zwgk", "主机名"),
        ("host", "czj", "主机名"),
        ("host", "10.1.2.3", "主机名"),
        ("host", "-a.gov.cn", "主机名"),
        ("identification", "123", "网站标识码"),
        ("identification", "9900000001", "网站标识码"),
        ("introduction", "介" * 2001, "不能超过 2000 字"),
        ("icp", "号" * 61, "不能超过 60 字"),
        ("weight", "1", "没有“weight”这一项"),
    ],
)
def test_what_cannot_be_taken_is_refused_by_its_field(town: Town, field: str, value: str, says: str) -> None:
    with pytest.raises(InvalidInputError, match=says) as caught:
        open_one(town, **{field: value})
    assert caught.value.field == field
    assert not Site.objects.filter(unit=town.office).exists()


def test_a_host_belongs_to_one_site(town: Town) -> None:
    open_one(town, host="CZJ.shifan.gov.cn.")
    with pytest.raises(InvalidInputError, match="已用于“示范市财政局”"):
        actions.edit_site(town.site, actor=town.own_keeper, host="czj.shifan.gov.cn")


def test_the_main_sites_own_host_is_no_other_sites(town: Town, settings: SettingsWrapper) -> None:
    settings.GONGKAI_ADDRESS = "https://www.shifan.gov.cn"
    with pytest.raises(InvalidInputError, match="主站的域名"):
        open_one(town, host="www.shifan.gov.cn")


def test_a_chinese_host_is_kept_as_browsers_send_it(town: Town) -> None:
    assert open_one(town, host="示范财政.政务").host.startswith("xn--")


def test_several_sites_may_go_without_a_host(town: Town) -> None:
    assert open_one(town).host == ""
    assert town.site.host == ""


def test_editing_says_what_changed(town: Town) -> None:
    actions.edit_site(town.site, actor=town.own_keeper, icp="示ICP备12345678号", name="示范市教育局")
    entry = AuditEntry.objects.get(event="site.edited")
    assert entry.data["changes"] == {"icp": ["", "示ICP备12345678号"]}
    assert owed()[-1] == ("site", town.site.pk)


def test_nothing_happens_when_nothing_differs(town: Town) -> None:
    before = owed()
    actions.edit_site(town.site, actor=town.own_keeper, name=town.site.name)
    assert owed() == before
    assert not AuditEntry.objects.filter(event="site.edited").exists()


def test_a_site_does_not_move_to_a_unit_that_the_actor_does_not_keep(town: Town) -> None:
    with pytest.raises(RefusedError, match="示范市财政局"):
        actions.edit_site(town.site, actor=town.own_keeper, unit=town.office)


def test_only_the_main_site_may_be_without_a_unit(town: Town) -> None:
    assert actions.edit_site(town.main, actor=town.keeper, unit=None).unit is None
    with pytest.raises(InvalidInputError, match="所属单位"):
        actions.edit_site(town.site, actor=town.own_keeper, unit=None)


def test_the_main_site_cannot_be_closed(town: Town) -> None:
    with pytest.raises(RefusedError, match="主站不能关停"):
        actions.close_site(town.main, actor=town.keeper, reason="试")


def test_closing_needs_a_reason(town: Town) -> None:
    with pytest.raises(RefusedError, match="须说明理由"):
        actions.close_site(town.site, actor=town.own_keeper, reason=" ")


def test_a_closed_site_is_reopened_unless_its_unit_has_another(town: Town) -> None:
    actions.close_site(town.site, actor=town.own_keeper, reason="整合")
    assert actions.reopen_site(town.site, actor=town.own_keeper).state == SiteState.OPEN
    actions.close_site(town.site, actor=town.own_keeper, reason="整合")
    open_one(town, unit=town.bureau, actor=town.own_keeper)
    with pytest.raises(RefusedError, match="已有网站"):
        actions.reopen_site(town.site, actor=town.own_keeper)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.DISCLOSURE_OFFICER, Role.ADMINISTRATOR}))
def test_nobody_else_opens_or_edits_sites(town: Town, role: Role) -> None:
    actor = actor_with(town.city, role)
    with pytest.raises(RefusedError):
        open_one(town, actor=actor)
    with pytest.raises(RefusedError):
        actions.edit_site(town.main, actor=actor, name="改")


def seen_by(organization: Organization, role: Role) -> set[str]:
    return set(Site.objects.visible_to(actor_with(organization, role)).values_list("code", flat=True))


def test_at_the_desk_one_sees_the_sites_that_one_looks_after(town: Town) -> None:
    assert seen_by(town.city, Role.DISCLOSURE_OFFICER) == {"main", "jyj"}
    assert seen_by(town.bureau, Role.DRAFTER) == {"jyj"}
    assert seen_by(town.office, Role.DISCLOSURE_OFFICER) == set()


def test_a_main_site_without_a_unit_belongs_to_who_looks_after_the_whole(town: Town) -> None:
    actions.edit_site(town.main, actor=town.keeper, unit=None)
    assert "main" in seen_by(town.city, Role.ADMINISTRATOR)
    assert "main" not in seen_by(town.city, Role.DRAFTER)
    assert "main" not in seen_by(town.bureau, Role.ADMINISTRATOR)
