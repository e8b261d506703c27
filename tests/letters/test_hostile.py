"""Whatever a person writes appears as plain text: no markup runs, no character is lost, no file breaks."""

from __future__ import annotations

import io
import re

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.letters import compose, missing_characters, to_docx, to_pdf, to_text
from gongkai.letters.reading import blocks
from tests.letters.samples import DAY, FACTS
from tests.letters.test_pdf import pages

HOSTILE = [
    "{{ 7*7 }}",
    "{% for x in range(10**9) %}{{ x }}{% endfor %}",
    "{{ 申请人.__class__ }}",
    "{_{ 文号 }_} {_% if %_} {# 注 #}",
    "]]></w:t></w:r><w:p>注入</w:p>&amp;&lt;b&gt;\"'",
    '#import "x.typ" #eval("1") $ x^2 $ *粗* _斜_ `代码` <标签> @引用 \\ //注 /*注*/ ~',
    "\\u{41} \\x41 %s %(a)s ${PATH} $(id)",
    "=cmd|' /C calc'!A0",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_of_any_kind_is_plain_text(text):
    letter = compose("partial", FACTS | {"applicant": text, "request": text, "reasons": text}, day=DAY)
    shown = " ".join(text.split())
    assert letter.addressee == shown.rstrip("：:")
    assert f"申请获取“{shown}”" in letter.paragraphs[0]
    assert blocks(Document(io.BytesIO(to_docx(letter)))) == letter.blocks
    flat = re.sub(r"[\s-]", "", shown)
    assert flat in "".join(pages(to_pdf(letter)))


@pytest.mark.parametrize(
    "name", ["𠮷野家", "张𠮷", "买买提·艾合麦提江", "O'Neill & Söhne", "示范（中国）有限公司"]
)
def test_rare_names_are_printed(name):
    letter = compose("granted", FACTS | {"applicant": name}, day=DAY)
    assert missing_characters(letter) == ()
    assert re.sub(r"\s", "", name) in pages(to_pdf(letter))[0]


@pytest.mark.parametrize("text", ["请公开😀文件", "姓名𪚥字", "👨‍👩‍👧家庭"])
def test_a_character_without_a_glyph_is_told_and_printed_by_its_number(text):
    """No empty box: where no font of the machine has it, its number stands in the PDF; Word and text keep it."""
    letter = compose("granted", FACTS | {"request": text}, day=DAY)
    assert text in to_text(letter)
    assert any(text in each.text for each in Document(io.BytesIO(to_docx(letter))).paragraphs)
    printed = pages(to_pdf(letter))[0]
    for char in missing_characters(letter):
        assert f"〔U+{ord(char):04X}〕" in printed
    assert set(missing_characters(letter)) <= set(text)


def test_line_breaks_in_a_name_become_blanks_and_in_reasons_paragraphs():
    letter = compose("internal", FACTS | {"applicant": "张\r\n三\u2028四", "reasons": "一\n\n二\x0b三"}, day=DAY)
    assert letter.addressee == "张 三 四"
    assert [each for each in letter.paragraphs if len(each) == 2] == ["一。", "二。", "三。"]


def test_what_steers_a_reader_or_breaks_a_file_is_left_out():
    name = "张\u202e三\x00\x07\u200b\ufeff\ufffe\ud800"
    letter = compose("internal", FACTS | {"applicant": name}, day=DAY)
    assert letter.addressee == "张三"
    assert blocks(Document(io.BytesIO(to_docx(letter)))) == letter.blocks


def test_very_long_facts_stay_whole():
    request = "关于示范大道改扩建工程的全部会议纪要、批复、合同、图纸和付款凭证" * 100
    letter = compose("not_existing", FACTS | {"request": request, "applicant": "示范" * 60}, day=DAY)
    text = re.sub(r"—\d+—", "", "".join(pages(to_pdf(letter))))
    assert request in text
    assert "示范" * 60 in text


@given(st.text(min_size=1, max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_a_word_file_that_says_the_same(text):
    facts = FACTS | {"request": f"甲{text}乙", "reasons": f"甲{text}乙", "applicant": f"甲{text}乙"}
    letter = compose("internal", facts, day=DAY)
    assert blocks(Document(io.BytesIO(to_docx(letter)))) == letter.blocks
    assert letter.addressee.startswith("甲")
    assert "乙”" in letter.paragraphs[0]


@given(st.text(st.characters(max_codepoint=0x2FFFF, exclude_categories=["Cs"]), min_size=1, max_size=12))
@settings(max_examples=15, deadline=None)
def test_any_text_gives_a_pdf(text):
    assert to_pdf(compose("internal", FACTS | {"request": f"甲{text}乙"}, day=DAY)).startswith(b"%PDF-")
