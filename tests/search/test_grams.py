"""Streams of pairs and characters, and spellings, against the plain way of making them."""

from hypothesis import given
from hypothesis import strategies as st

from gongkai.search.analysis import GAP, character_stream, fold, gram_stream, word_stream, words
from gongkai.search.analysis.pinyin import spellings

FOLDED = st.text(st.one_of(st.characters(), st.sampled_from("公积金 a1b𠀀")), max_size=30).map(fold)


@given(FOLDED)
def test_a_stream_holds_every_pair_in_order(folded):
    text = folded.replace(" ", GAP)
    assert gram_stream(folded) == " ".join(text[at : at + 2] for at in range(len(text) - 1))


@given(FOLDED)
def test_a_stream_holds_every_character_once(folded):
    assert sorted(character_stream(folded).split(" ")) == sorted(set(folded) - {" "} or {""})


@given(FOLDED)
def test_a_stream_holds_the_words(folded):
    assert word_stream(folded) == " ".join(words(folded))


def test_typing_may_begin_at_any_of_the_first_nine_words():
    ways = spellings("住房公积金提取办法")
    assert [(way.head, way.full, way.initials) for way in ways] == [
        ("住房公积金提取办法", "zhufanggongjijintiqubanfa", "zfgjjtqbf"),
        ("公积金提取办法", "gongjijintiqubanfa", "gjjtqbf"),
        ("提取办法", "tiqubanfa", "tqbf"),
        ("办法", "banfa", "bf"),
    ]
    assert len(spellings("市区县乡镇村组街道社区居委会办公室科室中心")) <= 9
    assert spellings("") == []


@given(FOLDED)
def test_spellings_are_never_longer_than_forty(folded):
    assert all(0 < len(part) <= 40 for way in spellings(folded * 3) for part in way if way.head)
