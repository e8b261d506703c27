"""公文: kinds, attribute, form (GB/T 9704-2012), number."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.rulebook import Room, RuleKind
from tests.law.rules.stated import codes, column, figure, only, words

FORM = "GB/T 9704-2012"


def test_fifteen_kinds_of_documents():
    assert words("DOC-KIND") == [
        "决议", "决定", "命令（令）", "公报", "公告", "通告", "意见", "通知", "通报",
        "报告", "请示", "批复", "议案", "函", "纪要",
    ]  # fmt: skip
    rule = only("DOC-KIND")
    assert (rule.authority.number, rule.authority.article) == ("中办发〔2012〕14号", "第八条")
    assert rule.valid_from == date(2012, 7, 1)


def test_every_document_has_one_of_three_attributes():
    assert words("DOC-ATTRIBUTE") == ["主动公开", "依申请公开", "不予公开"]
    assert column("DOC-ATTRIBUTE", "needs_reason") == {"proactive": False, "on_request": False, "withheld": True}


@pytest.mark.parametrize("rule_id", ["DOC-ATTRIBUTE", "DOC-WITHHELD", "DOC-RETURN"])
def test_the_attribute_is_set_at_the_source(rule_id):
    assert (only(rule_id).authority.number, only(rule_id).certainty.value) == ("国办发〔2016〕80号", "R")


def test_the_page():
    assert {item.code: dict(item.facts) for item in only("DOC-PAGE").items} == {
        "paper": {"width": 210, "height": 297, "unit": "毫米"},
        "head_margin": {"size": 37, "tolerance": 1, "unit": "毫米"},
        "binding_margin": {"size": 28, "tolerance": 1, "unit": "毫米"},
        "text_area": {"width": 156, "height": 225, "unit": "毫米"},
        "right_margin": {"size": 26, "unit": "毫米"},
        "foot_margin": {"size": 35, "unit": "毫米"},
    }


def test_the_page_adds_up_to_a4():
    sizes = column("DOC-PAGE", "size")
    assert sizes["binding_margin"] + 156 + sizes["right_margin"] == 210
    assert sizes["head_margin"] + 225 + sizes["foot_margin"] == 297


def test_the_grid():
    assert figure("DOC-LINES")[:2] == (22, "行")
    assert figure("DOC-CHARACTERS")[:2] == (28, "字")
    assert column("DOC-PITCH", "size") == {"computed": 28.99, "least": 28, "most": 29}
    assert round(225 / 22 / 25.4 * 72, 2) == 28.99
    assert only("DOC-PITCH").certainty.value == "C"


@pytest.mark.parametrize(
    ("code", "font", "named", "size"),
    [
        ("body", "仿宋", "三号", 16),
        ("title", "小标宋", "二号", 22),
        ("heading_1", "黑体", "三号", 16),
        ("heading_2", "楷体", "三号", 16),
        ("heading_3", "仿宋", "三号", 16),
        ("heading_4", "仿宋", "三号", 16),
        ("number", "仿宋", "三号", 16),
        ("recipients", "仿宋", "三号", 16),
        ("signer_label", "仿宋", "三号", 16),
        ("signer_name", "楷体", "三号", 16),
        ("imprint", "仿宋", "四号", 14),
        ("page_number", "宋体", "四号", 14),
    ],
)
def test_type(code, font, named, size):
    facts = only("DOC-TYPE").item(code).facts
    assert (facts["font"], facts["named_size"], facts["size"], facts["unit"]) == (font, named, size, "磅")


def test_the_issuer_stands_in_red_and_the_body_is_indented_two_characters():
    assert only("DOC-TYPE").item("issuer_mark").facts == {"font": "小标宋", "colour": "红"}
    body = only("DOC-TYPE").item("body").facts
    assert (body["first_indent"], body["indent_unit"]) == (2, "字")


def test_places_that_were_read():
    assert column("DOC-PLACE", "distance") == {
        "issuer_mark": 35,
        "red_rule": 4,
        "recipients": 1,
        "attachment_note": 1,
        "page_number": 7,
    }
    assert column("DOC-PLACE", "width") == {"red_rule": 156, "imprint_rule": 156}
    assert column("DOC-PLACE", "left_indent") == {"attachment_note": 2, "note": 2, "printer": 1}
    assert column("DOC-PLACE", "right_indent") == {"printed_on": 1}
    assert column("DOC-PLACE", "odd") == {"page_number": "居右"}
    assert only("DOC-PLACE").certainty.value == "R"


def test_places_from_memory_say_so():
    assert column("DOC-PLACE-M", "distance") == {"title": 2, "number": 2}
    assert column("DOC-PLACE-M", "right_indent") == {"written_on": 4}
    assert only("DOC-PLACE-M").certainty.uncertain


def test_the_letter_form():
    assert column("DOC-LETTER", "distance") == {"issuer_mark": 30}
    assert column("DOC-LETTER", "width") == {"double_rule": 170}
    assert column("DOC-LETTER", "first_page") == {"page_number": False}
    assert only("DOC-LETTER").certainty.value == "M"


def test_electronic_margins_have_a_standard_of_their_own():
    assert column("DOC-ELECTRONIC", "size") == {"top": 34.58, "bottom": 32.58}
    assert only("DOC-ELECTRONIC").authority.number == "GB/T 33476.2-2016"


@pytest.mark.parametrize(
    "rule_id", ["DOC-PAGE", "DOC-LINES", "DOC-CHARACTERS", "DOC-TYPE", "DOC-PLACE", "DOC-LETTER", "DOC-NUMBER"]
)
def test_the_form_is_that_of_the_standard(rule_id):
    assert (only(rule_id).authority.number, only(rule_id).valid_from) == (FORM, date(2012, 7, 1))


def test_a_number_has_hexagonal_brackets_and_no_leading_zeros():
    assert codes("DOC-NUMBER") == ["code", "year", "serial", "ending"]
    assert only("DOC-NUMBER").params == {
        "open": "\u3014",
        "close": "\u3015",
        "year_digits": 4,
        "prefix": False,
        "leading_zeros": False,
    }


def test_forms_of_numbers():
    assert codes("DOC-NUMBER-FORMS") == ["document", "order", "judicial", "damaged"]
    document = only("DOC-NUMBER-FORMS").item("document").facts
    assert (document["year_first"], document["year_last"], document["serial_digits"]) == (1900, 2099, 5)


def test_brackets_that_are_put_right():
    pairs = ["".join((item.facts["open"], item.facts["close"])) for item in only("DOC-NUMBER-BRACKETS").items]
    assert pairs == ["[]", "［］", "()", "（）", "【】"]


def test_codes_of_organs():
    assert codes("DOC-NUMBER-CODES") == [
        "国令", "国发", "国函", "国办发", "国办函", "国办公开办函", "国办秘函", "国发明电", "国办发明电", "中办发",
        "苏政发", "苏政办发", "苏政办函", "苏府", "苏府办", "苏府规字", "通政办发", "昆政办发",
    ]  # fmt: skip
    assert column("DOC-NUMBER-CODES", "certainty") == {"苏府规字": "m"}


def test_a_unit_numbers_its_replies_as_it_likes():
    rule = only("DOC-REPLY-NUMBER")
    assert (rule.kind, rule.room, rule.value) == (RuleKind.CONVENTION, Room.OPEN, "gongfu")
    assert rule.item("gongfu").facts == {"suffix": "公复"}
