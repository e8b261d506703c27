"""文号: every way of writing one is read, running text is left out, damage is flagged."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law.identifiers.document_number import (
    DocumentNumber,
    NumberKind,
    damaged,
    find,
    key,
    normalise,
    parse,
)

OPENERS, CLOSERS = "〔[［（(【〈﹝", "〕]］）)】〉﹞"
codes = st.sampled_from(["国办发", "示府办", "示政规", "法释", "示市监函", "鲁0811政发", "和政发", "SZ示规"])


def numbers_in(text: str) -> list[str]:
    return [str(match.number) for match in find(text)]


@given(
    code=codes,
    year=st.integers(1950, 2049),
    serial=st.integers(1, 99999),
    pair=st.integers(0, len(OPENERS) - 1),
    zeros=st.integers(0, 2),
    blank=st.sampled_from(["", " ", "　"]),
    ordinal=st.sampled_from(["", "第"]),
    wide=st.booleans(),
)
def test_every_bracket_and_spacing_reads_as_one_number(code, year, serial, pair, zeros, blank, ordinal, wide):
    figures = f"{'0' * zeros}{serial}"
    written = f"{code}{blank}{OPENERS[pair]}{year}{CLOSERS[pair]}{blank}{ordinal}{figures[-6:]}{blank}号"
    if wide:
        written = written.translate({ord("0") + n: ord("０") + n for n in range(10)})
    if int(figures[-6:]) == serial:
        assert normalise(written) == f"{code}〔{year}〕{serial}号"
        assert key(written) == key(f"{code}〔{year}〕{serial}号")


@given(code=codes, year=st.integers(1950, 2049), serial=st.integers(1, 99999))
def test_the_normal_form_reads_back_as_itself(code, year, serial):
    number = DocumentNumber(code, year, serial)
    assert parse(str(number)) == number
    assert damaged(str(number)) == []


@given(st.text(alphabet="国办发〔〕[]（）0123456789年第号令公告示政府 的按照《》。", max_size=80))
def test_any_text_is_searched_without_failure_and_spans_are_true(text):
    for match in find(text):
        assert text[match.start : match.end] == match.text
    for damage in damaged(text):
        assert text[damage.start : damage.end] == damage.text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("按照示府办〔2020〕12号要求", "示府办〔2020〕12号"),
        ("现根据国办发〔2019〕6号文件精神", "国办发〔2019〕6号"),
        ("《甲办法》和示政规（2020）第3号", "示政规〔2020〕3号"),
        ("详见示府办[2021]7号", "示府办〔2021〕7号"),
        ("关于某事的通知示府办〔2020〕12号各镇", "示府办〔2020〕12号"),
        ("你市示市政〔2002〕14号收悉", "示市政〔2002〕14号"),
        ("和省财政厅冀财预〔2021〕6号", "冀财预〔2021〕6号"),
        ("2019年示府〔2019〕3号", "示府〔2019〕3号"),
        ("国 办 发 〔2019〕 6 号", "国办发〔2019〕6号"),
        ("财示字〔94〕020号", "财示字〔1994〕20号"),
    ],
)
def test_running_words_before_the_code_are_left_out(text, number):
    assert numbers_in(text) == [number]


@pytest.mark.parametrize(
    "code", ["和政发", "日政办发", "示文旅发", "示经信规", "呼政字", "并政发", "即政办发", "从府"]
)
def test_codes_that_look_like_running_words_stay_whole_at_an_edge(code):
    assert numbers_in(f"（{code}〔2020〕1号）") == [f"{code}〔2020〕1号"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("（国务院令第711号）", "国务院令第711号"),
        ("2019年5月15日国务院令第７１１号公布", "国务院令第711号"),
        ("（某部令2019年第44号）", "某部令2019年第44号"),
        ("示范市人民政府令〔2021〕第3号", "示范市人民政府令〔2021〕第3号"),
        ("某局令第二十三号公布的办法", "某局令第23号"),
        ("公告2021年第5号", "公告2021年第5号"),
        ("财政部 税务总局公告2019年第39号", "财政部税务总局公告2019年第39号"),
        ("法释〔2020〕1号", "法释〔2020〕1号"),
    ],
)
def test_orders_and_announcements_keep_their_own_form(text, number):
    assert numbers_in(text) == [number]


def test_joint_numbers_are_two():
    assert numbers_in("示财规〔2020〕3号 示税发〔2020〕5号") == ["示财规〔2020〕3号", "示税发〔2020〕5号"]


def test_one_order_has_one_key_however_it_is_called():
    assert key("国令第711号") == key("国务院令第711号") == key("中华人民共和国国务院令第711号")
    assert key("示范市政府令第8号") == key("示范市人民政府令（第8号）")
    assert key("国务院令第711号") != key("国务院令第712号")


def test_a_number_knows_its_parts():
    assert parse("某部令2019年第44号") == DocumentNumber("某部令", 2019, 44, NumberKind.YEARED)
    assert parse("示府办〔2020〕12号") == DocumentNumber("示府办", 2020, 12, NumberKind.BRACKETED)


@pytest.mark.parametrize(
    "broken", ["示府办〔20205号", "示府办〔202126", "国办发2019〕6号", "国办发〔2019〕号", "示政函【2011】号"]
)
def test_a_damaged_number_is_flagged_and_never_guessed(broken):
    text = f"见{broken}文件"
    assert find(text) == []
    assert [damage.text.removesuffix("文") for damage in damaged(text)] == [broken]


@pytest.mark.parametrize("text", ["", "第6号", "（2019年6月）", "令第5号", "2019〕", "522-03-02", "无", "〔〕号"])
def test_what_is_no_number_is_none(text):
    assert parse(text) is None
    assert normalise(text) == key(text) == ""


@pytest.mark.parametrize("char", ["〔", "国", "1", "号", "令", "（", "第", " ", "〔2019〕"])
def test_long_repetitions_are_searched_in_linear_time(char):
    text = char * (1_000_000 // len(char))
    start = time.process_time()
    find(text)
    damaged(text)
    assert time.process_time() - start < 10


@pytest.mark.parametrize("written", ["示府办〔2 0 1 7〕1 4 1号", "示府办｛2017｝141号", "示府办{2017} 141 号"])
def test_figures_set_wide_and_curly_brackets_are_read(written):
    assert numbers_in(f"按照{written}文件要求") == ["示府办〔2017〕141号"]


@pytest.mark.parametrize(
    "written",
    ["示府办〔20175号", "示府办〔201726", "示府办〔2017〕141", "示府办〔2O17〕141号", "示府办〔2017〕l41号"],
)
def test_what_lacks_a_part_is_flagged_whole_and_never_mended(written):
    text = f"（{written}）要求"
    assert (numbers_in(text), [damage.text for damage in damaged(text)]) == ([], [written])
