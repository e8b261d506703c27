"""Differences: nothing lost, Chinese by the character, numbers and words whole."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.core.desk.diff import compare, folded

if TYPE_CHECKING:
    from gongkai.core.desk.diff import Run

TEXT = st.text(alphabet="政务公开目录第条12.5%abAB。；\n ，", max_size=120)


def told(runs: list[Run], *kinds: str) -> str:
    return "".join(run.text for run in runs if run.kind in kinds)


@given(TEXT, TEXT)
def test_the_runs_give_both_texts_back(before: str, after: str) -> None:
    runs = compare(before, after)
    assert told(runs, "same", "out") == before
    assert told(runs, "same", "in") == after


@given(TEXT)
def test_equal_texts_have_no_change(text: str) -> None:
    assert {run.kind for run in compare(text, text)} <= {"same"}


@pytest.mark.parametrize(
    ("before", "after", "out", "into"),
    [
        ("公开期限为20个工作日。", "公开期限为15个工作日。", "20", "15"),
        ("由市财政局牵头办理。", "由市审计局牵头办理。", "财政", "审计"),
        ("第一条。第二条。", "第一条。第二条。第三条。", "", "第三条。"),
        ("下降3.5%。", "下降13.5%。", "3.5%", "13.5%"),
    ],
)
def test_only_what_changed_is_marked(before: str, after: str, out: str, into: str) -> None:
    runs = compare(before, after)
    assert (told(runs, "out"), told(runs, "in")) == (out, into)


def test_a_rewritten_sentence_is_not_shredded_into_single_characters() -> None:
    runs = compare("各单位要加强组织领导。", "有关部门应压实工作责任。")
    assert len([run for run in runs if run.kind != "same"]) <= 2


def test_long_unchanged_stretches_are_folded() -> None:
    text = "这一段没有变化，" * 50
    runs = folded(compare(f"甲。{text}。乙", f"甲。{text}。丙"))
    assert len(told(runs, "same")) < 120
    assert told(runs, "out", "in") == "乙丙"
    assert "gap" in {run.kind for run in runs}


def test_long_documents_are_compared_quickly() -> None:
    before = "".join(f"第{n}条规定了第{n * 7 % 31}项事项的公开要求。" for n in range(3000))
    after = before.replace("第99条", "第九十九条").replace("公开要求", "公开标准", 40)
    start = time.perf_counter()
    runs = compare(before, after)
    assert time.perf_counter() - start < 5
    assert told(runs, "same", "in") == after
