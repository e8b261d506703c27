"""Which body a name in a document means."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.orgs.models import Organization, OrganizationKind, UnresolvedName
from gongkai.orgs.models.names import Settlement
from gongkai.orgs.resolver import Directory, Resolver
from gongkai.orgs.resolving.splitting import split
from tests.factories.orgs import OrganizationFactory, OrganizationNameFactory

TODAY = dt.date(2024, 6, 1)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("示范市教育局", "education"),
        ("市教育局", "education"),
        ("教育局", "education"),
        (" 市 教育局 ", "education"),
        ("市人社局", "labour"),
        ("人力资源社会保障局", "labour"),
        ("市人力资源和社会保障局", "labour"),
        ("市发改委", "planning"),
        ("市发展改革委", "planning"),
        ("市卫健委", "health"),
        ("市卫生健康委", "health"),
        ("市住建局", "housing"),
        ("市市场监管局", "market"),
        ("市场监管局", "market"),
        ("示范市市场监督管理局", "market"),
        ("市市监局", "market"),
        ("市政府办公室", "office"),
        ("市政府办", "office"),
        ("市府办", "office"),
        ("市人民政府", "city"),
        ("示范市", "city"),
        ("市政府", "city"),
        ("东湖区", "east"),
        ("东湖区政府", "east"),
        ("示范市东湖区人民政府", "east"),
        ("东湖区教育局", "east-education"),
        ("示范高新区管委会", "zone"),
        ("示范高新区", "zone"),
        ("青石镇政府", "stone"),
    ],
)
def test_a_name_in_any_usual_form_is_its_organization(town, text, code):
    assert Resolver(town.city, TODAY).resolve(text).organization == town[code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("市司法局职能处室", "justice"),
        ("市教育局办公室", "education"),
        ("市政府办公室政务公开办", "office"),
        ("市政府办公室（政务公开办公室）", "office"),
        ("市政务公开办", "office"),
        ("东湖区政府（管委会）办公室（党政办）", "east"),
        ("市财政局预算处", "finance"),
        ("市行政审批局相关处室", "approval"),
        ("市司法局（市委依法治市办）", "justice"),
        ("由市司法局牵头", "justice"),
        ("牵头单位：市教育局", "education"),
        ("（2）市财政局按职责分工负责", "finance"),
    ],
)
def test_a_unit_inside_a_body_resolves_to_the_body_and_keeps_its_words(town, text, code):
    resolution = Resolver(town.city, TODAY).resolve(text)
    assert resolution.organization == town[code]
    assert resolution.parts[0].text == text


@pytest.mark.parametrize(
    "text",
    [
        "省教育厅",
        "教育厅",
        "省国税局",
        "国家发展改革委",
        "邻江市教育局",
        "市委宣传部",
        "市气象局",
        "西山区",
        "国务院办公厅",
        "区教育局",
        "第三方机构甲",
        "市直机关工委",
        "市财政局东湖分局",
    ],
)
def test_a_body_outside_the_tree_is_never_guessed(town, text):
    (part,) = Resolver(town.city, TODAY).resolve(text).parts
    assert part.organization is None
    assert part.text == text
    assert part.is_open


def test_a_list_is_taken_apart_and_its_first_prefix_reaches_over_all(town):
    resolution = Resolver(town.city, TODAY).resolve("市教育局、民政局、人社局，财政局和司法局")
    codes = [part.organization.code for part in resolution.parts]
    assert codes == ["education", "civil", "labour", "finance", "justice"]


def test_the_prefix_of_another_level_reaches_over_the_list_too(town):
    parts = Resolver(town.city, TODAY).resolve("省教育厅、卫健委、市财政局、民政局").parts
    assert [part.organization for part in parts] == [None, None, town["finance"], town["civil"]]


def test_a_prefix_reaches_over_names_given_one_by_one(town):
    resolutions = Resolver(town.city, TODAY).resolve_all(["省民政厅", "财政局", "市财政局"])
    assert [r.organization for r in resolutions] == [None, None, town["finance"]]


def test_a_district_carries_its_prefix_to_its_own_offices(town):
    parts = Resolver(town.city, TODAY).resolve("东湖区政府、教育局").parts
    assert [part.organization for part in parts] == [town["east"], town["east-education"]]


def test_in_a_district_the_bare_name_is_its_own_office(town):
    resolver = Resolver(town["east"], TODAY)
    assert resolver.resolve("教育局").organization == town["east-education"]
    assert resolver.resolve("区教育局").organization == town["east-education"]
    assert resolver.resolve("市教育局").organization == town["education"]
    assert resolver.resolve("民政局").organization == town["civil"]


def test_documents_of_a_department_speak_of_their_city(town):
    assert Resolver(town["finance"], TODAY).resolve("市教育局").organization == town["education"]


@pytest.mark.parametrize(
    ("on", "code"),
    [
        (dt.date(2017, 9, 27), "commerce"),
        (dt.date(2019, 1, 31), "commerce"),
        (dt.date(2019, 2, 1), "market"),
        (dt.date(2023, 1, 1), "market"),
    ],
)
def test_a_former_body_is_itself_in_its_days_and_its_successor_later(town, on, code):
    assert Resolver(town.city, on).resolve("市工商局").organization == town[code]


@pytest.mark.parametrize("on", [dt.date(2010, 1, 1), dt.date(2018, 1, 1), dt.date(2024, 1, 1)])
def test_a_former_name_leads_to_its_bearer_before_and_after(town, on):
    assert Resolver(town.city, on).resolve("市质监局").organization == town["market"]


def test_a_name_taken_on_later_still_leads_to_its_bearer(town):
    assert Resolver(town.city, dt.date(2018, 8, 2)).resolve("市市场监管局").organization == town["market"]


def test_a_name_that_passed_from_one_body_to_another_goes_by_the_day(town):
    change = dt.date(2010, 1, 1)
    OrganizationNameFactory(organization=town["housing"], name="示范市规划局", valid_to=change)
    OrganizationNameFactory(organization=town["planning"], name="示范市规划局", valid_from=change)
    assert Resolver(town.city, dt.date(2009, 1, 1)).resolve("市规划局").organization == town["housing"]
    assert Resolver(town.city, dt.date(2011, 1, 1)).resolve("市规划局").organization == town["planning"]


def test_a_name_with_two_bearers_of_equal_claim_stays_open(town):
    for code in ("finance", "civil"):
        OrganizationNameFactory(organization=town[code], name="示范市老区办")
    assert Resolver(town.city, TODAY).resolve("市老区办").parts[0].is_open


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("各市、区", {OrganizationKind.DISTRICT}),
        ("各市、区人民政府", {OrganizationKind.DISTRICT}),
        ("各市、区政府（管委会）办公室（党政办）", {OrganizationKind.DISTRICT, OrganizationKind.COMMITTEE}),
        ("各区镇", {OrganizationKind.DISTRICT, OrganizationKind.COMMITTEE, OrganizationKind.TOWNSHIP}),
        ("市各有关部门", {OrganizationKind.DEPARTMENT}),
        ("市各委办局", {OrganizationKind.DEPARTMENT}),
        ("市相关部门职能处室", {OrganizationKind.DEPARTMENT}),
        ("各镇人民政府", {OrganizationKind.TOWNSHIP}),
        ("试点单位", set()),
        ("市有关部门和单位", {OrganizationKind.DEPARTMENT}),
        ("财政部门", {OrganizationKind.DEPARTMENT}),
        ("市、区教育部门", {OrganizationKind.DEPARTMENT}),
        ("发改、财政、人社等部门", {OrganizationKind.DEPARTMENT}),
        ("各区人民政府按职责分工负责", {OrganizationKind.DISTRICT}),
    ],
)
def test_a_phrase_for_many_bodies_is_a_group(town, text, kinds):
    (part,) = Resolver(town.city, TODAY).resolve(text).parts
    assert part.group is not None
    assert set(part.group.kinds) >= kinds
    assert part.text == text
    assert not part.is_open


def test_a_body_that_speaks_of_itself_is_meant(town):
    assert Resolver(town["finance"], TODAY).resolve("本局").organization == town["finance"]


def test_groups_and_names_stand_side_by_side(town):
    parts = Resolver(town.city, TODAY).resolve("各市、区，市教育局，市各有关部门").parts
    assert [part.text for part in parts] == ["各市、区", "市教育局", "市各有关部门"]
    assert [bool(part.group) for part in parts] == [True, False, True]


def test_a_settled_name_means_what_was_decided_in_its_own_documents(town):
    UnresolvedName.objects.create(
        name="公开专班", within=town.city, state=Settlement.ORGANIZATION, organization=town["office"]
    )
    UnresolvedName.objects.create(name="省国税局", within=town.city, state=Settlement.OUTSIDE)
    resolver = Resolver(town.city, TODAY)
    assert resolver.resolve("公开专班").organization == town["office"]
    (outside,) = resolver.resolve("省国税局").parts
    assert (outside.organization, outside.is_open) == (None, False)


def test_no_query_per_name(town, django_assert_num_queries):
    with django_assert_num_queries(4):
        resolver = Resolver(town.city, TODAY)
        for text in ("市教育局、市工商局", "某某局", "各市、区", "市质监局"):
            resolver.resolve(text)


def test_a_shared_directory_costs_no_query_at_all(town, django_assert_num_queries):
    directory = Directory.load()
    with django_assert_num_queries(0):
        Resolver(town.city, dt.date(2017, 1, 1), directory=directory).resolve("市工商局")


def test_within_a_transaction_the_directory_is_read_once_until_a_name_changes(town, django_assert_num_queries):
    first = Directory.current()
    with django_assert_num_queries(0):
        assert Directory.current() is first
    OrganizationNameFactory(organization=town["finance"], name="示范市金库")
    assert (
        Resolver(town.city, TODAY, directory=Directory.current()).resolve("市金库").organization == town["finance"]
    )


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_the_directory_is_always_fresh(town):
    assert Directory.current() is not Directory.current()


def test_an_empty_text_names_nobody(town):
    assert Resolver(town.city, TODAY).resolve(" 、").parts == []


NAMES = st.sampled_from(["市教育局", "各市、区", "民政局", "人力资源和社会保障局", "（党政办）", "甲", "市", "等"])
MARKS = st.sampled_from(["、", "，", "；", " ", "和", "及", "", "\n", "（", "）"])
LISTS = st.lists(st.tuples(NAMES, MARKS)).map(lambda pairs: "".join(a + b for a, b in pairs))


@given(LISTS | st.text(max_size=40))
def test_splitting_never_loses_a_character(text):
    assert "".join(piece.text + piece.separator for piece in split(text)) == text


def _small_directory() -> tuple[Organization, Directory]:
    city = Organization(pk=1, code="c", name="示范市人民政府", kind=OrganizationKind.CITY, path="/1/")
    education = Organization(pk=2, code="e", name="示范市教育局", kind="department", parent=city, path="/1/2/")
    directory = Directory(organizations={1: city, 2: education})
    directory._note_areas(defaultdict(list))
    for organization in (city, education):
        directory._note_names(organization, [])
    return city, directory


@given(LISTS | st.text(max_size=40))
def test_resolving_never_loses_a_word(text):
    city, directory = _small_directory()
    parts = Resolver(city, TODAY, directory=directory).resolve(text).parts
    separators = re.compile(r"[\s、，,；;／/|以和及与等]")
    assert separators.sub("", "".join(part.text for part in parts)) == separators.sub("", text)


def test_resolving_keeps_every_word_of_a_list(town):
    text = "市教育局（牵头）、某某中心；各市、区和省教育厅"
    parts = Resolver(town.city, TODAY).resolve(text).parts
    assert [part.text for part in parts] == ["市教育局（牵头）", "某某中心", "各市、区", "省教育厅"]


def test_a_name_with_a_foreign_place_in_the_tree_is_found_by_its_words(town):
    province = OrganizationFactory(code="province", name="示范省人民政府", kind=OrganizationKind.PROVINCE)
    education = OrganizationFactory(name="示范省教育厅", parent=province)
    town.city.parent = province
    town.city.save()
    resolver = Resolver(town.city, TODAY)
    assert resolver.resolve("省教育厅").organization == education
    assert resolver.resolve("示范省教育厅").organization == education
    assert resolver.resolve("市教育局").organization == town["education"]
