"""What holds for every phrase: figures come back as written, nothing is invented, nothing is lost."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from gongkai.catalog.limits import LimitKind, read
from gongkai.catalog.limits.folding import number
from gongkai.documents.readers.ordinals import chinese
from gongkai.law.rulebook import Unit

NUMBERS = st.integers(min_value=1, max_value=365)
UNITS = st.sampled_from(
    [("个工作日", Unit.WORKING_DAY), ("工作日", Unit.WORKING_DAY), ("日", Unit.DAY), ("天", Unit.DAY)]
)
STARTS = st.sampled_from(["信息形成或者变更之日起", "自批准之日起", "批复后", "作出决定之日起", "", "收到申请后"])
ENDS = st.sampled_from(["内", "以内", "之内", "内公开", "内向社会公开", "内予以公示"])
WORDS = st.text(
    alphabet=st.sampled_from(
        "信息形成变更之日起批准后公示期不少于工作日内每年月季度前提实时及其中，；。、（）0123456789二十自从应"
    ),
    max_size=40,
)


def written(count: int, way: int) -> str:
    wide = str(count).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    return [str(count), wide, chinese(count)][way]


@given(NUMBERS, UNITS, STARTS, ENDS, st.integers(0, 2))
def test_a_length_is_read_as_written(count: int, unit: tuple[str, Unit], start: str, end: str, way: int) -> None:
    reading = read(f"{start}{written(count, way)}{unit[0]}{end}")
    assert reading.understood
    assert [(each.kind, each.value, each.unit) for each in reading.limits] == [(LimitKind.WITHIN, count, unit[1])]


@given(NUMBERS)
def test_numerals_in_words_are_the_numbers_that_they_name(count: int) -> None:
    assert number(chinese(count)) == count


@given(st.integers(1, 12), st.integers(1, 28))
def test_a_day_of_the_year_is_read_as_written(month: int, day: int) -> None:
    limit = read(f"每年{month}月{day}日前公开").limits[0]
    assert (limit.kind, limit.due_month, limit.due_day) == (LimitKind.YEARLY_DATE, month, day)


@given(WORDS)
def test_no_figure_is_invented(text: str) -> None:
    figures = {int(each) for each in re.findall(r"\d+", text)}
    words = {number(each) for each in re.findall(r"[二十]+", text)}
    for limit in read(text).limits:
        if limit.value is not None and limit.kind is not LimitKind.PERIODIC:
            assert limit.value in figures | words | {1, 6, 30}  # 次日, 半年, 半小时 have theirs in the word


@given(st.text(max_size=60))
def test_any_text_is_read_or_listed(text: str) -> None:
    reading = read(text)
    assert reading.text == text
    assert reading.limits or reading.unread or reading.blank


@given(
    st.lists(
        st.sampled_from(["信息形成之日起20个工作日内", "公示7个工作日", "每月10日前", "另行通知", "实时公开"]),
        min_size=1,
        max_size=5,
    )
)
def test_parts_joined_by_semicolons_are_read_as_they_are_alone(parts: list[str]) -> None:
    alone = [limit for part in dict.fromkeys(parts) for limit in read(part).limits]
    joined = read("；".join(parts))
    assert [(each.kind, each.value) for each in joined.limits] == [(each.kind, each.value) for each in alone]
    assert len(joined.unread) == parts.count("另行通知")


FRAGMENTS = st.sampled_from(
    [
        "每学期", "每两年", "每旬", "半年", "每学年", "每周一", "汛期每日", "开学后",
        "结束后", "末", "前", "内", "10日", "5个工作日", "3个月", "信息形成之日起",
        "公示", "其中", "实时", "左右", "不受", "限制", "每隔", "，",
        "；", "（", "）", "、", "另行通知", "次/年", "2",
    ]
)  # fmt: skip


@given(st.lists(FRAGMENTS, min_size=1, max_size=8))
def test_no_phrase_is_dropped_without_being_listed(fragments: list[str]) -> None:
    """Every fragment with a meaning of its own is in a limit that was read or in what was listed."""
    text = "".join(fragments)
    reading = read(text)
    told = "".join(
        [*reading.unread, *(f"{limit.text}{limit.condition}{limit.start_text}" for limit in reading.limits)]
    )
    for fragment in fragments:
        for figure in re.findall(r"\d+", fragment):
            assert figure in told or any(limit.value == int(figure) for limit in reading.limits)
        if fragment in ("另行通知", "左右", "不受", "每隔"):
            assert fragment in told, (text, told)
        if fragment in ("每学期", "每旬", "每学年", "每周一", "每两年", "汛期每日", "实时"):
            assert fragment in told or fragment[1:] in told, (text, told)
