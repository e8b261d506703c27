"""The demo city's files are whole before any program loads them: pure checks, no database."""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import gongkai

CITY = Path(gongkai.__file__).parent / "demo" / "city"
ORGANIZATION_KINDS = {
    "city",
    "district",
    "committee",
    "department",
    "township",
    "village",
    "public_enterprise",
}
NAME_KINDS = {"alias", "abbreviation", "former"}
ROLES = {
    "drafter",
    "reviewer",
    "publisher",
    "secrecy_reviewer",
    "handler",
    "signatory",
    "disclosure_officer",
    "auditor",
    "administrator",
}
KINDS = {"regulation", "normative", "policy", "interpretation", "notice", "plan", "annual_report"}
WITH_VALIDITY = {"regulation", "normative", "policy", "plan"}
MAIN_THEMES = {
    "综合政务",
    "国民经济管理、国有资产监管",
    "财政、金融、审计",
    "国土资源、能源",
    "农业、林业、水利",
    "工业、交通",
    "商贸、海关、旅游",
    "市场监管、安全生产监管",
    "城乡建设、环境保护",
    "科技、教育",
    "文化、广电、新闻出版",
    "卫生、体育",
    "人口与计划生育、妇女儿童工作",
    "劳动、人事、监察",
    "公安、安全、司法",
    "民政、扶贫、救灾",
}
NUMBER = re.compile(r"[一-龥]+〔20\d{2}〕[1-9]\d*号|示范市人民政府令第[1-9]\d*号")
FRONT_MATTER = re.compile(r"\A\+\+\+\n(.*?)\n\+\+\+\n\n(.*)\Z", re.DOTALL)
TEN_NUMBERS = re.compile(r"^([^\t]*)\t([^\t]*)\t([^\t]*)\t((?:\d+\t){6}\d+)$", re.MULTILINE)


@dataclass(frozen=True)
class Document:
    path: Path
    meta: dict[str, Any]
    body: str

    @property
    def validity(self) -> list[dict[str, Any]]:
        return list(self.meta.get("validity", []))

    @property
    def relations(self) -> list[dict[str, Any]]:
        return list(self.meta.get("relations", []))


