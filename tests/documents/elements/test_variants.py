"""A document in traditional characters is understood, and given back as it was written."""

import opencc
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.blocks import Paragraph, RawDocument
from gongkai.documents.elements.variants import as_written, is_traditional, simplified
from gongkai.documents.model import OfficialDocument
from tests.documents.letters import COVER, document

TRADITIONAL = opencc.OpenCC("s2t").convert(COVER)


def test_it_comes_apart_like_its_twin_in_simplified_characters():
    plain, read = document(COVER), document(TRADITIONAL)
    assert (read.document_number, read.written_on) == (plain.document_number, plain.written_on)
    assert [(s.level, bool(s.heading)) for s in read.sections] == [
        (s.level, bool(s.heading)) for s in plain.sections
    ]


def test_every_text_keeps_its_characters():
    words = "".join(TRADITIONAL.split())
    read = document(TRADITIONAL)
    for text in (read.title, read.issuer, *read.recipients, *(block.text for block in read.body)):
        assert "".join(text.split()) in words


def test_characters_that_share_a_simplified_one_are_told_apart():
    text = TRADITIONAL + "\n皇后以後發展髮廊。"
    assert document(text).body[-1].text.endswith("皇后以後發展髮廊。")


def test_a_few_traditional_characters_in_a_name_change_nothing():
    assert not is_traditional(RawDocument(blocks=[Paragraph(COVER + "東吳號", "第1行")]))


@given(st.text(max_size=200))
def test_any_text_is_simplified_one_for_one_and_written_back(text):
    raw = RawDocument(blocks=[Paragraph(text, "第1行")])
    simple = simplified(raw).blocks[0]
    assert isinstance(simple, Paragraph)
    assert len(simple.text) == len(text)
    assert as_written(OfficialDocument("甲.txt", title=simple.text), raw).title == text
