"""The tree changes: bodies are made, renamed, merged; what they were called and did stays."""

from __future__ import annotations

import datetime as dt

import pytest

from gongkai.core.actors import PUBLIC, system
from gongkai.core.audit.models import AuditEntry
from gongkai.core.errors import InvalidInputError, RefusedError
from gongkai.core.roles import Role
from gongkai.orgs.actions import (
    abolish_organization,
    add_name,
    create_organization,
    define_group,
    merge_organizations,
    rename_organization,
)
from gongkai.orgs.models import OrganizationKind
from gongkai.orgs.models.names import NameKind
from gongkai.orgs.resolver import Resolver
from gongkai.orgs.root import NoRootError, get_root
from tests.factories.orgs import actor_with

DAY = dt.date(2020, 3, 1)
ADMIN = system("测试")


def test_a_new_organization_stands_below_its_parent_and_in_the_audit(town):
    made = create_organization(
        actor=actor_with(town.city, Role.ADMINISTRATOR),
        code="archive",
        name="示范市档案馆",
        kind=OrganizationKind.DEPARTMENT,
        parent=town.city,
    )
    assert made.path == f"{town.city.path}{made.pk}/"
    assert AuditEntry.objects.of(made).get().event == "organization.created"


def test_a_code_is_used_once_and_a_kind_must_exist(town):
    with pytest.raises(InvalidInputError, match="已被使用"):
        create_organization(actor=ADMIN, code="finance", name="甲", kind="department")
    with pytest.raises(InvalidInputError, match="机构类别"):
        create_organization(actor=ADMIN, code="new", name="甲", kind="ministry")


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_only_an_administrator_changes_the_tree(town, role):
    actor = actor_with(town.city, role)
    with pytest.raises(RefusedError):
        create_organization(actor=actor, code="x", name="甲", kind="department", parent=town.city)
    with pytest.raises(RefusedError):
        rename_organization(town["finance"], name="乙", on=DAY, actor=actor)
    with pytest.raises(RefusedError):
        abolish_organization(town["finance"], on=DAY, actor=actor)
    with pytest.raises(RefusedError):
        add_name(town["finance"], name="丙", actor=actor)


def test_nobody_but_the_system_makes_a_new_top(town):
    for actor in (actor_with(town.city, Role.ADMINISTRATOR), PUBLIC):
        with pytest.raises(RefusedError):
            create_organization(actor=actor, code="x", name="甲", kind="city")


def test_a_renamed_body_is_found_under_both_names(town):
    approval = town["approval"]
    rename_organization(approval, name="示范市数据局", on=DAY, actor=ADMIN)
    former = approval.names.get(name="示范市行政审批局")
    assert (former.kind, former.valid_from, former.valid_to) == (NameKind.FORMER, dt.date(1990, 1, 1), DAY)
    for name in ("市行政审批局", "市数据局"):
        assert Resolver(town.city, dt.date(2019, 1, 1)).resolve(name).organization == approval
        assert Resolver(town.city, dt.date(2021, 1, 1)).resolve(name).organization == approval


def test_a_second_renaming_starts_where_the_first_ended(town):
    rename_organization(town["approval"], name="示范市政务局", on=DAY, actor=ADMIN)
    later = dt.date(2024, 1, 1)
    rename_organization(town["approval"], name="示范市数据局", on=later, actor=ADMIN)
    second = town["approval"].names.get(name="示范市政务局")
    assert (second.valid_from, second.valid_to) == (DAY, later)
    with pytest.raises(InvalidInputError, match="须晚于"):
        rename_organization(town["approval"], name="示范市大数据局", on=DAY, actor=ADMIN)


def test_merged_bodies_lead_to_the_one_that_took_over(town):
    merge_organizations([town["civil"], town["justice"]], into=town["finance"], on=DAY, actor=ADMIN)
    after = Resolver(town.city, dt.date(2021, 1, 1))
    assert after.resolve("市民政局").organization == town["finance"]
    assert after.resolve("市司法局").organization == town["finance"]
    assert Resolver(town.city, dt.date(2020, 2, 29)).resolve("市民政局").organization == town["civil"]


def test_heirs_are_followed_to_the_last(town):
    abolish_organization(town["civil"], on=DAY, successor=town["justice"], actor=ADMIN)
    abolish_organization(town["justice"], on=dt.date(2022, 1, 1), successor=town["finance"], actor=ADMIN)
    assert Resolver(town.city, dt.date(2021, 1, 1)).resolve("市民政局").organization == town["justice"]
    assert Resolver(town.city, dt.date(2023, 1, 1)).resolve("市民政局").organization == town["finance"]


def test_a_body_ends_once_and_never_succeeds_itself(town):
    with pytest.raises(RefusedError, match="自己"):
        abolish_organization(town["civil"], on=DAY, successor=town["civil"], actor=ADMIN)
    abolish_organization(town["civil"], on=DAY, successor=town["justice"], actor=ADMIN)
    with pytest.raises(RefusedError, match="已于"):
        abolish_organization(town["civil"], on=DAY, actor=ADMIN)
    with pytest.raises(RefusedError, match="自己"):
        abolish_organization(town["justice"], on=DAY, successor=town["civil"], actor=ADMIN)


def test_a_group_is_found_by_its_name(town):
    define_group(town.city, name="各片区", kinds=[OrganizationKind.COMMITTEE], actor=ADMIN)
    (part,) = Resolver(town["finance"]).resolve("各片区").parts
    assert part.group is not None
    assert part.group.kinds == (OrganizationKind.COMMITTEE,)


def test_the_root_is_the_top_of_the_tree(town):
    assert get_root() == town.city


@pytest.mark.django_db
def test_without_organizations_there_is_no_root_and_the_error_says_what_to_do():
    with pytest.raises(NoRootError, match="gongkai demo load"):
        get_root()
