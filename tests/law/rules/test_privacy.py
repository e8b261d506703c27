"""Personal information: law, classes, and the table of how each kind is found and masked."""

from __future__ import annotations

import re
from datetime import date

import pytest

from gongkai.law.rulebook import Room, RuleKind, shipped
from tests.law.rules.stated import codes, column, only, words


@pytest.mark.parametrize(
    ("rule_id", "kind", "article"),
    [
        ("PRI-25", RuleKind.DUTY, "第二十五条"),
        ("PRI-34", RuleKind.DUTY, "第三十三条至第三十五条"),
        ("PRI-28", RuleKind.LIST, "第二十八条"),
        ("PRI-73", RuleKind.TABLE, "第七十三条"),
    ],
)
def test_the_law_on_personal_information(rule_id, kind, article):
    rule = only(rule_id)
    assert (rule.kind, rule.authority.article, rule.valid_from) == (kind, article, date(2021, 11, 1))
    assert rule.authority.instrument == "中华人民共和国个人信息保护法"


def test_sensitive_kinds_and_everyone_under_fourteen():
    assert words("PRI-28")[:6] == ["生物识别", "宗教信仰", "特定身份", "医疗健康", "金融账户", "行踪轨迹"]
    assert column("PRI-28", "age_below") == {"minor": 14}


def test_de_identified_is_not_anonymous():
    assert column("PRI-73", "reversible") == {"de_identified": True, "anonymised": False}


@pytest.mark.parametrize(("on", "article"), [(date(2024, 9, 12), "第二十五条"), (date(2024, 9, 13), "第二十八条")])
def test_the_statistics_law_was_renumbered(on, article):
    assert shipped().rule("PRI-STAT", on=on).authority.article == article


@pytest.mark.parametrize(
    ("rule_id", "stated"),
    [
        (
            "PRI-DIRECT",
            """name id_card passport social_security driving_licence phone email bank_account online_account
            device biometric""",
        ),
        (
            "PRI-QUASI",
            "birth age sex ethnicity address postcode gps occupation education employer date plate case_number",
        ),
        ("PRI-SENSITIVE", "health medical_record property crime politics religion"),
    ],
)
def test_classes_of_the_standard(rule_id, stated):
    assert codes(rule_id) == stated.split()
    assert only(rule_id).authority.number == "GB/T 37964-2019"


def test_what_a_mask_keeps():
    kept = {
        item.code: (item.facts.get("keep_first"), item.facts.get("keep_last"))
        for item in only("PRI-MASK").items
        if "keep_first" in item.facts
    }
    assert kept == {
        "id_card": (6, 4),
        "mobile": (3, 4),
        "bank_card": (6, 4),
        "passport": (1, 2),
        "hk_macau_permit": (1, 2),
        "email": (1, None),
    }
    assert column("PRI-MASK", "keep") == {"name": "surname", "email": "domain", "address": "street_or_village"}


def test_the_birth_date_of_a_short_number_is_hidden():
    facts = only("PRI-MASK").item("id_card_15").facts
    assert (facts["hide_from"], facts["hide_to"], facts["length"]) == (6, 12, 15)


def test_office_telephones_and_codes_of_legal_persons_are_public():
    assert [code for code, mask in column("PRI-MASK", "mask").items() if not mask] == ["landline", "uscc"]


@pytest.mark.parametrize(
    ("code", "found", "not_found"),
    [
        ("id_card", "11010519491231002X", "11010519491331002X"),
        ("id_card_15", "110105491231002", "11010549123100"),
        ("mobile", "13800138000", "12800138000"),
        ("landline", "0512-12345678", "1512-12345678"),
        ("bank_card", "6222020000000000000", "622202000000000"),
        ("uscc", "11370812004339255B", "1137081200433925IB"),
        ("passport", "E12345678", "A12345678"),
        ("hk_macau_permit", "H12345678", "K12345678"),
    ],
)
def test_patterns_find_what_they_name(code, found, not_found):
    pattern = re.compile(only("PRI-MASK").item(code).facts["pattern"])
    assert pattern.fullmatch(found)
    assert not pattern.fullmatch(not_found)


def test_patterns_from_memory_say_so():
    assert column("PRI-MASK", "certainty") == {"uscc": "M", "passport": "M", "hk_macau_permit": "M"}


def test_what_is_not_recognised_keeps_only_its_ends():
    facts = only("PRI-MASK-CLOSED").item("unknown").facts
    assert (facts["keep_first"], facts["keep_last"]) == (1, 1)


def test_public_lists_hide_more_unless_the_city_says_otherwise():
    rule = only("PRI-MASK-LIST")
    assert (rule.value, rule.room, rule.certainty.value) == ("hide_birth_and_region", Room.OPEN, "m")
    hidden = rule.item("hide_birth_and_region").facts
    assert (hidden["hide_from"], hidden["hide_to"]) == (3, 14)
    assert only("PRI-FIELDS").kind is RuleKind.DUTY


def test_numbers_with_a_check_digit():
    assert column("PRI-CHECK", "modulus") == {
        "id_card": 11,
        "uscc": 31,
        "organization_code": 11,
        "bank_card": 10,
    }
    assert column("PRI-CHECK", "length") == {"id_card": 18, "uscc": 18, "organization_code": 9}
    assert column("PRI-CHECK", "government_prefix") == {"uscc": "11"}


def test_attachments_and_old_posts_are_searched_too():
    assert codes("PRI-SCAN") == ["page", "attachment", "old_post"]