def load(name: str, key: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = tomllib.loads((CITY / name).read_text(encoding="utf-8"))[key]
    return entries


def read_document(path: Path) -> Document:
    parts = FRONT_MATTER.match(path.read_text(encoding="utf-8"))
    assert parts, f"{path.name}：缺少 +++ 之间的题头"
    return Document(path, tomllib.loads(parts[1]), parts[2])


@cache
def documents() -> tuple[Document, ...]:
    return tuple(read_document(path) for path in sorted((CITY / "documents").glob("*.md")))


@cache
def by_id() -> dict[str, Document]:
    return {document.meta["id"]: document for document in documents()}


@pytest.fixture(params=documents(), ids=lambda document: document.path.stem)
def document(request) -> Document:
    found: Document = request.param
    return found


def duplicates(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def organization_check_character(body: str) -> str:
    """The ninth character by GB 11714."""
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % 11
    return {10: "X", 11: "0"}.get(rest, str(rest))


def test_organization_codes_and_index_codes_are_unique():
    organizations = load("organizations.toml", "organization")
    for key in ("code", "name", "short_name", "index_code"):
        assert duplicates([one[key] for one in organizations]) == []


def test_parents_exist_and_every_branch_reaches_the_city():
    parent = {one["code"]: one.get("parent") for one in load("organizations.toml", "organization")}
    for code in parent:
        seen = [code]
        while (above := parent[seen[-1]]) is not None:
            assert above not in seen
            seen.append(above)
        assert seen[-1] == "shifan"


def test_every_kind_of_organization_is_there():
    assert {one["kind"] for one in load("organizations.toml", "organization")} == ORGANIZATION_KINDS


def test_index_codes_carry_their_check_character():
    for one in load("organizations.toml", "organization"):
        code = one["index_code"]
        assert organization_check_character(code[:8]) == code[8:], one["code"]


def test_a_name_points_to_one_organization_only():
    owners: dict[str, set[str]] = {}
    for one in load("organizations.toml", "organization"):
        names = [one["name"], one["short_name"], *(name["name"] for name in one.get("names", []))]
        for name in names:
            owners.setdefault(name, set()).add(one["code"])
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}


def test_former_names_end_and_all_periods_run_forwards():
    for one in load("organizations.toml", "organization"):
        assert one["valid_from"] < one.get("valid_to", date.max)
        for name in one.get("names", []):
            assert name["kind"] in NAME_KINDS
            assert name["kind"] != "former" or "valid_to" in name
            assert name.get("valid_from", date.min) < name.get("valid_to", date.max)


def test_groups_stand_for_known_kinds_and_share_no_phrase():
    groups = load("organizations.toml", "group")
    assert duplicates([name for group in groups for name in group["names"]]) == []
    assert {kind for group in groups for kind in group["kinds"]} <= ORGANIZATION_KINDS


def test_people_have_posts_in_known_organizations_and_known_roles():
    codes = {one["code"] for one in load("organizations.toml", "organization")}
    people = load("people.toml", "person")
    assert duplicates([person["username"] for person in people]) == []
    for person in people:
        assert person["posts"], person["username"]
        for post in person["posts"]:
            assert post["organization"] in codes
            assert post["title"]
            assert set(post["roles"]) <= ROLES


def test_every_role_is_held_and_four_departments_can_publish_by_themselves():
    held: dict[str, set[str]] = {}
    for person in load("people.toml", "person"):
        for post in person["posts"]:
            held.setdefault(post["organization"], set()).update(post["roles"])
    assert set().union(*held.values()) == ROLES
    assert sum(roles >= {"drafter", "reviewer", "publisher"} for roles in held.values()) >= 4


def test_someone_holds_posts_in_two_organizations():
    posts = [{post["organization"] for post in person["posts"]} for person in load("people.toml", "person")]
    assert any(len(organizations) > 1 for organizations in posts)


def test_there_are_at_least_sixty_documents_of_every_kind():
    assert len(documents()) >= 60
    assert {one.meta["kind"] for one in documents()} == KINDS


def test_ids_numbers_and_titles_are_unique():
    metas = [one.meta for one in documents()]
    assert duplicates([meta["id"] for meta in metas]) == []
    assert duplicates([meta["title"] for meta in metas]) == []
    assert duplicates([meta["document_number"] for meta in metas if "document_number" in meta]) == []


def test_unpublished_documents_wait_in_several_departments():
    waiting = {one.meta["issuer"] for one in documents() if one.meta["state"] != "published"}
    assert len(waiting) >= 4


def test_file_name_is_serial_and_id(document):
    assert re.fullmatch(rf"\d{{3}}-{re.escape(document.meta['id'])}", document.path.stem)


def test_metadata_is_complete_and_from_the_known_values(document):
    meta = document.meta
    codes = {one["code"] for one in load("organizations.toml", "organization")}
    assert {meta["issuer"], meta["publisher"]} <= codes
    assert meta["kind"] in KINDS
    assert meta["disclosure"] == "proactive"
    assert meta["state"] in {"published", "draft", "in_review"}
    assert meta["keywords"]
    assert 10 <= len(meta["summary"]) <= 100
    main, _, minor = meta["theme"].partition("\\")
    assert main in MAIN_THEMES
    assert minor


def test_a_document_number_is_well_formed_and_of_its_year(document):
    number = document.meta.get("document_number")
    if number is None:
        return
    assert NUMBER.fullmatch(number)
    if "〔" in number:
        assert f"〔{document.meta['written_on'].year}〕" in number


def test_only_published_documents_carry_a_date_of_publication(document):
    assert (document.meta["state"] == "published") == ("published_on" in document.meta)


def test_dates_follow_one_another_on_working_weekdays(document):
    meta = document.meta
    if meta["state"] != "published":
        return
    written, published = meta["written_on"], meta["published_on"]
    assert date(2016, 1, 1) <= written <= published <= written + timedelta(days=28)
    assert published <= meta.get("effective_on", published)
    assert {written.weekday(), published.weekday()} <= set(range(5))


def test_a_regulation_takes_effect_thirty_days_after_publication():
    for one in documents():
        if one.meta["kind"] == "regulation":
            assert one.meta["effective_on"] - one.meta["published_on"] >= timedelta(days=30)


def test_validity_starts_in_force_and_runs_forwards(document):
    facts = document.validity
    if document.meta["state"] == "published" and document.meta["kind"] in WITH_VALIDITY:
        assert facts, "缺少效力记录"
    days = [fact["from_on"] for fact in facts]
    assert days == sorted(set(days))
    assert [fact["status"] for fact in facts[:1]] in ([], ["in_force"])
    assert {fact["status"] for fact in facts[1:]} <= {"amended", "repealed", "lapsed"}


def test_the_end_date_is_the_day_of_repeal_or_lapse(document):
    last = document.validity[-1] if document.validity else {"status": ""}
    ended = last["from_on"] if last["status"] in {"repealed", "lapsed"} else None
    assert document.meta.get("ended_on") == ended


def test_a_repeal_or_amendment_is_told_by_both_documents(document):
    verbs = {"amended": "amends", "repealed": "repeals"}
    for fact in document.validity:
        if fact["status"] not in verbs:
            continue
        cause = by_id()[fact["by"]]
        expected = {"kind": verbs[fact["status"]], "target": document.meta["id"]}
        assert expected in cause.relations
        assert fact["from_on"] >= cause.meta["published_on"]
    for relation in document.relations:
        if relation["kind"] in verbs.values():
            facts = by_id()[relation["target"]].validity
            assert document.meta["id"] in {fact.get("by") for fact in facts}


def test_a_relation_targets_an_older_document_that_the_body_cites(document):
    for relation in document.relations:
        assert relation["kind"] in {"based_on", "amends", "repeals", "interprets"}
        target = by_id()[relation["target"]].meta
        if "written_on" in document.meta:
            assert target["written_on"] <= document.meta["written_on"]
        assert target["document_number"] in document.body


def test_every_interpretation_appears_within_three_working_days():
    for one in documents():
        if one.meta["kind"] != "interpretation":
            continue
        explained = [relation["target"] for relation in one.relations if relation["kind"] == "interprets"]
        latest = max(by_id()[target].meta["published_on"] for target in explained)
        # three working days and the weekend that may lie between them
        assert latest <= one.meta["published_on"] <= latest + timedelta(days=5)


def test_numbers_of_the_city_cited_in_a_body_exist(document):
    known = {one.meta["document_number"] for one in documents() if "document_number" in one.meta}
    assert set(re.findall(r"（(示[一-龥]{1,6}〔20\d{2}〕\d+号)）", document.body)) <= known


def test_the_body_shows_title_number_and_written_date(document):
    meta = document.meta
    assert meta["title"] in document.body
    assert meta.get("document_number", "") in document.body.replace("示范市人民政府令\n", "示范市人民政府令")
    if meta["kind"] in {"regulation", "normative", "policy", "plan"} and "written_on" in meta:
        written = meta["written_on"]
        assert f"\n{written.year}年{written.month}月{written.day}日\n" in document.body


def test_the_body_is_neither_a_stub_nor_a_book(document):
    assert 300 <= len(re.sub(r"\s", "", document.body)) <= 2600


def test_contacts_are_invented(document):
    assert re.findall(r"(?<!\d)0(?!000-\d{8}(?!\d))\d{3}-\d{7,8}", document.body) == []
    assert set(re.findall(r"[\w.]+@([\w.]+)", document.body)) <= {"shifan.example"}
    assert re.findall(r"(?<!\d)(?:1[3-9]\d{9}|\d{17}[\dXx])(?!\d)", document.body) == []


def test_rows_of_a_table_have_as_many_cells_as_its_head(document):
    for block in re.findall(r"(?:^[^\n]*\t[^\n]*\n)+", document.body, re.MULTILINE):
        assert len({line.count("\t") for line in block.splitlines()}) == 1, block


def work_points() -> list[Document]:
    return [one for one in documents() if one.meta["id"].startswith("work-points-")]


def test_three_years_of_work_points_have_three_table_layouts():
    heads = {re.findall(r"^(?:序号|类别)\t.*$", one.body, re.MULTILINE)[-1] for one in work_points()}
    assert len(work_points()) == 3
    assert len(heads) == 3


def report_rows(year: int) -> list[tuple[str, list[int]]]:
    body = by_id()[f"annual-report-{year}"].body
    return [("".join(row[:3]), [int(cell) for cell in row[3].split("\t")]) for row in TEN_NUMBERS.findall(body)]


@pytest.mark.parametrize("year", [2024, 2025])
def test_the_application_table_of_an_annual_report_balances(year):
    rows = [numbers for _, numbers in report_rows(year)]
    assert len(rows) == 25
    received, carried_in, *results, total, carried_out = rows
    assert [a + b for a, b in zip(received, carried_in, strict=True)] == [
        a + b for a, b in zip(total, carried_out, strict=True)
    ]
    assert total == [sum(column) for column in zip(*results, strict=True)]
    assert all(sum(numbers[:6]) == numbers[6] for numbers in rows)


def test_an_annual_report_takes_over_what_the_last_one_carried_forward():
    assert report_rows(2025)[1][1] == report_rows(2024)[-1][1]
