"""What counts as a cited document, and how often."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.elements.citations import find_citations, unclosed
from gongkai.law.identifiers.document_number import find


def cited(text: str, title: str = "", own: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    found = find_citations(text, find(text), title, set(own))
    return [(cite.document_number, cite.title) for cite in found]


def test_a_title_and_the_number_behind_it_are_one_citation():
    assert cited("依据《甲条例》（国务院令第711号，以下简称《条例》）和《条例》") == [
        ("国务院令第711号", "甲条例")
    ]


def test_quotes_inside_titles_are_kept():
    assert cited("《关于修改〈甲条例〉的决定》") == [("", "关于修改〈甲条例〉的决定")]
    assert cited("《关于落实《甲条例》的通知》（示府〔2020〕1号）") == [
        ("示府〔2020〕1号", "关于落实《甲条例》的通知")
    ]


@pytest.mark.parametrize(
    "text", ["《人民日报》", "《申请表》", "《居住证》", "《方法》", "《意见》", "《报名登记表》"]
)
def test_papers_forms_and_bare_kinds_are_no_documents(text):
    assert cited(text) == []


def test_each_document_counts_once_even_when_its_number_comes_later():
    text = "《甲办法》。《甲办法》（示府〔2020〕1号）。示府[2020]01号。《乙条例》《乙条例》"
    assert cited(text) == [("示府〔2020〕1号", "甲办法"), ("", "乙条例")]


def test_the_document_itself_and_what_it_issues_are_left_out():
    own = "示范市关于印发《甲办法》的通知"
    assert cited(f"《甲办法》已经同意。《{own}》", own) == []


@given(st.text(alphabet="《》〈〉（）甲条例办法〔2020〕1号\n，", max_size=80))
def test_any_text_is_searched_without_failure(text):
    cited(text)
    assert all(text[place] == "《" for place in unclosed(text))
