"""One spelling for what people take to be the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.search.analysis import clean, fold, fold_aligned, fold_letters, fold_with_offsets, unusual

TEXTS = st.text(st.one_of(st.characters(), st.sampled_from(" \n　a1b公開Ⅲ㎡é\u200b，。（[“")), max_size=40)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("國辦發〔２０１９〕６號", "国办发(2019)6号"),
        ("【Ⅲ级】", "(iii级)"),
        ("“放管服”", '"放管服"'),
        ("9:00—17:00", "9:00-17:00"),
        ("小微企\n\n　　业", "小微企业"),
        ("Talent  \n Hub", "talent hub"),
        ("市 财 政 局 2 号 A b", "市财政局2号a b"),
        ("café", "cafe"),
        ("cafe\u0301", "cafe"),
        ("公\u200b积\ufeff金", "公积金"),
        ("\x00\ud800", ""),
        ("", ""),
    ],
)
def test_folding(written, folded):
    assert fold(written) == folded


@given(TEXTS)
def test_folding_again_of_a_chinese_text_changes_nothing(text):
    once = fold("公" + text.encode("gbk", "ignore").decode("gbk"))
    assert fold(once) == once


@given(TEXTS, TEXTS, TEXTS)
def test_what_is_part_of_a_text_is_part_of_it_folded(before, part, after):
    assert fold(part) in fold(before + part + after)


@given(TEXTS)
def test_offsets_belong_to_the_same_folding(text):
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded)
    assert list(offsets) == sorted(offsets)
    assert all(char in fold(text[at]) or char == " " for char, at in zip(folded, offsets, strict=True))


@given(TEXTS)
def test_aligned_folding_keeps_every_place(text):
    assert len(fold_aligned(text)) == len(fold_letters(text)) == len(text)


@given(TEXTS)
def test_clean_text_can_be_shown_and_stored(text):
    shown = clean(text)
    shown.encode()
    assert shown == shown.strip()
    assert fold(shown) == fold(text)


@given(TEXTS)
def test_the_quick_way_for_long_texts_gives_the_same(text):
    odd = unusual(text)
    assert fold(text, odd) == fold(text)
    assert clean(text, odd) == clean(text)
    assert fold_letters(text, odd) == fold_letters(text)


def test_the_quick_way_replaces_nothing_twice():
    every = [chr(code) for code in range(0x20000) if not 0xD800 <= code < 0xE000]
    texts = ["".join(every[start : start + 24]) for start in range(0, len(every), 24)]
    assert [fold(text, unusual(text)) for text in texts] == [fold(text) for text in texts]
